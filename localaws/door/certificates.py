# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the door shows in a TLS handshake.

Names get the certificates of their listener or of their API, as ACM holds them. Names of this
machine and the names that the door plays itself (Cognito, identity providers) get certificates of
a CA that lives as long as the door; ``GET /_localaws/door/ca.pem`` gives it to clients that want
to check.
"""

from __future__ import annotations

import datetime
import os
import ssl
import tempfile
import threading
import typing as t

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LIFE = datetime.timedelta(days=90)
DAY = datetime.timedelta(days=1)


class Authority:
    """A CA of this run, and the contexts for names that it vouches for."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._leaf_key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("localaws door CA")
        self._certificate = self._sign(self._name, self._key.public_key(), ca=True)
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()

    @property
    def pem(self) -> bytes:
        """The CA's certificate."""
        return self._certificate.public_bytes(Encoding.PEM)

    def context_for(self, name: str) -> ssl.SSLContext:
        """Return a server context with a certificate for ``name``."""
        with self._lock:
            if name not in self._contexts:
                self._contexts[name] = self.make(name)
            return self._contexts[name]

    def trust(self) -> ssl.SSLContext:
        """Return a client context that trusts this CA alone."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cadata=self.pem.decode())
        return context

    def make(self, name: str) -> ssl.SSLContext:
        """Return a new server context with a certificate for ``name``."""
        subject = _name(name[:64])
        leaf = self._sign(subject, self._leaf_key.public_key(), alternative=name)
        key = self._leaf_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return server_context(leaf.public_bytes(Encoding.PEM) + self.pem, key)

    def _sign(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePublicKey,
        *,
        ca: bool = False,
        alternative: str = "",
    ) -> x509.Certificate:
        now = datetime.datetime.now(datetime.UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - DAY)
            .not_valid_after(now + LIFE)
        )
        identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        builder = builder.add_extension(identifier, critical=False)
        for extension in _extensions(key, ca, alternative):
            critical = isinstance(extension, x509.BasicConstraints)
            builder = builder.add_extension(extension, critical)
        return builder.sign(self._key, hashes.SHA256())


def _extensions(
    key: ec.EllipticCurvePublicKey, ca: bool, alternative: str
) -> t.Iterator[x509.ExtensionType]:
    yield x509.BasicConstraints(ca=ca, path_length=None)
    yield x509.SubjectKeyIdentifier.from_public_key(key)
    usage = dict.fromkeys(
        (
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    yield x509.KeyUsage(digital_signature=not ca, key_cert_sign=ca, crl_sign=ca, **usage)
    if alternative:
        yield x509.SubjectAlternativeName([x509.DNSName(alternative)])
        yield x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def server_context(chain: bytes, key: bytes) -> ssl.SSLContext:
    """Return a server context for a certificate chain and its key."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # The ssl module reads key material from files only; this one is gone at once.
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "pair.pem")
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key.strip() + b"\n" + chain)
        context.load_cert_chain(path)
    return context
