# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS refuses of an identity pool, and would not understand, in sentences."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.errors import listed
from .._engine.plan import Plan

KINDS = ("Token", "Rules")
ROLES = ("authenticated", "unauthenticated")
OTHERWISE = ("AuthenticatedRole", "Deny")
MATCHES = ("Equals", "Contains", "StartsWith", "NotEqual")
MAPPING = ("type", "ambiguous_role_resolution", "rules_configuration")
RULE = ("claim", "match_type", "value", "role_arn")


def pool_problems(desired: Document) -> t.Iterator[str]:
    """Yield what no identity pool has: the maps of roles are free, so nobody else looks."""
    for name in sorted(set(desired.get("roles") or {}).difference(ROLES)):
        yield f"roles has no {name}: it takes {listed(ROLES)}."
    for name, mapping in (desired.get("role_mappings") or {}).items():
        yield from mapping_problems(f"role_mappings.{name}", mapping)


def mapping_problems(path: str, mapping: t.Any) -> t.Iterator[str]:
    """Yield what is wrong with how one provider's people get their roles."""
    if not isinstance(mapping, dict):
        yield f"{path} must be a dict with {listed(MAPPING)}."
        return
    yield from unknown(path, mapping, MAPPING)
    if mapping.get("type") not in KINDS:
        yield f"{path} needs a type: say Token or Rules."
    if mapping.get("ambiguous_role_resolution", OTHERWISE[0]) not in OTHERWISE:
        yield f"{path}.ambiguous_role_resolution must be {' or '.join(OTHERWISE)}."
    rules = (mapping.get("rules_configuration") or {}).get("rules")
    if mapping.get("type") == "Rules" and not rules:
        yield f"{path} of type Rules needs rules_configuration.rules: give at least one."
    for rule in rules or []:
        yield from unknown(f"{path}.rules_configuration.rules", rule, RULE)
        lacking = [name for name in RULE if not rule.get(name)]
        if lacking:
            yield f"{path}.rules_configuration.rules lack {listed(lacking)}: give all of them."
        elif rule["match_type"] not in MATCHES:
            yield f"{path}.rules_configuration.rules.match_type must be one of {listed(MATCHES)}."


def unknown(path: str, given: Document, known: tuple[str, ...]) -> t.Iterator[str]:
    """Yield names that AWS does not know, and would never see."""
    for name in sorted(set(given).difference(known)):
        yield f"{path} has no {name}: it takes {listed(known)}."


def pool_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would refuse of the pool as it will be."""
    before, after = plan.before, plan.after
    if before.get("developer_provider_name") and (
        before["developer_provider_name"] != after.get("developer_provider_name")
    ):
        yield "developer_provider_name cannot change once it is set: leave it as it is."
    if after.get("role_mappings") and not after.get("roles"):
        yield "role_mappings need roles: give the role of authenticated at least."
    for one in after.get("principal_tag_attribute_maps") or []:
        if one["identity_provider_name"] not in providers(after):
            yield (
                "principal_tag_attribute_maps are of the pool's own providers, and"
                f" {one['identity_provider_name']} is none of them: add it to the pool first."
            )


def providers(pool: Document) -> list[str]:
    """Return how the providers of a pool are called when their tags are meant."""
    users = [one.get("provider_name", "") for one in pool.get("cognito_identity_providers") or []]
    names = [pool.get("developer_provider_name", ""), *users]
    for option in ("openid_connect_provider_arns", "saml_provider_arns"):
        names += pool.get(option) or []
    names += pool.get("supported_login_providers") or {}
    return list(dict.fromkeys(filter(None, names)))
