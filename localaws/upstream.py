# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""moto, as the server that stands behind ours."""

from __future__ import annotations

import io
import logging
import typing as t
from urllib.parse import urlencode, urlsplit

import botocore.parsers
import botocore.serialize
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.test import run_wsgi_app

from localaws.call import Call
from localaws.errors import AwsError, NotServed
from localaws.protocol import Answer, error_code, error_message

_log = logging.getLogger("localaws")


class _Moto(DomainDispatcherApplication):
    def get_backend_for_host(self, host: str | None) -> t.Any:
        known = host in ("moto_api", "instance_metadata") or host is None
        known = known or any(url.match(f"http://{host}") for _, url in self.backend_url_patterns)
        if not known and "." in host:
            raise NotImplementedError(host)
        return super().get_backend_for_host(host)


_moto = _Moto(create_backend_app)


def forward(environ: dict[str, t.Any]) -> Answer:
    """Return moto's answer to a request."""
    body, status, headers = run_wsgi_app(_moto, environ, buffered=True)
    answer = Answer(int(status.split()[0]), b"".join(body), dict(headers))
    answer.headers = {name.lower(): value for name, value in answer.headers.items()}
    answer.error = error_code(answer)
    return answer


def answer_of_moto(call: Call) -> Answer:
    """Return moto's answer to ``call`` as it came; 501 where moto does not serve it."""
    try:
        answer = forward(call.environ())
        if answer.status == 404 and answer.body.startswith(b"<!doctype html>"):
            raise NotImplementedError("no such path")
        return answer
    except NotImplementedError as error:
        raise NotServed(call.service, call.operation) from error
    except Exception as error:
        _log.exception("moto failed at %s %s", call.service, call.operation)
        raise AwsError("InternalFailure", f"{type(error).__name__}: {error}", 500) from error


def moto(call: Call, parameters: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
    """Return moto's result for ``call``, as a document; an error of moto's is raised.

    ``parameters`` replace the call's own: this is how a handler lets moto do the part that
    moto does right.
    """
    changed = call if parameters is None else _with(call, parameters)
    answer = answer_of_moto(changed)
    if answer.error:
        raise AwsError(answer.error, error_message(answer), answer.status)
    parser = botocore.parsers.create_parser(str(call.model.service_model.protocol))
    response = {
        "status_code": answer.status,
        "headers": answer.headers,
        "body": answer.body,
        "context": {"operation_name": call.operation},
    }
    result = parser.parse(response, call.model.output_shape)
    result.pop("ResponseMetadata", None)
    return result


def _with(call: Call, parameters: dict[str, t.Any]) -> Call:
    """Return ``call`` as if the client had sent ``parameters``."""
    serializer = botocore.serialize.create_serializer(str(call.model.service_model.protocol))
    sent = serializer.serialize_to_request(parameters, call.model)
    body = sent["body"]
    if isinstance(body, dict):
        body = urlencode(body)
    body = body.encode() if isinstance(body, str) else bytes(body)
    url = urlsplit(sent["url_path"])
    environ = {
        **call.request.environ,
        "PATH_INFO": url.path,
        "RAW_URI": sent["url_path"],
        "REQUEST_URI": sent["url_path"],
        "QUERY_STRING": urlencode(sent["query_string"]) or url.query,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    environ.update(_header_variables(sent["headers"]))
    request = type(call.request)(environ)
    return Call(
        call.service,
        call.operation,
        call.region,
        request,
        body,
        call.model,
        call.protocol,
        call.uri_parameters,
        call.account,
        parameters,
    )


def _header_variables(headers: dict[str, str]) -> dict[str, str]:
    names = {name.upper().replace("-", "_"): value for name, value in headers.items()}
    return {
        name if name in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{name}": value
        for name, value in names.items()
    }


def reset() -> None:
    """Forget all of moto's resources."""
    from moto.core.base_backend import BackendDict
    from moto.core.model_instances import reset_model_data

    BackendDict.reset()
    reset_model_data()
