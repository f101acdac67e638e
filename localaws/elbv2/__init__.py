# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Elastic Load Balancing v2 as AWS answers it.

A store of documents in wire form and one module per kind of resource. Requests and answers follow
botocore's model, so a member that AWS adds needs no code here. moto's own is not used.
"""

from __future__ import annotations

import typing as t

from moto.core.utils import get_service_model
from moto.elbv2.models import elbv2_backends

from localaws.call import Call
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
from localaws.elbv2.store import Document, Store
from localaws.errors import NotServed
from localaws.services import serves

Operation = t.Callable[[Store, Document], Document | None]

OPERATIONS: dict[str, Operation] = {
    operation.__name__.replace("_", ""): operation
    for module in (
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
    for operation in module.OPERATIONS
}


def store_of(account: str, region: str) -> Store:
    """Return what an account has in a region."""
    return t.cast(Store, elbv2_backends[account][region])


def _serve(name: str) -> None:
    def answer(call: Call) -> Document | None:
        if name not in OPERATIONS:
            raise NotServed(call.service, call.operation)
        return OPERATIONS[name](store_of(call.account, call.region), dict(call.parameters))

    serves("elbv2", name)(answer)


# moto's Auto Scaling and tagging look for target groups here, and its reset empties it. moto finds
# the urls of a service by the module of its backend's class.
Store.__module__ = "moto.elbv2.models"
elbv2_backends.backend = Store

for _name in get_service_model("elbv2").operation_names:
    _serve(_name.lower())
