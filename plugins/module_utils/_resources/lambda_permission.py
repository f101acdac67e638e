# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Leave to call a Lambda function: one statement of the function's own policy."""

from __future__ import annotations

import dataclasses
import json
import typing as t

from .._engine.checks import PREDICTED
from .._engine.documents import Document, without
from .._engine.habits import Meaning, Refusals, Traits
from .._engine.resource import Read, Reference, Resource
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Writer
from ._policy_documents import ACCOUNT
from .apigateway_rest_api import REST_API
from .apigatewayv2_api import API
from .lambda_function import FUNCTION
from .target_group import TARGET_GROUP
from .user_pool import USER_POOL

# Under which condition of a statement AWS keeps an option, in lower case: its own case varies.
CONDITIONS = {
    "aws:sourcearn": "source_arn",
    "aws:sourceaccount": "source_account",
    "aws:principalorgid": "principal_org_id",
    "lambda:eventsourcetoken": "event_source_token",
    "lambda:functionurlauthtype": "function_url_auth_type",
}


class Statement(Writer):
    """AWS has no call that changes a statement: it is taken away and put back in other words."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that takes the statement away, then the one that adds it anew."""
        gone = model.request("RemovePermission").encode(after)
        return [
            Call("RemovePermission", gone, frozenset(options)),
            self.call(model, after, options),
        ]


def statement(store: t.Any, key: Document) -> Document:
    """Return the statement that ``key`` names as options, nothing when there is none."""
    request = store.model.request("GetPolicy").encode(key)
    policy = json.loads(store.call("GetPolicy", request)["Policy"])
    named = [one for one in policy["Statement"] if one.get("Sid") == key["statement_id"]]
    return told(named[0]) if named else {}


def told(found: Document) -> Document:
    """Return one statement of a policy as the options that make it."""
    who = found.get("Principal")
    tests = (found.get("Condition") or {}).values()
    known = {key.lower(): value for one in tests for key, value in one.items()}
    limits = {option: known.pop(key) for key, option in CONDITIONS.items() if key in known}
    principal = next(iter(who.values())) if isinstance(who, dict) else who
    others = {"other_conditions": sorted(known)} if known else {}
    return {"action": found["Action"], "principal": principal, **limits, **others}


def one_principal(document: Document) -> Document:
    """An account is its number, by whichever of its two names it is called."""
    who = str(document.get("principal") or "")
    account = who.split(":")[4] if who.endswith(":root") and who.count(":") > 4 else who
    return {**document, "principal": account} if ACCOUNT.fullmatch(account) else document


def of_api(document: Document) -> Document:
    """AWS tells an API by its ID, and permissions by an ARN, with the function's own account."""
    api, function = document.get("api_id", ""), document.get("function_arn", "")
    rest = without(document, ("api_id", "function_arn"))
    if not api or not function:
        return rest
    if unknown := next((one for one in (api, function) if one.startswith(PREDICTED)), ""):
        return {**rest, "source_arn": unknown}
    _arn, partition, _lambda, region, account, *_name = function.split(":")
    return {**rest, "source_arn": f"arn:{partition}:execute-api:{region}:{account}:{api}/*/*"}


def complete(wanted: Document, others: t.Sequence[Document]) -> Document:
    """Return ``wanted`` with the action that nearly every statement is for."""
    return {"action": "lambda:InvokeFunction", **wanted}


def preflight(plan: t.Any, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation, or let everybody have."""
    after = plan.after
    if plan.creates and not after.get("principal"):
        yield "principal is needed to add a permission: say who may call the function."
    if plan.before.get("other_conditions"):
        yield (
            f"Statement {after['statement_id']} has conditions that would be lost:"
            f" {', '.join(plan.before['other_conditions'])}. Leave it, or add another statement."
        )
    if after.get("principal") == "*" and not any(after.get(o) for o in CONDITIONS.values()):
        yield "principal * lets anybody call the function: give source_arn or principal_org_id too."


def statements(store: t.Any, asked: Document) -> list[Document]:
    """Return the keys of all statements of the function that ``asked`` names."""
    key = {o: asked[o] for o in ("function_name", "qualifier") if asked.get(o)}
    request = store.model.request("GetPolicy").encode(key)
    try:
        policy = json.loads(store.call("GetPolicy", request)["Policy"])
    except store.session.client("lambda").exceptions.ResourceNotFoundException:
        return []
    return [{**key, "statement_id": one["Sid"]} for one in policy["Statement"] if "Sid" in one]


PLAIN = Resource(
    service="lambda",
    name="lambda_permission",
    title="statement_id",
    ids=(),
    names=("function_name", "statement_id"),
    qualifiers=("qualifier",),
    words=Names({"PrincipalOrgID": "principal_org_id"}),
    references=(
        Reference(
            "function_name",
            FUNCTION,
            {"name": "function_name"},
            ("name",),
            keeps=frozenset({"function_name"}),
        ),
        Reference("source_arn", USER_POOL, {"name": "user_pool_name"}, ("arn",)),
        Reference("source_arn", TARGET_GROUP, {"name": "target_group_name"}, ("target_group_arn",)),
    ),
    read=Read("GetPolicy", "Policy", walk=statement),
    members=statements,
    create="AddPermission",
    created="@",
    writers=(
        Statement("AddPermission", owns=frozenset({"action", "principal", *CONDITIONS.values()})),
    ),
    delete="RemovePermission",
    traits=Traits(sensitive=("event_source_token",)),
    meaning=Meaning(canonical=(one_principal,), complete=complete),
    refusals=Refusals(preflight=(preflight,)),
)

OF_API = dataclasses.replace(
    PLAIN,
    references=(
        *PLAIN.references,
        Reference("api_id", API, {"name": "api_name"}, ("api_id",)),
        Reference("api_id", REST_API, {"name": "rest_api_name"}, ("rest_api_id",)),
        Reference(
            "function_arn",
            FUNCTION,
            {"name": "function_name"},
            ("function_arn",),
            keeps=frozenset({"function_name"}),
        ),
    ),
    meaning=dataclasses.replace(PLAIN.meaning, canonical=(one_principal, of_api)),
)

PERMISSION = dataclasses.replace(PLAIN, variants={"api_name": OF_API, "rest_api_name": OF_API})
