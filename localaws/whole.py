# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Services that localaws serves whole, from a store of its own that stands in moto's place."""

from __future__ import annotations

import types
import typing as t

from moto.core.base_backend import BackendDict
from moto.core.utils import get_service_model

from localaws.call import Call
from localaws.errors import NotServed
from localaws.services import serves

Document = dict[str, t.Any]
Operation = t.Callable[[t.Any, Document], Document | None]


def serve_whole(
    service: str,
    backends: BackendDict[t.Any],
    store: type,
    modules: t.Iterable[types.ModuleType],
) -> None:
    """Have the OPERATIONS of ``modules`` answer a service; what they lack is not served.

    moto keeps the stores, one for each account and region: its reset empties them, and its other
    services find there what they look for.
    """
    # moto finds the urls of a service by the module of its backend's class.
    store.__module__ = backends.backend.__module__
    backends.backend = store
    backends.clear()
    operations: dict[str, Operation] = {
        operation.__name__.replace("_", ""): operation
        for module in modules
        for operation in module.OPERATIONS
    }
    for name in get_service_model(service).operation_names:
        handler = _handler(backends, operations.get(name.lower()))
        serves(service, name)(handler)


def _handler(
    backends: BackendDict[t.Any], operation: Operation | None
) -> t.Callable[[Call], Document | None]:
    def answer(call: Call) -> Document | None:
        if operation is None:
            raise NotServed(call.service, call.operation)
        return operation(backends[call.account][call.region], dict(call.parameters))

    return answer
