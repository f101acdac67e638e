# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Ansible's argument spec in few words: every function returns plain spec dicts, nothing else.

Names come in one string, separated by spaces, as many options differ in their name only.
Ansible takes an option called like a secret for one, so options that merely sound like it
(``access_token_validity``) say ``no_log: False`` themselves; real ones come from :func:`secrets`.
"""

from __future__ import annotations

import typing as t

Spec = dict[str, t.Any]
Specs = dict[str, Spec]

SOUNDS_SECRET = ("pass", "secret", "token", "key")


def _named(names: str, **spec: t.Any) -> Specs:
    return {name: named(name, dict(spec)) for name in names.split()}


def named(name: str, spec: Spec) -> Spec:
    """Return ``spec`` with ``no_log`` stated where Ansible would otherwise guess from ``name``."""
    if any(word in name for word in SOUNDS_SECRET):
        spec.setdefault("no_log", False)
    return spec


def strings(names: str, **spec: t.Any) -> Specs:
    """Return string options."""
    return _named(names, **spec)


def integers(names: str, **spec: t.Any) -> Specs:
    """Return integer options."""
    return _named(names, type="int", **spec)


def numbers(names: str, **spec: t.Any) -> Specs:
    """Return options that are numbers with a fraction."""
    return _named(names, type="float", **spec)


def booleans(names: str, **spec: t.Any) -> Specs:
    """Return boolean options."""
    return _named(names, type="bool", **spec)


def string_lists(names: str, **spec: t.Any) -> Specs:
    """Return options that are lists of strings."""
    return _named(names, type="list", elements="str", **spec)


def maps(names: str, **spec: t.Any) -> Specs:
    """Return options that are free maps, such as tags."""
    return _named(names, type="dict", **spec)


def secrets(names: str, **spec: t.Any) -> Specs:
    """Return string options whose values must never be printed."""
    return _named(names, no_log=True, **spec)


def choice(name: str, values: str, **spec: t.Any) -> Specs:
    """Return one option that takes exactly one of ``values``."""
    return _named(name, choices=values.split(), **spec)


def choices(name: str, values: str, **spec: t.Any) -> Specs:
    """Return one option that takes a list out of ``values``."""
    return _named(name, type="list", elements="str", choices=values.split(), **spec)


def block(name: str, *parts: Specs, **spec: t.Any) -> Specs:
    """Return one structured option made of the given options."""
    return _named(name, type="dict", options=joined(*parts), **spec)


def blocks(name: str, *parts: Specs, **spec: t.Any) -> Specs:
    """Return one option that is a list of structures made of the given options."""
    return _named(name, type="list", elements="dict", options=joined(*parts), **spec)


def joined(*parts: Specs) -> Specs:
    """Return all the options of ``parts`` as one spec."""
    return {name: spec for part in parts for name, spec in part.items()}
