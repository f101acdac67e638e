# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Calls that localaws makes itself, to moto or to another of its services."""

from __future__ import annotations

import io
from urllib.parse import unquote, urlencode, urlsplit

import botocore.parsers
import botocore.serialize
from botocore.awsrequest import HeadersDict
from moto.core.request import Request
from moto.core.utils import get_service_model

from localaws.call import Call
from localaws.errors import AwsError
from localaws.protocol import Answer, error_code, error_message
from localaws.state import ACCOUNT, Document


def call_of(
    service: str, operation: str, parameters: Document, region: str, account: str = ACCOUNT
) -> Call:
    """Return a call as a client would make it."""
    model = get_service_model(service)
    operation_model = model.operation_model(operation)
    protocol = str(model.protocol)
    serializer = botocore.serialize.create_serializer(protocol, include_validation=False)
    sent = serializer.serialize_to_request(parameters, operation_model)
    body = sent["body"]
    body = urlencode(body) if isinstance(body, dict) else body
    body = body.encode() if isinstance(body, str) else bytes(body)
    request = Request(_environ(sent, body, str(model.signing_name), region))
    return Call(
        service,
        operation,
        region,
        request,
        body,
        operation_model,
        protocol,
        {},
        account,
        parameters,
    )


def result_of(call: Call, answer: Answer) -> Document:
    """Return the document in an answer; an error is raised."""
    if answer.status >= 400:
        code = answer.error or error_code(answer) or "InternalFailure"
        raise AwsError(code, error_message(answer), answer.status)
    parser = botocore.parsers.create_parser(call.protocol)
    response = {
        "status_code": answer.status,
        "headers": HeadersDict(answer.headers),
        "body": answer.body,
        "context": {"operation_name": call.operation},
    }
    result: Document = parser.parse(response, call.model.output_shape)
    result.pop("ResponseMetadata", None)
    return result


def _environ(sent: Document, body: bytes, signing_name: str, region: str) -> Document:
    url = urlsplit(sent["url_path"])
    credential = f"Credential=LOCALAWS/20300101/{region}/{signing_name}/aws4_request"
    headers = {**sent["headers"], "Authorization": f"AWS4-HMAC-SHA256 {credential}, Signature=0"}
    variables = {name.upper().replace("-", "_"): value for name, value in headers.items()}
    content_type = variables.pop("CONTENT_TYPE", "")
    host = f"{signing_name}.{region}.amazonaws.com"
    return {
        "REQUEST_METHOD": sent["method"],
        "PATH_INFO": unquote(url.path),
        "RAW_URI": sent["url_path"],
        "QUERY_STRING": urlencode(sent["query_string"]) or url.query,
        "SERVER_NAME": host,
        "SERVER_PORT": "80",
        "HTTP_HOST": host,
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        **{f"HTTP_{name}": value for name, value in variables.items()},
    }
