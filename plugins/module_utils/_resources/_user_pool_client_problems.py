# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS refuses of an app client, and what an ALB could never work with, in sentences."""

from __future__ import annotations

import re
import typing as t
import urllib.parse

from .._engine.documents import Document
from .._engine.plan import Plan

SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
# Token, its default validity and unit, and the range that AWS accepts, in seconds.
TOKENS = {
    "access_token": (1, "hours", 300, 86400),
    "id_token": (1, "hours", 300, 86400),
    "refresh_token": (30, "days", 3600, 10 * 365 * 86400),
}
LEGACY_FLOWS = {"ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY", "USER_PASSWORD_AUTH"}
LOCAL = {"localhost", "127.0.0.1", "::1"}


def client_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts, whatever the client is now."""
    for option in ("callback_urls", "logout_urls"):
        for url in desired.get(option) or []:
            yield from url_problems(option, url)
    yield from flow_problems(desired)
    if desired.get("name_pattern") and not is_pattern(desired["name_pattern"]):
        yield f"name_pattern {desired['name_pattern']} is no regular expression: correct it."
    flows = set(desired.get("explicit_auth_flows") or [])
    if flows & LEGACY_FLOWS and flows - LEGACY_FLOWS:
        yield (
            "explicit_auth_flows mixes ALLOW_ flows with the legacy"
            f" {', '.join(sorted(flows & LEGACY_FLOWS))}: use the ALLOW_ ones only."
        )
    if desired.get("generate_secret") and desired.get("client_secret"):
        yield "generate_secret and client_secret exclude each other: give one of them."


def is_pattern(text: str) -> bool:
    """Return whether ``text`` is a regular expression."""
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def url_problems(option: str, url: str) -> t.Iterator[str]:
    """Yield what is wrong with one address."""
    parts = urllib.parse.urlsplit(url)
    if not parts.scheme:
        yield f"{option} {url!r} is no address: write it with its scheme, like https://host/path."
    if parts.fragment:
        yield f"{option} {url} has a fragment: take out #{parts.fragment}."
    if parts.scheme == "http" and parts.hostname not in LOCAL:
        yield f"{option} {url} cannot use http: write https, as AWS takes http for localhost only."
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme in ("http", "https") and host != host.lower():
        yield (
            f"{option} {url} has capitals in its host, and browsers and load balancers send it in"
            f" lower case: write {url.replace(host, host.lower(), 1)}."
        )


def flow_problems(desired: Document) -> t.Iterator[str]:
    """Yield what contradicts itself in the OAuth options."""
    flows = desired.get("allowed_oauth_flows") or []
    if "client_credentials" in flows and len(flows) > 1:
        yield (
            "allowed_oauth_flows takes client_credentials alone: give machines an app client of"
            " their own."
        )
    if "client_credentials" in flows and desired.get("generate_secret") is False:
        yield "allowed_oauth_flows client_credentials needs a secret: set generate_secret to true."


def client_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS would refuse of the client as it will be."""
    after = plan.after
    flows = after.get("allowed_oauth_flows") or []
    if after.get("allowed_oauth_flows_user_pool_client"):
        if not flows or not after.get("allowed_oauth_scopes"):
            yield (
                "allowed_oauth_flows_user_pool_client needs allowed_oauth_flows and"
                " allowed_oauth_scopes: give both."
            )
        if {"code", "implicit"} & set(flows) and not after.get("callback_urls"):
            yield "allowed_oauth_flows code and implicit need callback_urls: give at least one."
    context = "enable_propagate_additional_user_context_data"
    if after.get(context) and after.get("generate_secret") is False:
        yield f"{context} needs a client with a secret: leave it out, or make another client."
    default = after.get("default_redirect_uri")
    if default and default not in (after.get("callback_urls") or []):
        yield f"default_redirect_uri {default} must be one of callback_urls: add it there."
    yield from validity_problems(after)


def validity_problems(after: Document) -> t.Iterator[str]:
    """Yield what is wrong with how long tokens are valid."""
    units = after.get("token_validity_units") or {}
    seconds = {}
    for token, (value, unit, low, high) in TOKENS.items():
        given = after.get(f"{token}_validity")
        unit = units.get(token, unit)
        seconds[token] = (value if given is None else given) * SECONDS[unit]
        if given is not None and not low <= seconds[token] <= high:
            yield (
                f"{token}_validity of {given} {unit} is out of range: AWS takes {low} seconds to"
                f" {high} seconds."
            )
    for token in ("access_token", "id_token"):
        if seconds["refresh_token"] < seconds[token]:
            yield f"refresh_token_validity must be at least as long as {token}_validity: raise it."
