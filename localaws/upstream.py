# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""moto, as the server that stands behind ours."""

from __future__ import annotations

import typing as t

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.test import run_wsgi_app

from localaws.call import Call
from localaws.errors import NotServed
from localaws.outgoing import call_of, result_of
from localaws.protocol import Answer, error_code
from localaws.state import Document


class _Moto(DomainDispatcherApplication):
    def get_backend_for_host(self, host: str | None) -> t.Any:
        matches = any(url.match(f"http://{host}") for _, url in self.backend_url_patterns)
        if host and "." in host and not matches:
            raise NotImplementedError(host)
        return super().get_backend_for_host(host)


_moto = _Moto(create_backend_app)


def forward(environ: dict[str, t.Any]) -> Answer:
    """Return moto's answer to a request."""
    body, status, given = run_wsgi_app(_moto, environ, buffered=True)
    headers = {name.lower(): value for name, value in given.items()}
    answer = Answer(int(status.split()[0]), b"".join(body), headers)
    if answer.status == 404 and answer.body.startswith(b"<!doctype html>"):
        raise NotImplementedError("no such path")
    answer.error = error_code(answer)
    return answer


def answer_of_moto(call: Call) -> Answer:
    """Return moto's answer to ``call`` as it came; 501 where moto does not serve it."""
    try:
        return forward(call.environ())
    except NotImplementedError as error:
        raise NotServed(call.service, call.operation) from error


def moto(call: Call, parameters: Document | None = None) -> Document:
    """Return moto's result for ``call``, as a document; an error of moto's is raised.

    ``parameters`` replace the call's own: this is how a handler lets moto do the part that
    moto does right.
    """
    if parameters is not None:
        call = call_of(call.service, call.operation, parameters, call.region, call.account)
    return result_of(call, answer_of_moto(call))


def reset() -> None:
    """Forget all of moto's resources."""
    from moto.core.base_backend import BackendDict
    from moto.core.model_instances import reset_model_data

    BackendDict.reset()
    reset_model_data()
