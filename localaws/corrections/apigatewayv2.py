# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""HTTP APIs, whole: documents in AWS's words, as moto lacks updates and refuses too little."""

from __future__ import annotations

import copy
import dataclasses
import functools
import typing as t

from moto.core.utils import get_service_model

from localaws import modes
from localaws.call import Call
from localaws.corrections.apigatewayv2_rules import CHECKS, LEAVES, NEW
from localaws.errors import AwsError, NotServed
from localaws.moto_random import hexadecimal
from localaws.services import serves
from localaws.state import Store

Document = dict[str, t.Any]
Key = tuple[str, str, str]


@dataclasses.dataclass(frozen=True)
class Kind:
    """One kind of thing: which member tells it, in what it lives, which names are taken once."""

    name: str
    plural: str
    key: str
    parent: str = ""
    once: str = ""
    given: bool = False  # whether the key is the user's
    status: str = ""  # the member that tells how far it is, while AWS makes it

    def place(self, call: Call) -> Key:
        """Return where the thing that a call names is kept."""
        return self.name, call.get(self.parent, "") if self.parent else "", call.get(self.key, "")


KINDS = (
    Kind("Api", "Apis", "ApiId"),
    Kind("Authorizer", "Authorizers", "AuthorizerId", "ApiId", once="Name"),
    Kind("Integration", "Integrations", "IntegrationId", "ApiId"),
    Kind("Route", "Routes", "RouteId", "ApiId", once="RouteKey"),
    Kind("Stage", "Stages", "StageName", "ApiId", once="StageName", given=True),
    Kind("VpcLink", "VpcLinks", "VpcLinkId", status="VpcLinkStatus"),
    Kind("DomainName", "DomainNames", "DomainName", once="DomainName", given=True),
    Kind("ApiMapping", "ApiMappings", "ApiMappingId", "DomainName", once="ApiMappingKey"),
)
PARENTS = {"ApiId": "Api", "DomainName": "DomainName"}
HELD: Store[Document] = Store()
_reads: Store[int] = Store()


def held(place: t.Any) -> dict[Key, Document]:
    """Return all things of an account and region by kind, parent and key."""
    return t.cast("dict[Key, Document]", HELD[place])


def within(place: t.Any, kind: str, parent: str = "") -> list[Document]:
    """Return all things of a kind in a parent."""
    return [one for key, one in held(place).items() if key[:2] == (kind, parent)]


def _missing(kind: str, key: str) -> AwsError:
    return AwsError("NotFoundException", f"Invalid {kind} identifier specified {key}", 404)


def _found(call: Call, kind: Kind) -> Document:
    _parent(call, kind)
    place = kind.place(call)
    if place not in held(call):
        raise _missing("API" if kind.name == "Api" else kind.name, place[2])
    return held(call)[place]


def _parent(call: Call, kind: Kind) -> None:
    name = PARENTS.get(kind.parent, "")
    if name and (name, "", call[kind.parent]) not in held(call):
        raise _missing("API" if name == "Api" else name, call[kind.parent])


def _once(call: Call, kind: Kind, document: Document) -> None:
    if not kind.once:
        return
    value = document.get(kind.once, "")
    others = within(call, kind.name, kind.place(call)[1])
    if any(o is not document and o.get(kind.once, "") == value for o in others):
        message = f"{kind.name} with {kind.once} {value} already exists"
        raise AwsError("ConflictException", message, 409)


def _create(kind: Kind, call: Call) -> Document:
    _parent(call, kind)
    given = {k: v for k, v in call.parameters.items() if v is not None}
    document = {kind.key: hexadecimal(10), **NEW[kind.name](call, given), **given}
    if kind.parent == "ApiId" or kind.name == "ApiMapping":
        document.pop(kind.parent)
    CHECKS.get(kind.name, _anything)(call, document, functools.partial(within, call))
    _once(call, kind, document)
    key = (kind.name, call.get(kind.parent, "") if kind.parent else "", document[kind.key])
    held(call)[key] = document
    if kind.status:
        t.cast(Store[t.Any], _reads)[call][key] = int(modes.mode("reads_until_active"))
    return _shown(call, kind, key)


def _shown(call: Call, kind: Kind, key: Key) -> Document:
    document = copy.deepcopy(held(call)[key])
    if kind.status and t.cast(Store[t.Any], _reads)[call].get(key, 0) > 0:
        document[kind.status] = "PENDING"
    return document


def _get(kind: Kind, call: Call) -> Document:
    _found(call, kind)
    shown = _shown(call, kind, kind.place(call))
    reads = t.cast(Store[t.Any], _reads)[call]
    reads[kind.place(call)] = max(0, reads.get(kind.place(call), 0) - 1)
    return shown


def _list(kind: Kind, call: Call) -> Document:
    _parent(call, kind)
    parent = call.get(kind.parent, "") if kind.parent else ""
    keys = [key for key in held(call) if key[:2] == (kind.name, parent)]
    return {"Items": [_shown(call, kind, key) for key in keys]}


def _update(kind: Kind, call: Call) -> Document:
    document = _found(call, kind)
    given = {k: v for k, v in call.parameters.items() if v is not None and k != kind.parent}
    if "RouteSettings" in given:  # those of other routes stay
        given["RouteSettings"] = {**document["RouteSettings"], **given["RouteSettings"]}
    changed = {**document, **given}
    CHECKS.get(kind.name, _anything)(call, changed, functools.partial(within, call))
    document.update(changed)
    _once(call, kind, document)
    return _shown(call, kind, kind.place(call))


def _delete(kind: Kind, call: Call) -> None:
    document = _found(call, kind)
    LEAVES.get(kind.name, _anything)(call, document, functools.partial(within, call))
    for key in [one for one in held(call) if one[1] and one[1] == document[kind.key]]:
        del held(call)[key]
    del held(call)[kind.place(call)]


def _anything(call: Call, document: Document, among: t.Any) -> None:
    """Accept everything."""


def _tagged(call: Call) -> Document:
    """Return the thing whose ARN a call names."""
    parts = call["ResourceArn"].split("::")[-1].strip("/").split("/")
    names = {"apis": "Api", "vpclinks": "VpcLink", "domainnames": "DomainName"}
    key = (names[parts[0]], "", parts[1])
    if len(parts) > 3:
        key = ("Stage", parts[1], parts[3])
    if key not in held(call):
        raise _missing("resource", call["ResourceArn"])
    return held(call)[key]


def _tag(call: Call) -> None:
    document = _tagged(call)
    document["Tags"] = {**document.get("Tags", {}), **call["Tags"]}


def _untag(call: Call) -> None:
    document = _tagged(call)
    kept = {k: v for k, v in document.get("Tags", {}).items() if k not in call["TagKeys"]}
    document["Tags"] = kept


def _get_tags(call: Call) -> Document:
    return {"Tags": _tagged(call).get("Tags", {})}


def _clear(kind: Kind, member: str, call: Call) -> None:
    _found(call, kind).pop(member, None)


def _clear_route(kind: Kind, call: Call) -> None:
    if _found(call, kind)["RouteSettings"].pop(call["RouteKey"], None) is None:
        raise _missing("RouteSettings", call["RouteKey"])


def _operations() -> dict[str, t.Callable[[Call], Document | None]]:
    found: dict[str, t.Any] = {"TagResource": _tag, "UntagResource": _untag, "GetTags": _get_tags}
    for kind in KINDS:
        found |= {
            f"Create{kind.name}": functools.partial(_create, kind),
            f"Get{kind.name}": functools.partial(_get, kind),
            f"Get{kind.plural}": functools.partial(_list, kind),
            f"Update{kind.name}": functools.partial(_update, kind),
            f"Delete{kind.name}": functools.partial(_delete, kind),
        }
    api, stage = KINDS[0], KINDS[4]
    found["DeleteCorsConfiguration"] = functools.partial(_clear, api, "CorsConfiguration")
    found["DeleteRouteSettings"] = functools.partial(_clear_route, stage)
    found["DeleteAccessLogSettings"] = functools.partial(_clear, stage, "AccessLogSettings")
    return found


def _not_served(call: Call) -> Document:
    raise NotServed(call.service, call.operation)


_served = _operations()
for _name in get_service_model("apigatewayv2").operation_names:
    serves("apigatewayv2", _name)(_served.get(_name, _not_served))
