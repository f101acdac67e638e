# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documents: what AWS reports, what the user wrote, both in snake_case, and the laws of them.

A document is a dict of options. Paths are dotted and pass through lists: ``actions.forward.weight``
reaches the weight of every action. Nothing here knows AWS or Ansible.
"""

from __future__ import annotations

import typing as t

from .policies import Policy

Document = dict[str, t.Any]
Policies = t.Mapping[str, Policy]


def below(path: str, name: str) -> str:
    """Return the path of ``name`` inside ``path``."""
    return f"{path}.{name}" if path else name


def copied(value: t.Any) -> t.Any:
    """Return a document, or a part of one, that shares no dict and no list with ``value``."""
    if isinstance(value, dict):
        return {name: copied(inner) for name, inner in value.items()}
    return [copied(inner) for inner in value] if isinstance(value, list) else value


def overlay(base: t.Any, patch: t.Any, policies: Policies, path: str = "") -> t.Any:
    """Return ``base`` with ``patch`` laid over it.

    What the patch omits stays; an empty dict or list in it clears; structures merge member by
    member; lists and free maps follow their policy and are replaced where they have none.
    """
    if patch is None:
        return copied(base)
    policy = policies.get(path)
    if policy and isinstance(patch, policy.takes):
        return policy.overlay(base, patch, lambda old, new: overlay(old, new, policies, path))
    if not isinstance(patch, dict) or (path and not patch):
        return copied(patch)
    base = base if isinstance(base, dict) else {}
    merged = {k: overlay(base.get(k), v, policies, below(path, k)) for k, v in patch.items()}
    return {**copied(base), **{k: v for k, v in merged.items() if v is not None}}


def normal(document: t.Any, policies: Policies, path: str = "") -> t.Any:
    """Return the form that all documents of the same meaning share.

    Order that carries no meaning is sorted away and empty containers are dropped, as AWS returns
    "none" now as an empty list and now not at all.
    """
    if isinstance(document, dict):
        members = ((k, normal(v, policies, below(path, k))) for k, v in document.items())
        return {k: v for k, v in members if v is not None and v != {} and v != []}
    if isinstance(document, list):
        items = [normal(item, policies, path) for item in document]
        return policies[path].sort(items) if path in policies else items
    return document


def changed(before: Document, after: Document, policies: Policies) -> set[str]:
    """Return the options whose meaning differs between two documents."""
    # What reads the same means the same: normal forms are for the rest.
    other = {option for option in {*before, *after} if before.get(option) != after.get(option)}
    old, new = (
        normal({option: one.get(option) for option in other}, policies) for one in (before, after)
    )
    return {option for option in other if old.get(option) != new.get(option)}


def places(document: t.Any, path: str) -> t.Iterator[tuple[Document, str]]:
    """Yield ``(container, name)`` for every dict in which ``path`` ends, present or not."""
    head, _dot, rest = path.partition(".")
    if isinstance(document, list):
        for item in document:
            yield from places(item, path)
    elif isinstance(document, dict):
        if rest:
            yield from places(document.get(head), rest)
        else:
            yield document, head


def without(document: Document, paths: t.Iterable[str]) -> Document:
    """Return a copy of ``document`` in which none of ``paths`` exists."""
    result: Document = copied(document)
    for path in paths:
        for container, name in places(result, path):
            container.pop(name, None)
    return result


def masked(document: Document, paths: t.Iterable[str], mask: str = "********") -> Document:
    """Return a copy of ``document`` in which values at ``paths`` read ``mask``."""
    result: Document = copied(document)
    for path in paths:
        for container, name in places(result, path):
            if container.get(name) is not None:
                container[name] = mask
    return result


def within(wanted: t.Any, there: t.Any) -> bool:
    """Return whether ``there`` is what is wanted, if anything is; of a map, whether it holds it."""
    if isinstance(wanted, dict):
        return all(str((there or {}).get(name)) == str(value) for name, value in wanted.items())
    return wanted is None or wanted == there
