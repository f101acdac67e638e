# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Secrets Manager as the place where an application finds the newest secret of its app client."""

from __future__ import annotations

import typing as t
import uuid

try:
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .._engine.calling import code_of
from .._engine.documents import Document

SERVICE = "secretsmanager"
# What the place holds: nothing yet, something else, the newest secret; or it is being deleted.
MISSING, OTHER, CURRENT, LEAVING = "missing", "other", "current", "leaving"


def version(client_secret_id: str) -> str:
    """Return how the version with that client secret is called: told without reading any secret."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"cognito:{client_secret_id}"))


def held(store: t.Any, document: Document) -> Document:
    """Return what the place that ``document`` names holds; nothing where it names none."""
    place = document.get("secretsmanager_secret_id")
    if not place:
        return {}
    try:
        found = store.session.client(SERVICE).describe_secret(SecretId=place)
    except ClientError as error:
        if code_of(error) != "ResourceNotFoundException":
            raise
        return {"stored": MISSING}
    if found.get("DeletedDate"):
        return {"stored": LEAVING}
    newest = max(document["client_secrets"], key=lambda one: one["client_secret_create_date"])
    versions = found.get("VersionIdsToStages", {})
    stages = versions.get(version(newest["client_secret_id"]), [])
    return {"stored": CURRENT if "AWSCURRENT" in stages else OTHER}


def put(store: t.Any, place: str, secret: str, client_secret_id: str, new: bool) -> None:
    """Put ``secret`` there, as the version that counts."""
    client = store.session.client(SERVICE)
    what = {"SecretString": secret, "ClientRequestToken": version(client_secret_id)}
    if new:
        client.create_secret(Name=place, Description="Secret of a Cognito app client", **what)
    else:
        client.put_secret_value(SecretId=place, **what)


def store_problems(place: str, stored: str, unknown: bool) -> t.Iterator[str]:
    """Yield why the newest secret cannot be put there; ``unknown``: nobody tells it any more."""
    if stored == LEAVING:
        yield (
            f"secretsmanager_secret_id {place} is scheduled for deletion: restore it in Secrets"
            " Manager first, or name another."
        )
    if stored == MISSING and place.startswith("arn:"):
        yield f"secretsmanager_secret_id {place} does not exist: create it, or give a name."
    if unknown:
        yield (
            f"secretsmanager_secret_id {place} does not hold the newest of two client secrets, and"
            " AWS told that one only when it was added: set rotation to abandoned, or rotate again."
        )
