# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Elastic Load Balancing v2 as AWS answers it.

A store of documents in wire form and one module per kind of resource. Requests and answers follow
botocore's model, so a member that AWS adds needs no code here.
"""

from __future__ import annotations

import typing as t

from moto.elbv2.models import elbv2_backends

from localaws.elbv2 import (
    attributes,
    certificates,
    facts,
    listeners,
    load_balancers,
    priorities,
    rules,
    tags,
    target_groups,
    targets,
    trust_stores,
)
from localaws.elbv2.store import Store
from localaws.whole import serve_whole

MODULES = (
    attributes,
    certificates,
    facts,
    listeners,
    load_balancers,
    priorities,
    rules,
    tags,
    target_groups,
    targets,
    trust_stores,
)

serve_whole("elbv2", elbv2_backends, Store, MODULES)


def store_of(account: str, region: str) -> Store:
    """Return what an account has in a region."""
    return t.cast(Store, elbv2_backends[account][region])
