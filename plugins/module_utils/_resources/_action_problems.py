# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS would refuse in the actions of a rule or of a listener."""

from __future__ import annotations

import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._login_problems import (
    WEEK,
    Sentences,
    cognito_problems,
    jwt_problems,
    oidc_problems,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_actions import (
    ACTIONS,
    ENDS,
    REDIRECT_DEFAULTS,
    SIGN_INS,
    TARGET,
    block_of,
    in_turn,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
    filled,
    name_of,
)

MOST_GROUPS = 5
MOST_WEIGHT = 999
BODY_LENGTH = 1024


def list_problems(actions: t.Sequence[Document], option: str, creating: bool) -> Sentences:
    """Yield what AWS would refuse in ``actions``, which the user gave under ``option``."""
    for place, action in enumerate(actions):
        yield from _shape_problems(f"{option}[{place}]", action)
        block = block_of(action)
        if block:
            yield from CHECKS[block](f"{option}[{place}]", action, creating)
    blocks = [block_of(action) for action in in_turn(actions)]
    ends = [block for block in blocks if block in ENDS]
    if len(ends) != 1 or blocks[-1] not in ENDS:
        yield (
            f"{option} needs exactly one of {', '.join(ENDS)}, performed last, and has "
            f"{len(ends)}: give one, with the highest order"
        )
    sign_ins = [block for block in blocks if block in SIGN_INS]
    if len(sign_ins) > 1:
        yield f"{option} holds {' and '.join(sign_ins)}, AWS takes one of them a rule: keep one"
    orders = [action["order"] for action in actions if action.get("order") is not None]
    if len(set(orders)) != len(orders):
        yield f"{option} gives an order twice: number them differently, or leave out order"


def _shape_problems(where: str, action: Document) -> Sentences:
    blocks = [name for name in ACTIONS if filled(action.get(name))]
    blocks += [name for name in TARGET if action.get(name) and blocks and blocks != ["forward"]]
    block, kind = block_of(action), action.get("type")
    if len(blocks) > 1:
        yield f"{where} gives {' and '.join(blocks)}: make one action of each"
    elif block is None:
        yield f"{where} does not say what to do: give one of {', '.join(ACTIONS)}"
    elif kind and kind != name_of(block):
        yield f"{where} is of type {kind} but gives {block}: leave out type, or make them agree"


def _forward_problems(where: str, action: Document, creating: bool) -> Sentences:
    forward = filled(action.get("forward"))
    groups = [filled(group) for group in forward.get("target_groups", [])]
    plain = filled({name: action.get(name) for name in TARGET})
    if plain and groups and not _same_target(plain, groups):
        yield f"{where} gives a target beside other target_groups: give forward.target_groups only"
    groups = groups or ([plain] if plain else [])
    if not 1 <= len(groups) <= MOST_GROUPS:
        yield f"{where} forwards to {len(groups)} target groups: give 1 to {MOST_GROUPS}"
    for group in groups:
        yield from _group_problems(where, group, alone=len(groups) == 1)
    yield from _stickiness_problems(where, filled(forward.get("stickiness")))


def _same_target(plain: Document, groups: list[Document]) -> bool:
    return len(groups) == 1 and all(
        groups[0].get(name, plain[name]) == plain[name] for name in plain
    )


def _group_problems(where: str, group: Document, alone: bool) -> Sentences:
    where = f"{where}.forward.target_groups"
    if len([name for name in TARGET if name in group]) != 1:
        yield f"{where}: give each group a target_group_arn or a target_group_name, not both"
    if "weight" not in group and not alone:
        yield f"{where}: AWS wants a weight for each of several groups: give one, from 0 to 999"
    if not 0 <= group.get("weight", 1) <= MOST_WEIGHT:
        yield f"{where}: weight {group['weight']} is out of range: give 0 to {MOST_WEIGHT}"


def _stickiness_problems(where: str, stickiness: Document) -> Sentences:
    if stickiness.get("enabled") and not 1 <= stickiness.get("duration_seconds", 0) <= WEEK:
        yield (
            f"{where}.forward.stickiness is enabled without a duration that AWS takes: give "
            f"duration_seconds, from 1 to {WEEK} seconds"
        )


def _redirect_problems(where: str, action: Document, creating: bool) -> Sentences:
    where, redirect = f"{where}.redirect", {**REDIRECT_DEFAULTS, **filled(action.get("redirect"))}
    if not redirect.get("status_code"):
        yield f"{where} needs a status_code: HTTP_301 (permanent) or HTTP_302 (temporary)"
    if all(
        redirect[name] == REDIRECT_DEFAULTS[name] for name in REDIRECT_DEFAULTS if name != "query"
    ):
        yield f"{where} leads back to where it came from: change protocol, host, port or path"
    if not redirect["path"].startswith("/"):
        yield f"{where}.path '{redirect['path']}' is not absolute: begin it with /"


def _fixed_response_problems(where: str, action: Document, creating: bool) -> Sentences:
    where, response = f"{where}.fixed_response", filled(action.get("fixed_response"))
    code = str(response.get("status_code", ""))
    if not (len(code) == 3 and code.isdigit() and code[0] in "245"):
        yield f"{where}.status_code must be a 2xx, 4xx or 5xx code, such as 404"
    length = len(response.get("message_body", ""))
    if length > BODY_LENGTH:
        yield f"{where}.message_body has {length} characters, AWS takes {BODY_LENGTH}"


CHECKS: dict[str, t.Callable[[str, Document, bool], Sentences]] = {
    "forward": _forward_problems,
    "redirect": _redirect_problems,
    "fixed_response": _fixed_response_problems,
    "authenticate_cognito": cognito_problems,
    "authenticate_oidc": oidc_problems,
    "jwt_validation": jwt_problems,
}
