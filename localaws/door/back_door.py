# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS's API does not give out, read from the control plane's memory in the same process.

- the private key of a certificate and the key that signs a pool's tokens,
- the client secret of an authenticate-oidc action, and both secrets of an app client,
- passwords, the TOTP secret, and the making of users who come from an identity provider,
- in which regions there is a load balancer, or a domain.

Everything else the door asks for through the API, as any client would.
"""

from __future__ import annotations

import fnmatch
import typing as t

from joserfc.jwk import RSAKey
from moto.backends import get_backend
from moto.cognitoidp.models import COGNITO_TOTP_MFA_SECRET, CognitoIdpUser, UserStatus
from moto.cognitoidp.utils import cognito_totp, flatten_attrs

from localaws.cognito.domains import DOMAINS
from localaws.cognito.store import POOLS
from localaws.corrections.apigateway import DEPLOYED
from localaws.corrections.apigatewayv2 import HELD
from localaws.state import ACCOUNT

Document = dict[str, t.Any]
# moto gives every user the same secret when a software token is associated.
TOTP_SECRET = COGNITO_TOTP_MFA_SECRET


def _backend(service: str, region: str) -> t.Any:
    backends: t.Any = get_backend
    return backends(service)[ACCOUNT][region]


def regions() -> list[str]:
    """Return the regions that hold a load balancer."""
    backends = get_backend("elbv2")[ACCOUNT]
    return sorted(name for name, one in list(backends.items()) if one.load_balancers)


def regions_of_domain(domain: str) -> list[str]:
    """Return the regions in which a user pool has ``domain``."""
    return [region for (_, region), known in DOMAINS.everywhere() if domain in known]


def regions_of_api_domain(domain: str) -> list[str]:
    """Return the regions in which API Gateway has the custom domain name ``domain``."""
    found = list(HELD.everywhere())
    return [region for (_, region), known in found if ("DomainName", "", domain) in known]


def deployed_document(region: str, api_id: str, stage: str) -> Document | None:
    """Return the document that a stage of a REST API was deployed from."""
    for (_, place), known in DEPLOYED.everywhere():
        if place == region and f"{api_id}/{stage}" in known:
            return known[f"{api_id}/{stage}"]["body"]
    return None


def may_call(function_arn: str, service: str, source: str) -> bool:
    """Return whether a function's own policy lets a service call it for ``source``."""
    parts = function_arn.split(":")
    functions = _backend("lambda", parts[3]).list_functions() if len(parts) > 6 else []
    found = [one for one in functions if one.function_name == parts[6]]
    return any(
        (one.get("Principal") or {}).get("Service") == service
        and all(fnmatch.fnmatchcase(source, wanted) for wanted in _sources(one))
        for function in found
        for one in function.policy.statements
    )


def _sources(statement: Document) -> list[str]:
    tests = (statement.get("Condition") or {}).values()
    return [value for one in tests for key, value in one.items() if key == "AWS:SourceArn"]


def client_secrets(pool_id: str, client_id: str) -> list[str]:
    """Return the secrets of an app client: two while they are being changed."""
    for _, pools in POOLS.everywhere():
        client = pools[pool_id].clients.get(client_id) if pool_id in pools else None
        if client:
            return [secret["ClientSecretValue"] for secret in client.secrets]
    return []


def certificate(region: str, arn: str) -> tuple[bytes, bytes] | None:
    """Return (certificate with chain, private key) as PEM, None where ACM knows no such one."""
    found = _backend("acm", region)._certificates.get(arn)
    if found is None:
        return None
    return found.cert.strip() + b"\n" + (found.chain or b""), found.key


def oidc_secret(region: str, rule_arn: str, client_id: str) -> str | None:
    """Return the client secret of an authenticate-oidc action, which DescribeRules withholds."""
    rules = getattr(_backend("elbv2", region), "rules", {})
    for action in rules.get(rule_arn, {}).get("Actions", []):
        config = action.get("AuthenticateOidcConfig") or {}
        if config.get("ClientId") == client_id:
            return config.get("ClientSecret")
    return None


def _pool(pool_id: str) -> t.Any:
    return _backend("cognito-idp", pool_id.split("_")[0]).user_pools[pool_id]


def signing_key(pool_id: str) -> RSAKey:
    """Return the private key of a pool's tokens."""
    return _pool(pool_id).json_web_key


def user_of(pool_id: str, username: str) -> t.Any:
    """Return a user by name or by an attribute that serves as one, None when there is none."""
    pool = _pool(pool_id)
    found = pool._get_user(username) or pool._get_user(username.lower())
    return found or _by_alias(pool, username)


def _by_alias(pool: t.Any, username: str) -> t.Any:
    """Return the user whose verified alias, or whose name in another case, is ``username``."""
    config = pool.extended_config
    aliases = [*(config.get("AliasAttributes") or []), *(config.get("UsernameAttributes") or [])]
    sensitive = (config.get("UsernameConfiguration") or {}).get("CaseSensitive", False)
    fold = str if sensitive else str.lower
    for user in pool.users.values():
        names = [user.username, *(user.attribute_lookup.get(alias) or "" for alias in aliases)]
        if fold(username) in [fold(name) for name in names]:
            return user
    return None


def password_is(user: t.Any, password: str) -> bool:
    """Return whether ``password`` is the user's."""
    return user.password is not None and user.password == password


def totp() -> t.Any:
    """Return the generator of authenticator codes, as VerifySoftwareToken checks them."""
    return cognito_totp(TOTP_SECRET)


def confirm_totp(user: t.Any) -> None:
    """Note that the user proved to have the software token."""
    user.token_verified = True


def provision(pool_id: str, username: str, attributes: dict[str, str]) -> t.Any:
    """Make or update the user who came from an identity provider, and return it."""
    pool = _pool(pool_id)
    pairs = [{"Name": name, "Value": value} for name, value in attributes.items()]
    user = pool.users.get(username)
    if user is None:
        user = CognitoIdpUser(pool_id, username, None, UserStatus.CONFIRMED, pairs)
        user.status = "EXTERNAL_PROVIDER"
        pool.users[username] = user
    user.update_attributes(pairs)
    return user


def attributes_of(user: t.Any) -> dict[str, str]:
    """Return the user's attributes by name."""
    return dict(flatten_attrs(user.attributes))


def groups_of(user: t.Any) -> list[Document]:
    """Return the user's groups, the most important first."""
    groups = [group.to_json() for group in user.groups]
    return sorted(groups, key=lambda group: group.get("Precedence") or 1 << 31)


def remember_tokens(pool_id: str, client_id: str, username: str, tokens: Document) -> None:
    """Let GetUser, token refresh and sign-out of the API know the tokens that the door gave."""
    pool = _pool(pool_id)
    pool.access_tokens[tokens["access_token"]] = (client_id, username)
    if "id_token" in tokens:
        pool.id_tokens[tokens["id_token"]] = (client_id, username)
    if "refresh_token" in tokens:
        origin = tokens["origin_jti"]
        pool.refresh_tokens[tokens["refresh_token"]] = (client_id, username, origin)


def refresh_token_owner(pool_id: str, token: str) -> tuple[str, str, str] | None:
    """Return (client id, username, origin) of a refresh token; None once it is revoked."""
    return _pool(pool_id).refresh_tokens.get(token)


def access_token_owner(pool_id: str, token: str) -> tuple[str, str] | None:
    """Return (client id, username) of an access token; None once its user signed out."""
    return _pool(pool_id).access_tokens.get(token)


def revoke(pool_id: str, token: str) -> None:
    """Revoke a refresh token and the access tokens of its user and client."""
    pool = _pool(pool_id)
    owner = pool.refresh_tokens.get(token)
    if owner is None:
        return
    pool.refresh_tokens[token] = None
    for access_token, holder in list(pool.access_tokens.items()):
        if holder == owner[:2]:
            pool.access_tokens.pop(access_token)


def function(arn: str) -> Document | None:
    """Return what running a Lambda function takes, None when there is none of this ARN."""
    parts = arn.split(":")
    functions = _backend("lambda", parts[3]).list_functions() if len(parts) > 6 else []
    found = next((one for one in functions if one.function_name == parts[6]), None)
    if found is None:
        return None
    return {
        "code": found.code_bytes,
        "environment": {key: str(value) for key, value in (found.environment_vars or {}).items()},
        "handler": found.handler,
        "runtime": found.run_time or "",
        "statements": found.policy.statements if found.policy else [],
        "timeout": float(found.timeout or 3),
    }
