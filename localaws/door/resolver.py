# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An HTTP client for which every name leads to the door, as DNS leads to AWS.

``with client(door.https_port, door.http_port) as browser: browser.get("https://app.example.com/")``
keeps cookies and follows redirects from name to name; :mod:`localaws.door` need not run in the
same process.
"""

from __future__ import annotations

import ssl
import typing as t

import httpx


class _Resolver(httpx.BaseTransport):
    """Connects to the loopback address, whatever the name; each name has its own connections."""

    def __init__(self, ports: dict[str, int], **options: t.Any) -> None:
        self._ports = ports
        self._options = options
        self._transports: dict[str, httpx.HTTPTransport] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        name = request.url.host
        if name not in self._transports:
            self._transports[name] = httpx.HTTPTransport(**self._options)
        sent = httpx.Request(
            request.method,
            request.url.copy_with(host="127.0.0.1", port=self._ports[request.url.scheme]),
            headers=request.headers,
            stream=request.stream,
            extensions={"sni_hostname": name, **request.extensions},
        )
        return self._transports[name].handle_request(sent)

    def close(self) -> None:
        for transport in self._transports.values():
            transport.close()


def client(https_port: int, http_port: int, **options: t.Any) -> httpx.Client:
    """Return an httpx client that reaches every name through the door's two ports."""
    unverified = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    unverified.check_hostname = False
    unverified.verify_mode = ssl.CERT_NONE
    local_address = options.pop("local_address", None)
    transport = _Resolver(
        {"https": https_port, "http": http_port},
        verify=options.pop("verify", unverified),
        local_address=local_address,
    )
    return httpx.Client(transport=transport, timeout=20, trust_env=False, **options)
