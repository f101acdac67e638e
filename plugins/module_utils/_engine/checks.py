# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS's model says of values and botocore's client does not check: enum, range, pattern."""

from __future__ import annotations

import functools
import re
import typing as t
import warnings

from .documents import below
from .shapes import Shape

PREDICTED = "predicted:"  # How check mode calls what AWS has not named yet.


def value_problems(shape: Shape, value: t.Any, path: str = "") -> t.Iterator[str]:
    """Yield a sentence for every value in a document that AWS's own model forbids.

    Only members that ``shape`` has are looked at; the sentence names the option by its path.
    """
    if shape.kind == "structure" and isinstance(value, dict):
        for option, (_wire, inner) in shape.options.items():
            if value.get(option) is not None:
                yield from value_problems(inner, value[option], below(path, option))
    elif shape.kind == "list" and isinstance(value, list) and shape.path not in shape.names.single:
        yield from _range(shape, len(value), path, "elements")
        for item in value:
            yield from value_problems(shape.element, item, path)
    elif shape.kind == "string":
        yield from _string(shape, str(value), path)
    elif shape.kind in ("integer", "long"):
        yield from _number(shape, value, path)


def _number(shape: Shape, value: t.Any, path: str) -> t.Iterator[str]:
    try:
        yield from _range(shape, int(value), path, "")
    except ValueError:
        yield f"{path} must be a whole number, not {value!r}."


def _range(shape: Shape, size: int, path: str, unit: str) -> t.Iterator[str]:
    low, high = shape.raw.metadata.get("min"), shape.raw.metadata.get("max")
    if (low is not None and size < low) or (high is not None and size > high):
        bounds = f"{low} to {high}" if None not in (low, high) else f"at least {low}"
        bounds = f"at most {high}" if low is None else bounds
        yield f"{path} must be {bounds} {unit}".rstrip() + f", not {size}."


def _string(shape: Shape, value: str, path: str) -> t.Iterator[str]:
    if value.startswith(PREDICTED):
        return
    if getattr(shape.raw, "enum", None) and value not in shape.raw.enum:
        yield f"{path} must be one of {', '.join(shape.raw.enum)}, not {value}."
        return
    yield from _range(shape, len(value), path, "characters long")
    pattern = shape.raw.metadata.get("pattern")
    if pattern and not _matches(pattern, value):
        shown = "" if shape.raw.metadata.get("sensitive") else f", which {value!r} does not"
        yield f"{path} must match AWS's pattern {pattern}{shown}."


def _matches(pattern: str, value: str) -> bool:
    """Return whether ``value`` fits; a pattern in another dialect than Python's fits everything."""
    known = _compiled(pattern)
    return known is None or known.search(value) is not None


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(rf"^(?:{pattern})\Z")
    except re.error:
        return None
