# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An ECS service, waited for until it is steady."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Keyed, Ordered
from .._engine.resource import Read, Reference, Resource, Search, Wait
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Patch, Tags
from ._service_troubles import troubles
from .role import ROLE
from .security_group import SECURITY_GROUP
from .target_group import FORWARDERS, TARGET_GROUP
from .task_definition import TASK_DEFINITION

# What AWS reports of the deployment only, although it is set on the service.
OF_DEPLOYMENT = (
    "service_connect_configuration",
    "volume_configurations",
    "vpc_lattice_configurations",
)

# What AWS says, or leaves out, of a service without alarms.
NO_ALARMS = {"alarm_names": [], "enable": False, "rollback": False}

STRATEGY = "capacity_provider_strategy"


class Deployment(Patch):
    """An update, with a new deployment where AWS makes the change by nothing less."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call with the changed options."""
        if STRATEGY not in options:
            return super().calls(model, before, after, options)
        forced = {**after, "force_new_deployment": True}
        return super().calls(model, before, forced, {*options, "force_new_deployment"})


def primary(found: Document) -> Document:
    """Return the deployment that ECS is bringing up or has brought up."""
    deployments = found.get("deployments") or [{}]
    return next((d for d in deployments if d.get("status") == "PRIMARY"), deployments[0])


def whole_service(found: Document) -> Document:
    """Return ``found`` with what AWS leaves out or keeps elsewhere, and the cluster by name."""
    kept = {name: primary(found)[name] for name in OF_DEPLOYMENT if primary(found).get(name)}
    cluster = str(found.get("cluster_arn", "")).rpartition("/")[2]
    configuration = {"alarms": NO_ALARMS, **(found.get("deployment_configuration") or {})}
    return {"cluster": cluster, **kept, **found, "deployment_configuration": configuration}


def steady(found: Document) -> bool:
    """Return whether one deployment is left, complete, with all its tasks running."""
    deployments = found.get("deployments") or []
    counts = found.get("running_count") == found.get("desired_count")
    return counts and len(deployments) == 1 and primary(found).get("rollout_state") != "IN_PROGRESS"


def failure(found: Document, wanted: Document) -> str | None:
    """Return why the deployment failed: ECS rolls back on its own, and then looks healthy."""
    failed = [d for d in found.get("deployments") or [] if d.get("rollout_state") == "FAILED"]
    task = wanted.get("task_definition", "")
    rolled_back = task.startswith("arn:") and primary(found).get("task_definition") != task
    if not rolled_back and primary(found).get("rollout_state") != "FAILED":
        return None
    reasons = [str(d.get("rollout_state_reason", "")) for d in failed]
    told = [str(e.get("message", "")) for e in found.get("events") or []]
    # Once it has rolled back, what ECS reports last is that all is well.
    events = [one for one in told if "failed" in one or "unable" in one][:2] or told[:2]
    back = f" ECS rolled back to {found.get('task_definition')}." if rolled_back else ""
    return f"{' '.join(filter(None, [*reasons, *events]))}{back}"


def last_event(found: Document) -> str:
    """Return what ECS last reported, such as why no task starts."""
    return next((str(e.get("message", "")) for e in found.get("events") or []), "")


def not_at_creation(wanted: Document, others: t.Sequence[Document]) -> Document:
    """A new service is a new deployment anyway."""
    return {name: value for name, value in wanted.items() if name != "force_new_deployment"}


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation."""
    after = plan.after
    external = (after.get("deployment_controller") or {}).get("type") == "EXTERNAL"
    if not plan.creates or external:
        return
    if not after.get("task_definition"):
        yield "task_definition is needed to create a service: give its family or ARN."
    if after.get("desired_count") is None and after.get("scheduling_strategy") != "DAEMON":
        yield "desired_count is needed to create a service: say how many tasks to run."


ECS_SERVICE = Resource(
    service="ecs",
    name="service",
    ids=("service_arn",),
    names=("cluster", "name"),
    words=Names(
        {
            "serviceName": "name",
            "service": "name",
            "services": "name",
            "resourceArn": "service_arn",
            "roleArn": "role",
        }
    ),
    references=(
        Reference(
            "network_configuration.awsvpc_configuration.security_groups",
            SECURITY_GROUP,
            {"name": "security_group_names"},
            ("group_id",),
        ),
        Reference(
            "task_definition",
            TASK_DEFINITION,
            {"family": "task_definition"},
            ("task_definition_arn",),
            keeps=frozenset({"task_definition"}),
            by_name=True,
        ),
        Reference(
            "load_balancers.target_group_arn",
            TARGET_GROUP,
            {"name": "target_group_name"},
            ("target_group_arn",),
            # ECS refuses a target group that no load balancer forwards to; and the sign-in must
            # stand before the first task can be reached.
            through=FORWARDERS,
        ),
        Reference(
            "load_balancers.advanced_configuration.alternate_target_group_arn",
            TARGET_GROUP,
            {"name": "alternate_target_group_name"},
            ("target_group_arn",),
            through=FORWARDERS,
        ),
        Reference(
            "load_balancers.advanced_configuration.role_arn",
            ROLE,
            {"name": "role_arn"},
            ("arn",),
            keeps=frozenset({"role_arn"}),
            by_name=True,
        ),
    ),
    in_stack=InStack(
        # The cluster goes by its name, which is no reference, and so do its capacity providers.
        follows=frozenset({"cluster", "capacity_provider"}),
        looks_past=FORWARDERS,
    ),
    read=Read("DescribeServices", "services[0]", also={"include": ["TAGS"]}),
    search=Search("ListServices", "serviceArns", by=(), scope=("cluster",), fills="name"),
    exists=lambda found: found.get("status") != "INACTIVE",
    create="CreateService",
    created="service",
    meaning=Meaning(complete=not_at_creation, described=whole_service),
    writers=(Deployment("UpdateService", along=("cluster",)), Tags("TagResource")),
    delete="DeleteService",
    deletion=Deletion(also={"force": True}, settles=True),
    policies={
        "capacity_provider_strategy": Keyed("capacity_provider"),
        "load_balancers": Keyed("target_group_arn", "load_balancer_name", "container_name"),
        "placement_constraints": Keyed("type", "expression"),
        "placement_strategy": Ordered(),
        "service_registries": Keyed("registry_arn"),
        "volume_configurations": Keyed("name"),
        "vpc_lattice_configurations": Keyed("target_group_arn", "port_name"),
        "service_connect_configuration.services": Keyed("port_name"),
        "deployment_configuration.lifecycle_hooks": Keyed("hook_target_arn"),
    },
    refusals=Refusals(preflight=(preflight,)),
    traits=Traits(
        guides=frozenset({"ignore_desired_count"}),
        only_new={"ignore_desired_count": "desired_count"},
        momentary=("force_new_deployment",),
        growing={"tags": "purge_tags"},
    ),
    faults=Faults(
        missing=("ClusterNotFoundException", "ServiceNotFoundException"),
        # The role that ECS makes for itself with the first cluster is not known everywhere at once.
        retry_on=("InvalidParameterException: Unable to assume the service linked role",),
    ),
    wait=Wait(done=steady, failed=failure, says=last_event, explain=troubles),
)
