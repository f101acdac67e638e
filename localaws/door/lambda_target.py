# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A Lambda function as the target: the request as an event, its answer as the response."""

from __future__ import annotations

import base64
import typing as t
from urllib.parse import parse_qsl

from starlette.responses import Response

from localaws.door.errors import Refused
from localaws.door.functions import FunctionFailed, run

Document = dict[str, t.Any]
Headers = list[tuple[str, str]]
TEXT = ("text/", "application/json", "application/javascript", "application/xml")


def invoke(
    function_arn: str, group: Document, method: str, target: str, headers: Headers, body: bytes
) -> Response:
    """Return the function's answer; what is no answer of the right form is a 502."""
    several = group["Attributes"].get("lambda.multi_value_headers.enabled") == "true"
    event = _event(group["TargetGroupArn"], method, target, headers, body, several)
    try:
        answer = run(function_arn, event)
        return _response(answer, several)
    except FunctionFailed as error:
        raise Refused(502, "LambdaUnhandled") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused(502, "LambdaInvalidResponse") from error


def _event(
    group_arn: str, method: str, target: str, headers: Headers, body: bytes, several: bool
) -> Document:
    path, _, query = target.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    kind = dict(headers).get("content-type", "")
    readable = not body or kind.startswith(TEXT)
    event: Document = {
        "requestContext": {"elb": {"targetGroupArn": group_arn}},
        "httpMethod": method,
        "path": path,
        "body": body.decode() if readable else base64.b64encode(body).decode(),
        "isBase64Encoded": not readable,
    }
    if several:
        event["multiValueHeaders"] = _grouped(headers)
        event["multiValueQueryStringParameters"] = _grouped(pairs)
    else:
        event["headers"], event["queryStringParameters"] = dict(headers), dict(pairs)
    return event


def _grouped(pairs: t.Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return grouped


def _response(answer: Document, several: bool) -> Response:
    """Return the answer with the headers of the one form that the target group is set to."""
    body = answer.get("body") or ""
    content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
    response = Response(content, int(answer["statusCode"]))
    given = answer.get("multiValueHeaders" if several else "headers") or {}
    for name, values in given.items():
        for value in values if several else [str(values)]:
            if name.lower() != "content-length":
                response.raw_headers.append((name.lower().encode(), value.encode()))
    return response
