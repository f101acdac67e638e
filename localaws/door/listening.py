# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Loopback ports, each served by a thread of its own."""

from __future__ import annotations

import socket
import ssl
import threading
import time
import typing as t

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from localaws.door.handshakes import Handshakes

HOST = "127.0.0.1"
START_TIMEOUT = 10.0
SETTINGS: dict[str, t.Any] = {
    "ws": "none",
    "lifespan": "off",
    "log_config": None,
    "access_log": False,
    "server_header": False,
    "proxy_headers": False,  # a client must not choose its own address
    "h11_max_incomplete_event_size": 128 * 1024,
    "timeout_graceful_shutdown": 1,
    "timeout_keep_alive": 60,
}


def bound(port: int) -> socket.socket:
    """Return a socket on ``port`` of the loopback address, 0 for any free one."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
    except OSError:
        taken.close()
        raise
    return taken


class Listening:
    """An application on a port, over TLS when a context is given."""

    def __init__(
        self,
        application: t.Any,
        taken: socket.socket,
        context: ssl.SSLContext | None = None,
        handshakes: Handshakes | None = None,
    ) -> None:
        self._socket = taken
        self.port: int = taken.getsockname()[1]
        config = uvicorn.Config(
            application,
            http=_noting(handshakes) if handshakes else "h11",
            ssl_context_factory=(lambda *_: context) if context else None,
            **SETTINGS,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name=f"door-{self.port}", daemon=True)

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])

    def start(self) -> None:
        """Answer from now on."""
        self._thread.start()
        until = time.monotonic() + START_TIMEOUT
        while not self._server.started:
            if time.monotonic() > until or not self._thread.is_alive():
                raise RuntimeError(f"port {self.port} does not answer")
            time.sleep(0.005)

    def stop(self) -> None:
        """Stop answering and free the port."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
        self._socket.close()


def _noting(handshakes: Handshakes) -> type[H11Protocol]:
    """Return uvicorn's protocol, telling ``handshakes`` of the TLS connections it serves."""

    class Noting(H11Protocol):
        def connection_made(self, transport: t.Any) -> None:
            super().connection_made(transport)
            connection = transport.get_extra_info("ssl_object")
            if connection is not None and self.client:
                handshakes.began(self.client, connection)

        def connection_lost(self, exc: Exception | None) -> None:
            if self.client:
                handshakes.ended(self.client)
            super().connection_lost(exc)

        def shutdown(self) -> None:
            # An idle client would be waited for to end its TLS session.
            if self.cycle is None or self.cycle.response_complete:
                self.transport.abort()
            else:
                super().shutdown()

    return Noting
