# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""HTTP APIs: the list of authorizers, which moto lacks."""

from __future__ import annotations

import typing as t

from moto.apigatewayv2.models import apigatewayv2_backends

from localaws.call import Call
from localaws.errors import AwsError
from localaws.services import serves


@serves("apigatewayv2")
def get_authorizers(call: Call) -> dict[str, t.Any]:
    api = apigatewayv2_backends[call.account][call.region].apis.get(call["ApiId"])
    if api is None:
        message = f"Invalid API identifier specified {call['ApiId']}"
        raise AwsError("NotFoundException", message, 404)
    return {"Items": [_document(one) for one in api.authorizers.values()]}


def _document(authorizer: t.Any) -> dict[str, t.Any]:
    return _capitalized(authorizer.to_json())


def _capitalized(document: dict[str, t.Any]) -> dict[str, t.Any]:
    return {
        key[0].upper() + key[1:]: _capitalized(value) if isinstance(value, dict) else value
        for key, value in document.items()
        if value is not None
    }
