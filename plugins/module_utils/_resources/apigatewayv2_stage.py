# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A stage of an HTTP API: what callers reach, how fast, and what is logged of it."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, InStack, Meaning, Refusals, Traits
from .._engine.policies import Replaced, TagMap
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Patch, Tags, Writer
from ._http_api import OF_API
from .apigatewayv2_api import Cleared, arn_of, without_empty_text
from .apigatewayv2_route import ROUTE
from .log_group import LOG_GROUP

NEW = {"auto_deploy": False, "description": ""}


# What AWS takes for a route.
OF_ROUTE = ("detailed_metrics_enabled", "throttling_burst_limit", "throttling_rate_limit")


def nothing_left_out(found: Document) -> Document:
    """Return ``found`` with what AWS leaves out."""
    return {**NEW, **found}


def one_form(document: Document) -> Document:
    """AWS says of every route that it has no metrics of its own."""
    if document.get("route_settings") is None:
        return document
    routes = {
        key: {o: v for o, v in (said or {}).items() if v is not False}
        for key, said in document["route_settings"].items()
    }
    return {**document, "route_settings": routes}


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for every setting of a route that AWS does not know."""
    for key, said in (desired.get("route_settings") or {}).items():
        unknown = [option for option in said or {} if option not in OF_ROUTE]
        if unknown:
            known = ", ".join(OF_ROUTE)
            yield f"route_settings {key} has {unknown[0]}, which is none: write one of {known}."


@dataclasses.dataclass(frozen=True)
class RouteSettings(Writer):
    """Settings by route: AWS keeps those of a route that it is not told, until they are deleted."""

    remove: str = "DeleteRouteSettings"

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call with the settings that differ, and one for each route that has none."""
        (option,) = self.owns
        old, new = before.get(option) or {}, after.get(option) or {}
        told = {key: value for key, value in new.items() if old.get(key) != value}
        place = {name: after[name] for name in ("api_id", "name")}
        calls = [self.call(model, {**place, option: told}, options)] if told else []
        shape = model.request(self.remove)
        gone = [shape.encode({**place, "route_key": key}) for key in old if key not in new]
        return calls + [Call(self.remove, request, frozenset(options)) for request in gone]


STAGE = Resource(
    service="apigatewayv2",
    name="api_stage",
    ids=(),
    names=("api_id", "name"),
    words=Names({"StageName": "name"}, pairs=frozenset()),
    references=(
        *OF_API,
        Reference(
            "access_log_settings.destination_arn",
            LOG_GROUP,
            {"name": "log_group_name"},
            ("log_group_arn",),
        ),
    ),
    read=Read("GetStage"),
    extras=(
        Read("", gives=frozenset({"tags"}), walk=arn_of("apis", "{api_id}", "stages", "{name}")),
    ),
    search=Search("GetStages", "Items", by=(), scope=("api_id",), whole=True),
    create="CreateStage",
    writers=(
        Cleared(
            "UpdateStage",
            owns=frozenset({"access_log_settings"}),
            clear="DeleteAccessLogSettings",
        ),
        RouteSettings("UpdateStage", owns=frozenset({"route_settings"}), on_create=False),
        Patch("UpdateStage"),
        Tags("TagResource"),
    ),
    meaning=Meaning(
        born=NEW,
        described=nothing_left_out,
        canonical=(one_form,),
        wire=without_empty_text,
    ),
    delete="DeleteStage",
    refusals=Refusals(problems=(problems,)),
    policies={"tags": TagMap(), "route_settings": Replaced()},
    traits=Traits(
        derived=frozenset({"resource_arn"}),
        growing={"tags": "purge_tags"},
        unmanaged={
            "deployment_id": "with auto_deploy AWS changes it with every route",
            "client_certificate_id": "of WebSocket APIs only",
        },
    ),
    faults=Faults(missing=("NotFoundException",)),
    in_stack=InStack(
        # AWS takes settings of routes that there are.
        follows=frozenset({ROUTE.name}),
    ),
)
