# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The x-amzn-oidc headers, and the keys that applications check them with."""

from __future__ import annotations

import base64
import json
import threading
import time
import typing as t
import uuid

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from localaws.door.session import Session

PREFIX = "x-amzn-oidc-"
LIFETIME = 120


class IdentityKeys:
    """One signing key for each region, as ELB has."""

    def __init__(self) -> None:
        self._keys: dict[str, tuple[str, ec.EllipticCurvePrivateKey]] = {}
        self._making = threading.Lock()

    def of(self, region: str) -> tuple[str, ec.EllipticCurvePrivateKey]:
        """Return (key id, private key) of a region."""
        with self._making:
            if region not in self._keys:
                self._keys[region] = (str(uuid.uuid4()), ec.generate_private_key(ec.SECP256R1()))
            return self._keys[region]

    def public(self, key_id: str) -> bytes | None:
        """Return a public key as PEM, None for an unknown id."""
        for known, key in list(self._keys.values()):
            if known == key_id:
                form = PublicFormat.SubjectPublicKeyInfo
                return key.public_key().public_bytes(Encoding.PEM, form)
        return None


def headers(keys: IdentityKeys, region: str, signer: str, session: Session) -> dict[str, str]:
    """Return the headers that tell the target who is signed in."""
    return {
        PREFIX + "accesstoken": session.access_token,
        PREFIX + "identity": str(session.claims["sub"]),
        PREFIX + "data": _signed(keys, region, signer, session),
    }


def _signed(keys: IdentityKeys, region: str, signer: str, session: Session) -> str:
    """Return the claims as ELB's JWT, whose parts are padded, unlike those of the standard."""
    key_id, key = keys.of(region)
    expires = int(time.time()) + LIFETIME
    header = {
        "typ": "JWT",
        "kid": key_id,
        "alg": "ES256",
        "iss": session.issuer,
        "client": session.client_id,
        "signer": signer,
        "exp": expires,
    }
    claims = {**session.claims, "exp": expires, "iss": session.issuer}
    signing_input = f"{_padded(header)}.{_padded(claims)}"
    r, s = decode_dss_signature(key.sign(signing_input.encode(), ec.ECDSA(SHA256())))
    signature = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    return f"{signing_input}.{base64.urlsafe_b64encode(signature).decode()}"


def _padded(document: dict[str, t.Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(document).encode()).decode()


def is_identity_header(name: str) -> bool:
    """Return whether a header claims what only the load balancer may say.

    Frameworks that turn hyphens into underscores see both spellings as one.
    """
    return name.lower().replace("_", "-").startswith(PREFIX)
