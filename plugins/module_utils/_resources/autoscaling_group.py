# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An Auto Scaling group of EC2, whose instances follow its launch template."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Ordered, TagMap
from .._engine.resource import Read, Reference, Resource, Search, Wait
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Members, Options, Patch, Tags
from .launch_template import LAUNCH_TEMPLATE
from .target_group import FORWARDERS, TARGET_GROUP

REFRESH = "instance_refresh"
OVER = ("Successful", "Failed", "Cancelled", "RollbackFailed", "RollbackSuccessful")
# ECS marks the groups of its capacity providers itself.
OF_ECS = "AmazonECSManaged"


class Renewing(Patch):
    """An update that exchanges the instances where these shall be of another template.

    The group then stays of the old one, which AWS goes back to, until the exchange has succeeded.
    """

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that changes the group, and the one that starts the exchange."""
        wish, template = after.get(REFRESH), options & {"launch_template"}
        if wish is None or not template or not before.get("instances"):
            return super().calls(model, before, after, options)
        rest = options - template
        made = super().calls(model, before, after, rest) if rest else []
        wanted = {**wish, "name": after["name"], "desired_configuration": desired(after)}
        request = model.request("StartInstanceRefresh").encode(wanted)
        return [*made, Call("StartInstanceRefresh", request, template)]


def desired(after: Document) -> Document:
    """Return what instances shall be after, which AWS takes by the template's name or by its id."""
    return {"launch_template": one_form(after)["launch_template"]}


class GroupTags(Tags):
    """Tags of a group, which each new instance gets too."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return at most one call that adds and one that removes."""
        old, new, name = before.get("tags") or {}, after.get("tags") or {}, after["name"]
        added = tagged({k: v for k, v in new.items() if old.get(k) != v}, name)
        gone = tagged({k: v for k, v in old.items() if k not in new}, name)
        steps = [(self.operation, added), (self.untag, gone)]
        return [Call(o, {"Tags": tags}, frozenset(options)) for o, tags in steps if tags]


def tagged(tags: Document, name: str) -> list[Document]:
    """Return ``tags`` as the group ``name`` takes them."""
    place = {"ResourceId": name, "ResourceType": "auto-scaling-group", "PropagateAtLaunch": True}
    mine = sorted((k, v) for k, v in tags.items() if not k.startswith("aws:"))
    return [{"Key": key, "Value": str(value), **place} for key, value in mine]


def in_our_words(found: Document) -> Document:
    """Return ``found`` with its subnets as a list, its tags as a map, what AWS leaves out empty."""
    subnets = [one for one in str(found.get("vpc_zone_identifier", "")).split(",") if one]
    tags = {one["key"]: one.get("value", "") for one in found.get("tags") or []}
    mine = {key: value for key, value in tags.items() if key != OF_ECS}
    return {"target_group_arns": [], **found, "vpc_zone_identifier": subnets, "tags": mine}


def in_its_words(document: Document, creating: bool) -> Document:
    """AWS takes subnets as one text, and tags as a list that says where they are handed on."""
    given = dict(document)
    if isinstance(given.get("vpc_zone_identifier"), list):
        given["vpc_zone_identifier"] = ",".join(given["vpc_zone_identifier"])
    if creating and given.get("tags") is not None:
        given["tags"] = [
            {"key": key, "value": str(value), "propagate_at_launch": True}
            for key, value in given["tags"].items()
        ]
    return given


def one_form(document: Document) -> Document:
    """A template is told by its name and a version, which is text; subnets have no order."""
    forms: Document = {}
    if template := document.get("launch_template"):
        keep = {k: v for k, v in template.items() if v and k != "launch_template_id"}
        known = keep if keep.get("launch_template_name") else template
        forms["launch_template"] = {k: str(v) for k, v in known.items()}
    if isinstance(document.get("vpc_zone_identifier"), list):
        forms["vpc_zone_identifier"] = sorted(document["vpc_zone_identifier"])
    return {**document, **forms}


def outdated(found: Document) -> bool:
    """Return whether an instance is still of another version than the group asks for."""
    wanted = (found.get("launch_template") or {}).get("version")
    versions = (one.get("launch_template") or {} for one in found.get("instances") or [])
    return any(str(one.get("version", wanted)) != str(wanted) for one in versions)


def refresh_of(found: Document) -> Document:
    """Return the last exchange of instances, in AWS's words."""
    last = found.get(REFRESH) or [{}]
    return t.cast("Document", last[0])


def becoming(found: Document) -> Document:
    """Return the version that the exchange under way is to."""
    told = (refresh_of(found).get("DesiredConfiguration") or {}).get("LaunchTemplate") or {}
    return {"version": told["Version"]} if told.get("Version") else {}


def with_debt(
    wanted: Document, current: Document | None, others: t.Sequence[Document]
) -> tuple[Document, Document | None]:
    """Return both sides; a group is of the version that its instances are still of.

    So an exchange that failed is made up for. While one is under way, it is of what they become.
    """
    own = (current or {}).get("launch_template") or {}
    if current and refresh_of(current).get("Status", OVER[0]) not in OVER:
        return wanted, {**current, "launch_template": {**own, **becoming(current)}}
    template = wanted.get("launch_template") or {}
    asked = wanted.get(REFRESH) is not None and str(template.get("version", "")).isdigit()
    there = (current or {}).get("instances") or []
    versions = [str((one.get("launch_template") or own).get("version")) for one in there]
    # One that failed may have left instances of either version.
    old = [version for version in versions if version != str(template.get("version"))]
    if not (asked and current and old):
        return wanted, current
    return wanted, {**current, "launch_template": {**own, "version": old[0]}}


def settled(found: Document) -> bool:
    """Return whether as many instances are in service as are desired, all of the same template."""
    there = found.get("instances") or []
    serving = [one for one in there if one.get("lifecycle_state") == "InService"]
    exchanging = REFRESH in found and refresh_of(found).get("Status", OVER[0]) not in OVER
    enough = len(serving) == len(there) == found.get("desired_capacity")
    return enough and not exchanging and not (REFRESH in found and outdated(found))


def failure(found: Document, wanted: Document) -> str | None:
    """Return why the exchange of instances was given up."""
    last, told = refresh_of(found), (wanted, found)
    version, own = (str((one.get("launch_template") or {}).get("version")) for one in told)
    if last.get("Status") not in OVER[1:] or not (outdated(found) or version != own):
        return None
    why = last.get("StatusReason", "AWS gives no reason")
    return f"the exchange of its instances ended as {last['Status']}: {why}"


def last_activity(store: t.Any, found: Document) -> str:
    """Return what Auto Scaling last said of an instance that it could not start."""
    client = store.session.client("autoscaling")
    reply = client.describe_scaling_activities(AutoScalingGroupName=found["name"], MaxRecords=10)
    failed = [one for one in reply["Activities"] if one["StatusCode"] in ("Failed", "Cancelled")]
    said = next((str(one.get("StatusMessage", "")) for one in failed), "")
    return f"Auto Scaling could not start an instance: {said}" if said else ""


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation."""
    if plan.creates:
        needed = [o for o in ("min_size", "max_size") if plan.after.get(o) is None]
        yield from (f"{o} is needed to create an Auto Scaling group: give it." for o in needed)
        if not (plan.after.get("launch_template") or plan.after.get("mixed_instances_policy")):
            yield "launch_template is needed to create an Auto Scaling group: name one."


AUTOSCALING_GROUP = Resource(
    service="autoscaling",
    name="autoscaling_group",
    ids=("auto_scaling_group_arn",),
    names=("name",),
    words=Names(
        {
            "AutoScalingGroupName": "name",
            "AutoScalingGroupNames": "name",
            "AutoScalingGroupARN": "auto_scaling_group_arn",
            "TargetGroupARNs": "target_group_arns",
        },
        # Of a tag AWS also tells where it is handed on.
        pairs=frozenset(),
    ),
    references=(
        Reference(
            "launch_template.version",
            LAUNCH_TEMPLATE,
            {"name": "launch_template_name"},
            ("version_number",),
            keeps=frozenset({"launch_template_name"}),
        ),
        Reference(
            "target_group_arns",
            TARGET_GROUP,
            {"name": "target_group_names"},
            ("target_group_arn",),
            # The sign-in must stand before the first instance can be reached.
            through=FORWARDERS,
        ),
    ),
    in_stack=InStack(
        # To remove it, nobody has to say which template it was made of. Instances of ECS join their
        # cluster as they start, and AWS deletes no cluster that has some.
        follows=frozenset({"launch_template", "cluster"}),
        looks_past=FORWARDERS | {"cluster"},
    ),
    read=Read("DescribeAutoScalingGroups", "AutoScalingGroups[0]"),
    extras=(
        Read(
            "DescribeInstanceRefreshes",
            "InstanceRefreshes[:1]",
            gives=frozenset({REFRESH}),
            into=REFRESH,
        ),
    ),
    search=Search("DescribeAutoScalingGroups", "AutoScalingGroups", by=(), whole=True),
    create="CreateAutoScalingGroup",
    created="@",
    writers=(
        Renewing("UpdateAutoScalingGroup"),
        Members(
            "AttachLoadBalancerTargetGroups",
            owns=frozenset({"target_group_arns"}),
            remove="DetachLoadBalancerTargetGroups",
            member="target_group_arns",
        ),
        GroupTags("CreateOrUpdateTags", untag="DeleteTags"),
    ),
    delete="DeleteAutoScalingGroup",
    deletion=Deletion(
        # With its instances.
        also={"ForceDelete": True},
        settles=True,
    ),
    policies={"tags": TagMap(), "termination_policies": Ordered()},
    meaning=Meaning(
        described=in_our_words,
        canonical=(one_form,),
        wire=in_its_words,
        adapt=with_debt,
    ),
    refusals=Refusals(preflight=(preflight,)),
    traits=Traits(
        guides=frozenset({"ignore_desired_capacity"}),
        only_new={"ignore_desired_capacity": "desired_capacity"},
        # How to exchange instances is a matter of the moment at which that is done.
        write_only=(REFRESH,),
        growing={"tags": "purge_tags"},
        unmanaged={"mixed_instances_policy": "kept as it is; no role here mixes instances yet"},
    ),
    faults=Faults(
        retry_on=(
            # A profile that was just made is not known everywhere at once.
            "ValidationError: Invalid IAM Instance Profile",
            "ResourceContention",
            "ScalingActivityInProgress",
        ),
    ),
    wait=Wait(done=settled, failed=failure, explain=last_activity),
)
