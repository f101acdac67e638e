# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A launch template of EC2: its newest version says what the user wrote."""

from __future__ import annotations

import base64
import binascii
import typing as t

from .._engine.checks import PREDICTED
from .._engine.documents import Document, without
from .._engine.habits import Deletion, Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Keyed, TagMap
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Put, Tags
from .security_group import SECURITY_GROUP

# What instances are like, and what of a template is not.
DATA = (
    "image_id",
    "instance_type",
    "key_name",
    "iam_instance_profile",
    "security_group_ids",
    "user_data",
    "ebs_optimized",
    "monitoring",
    "metadata_options",
    "block_device_mappings",
    "network_interfaces",
    "tag_specifications",
)
PLAIN = "user_data_text"
MOST_USER_DATA = 16 * 1024  # bytes, before Base64
OF_TEMPLATE = {
    "name",
    "launch_template_id",
    "launch_template_name",
    "tags",
    "version_number",
    "version_description",
    "default_version",
    "default_version_number",
    "latest_version_number",
    "created_by",
    "create_time",
    "operator",
}


class Version(Put):
    """A new version, with all that the newest has and this botocore knows.

    EC2 does not answer in JSON, so what else there is cannot be looked for.
    """

    full: t.ClassVar[bool] = False

    def call(self, model: Model, document: Document, options: Options) -> Call:
        """Return the call for the template of this name: AWS takes no id beside it."""
        return super().call(model, without(document, ["launch_template_id"]), options)


def flat(found: Document) -> Document:
    """Return ``found`` with the instances' settings beside those of the template.

    When it was made is told of the template here, and of the version there, under one name.
    """
    aside = ("launch_template_data", "create_time", "created_by")
    rest = {name: value for name, value in found.items() if name not in aside}
    return {**rest, **(found.get("launch_template_data") or {})}


def nested(document: Document, creating: bool) -> Document:
    """AWS takes the instances' settings as one structure, and tags of a new template elsewhere."""
    data = {name: value for name, value in document.items() if name not in OF_TEMPLATE}
    rest = {name: value for name, value in document.items() if name in OF_TEMPLATE}
    if creating and document.get("tags"):
        tags = {"resource_type": "launch-template", "tags": document["tags"]}
        rest["tag_specifications"] = [tags]
    return {**rest, "launch_template_data": data}


def profile_by_name(document: Document) -> Document:
    """An instance profile may be given by its name or by its ARN."""
    given = document.get("iam_instance_profile")
    if not isinstance(given, str):
        return document
    form = {"arn" if given.startswith("arn:") else "name": given}
    return {**document, "iam_instance_profile": form}


def one_encoding(document: Document) -> Document:
    """AWS keeps user data in Base64, and what it holds counts, not where its lines are broken."""
    if PLAIN in document:
        content = str(document[PLAIN]).encode()
    elif (content := decoded(document.get("user_data"))) is None:
        return document
    rest = {name: value for name, value in document.items() if name != PLAIN}
    return {**rest, "user_data": base64.b64encode(content).decode()}


def decoded(user_data: str | None) -> bytes | None:
    """Return what ``user_data`` holds, or None where it is no Base64."""
    try:
        return base64.b64decode("".join((user_data or "").split()), validate=True) or None
    except (binascii.Error, ValueError):
        return None


def without_state(found: Document) -> Document:
    """AWS reports of metadata options whether they have been applied."""
    options = found.get("metadata_options")
    if not options:
        return found
    return {**found, "metadata_options": {k: v for k, v in options.items() if k != "state"}}


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return what deletes a template with its versions."""
    key = {"LaunchTemplateId": current["launch_template_id"]}
    return [Call("DeleteLaunchTemplate", key, frozenset(current))]


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation, and user data that it does not take."""
    given = str(resolved.get("user_data") or "")
    if given and PREDICTED not in given and decoded(given) is None:
        yield f"user_data must be in Base64: give plain text as {PLAIN}."
    size = len(decoded(plan.after.get("user_data")) or b"")
    if size > MOST_USER_DATA and (given or resolved.get(PLAIN)):
        option = "user_data" if given else PLAIN
        yield f"{option} must be at most {MOST_USER_DATA} bytes long, not {size}."
    if plan.creates and not any(plan.after.get(option) for option in DATA):
        yield "image_id is needed to create a launch template, or another setting: give one."


LAUNCH_TEMPLATE = Resource(
    service="ec2",
    name="launch_template",
    ids=("launch_template_id",),
    names=("name",),
    words=Names(
        {
            "LaunchTemplateName": "name",
            "LaunchTemplateNames": "name",
            "Resources": "launch_template_id",
        }
    ),
    references=(
        Reference(
            "security_group_ids", SECURITY_GROUP, {"name": "security_group_names"}, ("group_id",)
        ),
    ),
    in_stack=InStack(follows=frozenset({"instance_profile", "security_group"})),
    read=Read(
        "DescribeLaunchTemplateVersions",
        "LaunchTemplateVersions[0]",
        also={"Versions": ["$Latest"]},
    ),
    extras=(Read("DescribeLaunchTemplates", "LaunchTemplates[0]", gives=frozenset({"tags"})),),
    search=Search("DescribeLaunchTemplates", "LaunchTemplates", by=()),
    create="CreateLaunchTemplate",
    created="LaunchTemplate",
    # Versions never change: any difference makes a new one, with all that the newest has.
    writers=(
        Version("CreateLaunchTemplateVersion", owns=frozenset(DATA)),
        Tags("CreateTags", untag="DeleteTags"),
    ),
    renews=("CreateLaunchTemplateVersion", ("version_number",)),
    delete="DeleteLaunchTemplate",
    deletion=Deletion(calls=removal),
    policies={
        "block_device_mappings": Keyed("device_name"),
        "network_interfaces": Keyed("device_index"),
        "tag_specifications": Keyed("resource_type"),
        "tag_specifications.tags": TagMap(),
    },
    meaning=Meaning(
        described=flat,
        canonical=(profile_by_name, one_encoding, without_state),
        wire=nested,
    ),
    refusals=Refusals(preflight=(preflight,)),
    traits=Traits(
        # People put passwords into it, and AWS's model marks it.
        sensitive=("user_data",),
        growing={"tags": "purge_tags"},
    ),
    faults=Faults(
        missing=(
            "InvalidLaunchTemplateName.NotFoundException",
            "InvalidLaunchTemplateId.NotFound",
            "InvalidLaunchTemplateId.NotFoundException",
        ),
    ),
)
