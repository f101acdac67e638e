# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who is signed in, by the load balancer's signed header: what an application should do."""

from __future__ import annotations

import base64
import binascii
import json
import time
import typing as t

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

Document = dict[str, t.Any]
# (region, key id) -> PEM, None for an unknown key
PublicKey = t.Callable[[str, str], bytes | None]


class Untrusted(Exception):
    """The header is not from the load balancer in front of this application."""


def verified(data: str, region: str, signers: list[str], public_key: PublicKey) -> Document:
    """Return {"header": ..., "claims": ...} of a header that one of ``signers`` signed."""
    try:
        header, claims, signature = (base64.urlsafe_b64decode(part) for part in data.split("."))
        document = {"header": json.loads(header), "claims": json.loads(claims)}
        stated = document["header"]
        pem = public_key(region, str(stated["kid"]))
    except (binascii.Error, ValueError, KeyError, TypeError) as error:
        raise Untrusted("it is no token of a load balancer") from error
    if stated.get("alg") != "ES256" or pem is None or len(signature) != 64:
        raise Untrusted("it was not signed by Elastic Load Balancing in this region")
    r, s = (int.from_bytes(half, "big") for half in (signature[:32], signature[32:]))
    key = t.cast(ec.EllipticCurvePublicKey, load_pem_public_key(pem))
    try:
        signed = data.rpartition(".")[0].encode()
        key.verify(encode_dss_signature(r, s), signed, ec.ECDSA(SHA256()))
    except InvalidSignature as error:
        raise Untrusted("its signature is wrong") from error
    if stated.get("signer") not in signers:
        raise Untrusted("another load balancer signed it")
    if stated.get("exp", 0) < time.time():
        raise Untrusted("it has expired")
    return document
