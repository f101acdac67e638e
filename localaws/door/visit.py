# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One request, in AWS's terms: the names and ports that AWS's load balancer would see."""

from __future__ import annotations

import dataclasses
import typing as t
from urllib.parse import parse_qsl

from starlette.requests import cookie_parser


@dataclasses.dataclass(frozen=True)
class Tls:
    """What the handshake settled, for the access log."""

    server_name: str = ""
    cipher: str = "-"
    protocol: str = "-"
    certificate_arn: str = "-"


@dataclasses.dataclass(frozen=True)
class Visit:
    """A request; ``host`` and ``port`` are AWS's, however the client came here."""

    method: str
    scheme: str
    host: str
    port: int
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    client: tuple[str, int]
    http_version: str
    tls: Tls
    local: bool  # it came by a .localhost name, so it is answered with such names

    def header(self, name: str) -> str | None:
        """Return the first header called ``name``, None when there is none."""
        return next((value for key, value in self.headers if key == name.lower()), None)

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies by name."""
        lines = [value for key, value in self.headers if key == "cookie"]
        return cookie_parser("; ".join(lines)) if lines else {}

    @property
    def parameters(self) -> dict[str, str]:
        """The query's parameters, decoded; the first of equal names counts."""
        return _first(parse_qsl(self.query, keep_blank_values=True))

    @property
    def form(self) -> dict[str, str]:
        """The body's parameters, where it is a form."""
        if not (self.header("content-type") or "").startswith("application/x-www-form-urlencoded"):
            return {}
        return _first(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port."""
        usual = {"https": 443, "http": 80}[self.scheme]
        return self.host if self.port == usual else f"{self.host}:{self.port}"

    @property
    def target(self) -> str:
        """Path and query as sent."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def url(self) -> str:
        """The whole URL in AWS's names."""
        return f"{self.scheme}://{self.authority}{self.target}"


def _first(pairs: t.Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found
