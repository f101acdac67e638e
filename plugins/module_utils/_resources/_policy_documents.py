# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Policy documents of IAM, in one form for all documents that mean the same."""

from __future__ import annotations

import json
import re
import typing as t

ACCOUNT = re.compile(r"\d{12}")
# Members whose strings AWS takes alone or in a list, in any order.
SETS = ("Action", "NotAction", "Resource", "NotResource")


def parsed(document: t.Any) -> t.Any:
    """Return ``document`` as data; text that is no JSON stays as it is."""
    if not isinstance(document, str):
        return document
    try:
        return json.loads(document)
    except ValueError:
        return document


def one_policy_form(document: t.Any) -> t.Any:
    """Return what ``document`` means: lists of one as one, sets sorted, accounts as their root."""
    policy = parsed(document)
    if not isinstance(policy, dict) or "Statement" not in policy:
        return policy
    statements = policy["Statement"]
    statements = statements if isinstance(statements, list) else [statements]
    return {**policy, "Statement": [statement(one) for one in statements]}


def statement(written: t.Any) -> t.Any:
    """Return one statement in its one form."""
    if not isinstance(written, dict):
        return written
    form = {name: a_set(value) if name in SETS else value for name, value in written.items()}
    for name in ("Principal", "NotPrincipal"):
        if isinstance(form.get(name), dict):
            form[name] = {kind: a_set(who, root) for kind, who in form[name].items()}
    if isinstance(form.get("Condition"), dict):
        form["Condition"] = {
            operator: {key: a_set(value, text) for key, value in (tests or {}).items()}
            for operator, tests in form["Condition"].items()
        }
    return form


def a_set(value: t.Any, word: t.Callable[[t.Any], t.Any] = lambda one: one) -> t.Any:
    """Return a list as its sorted elements, or as the only one."""
    items = sorted({str(word(one)) for one in (value if isinstance(value, list) else [value])})
    return items[0] if len(items) == 1 else items


def root(principal: t.Any) -> t.Any:
    """AWS reports an account that is named by its number by the ARN of its root."""
    name = str(principal)
    return f"arn:aws:iam::{name}:root" if ACCOUNT.fullmatch(name) else name


def text(value: t.Any) -> str:
    """Return what a condition compares with as AWS keeps it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def written(policy: t.Any) -> str:
    """Return ``policy`` as the text that AWS takes."""
    return policy if isinstance(policy, str) else json.dumps(policy)
