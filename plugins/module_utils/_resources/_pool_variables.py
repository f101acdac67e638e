# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A user pool with everything in it, as variables of the role user_pool."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.kind import Kind
from .._engine.run import chosen
from .._kinds import (
    cognito_group,
    cognito_identity_provider,
    cognito_log_delivery_configuration,
    cognito_managed_login_branding,
    cognito_resource_server,
    cognito_risk_configuration,
    cognito_terms,
    cognito_ui_customization,
    cognito_user,
    cognito_user_pool,
    cognito_user_pool_client,
    cognito_user_pool_domain,
    cognito_user_pool_replica,
)

# Each list of the role, with what it holds.
LISTS = {
    "user_pool_domains": cognito_user_pool_domain.KIND,
    "user_pool_resource_servers": cognito_resource_server.KIND,
    "user_pool_identity_providers": cognito_identity_provider.KIND,
    "user_pool_groups": cognito_group.KIND,
    "user_pool_clients": cognito_user_pool_client.KIND,
    "user_pool_branding": cognito_managed_login_branding.KIND,
    "user_pool_ui_customizations": cognito_ui_customization.KIND,
    "user_pool_risk_configurations": cognito_risk_configuration.KIND,
    "user_pool_terms": cognito_terms.KIND,
    "user_pool_replicas": cognito_user_pool_replica.KIND,
    "user_pool_users": cognito_user.KIND,
}
# AWS gives these anew, or the user sets them up.
LEFT_OUT = {
    *("user_pool_id", "user_pool_name", "client_id", "client_secret", "mfa_preference"),
    "managed_login_branding_id",
}
# What the role would fill in where a pool has nothing of it. None is a member that nobody gives.
NOTHING: Document = {
    "auto_verified_attributes": [],
    "user_attribute_update_settings": {"attributes_require_verification_before_update": []},
    "account_recovery_setting": {"recovery_mechanisms": None},
    "username_configuration": {"case_sensitive": None},
    "software_token_mfa_configuration": {"enabled": False},
}
STANDARD = """
    sub name given_name family_name middle_name nickname preferred_username profile picture website
    email email_verified gender birthdate zoneinfo locale phone_number phone_number_verified address
    updated_at identities
"""
DOMAINS = "ALLOWED_EMAIL_DOMAINS"


def as_variables(pool: Document, guard: Document | None) -> Document:
    """Return ``pool`` with all its parts as the role takes it; ``guard`` is its own trigger."""
    kind = cognito_user_pool.KIND
    settings = {**NOTHING, **projected(pool, kind), "schema": own_attributes(pool)}
    settings = {o: v for o, v in settings.items() if v or o != "schema"}
    found = {f"user_pool_{o.removeprefix('user_pool_')}": v for o, v in settings.items()}
    clients = {one["client_id"]: one["name"] for one in pool["user_pool_clients"]}
    for variable, part in LISTS.items():
        listed = pool.get(part.resource.plural, [])
        found[variable] = [element(one, part, clients) for one in listed if lasting(one)]
    for one in pool["log_delivery_configurations"]:
        logs = projected(one, cognito_log_delivery_configuration.KIND)
        found["user_pool_log_delivery_configuration"] = logs
    return {**found, **admission(found, guard)}


def projected(document: Document, kind: Kind) -> Document:
    """Return what of ``document`` the options of ``kind`` can say."""
    mine = {o: s for o, s in {**kind.options, "tags": {}}.items() if o not in LEFT_OUT}
    return chosen(document, mine)


def element(document: Document, kind: Kind, clients: t.Mapping[str, str]) -> Document:
    """Return an element of a list; the app client that it names, or is, by name."""
    found, client = projected(document, kind), document.get("client_id")
    if not client or "client_id" not in kind.options:
        return found
    name = clients.get(client, "")
    if list(clients.values()).count(name) > 1:
        return {**found, "client_id": client}
    return found if kind is cognito_user_pool_client.KIND else {**found, "client_name": name}


def lasting(document: Document) -> bool:
    """Return whether a part is one's own: people from a provider come by themselves."""
    return document.get("user_status") != "EXTERNAL_PROVIDER"


def own_attributes(pool: Document) -> list[Document]:
    """Return the attributes that a pool does not have by itself, as it has them by itself."""
    usual = {"mutable": True, "required": False}
    return [
        one
        for one in projected(pool, cognito_user_pool.KIND).get("schema") or []
        if one["name"] not in STANDARD.split()
        or (one["name"] != "sub" and any(one.get(o, v) != v for o, v in usual.items()))
    ]


def admission(found: Document, guard: Document | None) -> Document:
    """Return who may become a user: by the role's own trigger, or by whatever else there is."""
    domains = ((guard or {}).get("environment_variables") or {}).get(DOMAINS)
    if guard and domains:
        triggers = found["user_pool_lambda_config"]
        rest = {name: value for name, value in triggers.items() if name != "pre_sign_up"}
        return {
            "user_pool_allowed_email_domains": domains.split(","),
            "user_pool_guard_name": guard["name"],
            "user_pool_lambda_config": rest,
        }
    kinds = {one.get("provider_type") for one in found["user_pool_identity_providers"]}
    return {"user_pool_allowed_email_domains": ["anyone"]} if kinds - {"SAML"} else {}
