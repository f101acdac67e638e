# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the hosted sign-in and the stand-in remember between two requests."""

from __future__ import annotations

import secrets
import threading
import time
import typing as t
from urllib.parse import urlsplit

from joserfc.jwk import RSAKey

from localaws.door.addresses import is_loopback

Document = dict[str, t.Any]


class Memory:
    """Documents that end: each under an id that cannot be guessed."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[float, Document]] = {}
        self._lock = threading.Lock()
        self._key: RSAKey | None = None
        self.messages: list[Document] = []
        self.provider_hosts: dict[str, dict[str, Document]] = {}

    def keep(self, kind: str, document: Document, seconds: float) -> str:
        """Keep ``document`` for a while and return its id."""
        identity = secrets.token_urlsafe(24)
        now = time.time()
        with self._lock:
            for key in [key for key, (ends, _) in self._kept.items() if ends < now]:
                del self._kept[key]
            self._kept[kind, identity] = (now + seconds, document)
        return identity

    def get(self, kind: str, identity: str | None) -> Document | None:
        """Return a document, None when there is none or it ended."""
        ends, document = self._kept.get((kind, identity or ""), (0.0, {}))
        return document if ends > time.time() else None

    def take(self, kind: str, identity: str | None) -> Document | None:
        """Return a document and forget it: it counts once."""
        with self._lock:
            ends, document = self._kept.pop((kind, identity or ""), (0.0, {}))
        return document if ends > time.time() else None

    def drop(self, kind: str, identity: str | None) -> None:
        """Forget a document."""
        with self._lock:
            self._kept.pop((kind, identity or ""), None)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self.messages.clear()
            self.provider_hosts.clear()

    def play(
        self, urls: t.Iterable[str], issuer: str, name: str, client_id: str, secret: str
    ) -> None:
        """Have the stand-in answer for the hosts of ``urls``, unless they are this machine."""
        client = {"issuer": issuer, "name": name, "secret": secret}
        for url in (*urls, issuer):
            host = (urlsplit(url).hostname or "").lower()
            if host and not is_loopback(host):
                self.provider_hosts.setdefault(host, {})[client_id] = client

    @property
    def key(self) -> RSAKey:
        """The key that signs the stand-in's ID tokens."""
        with self._lock:
            if self._key is None:
                self._key = RSAKey.generate_key(2048, {"kid": "stand-in"})
            return self._key
