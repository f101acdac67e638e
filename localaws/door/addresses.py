# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""AWS's names and ports, and where they are on this machine.

Every name of AWS also works with ``.localhost`` behind it, which browsers take to the loopback
address: ``https://app.example.com.localhost:8443`` is ``https://app.example.com`` to the rules,
to Cognito and to the application. Who comes by such a name is redirected to such names; who comes
with AWS's own name in the Host header (tests, curl with --connect-to) is answered with AWS's.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit, urlunsplit

SUFFIX = ".localhost"
HOST = re.compile(r"(?P<name>[A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\])(:(?P<port>[0-9]{1,5}))?")
USUAL_PORTS = {"https": 443, "http": 80}


class Addresses:
    """Which local port stands for which listener port."""

    def __init__(self) -> None:
        self._local: dict[tuple[str, int], int] = {}

    def add(self, scheme: str, port: int, local_port: int) -> None:
        """Let ``local_port`` stand for listeners of ``scheme`` on ``port``."""
        self._local[scheme, port] = local_port

    def has(self, scheme: str, port: int) -> bool:
        """Return whether such listeners have a local port."""
        return (scheme, port) in self._local

    def local_port(self, scheme: str, port: int | None = None) -> int:
        """Return the local port that stands for ``port``, the scheme's own by default."""
        usual = self._local[scheme, USUAL_PORTS[scheme]]
        return self._local.get((scheme, port or USUAL_PORTS[scheme]), usual)

    def aws_port(self, local_port: int) -> tuple[str, int]:
        """Return (scheme, port) for which ``local_port`` stands."""
        return next(key for key, value in self._local.items() if value == local_port)

    def local_url(self, url: str) -> str:
        """Return ``url`` as a browser on this machine reaches it; relative ones stay."""
        parts = urlsplit(url)
        if parts.scheme not in USUAL_PORTS or not parts.hostname or is_loopback(parts.hostname):
            return url
        host = local_name(parts.hostname)
        port = self.local_port(parts.scheme, parts.port)
        return urlunsplit(parts._replace(netloc=f"{host}:{port}"))


def split_host(header: str) -> tuple[str, int | None]:
    """Return (name, port) of a Host header, the name in lower case without a final dot.

    What has not the form of a host is left whole, so that no part of it counts as one.
    """
    found = HOST.fullmatch(header)
    if found is None:
        return header.lower(), None
    return found["name"].lower().rstrip("."), int(found["port"]) if found["port"] else None


def aws_name(name: str) -> tuple[str, bool]:
    """Return (AWS's name, whether the local form was used).

    ``demo.localhost`` has no AWS form, as a host condition needs a dot: it stays what it is.
    """
    if not name.endswith(SUFFIX):
        return name, False
    inner = name.removesuffix(SUFFIX)
    return (inner if "." in inner else name), True


def local_name(name: str) -> str:
    """Return the name by which a browser on this machine reaches ``name``."""
    return name if name.endswith(SUFFIX) else name + SUFFIX


def is_loopback(name: str) -> bool:
    """Return whether ``name`` is this machine itself, and no name that the door plays."""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
