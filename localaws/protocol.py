# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Answers and errors in the service's own form on the wire."""

from __future__ import annotations

import json
import re
import typing as t
import uuid
import warnings
from dataclasses import dataclass, field

from moto.core.responses import ActionResult
from moto.core.serialize import get_serializer_class

from localaws.call import Call
from localaws.errors import AwsError


@dataclass
class Answer:
    """An HTTP answer."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    error: str | None = None  # the AWS error code, if it is one


def success(call: Call, result: dict[str, t.Any] | None) -> Answer:
    """Return the answer that carries ``result``, a document in the operation's output shape."""
    return _serialized(call, ActionResult(result or {}).result)


def failure(call: Call, error: AwsError) -> Answer:
    """Return the answer that carries ``error``."""
    with warnings.catch_warnings():
        # moto warns of codes that the model does not list, such as throttling.
        warnings.simplefilter("ignore")
        answer = _serialized(call, error)
    if error.status:
        answer.status = error.status
    elif answer.status < 400:
        answer.status = 400
    answer.error = error.code
    return answer


def error_code(answer: Answer) -> str | None:
    """Return the error code in an answer that moto wrote, None if it is none."""
    if answer.status < 400:
        return None
    text = answer.body.decode("utf-8", "replace")
    for pattern in (r"<Code>([^<]+)</Code>", r'"__type"\s*:\s*"(?:[^"#]*#)?([^"]+)"'):
        found = re.search(pattern, text)
        if found:
            return found[1]
    return answer.headers.get("x-amzn-errortype") or str(answer.status)


def error_message(answer: Answer) -> str:
    """Return the message in an error answer."""
    text = answer.body.decode("utf-8", "replace")
    found = re.search(r"<Message>([^<]*)</Message>", text)
    if found:
        return found[1]
    try:
        document = json.loads(text)
    except ValueError:
        return text
    return document.get("message") or document.get("Message") or text


def _serialized(call: Call, result: t.Any) -> Answer:
    serializer = get_serializer_class(call.model.service_model.service_name, call.protocol)
    response = serializer(operation_model=call.model).serialize(result)
    body = response["body"]
    request_id = str(uuid.uuid4())
    if isinstance(body, str):
        body = body.replace("<RequestId>request-id<", f"<RequestId>{request_id}<").encode()
    headers = {**response["headers"], "x-amzn-RequestId": request_id}
    return Answer(response["status_code"], body, headers)
