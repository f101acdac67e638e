# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What threat protection does about risky sign-ins, in a whole user pool or for one app client."""

from __future__ import annotations

import ipaddress
import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Meaning, Refusals
from .._engine.plan import Plan
from .._engine.resource import Read, Resource
from .._engine.shapes import Names
from .._engine.writers import Call, Put
from ._parents import OF_CLIENT
from .user_pool import id_of_arn

CREDENTIALS = "compromised_credentials_risk_configuration"
TAKEOVER = "account_takeover_risk_configuration"
EXCEPTIONS = "risk_exception_configuration"
EMAILS = ("block_email", "no_action_email", "mfa_email")


def back_to_default(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """AWS has no call that deletes: setting nothing does it."""
    request = store.model.request("SetRiskConfiguration").encode(store.key(current))
    return [Call("SetRiskConfiguration", request, frozenset(current))]


def risk_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    for option, ranges in (desired.get(EXCEPTIONS) or {}).items():
        for text in ranges:
            if not is_range(text):
                yield (
                    f"{EXCEPTIONS}.{option} {text!r} is no range of addresses: write it like"
                    " 192.0.2.0/24."
                )


def is_range(text: str) -> bool:
    """Return whether ``text`` is a range of IP addresses with its prefix length."""
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return "/" in text


def has_content(part: t.Any) -> bool:
    """Return whether anything is said inside of ``part``: empty blocks are not sent."""
    if isinstance(part, dict):
        return any(has_content(inner) for inner in part.values())
    return part not in (None, [])


def risk_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would refuse of the configuration as it will be."""
    credentials, takeover = plan.after.get(CREDENTIALS), plan.after.get(TAKEOVER)
    if not any(has_content(plan.after.get(part)) for part in (CREDENTIALS, TAKEOVER, EXCEPTIONS)):
        yield (
            f"A configuration needs {CREDENTIALS}, {TAKEOVER} or {EXCEPTIONS}: give one, or set"
            " state to absent to reset it."
        )
    if credentials and not (credentials.get("actions") or {}).get("event_action"):
        yield f"{CREDENTIALS} needs actions.event_action: say BLOCK or NO_ACTION."
    if not takeover:
        return
    actions, mail = takeover.get("actions"), takeover.get("notify_configuration") or {}
    if not actions:
        yield f"{TAKEOVER} needs actions: say what happens at low, medium or high risk."
    for level, action in (actions or {}).items():
        if action and not {"event_action", "notify"} <= action.keys():
            yield f"{TAKEOVER}.actions.{level} needs event_action and notify: give both."
    if any(action.get("notify") for action in (actions or {}).values()) and not mail:
        yield f"{TAKEOVER}.notify_configuration is missing: say who sends the mail, by source_arn."
    if mail and not mail.get("source_arn"):
        yield f"{TAKEOVER}.notify_configuration needs source_arn, of an identity of SES."
    for kind in (kind for kind in EMAILS if mail.get(kind) and not mail[kind].get("subject")):
        yield f"{TAKEOVER}.notify_configuration.{kind} needs a subject."


RISK_CONFIGURATION = Resource(
    service="cognito-idp",
    name="risk_configuration",
    title="client_id",
    ids=(),
    names=("user_pool_id",),
    qualifiers=("client_id",),
    words=Names({"AccountTakeoverRiskConfiguration.NotifyConfiguration.From": "from_address"}),
    references=OF_CLIENT,
    # For a client without a configuration of its own AWS answers with that of the pool.
    read=Read("DescribeRiskConfiguration", "RiskConfiguration", among=("client_id",)),
    exists=lambda found: any(found.get(part) for part in (CREDENTIALS, TAKEOVER, EXCEPTIONS)),
    create="SetRiskConfiguration",
    writers=(Put("SetRiskConfiguration"),),
    deletion=Deletion(calls=back_to_default),
    meaning=Meaning(canonical=(id_of_arn,)),
    refusals=Refusals(problems=(risk_problems,), preflight=(risk_preflight,)),
)
