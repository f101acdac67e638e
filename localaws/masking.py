# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Parameters without their secrets."""

from __future__ import annotations

import re
import typing as t

from botocore.model import Shape, StructureShape

MASK = "********"
# Names of secrets that the models do not mark as sensitive, and of free map keys that hold one.
SECRET = re.compile(
    r"password$|secret(?!arn|id|name)|private_?key|^token$|access_?token|id_?token|refresh_?token$"
    r"|^session$|^eventsourcetoken$|certificatebody$|usercode$|^authparameters$|^challengeresponses$",
    re.IGNORECASE,
)
# Shapes that the models mark as sensitive though they only identify.
NO_SECRETS = ("ClientIdType",)
NOT_SECRET = re.compile(r"^(generatesecret|useexistingclientsecret|nexttoken)$", re.IGNORECASE)


def masked(shape: Shape | None, value: t.Any, name: str = "") -> t.Any:
    """Return ``value`` with every secret in it replaced."""
    if value is not None and _secret(shape, name):
        return MASK
    if isinstance(value, dict):
        return {key: masked(_inner(shape, key), item, key) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [masked(getattr(shape, "member", None), item) for item in value]
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def _secret(shape: Shape | None, name: str) -> bool:
    return _marked(shape) or (bool(SECRET.search(name)) and not NOT_SECRET.match(name))


def _marked(shape: Shape | None) -> bool:
    if shape is None or shape.name in NO_SECRETS or not shape.metadata.get("sensitive"):
        return False
    return shape.type_name in ("string", "blob", "map")


def _inner(shape: Shape | None, key: str) -> Shape | None:
    if isinstance(shape, StructureShape):
        return shape.members.get(key)
    return getattr(shape, "value", None)
