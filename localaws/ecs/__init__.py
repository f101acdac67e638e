# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Elastic Container Service as AWS answers it: services that roll out, fail and roll back.

A store of documents in wire form and one module per kind of resource. Tasks have network
interfaces in EC2 and are registered as targets in Elastic Load Balancing.
"""

from __future__ import annotations

import typing as t

from moto.ecs.models import ecs_backends

from localaws.ecs import (
    capacity_providers,
    clusters,
    history,
    instances,
    services,
    tags,
    task_definitions,
    tasks,
)
from localaws.ecs.store import Store
from localaws.whole import serve_whole

MODULES = (
    capacity_providers,
    clusters,
    history,
    instances,
    services,
    tags,
    task_definitions,
    tasks,
)

serve_whole("ecs", ecs_backends, Store, MODULES)


def store_of(account: str, region: str) -> Store:
    """Return what an account has in a region."""
    return t.cast(Store, ecs_backends[account][region])
