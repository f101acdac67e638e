# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is wrong with a listener rule, said before AWS is asked.

Every function yields sentences that name the option and the way out. Give them what the user wrote,
not its one form, which has already forgotten a ``field`` that contradicts its block.
"""

from __future__ import annotations

import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._action_problems import (
    list_problems,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._condition_problems import (
    condition_problems,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_actions import (
    SIGN_INS,
    block_of,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
    filled,
    name_of,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_transforms import (
    TRANSFORMS,
)

Sentences = t.Iterator[str]
PRIORITIES = (1, 50000)
REWRITE_LENGTH = 1024


def rule_problems(document: Document, creating: bool = False) -> list[str]:
    """Return what AWS would refuse in the rule ``document``, a sentence for each problem."""
    return [
        *_priority_problems(document),
        *condition_problems(document),
        *action_problems(document, "actions", creating),
        *_transform_problems(document),
    ]


def action_problems(document: Document, option: str, creating: bool = False) -> list[str]:
    """Return what AWS would refuse in the actions that ``document`` holds under ``option``."""
    if document.get(option) is None:
        return []
    return list(list_problems(document[option], option, creating))


def needs_https(actions: t.Iterable[Document] | None) -> list[str]:
    """Return the types among ``actions`` that AWS allows on HTTPS listeners only."""
    blocks = [block_of(action) for action in actions or []]
    return [name_of(block) for block in blocks if block in SIGN_INS]


def _priority_problems(document: Document) -> Sentences:
    priority, span = document.get("priority"), document.get("priority_range")
    if priority is not None and priority != "auto" and not _is_priority(priority):
        yield (
            f"priority {priority} is not a priority: give a number from 1 to 50000, or auto; the "
            "default rule has no number and is changed by elb_listener's default_actions"
        )
    if span is not None and not _is_range(span):
        yield (
            f"priority_range {span} is not a range: give its lowest and highest priority, such as "
            "[100, 199], both from 1 to 50000"
        )


def _is_priority(value: t.Any) -> bool:
    text = str(value)
    return text.isascii() and text.isdigit() and PRIORITIES[0] <= int(text) <= PRIORITIES[1]


def _is_range(span: t.Sequence[t.Any]) -> bool:
    return (
        len(span) == 2 and all(_is_priority(end) for end in span) and int(span[0]) <= int(span[1])
    )


def _transform_problems(document: Document) -> Sentences:
    transforms = document.get("transforms") or []
    kinds = [_kind(transform) for transform in transforms]
    for kind in TRANSFORMS:
        if kinds.count(kind) > 1:
            yield (
                f"transforms holds {kinds.count(kind)} of type {name_of(kind)}, AWS takes one of "
                f"each type: give one {kind}"
            )
    for place, (transform, kind) in enumerate(zip(transforms, kinds, strict=True)):
        yield from _one_transform_problems(f"transforms[{place}]", transform, kind)


def _kind(transform: Document) -> str | None:
    named = [name for name in TRANSFORMS if filled(transform.get(name))]
    return named[0] if len(named) == 1 else None


def _one_transform_problems(where: str, transform: Document, kind: str | None) -> Sentences:
    if kind is None:
        yield f"{where} has no single meaning: give either host_header_rewrite or url_rewrite"
        return
    stated = transform.get("type")
    if stated and stated != name_of(kind):
        yield f"{where} is of type {stated} but gives {kind}: leave out type, or make them agree"
    rewrites = transform[kind].get("rewrites") or []
    if not rewrites:
        yield f"{where}.{kind}.rewrites is empty: give at least one regex and its replace"
    for rewrite in rewrites:
        for name in ("regex", "replace"):
            length = len(rewrite.get(name) or "")
            if length > REWRITE_LENGTH:
                yield f"{where}.{kind}.rewrites: {name} has {length} characters, AWS takes 1024"
