# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A Cognito user pool, its multi-factor authentication included."""

from __future__ import annotations

import re
import typing as t

from .._engine.documents import Document
from .._engine.errors import PlanError, listed
from .._engine.habits import Deletion, Faults, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Keyed
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Call, Grow, Put, Tags
from ._pool_addresses import ADDRESSES, with_addresses
from ._user_pool_problems import user_pool_problems
from .lambda_function import FUNCTION

METHODS = (
    "software_token_mfa_configuration",
    "sms_mfa_configuration",
    "email_mfa_configuration",
)
PREFIXES = re.compile(r"^(dev:)?(custom:)?")
VERIFIED = "MULTI_FACTOR_WITH_USER_VERIFICATION"
SHARED = ("sms_configuration", "sms_authentication_message")
# Still reported.
OLDER = {
    "admin_create_user_config.unused_account_validity_days": (
        "superseded by policies.password_policy.temporary_password_validity_days, and refused"
        " beside it"
    ),
    "email_verification_message": "a copy of verification_message_template.email_message",
    "email_verification_subject": "a copy of verification_message_template.email_subject",
    "sms_verification_message": "a copy of verification_message_template.sms_message",
}
# Where a function stands, by its ARN or by its name.
FUNCTIONS = tuple(
    f"lambda_config.{place}"
    for place in (
        "pre_sign_up",
        "custom_message",
        "post_confirmation",
        "pre_authentication",
        "post_authentication",
        "define_auth_challenge",
        "create_auth_challenge",
        "verify_auth_challenge_response",
        "user_migration",
        "pre_token_generation",
        "pre_token_generation_config.lambda_arn",
        "custom_sms_sender.lambda_arn",
        "custom_email_sender.lambda_arn",
        "inbound_federation.lambda_arn",
    )
)
MFA = frozenset({"mfa_configuration", "web_authn_configuration", *METHODS})


def function_at(place: str) -> Reference:
    """Return the reference to the function at ``place``, which may be given by name."""
    option = place.rpartition(".")[2]
    arn, keeps = ("function_arn",), frozenset({option})
    return Reference(place, FUNCTION, {"name": option}, arn, keeps=keeps, by_name=True)


def id_of_arn(document: Document) -> Document:
    """Other services know a pool by its ARN, Cognito by the id at the end of it."""
    pool = str(document.get("user_pool_id", ""))
    short = pool.rpartition("/")[2] if pool.startswith("arn:") else pool
    return {**document, "user_pool_id": short} if short else document


def plain_attribute_names(document: Document) -> Document:
    """AWS returns ``custom:team`` for what was made as ``team``, and ``dev:`` before some."""
    if "schema" not in document:
        return document
    schema = [
        {k: PREFIXES.sub("", v) if k == "name" else v for k, v in item.items()}
        for item in document["schema"]
    ]
    return {**document, "schema": schema}


def no_methods_when_off(document: Document) -> Document:
    """AWS refuses a method, even a disabled one, beside OFF; it goes on reporting SMS then."""
    if document.get("mfa_configuration") != "OFF":
        return document
    return {k: v for k, v in document.items() if k not in METHODS}


def one_sms_configuration(document: Document) -> Document:
    """A pool has one SMS configuration and message; AWS takes and reports them in two places."""
    sms = document.get("sms_mfa_configuration")
    if not sms:
        return document
    both = {name: document.get(name) or sms.get(name) for name in SHARED}
    both = {name: value for name, value in both.items() if value}
    return {**document, **both, "sms_mfa_configuration": {**sms, **both}}


def one_token_trigger(document: Document) -> Document:
    """AWS keeps the trigger before token generation twice and wants both ARNs the same."""
    config = document.get("lambda_config") or {}
    versioned = config.get("pre_token_generation_config") or {}
    arn = versioned.get("lambda_arn") or config.get("pre_token_generation")
    if not arn:
        return document
    twins = {
        "pre_token_generation": arn,
        "pre_token_generation_config": {**versioned, "lambda_arn": arn},
    }
    return {**document, "lambda_config": {**config, **twins}}


def with_trigger_version(document: Document, creating: bool) -> Document:
    """AWS wants a version beside the function; where none was ever said, it is the first."""
    config = document.get("lambda_config") or {}
    versioned = config.get("pre_token_generation_config")
    if not versioned:
        return document
    versioned = {"lambda_version": "V1_0", **versioned}
    return {**document, "lambda_config": {**config, "pre_token_generation_config": versioned}}


def no_source_of_default_mail(document: Document) -> Document:
    """AWS refuses the ARN of an SES identity, a former one too, when Cognito itself sends mail."""
    mail = document.get("email_configuration") or {}
    if mail.get("email_sending_account") != "COGNITO_DEFAULT":
        return document
    kept = {k: v for k, v in mail.items() if k != "source_arn"}
    return {**document, "email_configuration": kept}


def methods_needed(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield a sentence when MFA would be on without a method: AWS refuses that at the end."""
    after = plan.after
    on = [name for name in METHODS if after.get(name) and after[name].get("enabled", True)]
    if after.get("mfa_configuration", "OFF") != "OFF" and MFA & resolved.keys() and not on:
        yield (
            f"mfa_configuration {after['mfa_configuration']} needs a method: set one of"
            f" {', '.join(METHODS)}."
        )
    account = (after.get("email_configuration") or {}).get("email_sending_account")
    if after.get("email_mfa_configuration") and account != "DEVELOPER":
        yield (
            "email_mfa_configuration needs email_configuration.email_sending_account DEVELOPER: set"
            " that, with a source_arn."
        )


def first_factors(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield a sentence when required MFA would meet a first factor that AWS excludes beside it."""
    after, web = plan.after, plan.after.get("web_authn_configuration") or {}
    policy = (after.get("policies") or {}).get("sign_in_policy") or {}
    others = set(policy.get("allowed_first_auth_factors") or []) - {"PASSWORD"}
    # Passkeys are only known when MFA has been read.
    if web.get("factor_configuration") == VERIFIED or not MFA & resolved.keys():
        others.discard("WEB_AUTHN")
    if after.get("mfa_configuration") == "ON" and others:
        yield (
            f"mfa_configuration ON excludes {' and '.join(sorted(others))} of"
            " policies.sign_in_policy.allowed_first_auth_factors: make it OPTIONAL, or leave them"
            f" out; WEB_AUTHN goes with web_authn_configuration.factor_configuration {VERIFIED}."
        )


def after_its_domains(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """AWS deletes no pool that has a domain; in a stack, the domain may go in the same run."""
    domains = [current[kind] for kind in ("domain", "custom_domain") if current.get(kind)]
    if domains and not store.session.meant.get("user_pool_domain"):
        raise PlanError(
            f"Cannot delete user pool {current.get('name', '')}, which has the domain"
            f" {listed(domains)}: delete that first, by cognito_user_pool_domain with state absent."
        )
    request = store.model.request("DeleteUserPool").encode(current)
    return [Call("DeleteUserPool", request, frozenset(current))]


USER_POOL = Resource(
    service="cognito-idp",
    name="user_pool",
    ids=("user_pool_id",),
    words=Names(
        {
            "Id": "user_pool_id",
            "Name": "name",
            "PoolName": "name",
            "SchemaAttributes": "schema",
            "UserPoolTags": "tags",
            "EmailConfiguration.From": "from_address",
            # Ansible reserves the word message.
            "EmailMfaConfiguration.Message": "email_message",
            "ResourceArn": "arn",
        }
    ),
    references=tuple(map(function_at, FUNCTIONS)),
    read=Read("DescribeUserPool", "UserPool"),
    extras=(Read("GetUserPoolMfaConfig", gives=MFA),),
    search=Search("ListUserPools", "UserPools", page=60),
    create="CreateUserPool",
    writers=(
        Put("UpdateUserPool"),
        # AWS takes methods only here, and refuses a pool made with MFA on. Mail and SMS come first.
        Put("SetUserPoolMfaConfig", owns=MFA, on_create=False),
        Grow("AddCustomAttributes", owns=frozenset({"schema"}), member="custom_attributes"),
        Tags("TagResource"),
    ),
    delete="DeleteUserPool",
    deletion=Deletion(calls=after_its_domains),
    meaning=Meaning(
        described=with_addresses,
        canonical=(
            id_of_arn,
            plain_attribute_names,
            no_methods_when_off,
            one_sms_configuration,
            one_token_trigger,
            no_source_of_default_mail,
        ),
        wire=with_trigger_version,
    ),
    traits=Traits(
        derived=ADDRESSES,
        # AWS's phone_number_verified is longer than its model lets a name be; functions have names.
        wider=("schema.name", *FUNCTIONS),
        never_sent=tuple(OLDER),
        unmanaged=OLDER,
        growing={"tags": "purge_tags"},
    ),
    policies={
        "account_recovery_setting.recovery_mechanisms": Keyed("name"),
        "schema": Keyed("name", additive=True),
    },
    refusals=Refusals(
        problems=(user_pool_problems,),
        preflight=(methods_needed, first_factors),
        keep_if=("deletion_protection", "ACTIVE"),
    ),
    faults=Faults(
        # A role that was just made is not known everywhere at once.
        retry_on=(
            "InvalidSmsRoleTrustRelationshipException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidEmailRoleAccessPolicyException",
        ),
    ),
    called_too="user_pool",
    told_too={"id": "user_pool_id", "schema_attributes": "schema", "user_pool_tags": "tags"},
)
