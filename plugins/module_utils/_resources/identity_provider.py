# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An identity provider of a Cognito user pool: where people may come from."""

from __future__ import annotations

from .._engine.documents import Document
from .._engine.habits import Meaning, Refusals, Traits
from .._engine.policies import Additive
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Put
from ._identity_provider_problems import BLOCKS, METADATA, provider_preflight, provider_problems
from ._parents import OF_POOL
from .user_pool import id_of_arn

SOCIAL = ("Google", "Facebook", "LoginWithAmazon", "SignInWithApple")
SAML_KEYS = {
    "metadata_url": "MetadataURL",
    "metadata_file": "MetadataFile",
    "idp_signout": "IDPSignout",
    "idp_init": "IDPInit",
    "encrypted_responses": "EncryptedResponses",
    "request_signing_algorithm": "RequestSigningAlgorithm",
}
# What Cognito works out from the rest, by type; sent back, it would stay as it was.
MADE_BY_COGNITO = {
    "SAML": ("ActiveEncryptionCertificate", "SSORedirectBindingURI", "SLORedirectBindingURI"),
    "OIDC": ("attributes_url_add_attributes",),
}
URLS = (
    "attributes_url",
    "attributes_url_add_attributes",
    "authorize_url",
    "oidc_issuer",
    "token_request_method",
    "token_url",
)


def details_of_block(document: Document) -> Document:
    """A typed block is AWS's map in other words, and tells the type; social ones also the name."""
    block = next((name for name in BLOCKS if document.get(name)), "")
    if not block:
        return document
    kind = BLOCKS[block]
    details = {SAML_KEYS.get(option, option): v for option, v in document[block].items()}
    rest = {k: v for k, v in document.items() if k not in BLOCKS}
    name = {"name": kind} if kind in SOCIAL else {}
    given = {**(document.get("provider_details") or {}), **details}
    return {**name, "provider_type": kind, **rest, "provider_details": given}


def plain_details(document: Document) -> Document:
    """All details are strings: lists of scopes have no order, booleans are lower case."""
    if not document.get("provider_details"):
        return document
    kind = document.get("provider_type", "")
    details = {k: plain_detail(k, v, kind) for k, v in document["provider_details"].items()}
    given = [name for name in METADATA if details.get(name)]
    # One kind of metadata replaces the other.
    other = {name: "" for name in METADATA if len(given) == 1 and name not in given}
    return {**document, "provider_details": {**details, **other}}


def plain_detail(name: str, value: object, kind: str) -> str:
    """Return one detail as AWS keeps it."""
    if name == "authorize_scopes":
        words = value if isinstance(value, list) else str(value).replace(",", " ").split()
        return (", " if kind == "Facebook" else " ").join(sorted(set(map(str, words))))
    text = str(value)
    return text.lower() if text in ("True", "False") else text


def no_mapping_of_subject(document: Document) -> Document:
    """Cognito itself maps ``username`` to the subject, and reports that among the rest."""
    mapping = document.get("attribute_mapping")
    if not mapping or mapping.get("username") != "sub":
        return document
    mine = {k: v for k, v in mapping.items() if k != "username"}
    return {**document, "attribute_mapping": mine}


def details_to_send(document: Document, creating: bool) -> Document:
    """What Cognito works out is left to it; Apple's details need a key that nobody can read."""
    kind, details = document.get("provider_type", ""), document.get("provider_details") or {}
    left = MADE_BY_COGNITO.get(kind, URLS)
    mine = {k: v for k, v in details.items() if k not in left and v != ""}
    if kind == "SignInWithApple" and not creating and not mine.get("private_key"):
        return {k: v for k, v in document.items() if k != "provider_details"}
    return {**document, "provider_details": mine}


IDENTITY_PROVIDER = Resource(
    service="cognito-idp",
    name="identity_provider",
    ids=(),
    names=("user_pool_id", "name"),
    words=Names({"ProviderName": "name"}),
    references=OF_POOL,
    read=Read("DescribeIdentityProvider", "IdentityProvider"),
    search=Search(
        "ListIdentityProviders",
        "Providers",
        by=("name", "provider_type"),
        scope=("user_pool_id",),
        page=60,
    ),
    create="CreateIdentityProvider",
    writers=(Put("UpdateIdentityProvider"),),
    delete="DeleteIdentityProvider",
    # AWS adds addresses and certificates to the details, which are no difference.
    policies={"provider_details": Additive()},
    meaning=Meaning(
        canonical=(id_of_arn, details_of_block, plain_details, no_mapping_of_subject),
        wire=details_to_send,
    ),
    refusals=Refusals(problems=(provider_problems,), preflight=(provider_preflight,)),
    traits=Traits(
        # AWS reads the secret back in clear, and never the key.
        sensitive=("provider_details.client_secret", "provider_details.private_key"),
        write_only=("provider_details.private_key",),
    ),
)
