# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An ECS task definition: a family, whose newest revision says what the user wrote."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Keyed, Ordered, Unordered, Whole
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Put, Tags
from ._container_definitions import with_defaults
from .role import ROLE

REGISTER = "RegisterTaskDefinition"
CONTAINERS = "container_definitions"
# Lists of a container whose order means nothing, and those in which it does.
SETS = (
    "environment",
    "secrets",
    "port_mappings",
    "mount_points",
    "volumes_from",
    "depends_on",
    "ulimits",
    "extra_hosts",
    "system_controls",
    "resource_requirements",
    "log_configuration.secret_options",
    "linux_parameters.devices",
    "linux_parameters.tmpfs",
)
LISTS = (
    "command",
    "entry_point",
    "health_check.command",
    "dns_servers",
    "dns_search_domains",
    "environment_files",
)
# AWS names these anew with every revision.
OF_REVISION = (
    "task_definition_arn",
    "revision",
    "registered_at",
    "registered_by",
    "requires_attributes",
    "compatibilities",
)


class Revision(Put):
    """A new revision for any change, but for one of tags: those a revision can change."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that registers, or those that tag the revision there is."""
        if set(options) == {"tags"}:
            return Tags("TagResource").calls(model, before, after, options)
        return [self.call(model, after, options)]


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss in a first revision."""
    if plan.creates and not plan.after.get(CONTAINERS):
        yield f"{CONTAINERS} is needed to register a task definition: give at least one container."


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return what deregisters every active revision, or the one that was asked for."""
    family = current["family"]
    pages = store.session.client("ecs").get_paginator("list_task_definitions")
    arns = [
        arn
        for page in pages.paginate(familyPrefix=family, status="ACTIVE")
        for arn in page["taskDefinitionArns"]
        if arn.rpartition("/")[2].partition(":")[0] == family
    ]
    one = resolved.get("revision")
    meant = [arn for arn in arns if one is None or arn.endswith(f":{one}")]
    return [
        Call("DeregisterTaskDefinition", {"taskDefinition": arn}, frozenset(current))
        for arn in meant
    ]


def role(option: str) -> Reference:
    """Return how a role is named: by its ARN or by its name."""
    return Reference(
        option, ROLE, {"name": option}, ("arn",), keeps=frozenset({option}), by_name=True
    )


TASK_DEFINITION = Resource(
    service="ecs",
    name="task_definition",
    title="family",
    ids=("task_definition_arn",),
    names=("family",),
    words=Names({"taskDefinition": "family", "resourceArn": "task_definition_arn"}),
    references=(role("task_role_arn"), role("execution_role_arn")),
    # By its family, this is the newest active revision.
    read=Read(
        "DescribeTaskDefinition", "taskDefinition", also={"include": ["TAGS"]}, beside=("tags",)
    ),
    search=Search(
        "ListTaskDefinitionFamilies",
        "families",
        by=(),
        scope=("family_prefix",),
        fills="family",
        also=lambda scope: {"status": "ACTIVE"},
    ),
    exists=lambda found: found.get("status") != "INACTIVE",
    create=REGISTER,
    created="taskDefinition",
    writers=(Revision(REGISTER),),
    renews=(REGISTER, OF_REVISION),
    delete="DeregisterTaskDefinition",
    deletion=Deletion(calls=removal),
    # Containers and volumes are written whole: what is left out of one is left out of the revision.
    policies={
        CONTAINERS: Whole(),
        **{f"{CONTAINERS}.{name}": Whole() for name in SETS},
        **{f"{CONTAINERS}.{name}": Ordered() for name in LISTS},
        "volumes": Whole(),
        "placement_constraints": Keyed("type", "expression"),
        "inference_accelerators": Keyed("device_name"),
        "proxy_configuration.properties": Keyed("name"),
        "requires_compatibilities": Unordered(),
    },
    meaning=Meaning(canonical=(with_defaults,)),
    refusals=Refusals(preflight=(preflight,)),
    traits=Traits(guides=frozenset({"revision"}), growing={"tags": "purge_tags"}),
    faults=Faults(
        # ECS has no code of its own for a family or revision that does not exist.
        missing=("ClientException",),
    ),
)
