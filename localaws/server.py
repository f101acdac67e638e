# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The port: loopback only, one thread per connection."""

from __future__ import annotations

import threading
import typing as t

from moto.moto_server.werkzeug_app import MotoRequestHandler
from werkzeug.serving import make_server

from localaws import control
from localaws.app import app

HOST = "127.0.0.1"


class _Connection(MotoRequestHandler):
    protocol_version = "HTTP/1.1"  # as AWS, but for werkzeug, which closes each connection
    disable_nagle_algorithm = True  # headers and body are two writes; Nagle would delay the second

    def log_request(self, *_: t.Any) -> None:
        """Say nothing: the call log knows more."""


class Server:
    """localaws on a port of this machine; ``with Server() as aws: boto3.client(..., aws.url)``."""

    def __init__(self, port: int = 0, patient: bool = False) -> None:
        """Listen; one that is ``patient`` only stops when its clients have gone."""
        self._http = make_server(HOST, port, app, threaded=True, request_handler=_Connection)
        self._http.daemon_threads = not patient  # the others are waited for
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._http.server_port

    @property
    def url(self) -> str:
        """The endpoint URL for clients."""
        return f"http://{HOST}:{self.port}"

    def start(self) -> Server:
        """Answer from now on, in a thread of its own."""
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop answering and free the port."""
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
        self._http.server_close()

    def reset(self) -> None:
        """Forget everything."""
        control.reset()

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, *_: t.Any) -> None:
        self.stop()
