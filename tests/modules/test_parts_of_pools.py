# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The parts of a user pool: the round trip, and what is refused before the first call that writes.

The twelve steps of each are in cases_of_pools.yml.
"""

from __future__ import annotations

import importlib
import typing as t
from pathlib import Path

import pytest
import yaml
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import (
    argument_spec,
    chosen,
    shown,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.client_secret import (
    USER_POOL_CLIENT_SECRET,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rule import (
    LISTENER_RULE,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.login_branding import (
    MANAGED_LOGIN_BRANDING,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.whole_pool import (
    PARTS,
    WHOLE_POOL,
)
from tests.support.aws import Aws
from tests.support.resources import as_options
from tests.support.worlds import WORLDS
from tests.unit.contract.modules import module

FOLDER = Path(__file__).parent
CASES = yaml.safe_load((FOLDER / "cases_of_pools.yml").read_text(encoding="utf-8"))
REFUSED = yaml.safe_load((FOLDER / "refused_of_pools.yml").read_text(encoding="utf-8"))

# A client's secret is compared with nothing, and excludes saying that it has one.
CREATE_ONLY = {"cognito_user_pool_client": ("client_secret",)}

Document = dict[str, t.Any]
BRANDING_ID = "managed_login_branding_id"


def spec_of(name: str) -> Document:
    """Return the argument spec of a module, without the options that only say how."""
    found = module(name)
    mine = {*found.options, "tags"}.difference(found.resource.purges)
    spec = argument_spec(found.resource, found.options)
    return {option: part for option, part in spec.items() if option in mine}


def accepted(name: str, options: Document) -> Document:
    """Return ``options`` as Ansible hands them to the engine; they must be valid."""
    spec = spec_of(name)
    validated = ArgumentSpecValidator(spec).validate(options)
    assert validated.error_messages == []
    return chosen(validated.validated_parameters, spec)


@pytest.mark.parametrize("name", CASES)
def test_round_trip(aws: Aws, name: str) -> None:
    """What the info module returns, given back as options, plans nothing."""
    case, resource = CASES[name], module(name).resource
    WORLDS[case["world"]](aws)
    for kind in ("create", "change"):
        asked = accepted(name, {**case["identity"], **case[kind]})
        aws.converge(resource, asked)
        (found,) = aws.inform(resource, chosen_of_info(name, case["identity"]))
        back = accepted(name, as_options(found, spec_of(name)))
        assert not aws.converge(resource, back).changed


def chosen_of_info(name: str, identity: Document) -> Document:
    """Return what of a thing's identity its info module takes."""
    path = f"ansible_collections.gatehouse.aws.plugins.modules.{name}_info"
    return {o: v for o, v in identity.items() if o in importlib.import_module(path).OPTIONS}


@pytest.mark.parametrize("name", CASES)
def test_nothing_there_is_an_empty_list(aws: Aws, name: str) -> None:
    case = CASES[name]
    identity = chosen_of_info(name, case["identity"])
    assert aws.inform(module(name).resource, identity) == []
    WORLDS[case["world"]](aws)
    assert aws.inform(module(name).resource, identity) == []


@pytest.mark.parametrize("name", CASES)
def test_gone_with_its_pool(aws: Aws, name: str) -> None:
    """Without its parents nothing is there to remove, and that is no error."""
    case = CASES[name]
    result = aws.converge(module(name).resource, dict(case["identity"]), state="absent")
    assert (result.changed, aws.writes) == (False, [])


@pytest.mark.parametrize("name", [n for n in CASES if "user_pool_name" in CASES[n]["identity"]])
def test_check_mode_below_a_predicted_pool(aws: Aws, name: str) -> None:
    """In check mode a pool, and a client, that do not exist yet are predicted."""
    case = CASES[name]
    asked = accepted(name, {**case["identity"], **case["create"]})
    result = aws.converge(module(name).resource, asked, check_mode=True)
    assert result.changed
    assert result.after["user_pool_id"] == "predicted:user_pool/staff"


def parent(name: str) -> Document:
    """Return how a thing that lives in a pool names it."""
    return {"user_pool_name": "staff"} if "user_pool_name" in module(name).options else {}


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: f"{row['module']}: {row['says'][:60]}")
def test_refused_before_the_first_write(aws: Aws, row: Document) -> None:
    """One sentence names the option and the way out, and nothing was written."""
    resource = module(row["module"]).resource
    WORLDS[row.get("world", "pool")](aws)
    for options in row.get("before", []):
        aws.converge(resource, accepted(row["module"], {**parent(row["module"]), **options}))
    aws.forget()
    asked = accepted(row["module"], {**parent(row["module"]), **row["options"]})
    with pytest.raises(PlanError) as refused:
        aws.converge(resource, asked)
    assert row["says"] in str(refused.value)
    assert aws.writes == []


def test_a_style_by_its_id(aws: Aws) -> None:
    """As by its client; with what it inherits only when asked."""
    WORLDS["hosted"](aws)
    style = {"user_pool_name": "staff", "client_name": "orders"}
    made = aws.converge(MANAGED_LOGIN_BRANDING, style).after
    own = {"user_pool_name": "staff", "managed_login_branding_id": made[BRANDING_ID]}
    dark = {"settings": {"categories": {"global": {"colorSchemeMode": "DARK"}}}}
    assert aws.lasts(MANAGED_LOGIN_BRANDING, {**own, **dark})["settings"] == dark["settings"]
    for asked in (own, style, {"user_pool_name": "staff"}):
        (plain,) = aws.inform(MANAGED_LOGIN_BRANDING, asked)
        assert plain["settings"] == dark["settings"]
        (merged,) = aws.inform(MANAGED_LOGIN_BRANDING, {**asked, "return_merged_resources": True})
        assert merged["settings"]["categories"]["global"]["spacingDensity"] == "REGULAR"
        assert {*merged} == {*plain}
    assert aws.converge(MANAGED_LOGIN_BRANDING, own, state="absent").changed
    assert not aws.converge(MANAGED_LOGIN_BRANDING, own, state="absent").changed
    with pytest.raises(PlanError, match=f"There is no managed login branding with {BRANDING_ID}"):
        aws.converge(MANAGED_LOGIN_BRANDING, own)


SECRET = {"user_pool_name": "staff", "client_name": "orders"}


def test_a_secret_is_rotated_in_two_runs(aws: Aws) -> None:
    WORLDS["hosted"](aws)
    (old,) = aws.inform(USER_POOL_CLIENT_SECRET, SECRET)[0]["client_secrets"]
    started = {**SECRET, "rotation": "started"}
    result = aws.converge(USER_POOL_CLIENT_SECRET, started)
    assert result.after["client_secret"]
    new = result.after["client_secret_id"]
    assert not aws.converge(USER_POOL_CLIENT_SECRET, started).changed
    finished = {**SECRET, "rotation": "finished"}
    after = aws.converge(USER_POOL_CLIENT_SECRET, finished).after
    assert [one["client_secret_id"] for one in after["client_secrets"]] == [new] != [old]
    assert not aws.converge(USER_POOL_CLIENT_SECRET, finished).changed


def test_a_rotation_is_abandoned(aws: Aws) -> None:
    WORLDS["hosted"](aws)
    before = aws.inform(USER_POOL_CLIENT_SECRET, SECRET)[0]["client_secrets"]
    own = {"rotation": "started", "client_secret": "not-a-real-one-" + "0" * 15}
    own["client_secret"] = own["client_secret"].replace("-", "_")
    assert aws.converge(USER_POOL_CLIENT_SECRET, {**SECRET, **own}).changed
    abandoned = {**SECRET, "rotation": "abandoned"}
    assert aws.converge(USER_POOL_CLIENT_SECRET, abandoned).after["client_secrets"] == before
    assert not aws.converge(USER_POOL_CLIENT_SECRET, abandoned).changed


def test_a_whole_pool_can_be_given_back(aws: Aws) -> None:
    """Every element of what cognito_info returns plans nothing in the module of its kind."""
    WORLDS["hosted"](aws)
    for name, case in CASES.items():
        if case["world"] in ("pool", "hosted"):
            for kind in ("create", "change"):
                asked = accepted(name, {**case["identity"], **case[kind]})
                aws.converge(module(name).resource, asked)
    (pool,) = aws.inform(WHOLE_POOL, {"name": "staff"})
    assert {part.plural for part in PARTS if not pool[part.plural]} == set()
    for part in PARTS:
        name = f"cognito_{part.name}"
        for one in pool[part.plural]:
            back = accepted(name, as_options(one, spec_of(name)))
            back = {k: v for k, v in back.items() if k not in CREATE_ONLY.get(name, ())}
            assert not aws.converge(part, back).changed, name


def test_a_whole_pool_shows_no_secret(aws: Aws) -> None:
    found = WORLDS["hosted"](aws)
    (pool,) = aws.inform(WHOLE_POOL, {"user_pool_id": found["user_pool_id"]})
    assert found["client_secret"] in str(pool)
    assert found["client_secret"] not in str(shown(WHOLE_POOL, pool, with_secrets=False))


def test_people_and_rules_of_a_whole_pool_only_when_asked(aws: Aws) -> None:
    found = WORLDS["sign_in"](aws)
    pool_id = found["user_pool_id"]
    aws.client("cognito-idp").admin_create_user(UserPoolId=pool_id, Username="ada")
    login = {"user_pool_name": "staff", "user_pool_client_name": "orders"}
    closed = {"fixed_response": {"status_code": "200", "content_type": "text/plain"}}
    paths = (("/", [{"authenticate_cognito": login}, closed]), ("/open", [closed]))
    for n, (path, actions) in enumerate(paths, 1):
        where = {"listener_arn": found["listener_arn"], "priority": str(n), "key": f"rule-{n}"}
        rule = {**where, "conditions": [{"path_pattern": {"values": [path]}}], "actions": actions}
        aws.converge(LISTENER_RULE, rule)
    for asked in ({"name": "staff"}, {"user_pool_id": pool_id}):
        (few,) = aws.inform(WHOLE_POOL, {**asked, "users": False})
        assert not {"users", "listener_rules"} & set(few)
        assert few["variables"]["user_pool_users"] == []
        (all_,) = aws.inform(WHOLE_POOL, {**asked, "users": True, "listener_rules": True})
        assert [one["key"] for one in all_["listener_rules"]] == ["rule-1"]
        assert [one["username"] for one in all_["users"]] == ["ada"]
        assert [one["username"] for one in all_["variables"]["user_pool_users"]] == ["ada"]


URL, MORE = "https://orders.example.com/oauth2/idpresponse", "https://more.example.com/cb"


def test_addresses_of_a_client_by_membership(aws: Aws) -> None:
    """Several playbooks may each see to their own addresses, and no other."""
    WORLDS["sign_in"](aws)
    client = {"user_pool_name": "staff", "name": "orders", "callback_urls": [MORE]}
    rows = [("merged", True, {URL, MORE}), ("absent", True, {URL}), ("replaced", True, {MORE})]
    for how, changes, left in rows:
        for changed in (changes, False):
            terms = {"purge": {"callback_urls_state": how}}
            check = aws.converge(USER_POOL_CLIENT, client, check_mode=True, **terms)
            result = aws.converge(USER_POOL_CLIENT, client, **terms)
            assert check.changed == result.changed == changed
            assert set(result.after["callback_urls"]) == set(check.after["callback_urls"]) == left
