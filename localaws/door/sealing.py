# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Cookies and states that only the door can make or read: AES-256-GCM, which also signs."""

from __future__ import annotations

import base64
import binascii
import json
import os
import typing as t
import zlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12


class Broken(Exception):
    """The text was not sealed with this key for this purpose, or was changed since."""


class Seal:
    """Keys for one run of the door: one for each owner, such as a load balancer's ARN."""

    def __init__(self) -> None:
        self._master = os.urandom(32)

    def _cipher(self, owner: str) -> AESGCM:
        derived = HKDF(SHA256(), 32, salt=None, info=owner.encode()).derive(self._master)
        return AESGCM(derived)

    def close(self, owner: str, purpose: str, document: t.Any) -> str:
        """Return ``document`` as text that :meth:`open` alone reads, for the same purpose."""
        nonce = os.urandom(NONCE)
        plain = zlib.compress(json.dumps(document, separators=(",", ":")).encode())
        sealed = self._cipher(owner).encrypt(nonce, plain, purpose.encode())
        return base64.urlsafe_b64encode(nonce + sealed).decode().rstrip("=")

    def open(self, owner: str, purpose: str, text: str) -> t.Any:
        """Return the document in ``text``, or raise :class:`Broken`."""
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
            plain = self._cipher(owner).decrypt(raw[:NONCE], raw[NONCE:], purpose.encode())
        except (binascii.Error, InvalidTag, ValueError) as error:
            raise Broken from error
        return json.loads(zlib.decompress(plain))
