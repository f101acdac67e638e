# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Choosing the certificate of a TLS handshake, and remembering what it settled."""

from __future__ import annotations

import ssl
import typing as t
import weakref

from cryptography import x509

from localaws.door import back_door
from localaws.door.addresses import aws_name
from localaws.door.balancers import SCHEMES, balancer_for
from localaws.door.certificates import Authority, server_context
from localaws.door.control import Control, region_of
from localaws.door.names import APIS
from localaws.door.patterns import like
from localaws.door.visit import Tls, Visit

Client = tuple[str, int]


class Handshakes:
    """The server side of every TLS connection of the door."""

    def __init__(
        self, authority: Authority, control: Control, is_played: t.Callable[[str], bool]
    ) -> None:
        self._authority = authority
        self._control = control
        self._is_played = is_played
        self._made: dict[str, tuple[bytes, ssl.SSLContext]] = {}
        self._connections: dict[Client, ssl.SSLObject] = {}
        self._shown: weakref.WeakKeyDictionary[ssl.SSLObject, tuple[str, str]] = (
            weakref.WeakKeyDictionary()
        )

    def context(self, aws_port: int) -> ssl.SSLContext:
        """Return the context with which a listener's port begins every handshake."""
        context = self._authority.make("localhost")
        context.sni_callback = lambda connection, name, _: self._choose(
            connection, name or "", aws_port
        )
        return context

    def _choose(self, connection: ssl.SSLObject, name: str, port: int) -> None:
        """Give the connection the certificate for ``name``."""
        name = name.lower()
        connection.context = self._authority.context_for(name or "localhost")
        aws = aws_name(name)[1] or APIS.fullmatch(name)
        ours = not name or aws or self._is_played(name)
        chosen = None if ours else self._apis_own(name) or self._listeners_own(name, port)
        arn = "-"
        if chosen:
            arn, connection.context = chosen
        self._shown[connection] = name, arn

    def _apis_own(self, name: str) -> tuple[str, ssl.SSLContext] | None:
        """Return the certificate of the custom domain name of APIs that ``name`` is, if it is."""
        for region in back_door.regions_of_api_domain(name):
            gateway = self._control.client("apigatewayv2", region)
            (settings,) = gateway.get_domain_name(DomainName=name)["DomainNameConfigurations"]
            for context, _names in self._loaded(settings["CertificateArn"]):
                return settings["CertificateArn"], context
        return None

    def _listeners_own(self, name: str, port: int) -> tuple[str, ssl.SSLContext] | None:
        """Return the listener's certificate that fits ``name``, else its default one."""
        balancer = balancer_for(self._control, _asking(name))
        arn = (balancer or {}).get("LoadBalancerArn", "")
        for listener in self._control.listeners(arn) if arn else []:
            if SCHEMES.get(listener["Protocol"]) == "https" and listener["Port"] == port:
                found = [
                    (one, context, names)
                    for one in self._control.certificates(listener["ListenerArn"])
                    for context, names in self._loaded(one)
                ]
                fitting = [one for one in found if any(_covers(n, name) for n in one[2])]
                return next(((one[0], one[1]) for one in fitting or found), None)
        return None

    def _loaded(self, arn: str) -> t.Iterator[tuple[ssl.SSLContext, list[str]]]:
        pair = back_door.certificate(region_of(arn), arn)
        if pair is None:
            return
        known = self._made.get(arn)
        if known is None or known[0] != pair[0]:
            known = self._made[arn] = (pair[0], server_context(*pair))
        yield known[1], _names(pair[0])

    def began(self, client: Client, connection: ssl.SSLObject) -> None:
        """Remember the connection of ``client``."""
        self._connections[client] = connection

    def ended(self, client: Client) -> None:
        """Forget the connection of ``client``."""
        self._connections.pop(client, None)

    def tls(self, client: Client) -> Tls:
        """Return what the handshake with ``client`` settled."""
        connection = self._connections.get(client)
        if connection is None:
            return Tls()
        name, arn = self._shown.get(connection, ("", "-"))
        cipher = (connection.cipher() or ("-",))[0]
        return Tls(name, cipher, connection.version() or "-", arn)


def _asking(name: str) -> Visit:
    """Return as much of a visit as choosing a load balancer takes."""
    tls = Tls(server_name=name)
    return Visit("GET", "https", name, 443, "/", "", (), b"", ("", 0), "1.1", tls, False)


def _names(chain: bytes) -> list[str]:
    certificate = x509.load_pem_x509_certificates(chain)[0]
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        return [str(name) for name in found.value.get_values_for_type(x509.DNSName)]
    except x509.ExtensionNotFound:
        common = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
        return [str(one.value) for one in common]


def _covers(pattern: str, name: str) -> bool:
    if not pattern.startswith("*."):
        return like(pattern, name, ignore_case=True)
    return like(pattern[2:], name.partition(".")[2], ignore_case=True)
