# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One call: which operation of which service, where, with which parameters."""

from __future__ import annotations

import io
import re
import typing as t
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from botocore.exceptions import UnknownServiceError
from moto.core.model import OperationModel
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import Request, determine_request_protocol
from moto.core.routing import get_service_router
from moto.core.utils import get_service_model
from werkzeug.exceptions import NotFound

from localaws.errors import AwsError
from localaws.state import ACCOUNT

CREDENTIAL = re.compile(r"Credential=[^/]*/[^/]*/(?P<region>[^/]+)/(?P<name>[^/]+)/aws4_request")
QUERY_CREDENTIAL = re.compile(
    r"X-Amz-Credential=[^&]*?(?:/|%2F)\d{8}(?:/|%2F)([^/&%]+)(?:/|%2F)([^/&%]+)"
)
POOL_REGION = re.compile(rb'"UserPoolId"\s*:\s*"([a-z0-9-]+)_')

# Signed names that are not botocore's names of the service.
SIGNED_AS = {
    "email": "ses",
    "execute-api": None,
    "monitoring": "cloudwatch",
    "tagging": "resourcegroupstaggingapi",
}
UNSIGNED_TARGETS = {
    "AWSCognitoIdentityProviderService": "cognito-idp",
    "AWSCognitoIdentityService": "cognito-identity",
}
UNSIGNED_ACTIONS = {"AssumeRoleWithWebIdentity": "sts", "AssumeRoleWithSAML": "sts"}


@dataclass
class Call:
    """A request, understood."""

    service: str
    operation: str
    region: str
    request: Request
    body: bytes
    model: OperationModel
    protocol: str
    uri_parameters: dict[str, t.Any]
    account: str = ACCOUNT
    parameters: dict[str, t.Any] = field(default_factory=dict)

    @property
    def is_from_the_door(self) -> bool:
        """Return whether our own data plane asks: no fault strikes that, no log shows it."""
        return "localaws-door" in self.request.headers.get("User-Agent", "")

    def environ(self) -> dict[str, t.Any]:
        """Return the WSGI environment of the request, its body unread."""
        return {**self.request.environ, "wsgi.input": io.BytesIO(self.body)}

    def get(self, name: str, default: t.Any = None) -> t.Any:
        """Return the parameter ``name``."""
        return self.parameters.get(name, default)

    def __getitem__(self, name: str) -> t.Any:
        return self.parameters[name]


def recognise(request: Request, body: bytes) -> Call | None:
    """Return the call that ``request`` makes, or None if it is no API call that a model knows."""
    service, region = _service(request, body)
    if service is None:
        return None
    try:
        operation, uri_parameters = get_service_router(service).match(request)
    except (UnknownServiceError, NotFound, NotImplementedError):
        return None
    protocol = determine_request_protocol(operation.service_model, request.content_type)
    return Call(service, operation.name, region, request, body, operation, protocol, uri_parameters)


def read_parameters(call: Call) -> None:
    """Fill in the call's parameters from its request."""
    if call.protocol not in PROTOCOL_PARSERS:
        return
    request = Request(call.environ())
    try:
        parsed = PROTOCOL_PARSERS[call.protocol](call.model).parse(
            {
                "method": request.method,
                "values": request.values,
                "headers": request.headers,
                "body": call.body,
                "url_path": request.path,
                "url_params": call.uri_parameters,
            }
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise AwsError("SerializationException", f"Cannot read the request: {error}") from error
    call.parameters = dict(parsed or {})


def _service(request: Request, body: bytes) -> tuple[str | None, str]:
    signed = CREDENTIAL.search(request.headers.get("Authorization", ""))
    if signed:
        return _named(signed["name"].lower(), request, body), signed["region"]
    presigned = QUERY_CREDENTIAL.search(request.query_string.decode("latin-1"))
    if presigned:
        return _named(presigned[2].lower(), request, body), presigned[1]
    target = request.headers.get("X-Amz-Target", "").split(".")[0]
    if target in UNSIGNED_TARGETS:
        pool = POOL_REGION.search(body)
        return UNSIGNED_TARGETS[target], pool[1].decode() if pool else "us-east-1"
    return UNSIGNED_ACTIONS.get(_form(body).get("Action", "")), "us-east-1"


def _named(name: str, request: Request, body: bytes) -> str | None:
    if name == "elasticloadbalancing":
        return "elb" if _form(body).get("Version") == "2012-06-01" else "elbv2"
    if name == "apigateway":
        return "apigatewayv2" if request.path.startswith("/v2/") else "apigateway"
    service = SIGNED_AS.get(name, name)
    try:
        return service if service and get_service_model(service) else None
    except UnknownServiceError:
        return None


def _form(body: bytes) -> dict[str, str]:
    if not body.startswith((b"Action=", b"Version=")) and b"&Action=" not in body:
        return {}
    return {key: values[0] for key, values in parse_qs(body.decode("utf-8", "replace")).items()}
