# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An update of one option leaves all others as they were: for every member that AWS can set."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.converge import Result
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.plan import plan
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.store import Store
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.writers import Put
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool import USER_POOL
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_domain import (
    USER_POOL_DOMAIN,
)
from tests.support.aws import Aws
from tests.support.members import Member, flat, leaves, model, nest, touched
from tests.support.rich import (
    ALL_POOL_MEMBERS,
    CLIENT_MEMBERS,
    DOMAIN_MEMBERS,
    EXCLUDED,
    MFA_MEMBERS,
    NOT_OPTIONS,
    POOL_MEMBERS,
    POOL_TWINS,
    SMS,
    client_state,
    domain_members,
    pool_state,
    rich_client,
    rich_domain,
    rich_pool,
)
from tests.support.worlds import LOGIN

# What has only one value in AWS's model is carried, and cannot be changed.
CHANGEABLE = [member for member in ALL_POOL_MEMBERS if member.first != member.second]
# Email as a second factor needs a sender of one's own.
BESIDE_MFA = [
    member
    for member in CHANGEABLE
    if member in POOL_MEMBERS and member.wire != "EmailConfiguration.EmailSendingAccount"
]
MODES = ("strict", "measured")
METHODS = ("sms_mfa", "software_token_mfa", "email_mfa")


def wanted(member: Member) -> dict[str, t.Any]:
    """Return the options that change ``member`` alone."""
    options = nest({member.option: snaked(member.second)})
    if member.option.startswith(METHODS):
        options["mfa_configuration"] = "OPTIONAL"  # as it is: methods are given beside it
    return options


def snaked(value: t.Any) -> t.Any:
    """Return a list or a map of AWS's structures in the user's words."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{name.lower(): one for name, one in item.items()} for item in value]
    if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
        return {key: {"acr_value": inner["AcrValue"]} for key, inner in value.items()}
    return value


def twins(wire: str) -> set[str]:
    """Return under which names AWS reports a change of ``wire``."""
    found = {wire}.union(*(group for group in POOL_TWINS if wire in group))
    inner = next((wire.removeprefix(f"{place}.") for place in SMS if wire.startswith(place)), "")
    if inner and wire.removeprefix("SmsMfaConfiguration.").startswith("SmsConfiguration."):
        inner = wire.removeprefix("SmsMfaConfiguration.").removeprefix("SmsConfiguration.")
        found |= {f"{place}.{inner}" for place in SMS}
    return found


def outside(paths: set[str], allowed: set[str]) -> set[str]:
    """Return those of ``paths`` that are neither in ``allowed`` nor inside of something in it."""
    return {path for path in paths if not any(f"{path}.".startswith(f"{a}.") for a in allowed)}


def test_the_rich_pool_carries_every_member(aws: Aws) -> None:
    told = flat(pool_state(aws, rich_pool(aws)))
    carried = {path for path in told if path}
    missing = {
        member.wire
        for member in ALL_POOL_MEMBERS
        if not any(f"{path}.".startswith(f"{member.wire}.") for path in carried)
    }
    assert missing == {"PoolName", EXCLUDED}  # the name is told as Name


def sent_in_full(result: Result, member: Member) -> None:
    """Every member that a full update takes and that AWS reported is in its request."""
    full = {writer.operation for writer in USER_POOL.writers if isinstance(writer, Put)}
    updates = [call for call in result.calls if call.operation in full]
    assert updates or member.option == "tags"  # which have calls of their own
    for call in updates:
        held = flat(model(USER_POOL).request(call.operation).encode(result.before))
        lost = outside(set(held), {*flat(call.request), *twins(member.wire)}) - NOT_OPTIONS
        assert {path for path in lost if held[path] not in ([], {}, None)} == set()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("member", CHANGEABLE, ids=str)
def test_a_pool_loses_nothing(aws: Aws, member: Member, mode: str) -> None:
    aws.mode(update_user_pool=mode)
    pool_id = rich_pool(aws, member.wire)
    before = pool_state(aws, pool_id)
    result = aws.converge(USER_POOL, {"user_pool_id": pool_id, **wanted(member)})
    paths = touched(before, pool_state(aws, pool_id))
    assert result.changed
    sent_in_full(result, member)
    assert paths & {p for p in paths for w in twins(member.wire) if f"{p}.".startswith(f"{w}.")}
    assert outside(paths, twins(member.wire)) == set()


@pytest.mark.parametrize("member", BESIDE_MFA, ids=str)
def test_a_pool_loses_nothing_when_both_updates_run(aws: Aws, member: Member) -> None:
    """MFA has its own call: neither may undo what the other has just set."""
    pool_id = rich_pool(aws, member.wire)
    before = pool_state(aws, pool_id)
    options = {**wanted(member), "mfa_configuration": "ON"}
    aws.converge(USER_POOL, {"user_pool_id": pool_id, **options})
    after = pool_state(aws, pool_id)
    paths = touched(before, after)
    assert after["MfaConfiguration"] == "ON"
    assert paths & {p for p in paths for w in twins(member.wire) if f"{p}.".startswith(f"{w}.")}
    assert outside(paths, {*twins(member.wire), "MfaConfiguration"}) == set()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("member", CLIENT_MEMBERS, ids=str)
def test_a_client_loses_nothing(aws: Aws, member: Member, mode: str) -> None:
    aws.mode(update_user_pool=mode)
    pool_id, client_id = rich_client(aws, member.wire)
    before = client_state(aws, pool_id, client_id)
    assert outside({m.wire for m in CLIENT_MEMBERS}, set(flat(before))) == set()
    ids = {"user_pool_id": pool_id, "client_id": client_id}
    result = aws.converge(USER_POOL_CLIENT, {**ids, **wanted(member)})
    assert result.changed
    assert touched(before, client_state(aws, pool_id, client_id)) == {member.wire}


@pytest.mark.parametrize("wire", DOMAIN_MEMBERS)
def test_a_domain_loses_nothing(aws: Aws, wire: str) -> None:
    found = rich_domain(aws)
    (member,) = (member for member in domain_members(found) if member.wire == wire)
    describe = aws.client("cognito-idp").describe_user_pool_domain
    before = describe(Domain=LOGIN)["DomainDescription"]
    ids = {"domain": LOGIN, "user_pool_id": found["user_pool_id"]}
    assert aws.converge(USER_POOL_DOMAIN, {**ids, **wanted(member)}).changed
    assert touched(before, describe(Domain=LOGIN)["DomainDescription"]) == {wire}


def test_an_update_leaves_out_what_awss_own_sender_excludes(aws: Aws) -> None:
    """Cognito's own sender has no SES identity: AWS refuses one beside it."""
    store = Store(aws.session(), USER_POOL)
    current = store.get({"user_pool_id": rich_pool(aws)})
    assert current
    change = {"email_configuration": {"email_sending_account": "COGNITO_DEFAULT"}}
    (call,) = plan(USER_POOL, store.model, change, current).calls
    assert "SourceArn" not in call.request["EmailConfiguration"]


def test_members_come_from_the_model() -> None:
    shapes = {op: model(USER_POOL).request(op) for op in ("UpdateUserPool", "SetUserPoolMfaConfig")}
    known = {wire for shape in shapes.values() for wire, _option, _shape in leaves(shape)}
    tested = {member.wire for member in (*POOL_MEMBERS, *MFA_MEMBERS)}
    assert known - tested == {"UserPoolId", *NOT_OPTIONS}
