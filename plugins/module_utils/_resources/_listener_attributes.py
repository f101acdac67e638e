# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one form of a listener's attributes, and of how it asks clients for certificates."""

from __future__ import annotations

import typing as t

from .._engine.policies import Merge, Policy
from ._rule_documents import Document

MUTUAL = "mutual_authentication"
UNUSED = (None, False, "off")


def one_attribute_form(document: Document) -> Document:
    """Return ``document`` with its attributes as text, as AWS keeps them: ``false``, ``350``."""
    attributes = document.get("attributes")
    if attributes is None:
        return document
    return {**document, "attributes": {key: _text(value) for key, value in attributes.items()}}


def _text(value: t.Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class OfMode(Policy):
    """A structure whose mode says what else it has: another mode takes nothing of it along."""

    takes = dict

    def overlay(self, base: t.Any, patch: t.Any, merge: Merge) -> t.Any:
        """Return ``patch``, beside what ``base`` has where the mode stays."""
        mode = (base or {}).get("mode")
        return {**base, **patch} if mode and patch.get("mode", mode) == mode else dict(patch)


def one_mutual_form(document: Document) -> Document:
    """Return ``document`` with its mutual authentication as AWS keeps it.

    An empty one is AWS's default, and listeners that do not speak HTTPS have none. What only the
    mode ``verify`` uses is not there in another one, which may tell it as switched off.
    """
    mutual = document.get(MUTUAL)
    if mutual is None:
        return document
    mutual = {"mode": "off"} if mutual == {} else mutual
    if mutual.get("mode") in ("off", "passthrough"):
        mutual = {name: v for name, v in mutual.items() if name == "mode" or v not in UNUSED}
    if mutual == {"mode": "off"} and document.get("protocol") not in (None, "HTTPS"):
        return {name: value for name, value in document.items() if name != MUTUAL}
    return {**document, MUTUAL: mutual}


def mutual_problems(document: Document) -> t.Iterator[str]:
    """Yield why AWS would not take the mutual authentication that a listener is to have."""
    mutual = document.get(MUTUAL) or {}
    mode = mutual.get("mode", "off")
    if mode == "verify" and not mutual.get("trust_store_arn"):
        yield f"{MUTUAL}.trust_store_arn is needed for mode verify: give a trust store"
    beside = () if mode == "verify" else (name for name in mutual if name != "mode")
    yield from (
        f"{MUTUAL}.{name} is for mode verify, and the mode is {mode}: leave it out, or give"
        " mode verify"
        for name in beside
    )
