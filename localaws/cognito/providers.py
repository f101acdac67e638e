# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Identity providers of user pools."""

from __future__ import annotations

from localaws.call import Call
from localaws.cognito import provider_details
from localaws.cognito.store import SERVICE, Item, Pool, listing, missing, pool_of, refuse
from localaws.services import serves
from localaws.state import Document

CHANGEABLE = ("ProviderDetails", "AttributeMapping", "IdpIdentifiers", "AcrMapping")


@serves(SERVICE)
def create_identity_provider(call: Call) -> Document:
    pool, name, kind = pool_of(call), call["ProviderName"], call["ProviderType"]
    if name in pool.providers:
        refuse(
            f"Provider {name} already exists in user pool {pool.id}.", "DuplicateProviderException"
        )
    if (kind in provider_details.SOCIAL and name != kind) or name == "COGNITO":
        refuse(f"Provider {name} cannot be of type {kind}.")
    provider = Item(document=_completed(call.parameters))
    pool.providers[name] = provider
    return {"IdentityProvider": provider_details.shown(provider.described())}


@serves(SERVICE)
def describe_identity_provider(call: Call) -> Document:
    return {"IdentityProvider": provider_details.shown(_provider(call)[1].described())}


@serves(SERVICE)
def get_identity_provider_by_identifier(call: Call) -> Document:
    identifier = call["IdpIdentifier"]
    for provider in pool_of(call).providers.values():
        if identifier in provider.document.get("IdpIdentifiers", []):
            return {"IdentityProvider": provider_details.shown(provider.described())}
    return missing(f"Identity provider with identifier {identifier} does not exist.")


@serves(SERVICE)
def list_identity_providers(call: Call) -> Document:
    providers = [
        {
            "ProviderName": name,
            "ProviderType": provider.document["ProviderType"],
            **provider.dates(),
        }
        for name, provider in pool_of(call).providers.items()
    ]
    return listing(call, "Providers", providers)


@serves(SERVICE)
def update_identity_provider(call: Call) -> Document:
    _, provider = _provider(call)
    changes = {name: value for name, value in call.parameters.items() if name in CHANGEABLE}
    provider.document = _completed({**provider.document, **changes})
    provider.touch()
    return {"IdentityProvider": provider_details.shown(provider.described())}


@serves(SERVICE)
def delete_identity_provider(call: Call) -> Document:
    pool, _ = _provider(call)
    del pool.providers[call["ProviderName"]]
    return {}


def _provider(call: Call) -> tuple[Pool, Item]:
    pool, name = pool_of(call), call["ProviderName"]
    found = pool.providers.get(name) or missing(f"Identity provider {name} does not exist.")
    return pool, found


def _completed(request: Document) -> Document:
    kind = request["ProviderType"]
    provider_details.check(kind, request["ProviderDetails"])
    mapping = dict(request.get("AttributeMapping", {}))
    if kind != "SAML":
        mapping.setdefault("username", "sub")
    return {
        **request,
        "AttributeMapping": mapping,
        "ProviderDetails": provider_details.derived(kind, request["ProviderDetails"]),
    }
