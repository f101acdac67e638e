# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Names and values of DNS records as Route 53 keeps them."""

from __future__ import annotations

import re
import typing as t

from .._engine.checks import PREDICTED
from .._engine.documents import Document

# Values of these are names themselves.
OF_NAMES = ("CNAME", "NS", "PTR")
OF_TEXT = ("TXT", "SPF")
# How amazon.aws tells the target of an alias, besides its name in the values.
OF_ALIAS = {
    "alias_hosted_zone_id": "hosted_zone_id",
    "alias_evaluate_target_health": "evaluate_target_health",
}
LONGEST = 255  # Of one string; a longer text is several.


def full_name(name: str) -> str:
    """Return ``name`` in lower case and with its last dot; Route 53 writes ``*`` as a number."""
    if name.startswith(PREDICTED):
        return name
    plain = re.sub(r"\\(\d{3})", lambda match: chr(int(match.group(1), 8)), str(name)).lower()
    return plain if plain.endswith(".") else f"{plain}."


def quoted(text: str) -> str:
    """Return ``text`` in the quotes that Route 53 wants, long ones in parts."""
    if text.startswith('"'):
        return text
    parts = [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)]
    escaped = (part.replace("\\", r"\\").replace('"', r"\"") for part in parts or [""])
    return " ".join(f'"{part}"' for part in escaped)


def value_of(kind: str, value: t.Any) -> str:
    """Return one value of a record of type ``kind`` in the form in which it is compared."""
    text = str(value).strip()
    if kind in OF_NAMES:
        return full_name(text)
    return quoted(text) if kind in OF_TEXT else text


def one_alias_form(document: Document) -> Document:
    """Return ``document`` with an alias in amazon.aws's words as ``alias_target``."""
    if document.get("alias") is None:
        return document
    rest = {o: v for o, v in document.items() if o not in ("alias", *OF_ALIAS)}
    if not document["alias"] or rest.get("alias_target"):
        return rest
    told = {theirs: document[o] for o, theirs in OF_ALIAS.items() if o in document}
    target = {"dns_name": next(iter(document.get("values") or []), ""), **told}
    return {**{o: v for o, v in rest.items() if o != "values"}, "alias_target": target}


def alias_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence when an alias in amazon.aws's words says too little or too much."""
    alias, zone = desired.get("alias"), desired.get("alias_hosted_zone_id")
    given = [option for option in OF_ALIAS if desired.get(option) is not None]
    if given and not alias:
        yield f"{given[0]} needs alias: set it to true, or give alias_target."
    if alias and not (zone and len(desired.get("values") or []) == 1):
        yield "alias needs one of values, and alias_hosted_zone_id: give both, or alias_target."
    if alias and desired.get("alias_target"):
        yield "alias and alias_target say the same: give one of them."
    if alias and desired.get("ttl") is not None:
        yield "ttl is not for an alias, which is kept as long as its target: leave it out."


def target_of(alias: Document) -> Document:
    """Return an alias with its name in full; a load balancer answers to two names."""
    if not alias.get("dns_name"):
        return alias
    name = full_name(str(alias["dns_name"])).removeprefix("dualstack.")
    return {"evaluate_target_health": False, **alias, "dns_name": name}
