# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One request in, one answer out."""

from __future__ import annotations

import io
import logging
import socket
import threading
import time
import typing as t
from http import HTTPStatus

from moto.core.request import Request

from localaws import calls, faults, services
from localaws.call import Call, read_parameters, recognise
from localaws.control import PREFIX, control
from localaws.errors import AwsError
from localaws.protocol import Answer, failure, success
from localaws.state import epoch
from localaws.upstream import forward
from localaws.validation import validate

_log = logging.getLogger("localaws")

StartResponse = t.Callable[..., t.Any]

# moto and our stores are plain dictionaries: one call at a time sees them whole.
_one_at_a_time = threading.RLock()


def app(environ: dict[str, t.Any], start_response: StartResponse) -> list[bytes]:
    """Answer a request (a WSGI application)."""
    request = Request(environ)
    body = request.get_data()
    environ["wsgi.input"] = io.BytesIO(body)
    answer = _answer(request, body)
    if answer is None:
        return _cut(environ, start_response)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    headers["content-length"] = str(len(answer.body))
    status = HTTPStatus(answer.status)
    start_response(f"{status.value} {status.phrase}", list(headers.items()))
    return [] if request.method == "HEAD" else [answer.body]


def _answer(request: Request, body: bytes) -> Answer | None:
    """Return the answer to a request, None for a cut connection."""
    if request.path.startswith(PREFIX):
        with _one_at_a_time:
            return control(request.method, request.path, body)
    call = recognise(request, body)
    if call is not None:
        return _answer_call(call)
    with _one_at_a_time:
        try:
            return forward(request.environ)
        except NotImplementedError:
            return Answer(501, b"localaws does not serve this.", {"content-type": "text/plain"})


def _answer_call(call: Call) -> Answer | None:
    struck = [] if call.is_from_the_door else faults.striking(call)
    begun = epoch()
    time.sleep(sum(fault.latency_ms for fault in struck) / 1000)
    with _one_at_a_time:
        if epoch() != begun:  # all was forgotten meanwhile, this call too
            return None
        try:
            answer = _attempt(call, struck)
        except AwsError as error:
            answer = failure(call, error)
        except Exception as error:  # a fault of ours, or of moto's
            _log.exception("%s %s failed", call.service, call.operation)
            text = f"{type(error).__name__}: {error}"
            answer = failure(call, AwsError("InternalFailure", text, 500))
        if not call.is_from_the_door:
            calls.record(call, answer.error or "ok")
    if not answer.error:
        faults.succeeded(call)
    return None if any(fault.cut for fault in struck) else answer


def _attempt(call: Call, struck: list[faults.Fault]) -> Answer:
    read_parameters(call)
    for fault in struck:
        error = fault.error()
        if error:
            raise error
        if fault.answer is not None:
            return success(call, fault.answer)
    validate(call)
    return services.answer(call)


def _cut(environ: dict[str, t.Any], start_response: StartResponse) -> list[bytes]:
    connection = environ.get("werkzeug.socket")
    if connection is not None:
        connection.shutdown(socket.SHUT_RDWR)
    start_response("500 Internal Server Error", [("content-length", "0")])
    return []
