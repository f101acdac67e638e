# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The door's own requests: to identity providers, key sets, applications.

AWS's names lead back into the door, over TLS and with the certificate checked; only loopback
addresses lead elsewhere. Nothing leaves this machine.
"""

from __future__ import annotations

import ssl
import typing as t
from urllib.parse import urlsplit

import httpx

from localaws.door.addresses import is_loopback

TIMEOUT = 10.0


class Outbound:
    """A client for which the world is this machine."""

    def __init__(self, trust: ssl.SSLContext, https_port: t.Callable[[], int]) -> None:
        self._https_port = https_port
        limits = httpx.Limits(max_keepalive_connections=20)
        self._inside = httpx.Client(verify=trust, timeout=TIMEOUT, limits=limits, trust_env=False)
        # A developer's own provider or target has whatever certificate it has, as ELB's targets.
        unverified = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        unverified.check_hostname = False
        unverified.verify_mode = ssl.CERT_NONE
        self.local = httpx.Client(
            verify=unverified, timeout=TIMEOUT, limits=limits, trust_env=False
        )

    def request(self, method: str, url: str, **options: t.Any) -> httpx.Response:
        """Send a request, to the door itself unless the URL names this machine."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if is_loopback(host):
            return self.local.request(method, url, **options)
        target = parts._replace(scheme="https", netloc=f"127.0.0.1:{self._https_port()}")
        headers = {**options.pop("headers", {}), "host": host}
        return self._inside.request(
            method,
            target.geturl(),
            headers=headers,
            extensions={"sni_hostname": host},
            **options,
        )

    def close(self) -> None:
        """Close all connections."""
        self._inside.close()
        self.local.close()
