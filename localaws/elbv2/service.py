# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Elastic Load Balancing v2 on moto's server: one method per operation, made from our functions."""

from __future__ import annotations

import typing as t

import moto.elb.urls
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
from moto.core.responses import ActionResult, BaseResponse
from moto.elbv2.models import elbv2_backends

Operation = t.Callable[[Store, Document], t.Optional[Document]]

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


class Service(BaseResponse):
    """What moto calls for a request to Elastic Load Balancing v2."""

    def __init__(self) -> None:
        super().__init__(service_name="elbv2")
        self.automated_parameter_parsing = True


def _method(operation: Operation) -> t.Callable[[Service], ActionResult]:
    def answer(self: Service) -> ActionResult:
        store = t.cast(Store, elbv2_backends[self.current_account][self.region])
        return ActionResult(operation(store, t.cast(Document, self.params)) or {})

    answer.__name__ = operation.__name__
    return answer


def install() -> None:
    """Serve our operations in place of moto's, from our store."""
    for module in MODULES:
        for operation in module.OPERATIONS:
            setattr(Service, operation.__name__, _method(operation))
    # moto finds the urls of a service by the module of its backend's class.
    Store.__module__ = "moto.elbv2.models"
    elbv2_backends.backend = Store  # type: ignore[assignment]
    moto.elb.urls.ELBV2Response = Service  # type: ignore[misc, assignment]
