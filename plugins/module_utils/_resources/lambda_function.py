# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A Lambda function: its code, and how it is run."""

from __future__ import annotations

import re
import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Replaced, TagMap
from .._engine.resource import Read, Reference, Resource, Search, Wait
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Tags, Writer
from ._function_code import LOCAL, REMOTE, packed
from ._policy_documents import text
from .role import ROLE

# What AWS keeps one level deeper, in structures of one or two members.
PLAIN = {
    "environment_variables": ("environment", "variables"),
    "vpc_subnet_ids": ("vpc_config", "subnet_ids"),
    "vpc_security_group_ids": ("vpc_config", "security_group_ids"),
    "dead_letter_arn": ("dead_letter_config", "target_arn"),
    "tracing_mode": ("tracing_config", "mode"),
}
CODE = {
    "zip_bytes": ("code", "zip_bytes"),
    "s3_bucket": ("code", "s3_bucket"),
    "s3_key": ("code", "s3_key"),
    "s3_object_version": ("code", "s3_object_version"),
    "image_uri": ("code", "image_uri"),
}
VARIABLES = ("environment_variables", "secret_environment_variables")
VARIABLE = re.compile(r"[a-zA-Z][a-zA-Z0-9_]+")
# What AWS takes of the code and never tells.
UNTOLD = ("zip_bytes", "s3_bucket", "s3_key", "s3_object_version")
NEW = {
    "description": "",
    "timeout": 3,
    "memory_size": 128,
    "dead_letter_arn": "",
    "kms_key_arn": "",
    "tracing_mode": "PassThrough",
    "architectures": ["x86_64"],
}


class Configuration(Writer):
    """How the function is run: AWS keeps what it is not told, structures as a whole."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call with the members that hold the changed options."""
        members = {"name", *(PLAIN[o][0] if o in PLAIN else o for o in options)}
        sent = {member: after.get(member) for member in members}
        return [self.call(model, sent, options)]


class Code(Writer):
    """The code, with the processor it is built for: AWS wants both by the same call."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call with the code."""
        members = {"name", *CODE} | ({"architectures"} & options)
        return [self.call(model, {o: after[o] for o in members if after.get(o)}, options)]


def plain(document: Document) -> Document:
    """Return ``document`` with the members of small structures by their own names."""
    outer = {structure for structure, _member in (*PLAIN.values(), *CODE.values())}
    inner = {
        option: document[structure][member]
        for option, (structure, member) in {**PLAIN, **CODE}.items()
        if (document.get(structure) or {}).get(member) is not None
    }
    return {**inner, **{o: v for o, v in document.items() if o not in outer}}


def one_form(document: Document) -> Document:
    """Layers are told with their size; variables are texts, secret ones among them."""
    document = dict(document)
    if document.get("layers"):
        layers = document["layers"]
        document["layers"] = [one["arn"] if isinstance(one, dict) else one for one in layers]
    secret = document.pop("secret_environment_variables", None) or {}
    variables = {**(document.get("environment_variables") or {}), **secret}
    if variables:
        document["environment_variables"] = {name: text(v) for name, v in variables.items()}
    return document


def nothing_left_out(found: Document) -> Document:
    """Return ``found`` with what AWS leaves out."""
    return {"tags": {}, **NEW, **plain(found)}


def deeper(document: Document, creating: bool) -> Document:
    """Return ``document`` as AWS takes it."""
    kept = {o: v for o, v in document.items() if v != "" or not creating}
    for option, (structure, member) in {**PLAIN, **(CODE if creating else {})}.items():
        if kept.get(option) is not None and (kept[option] or not creating):
            kept[structure] = {**(kept.get(structure) or {}), member: kept[option]}
    return {**kept, "package_type": "Image"} if kept.get("image_uri") and creating else kept


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for every way to give code that AWS could not follow."""
    given = [o for o in (*LOCAL, *REMOTE) if desired.get(o) is not None]
    if len(given) > 1:
        yield f"{' and '.join(given)} exclude each other: give the code once."
    if desired.get("s3_bucket") and not desired.get("s3_key"):
        yield "s3_bucket needs s3_key: say which object holds the code."
    if desired.get("code_sha256") and set(given) & {*LOCAL, "image_uri"}:
        yield "code_sha256 is told by the code itself: give it with s3_bucket only."
    names = (name for option in VARIABLES for name in desired.get(option) or {})
    for name in (str(name) for name in names):
        if not VARIABLE.fullmatch(name):
            yield f"{VARIABLES[0]} {name} must be two letters, digits or _ or more, a letter first."
    both = [o for o in ("vpc_subnet_ids", "vpc_security_group_ids") if desired.get(o)]
    if len(both) == 1:
        yield f"{both[0]} is of no use alone: give vpc_subnet_ids and vpc_security_group_ids."


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss."""
    after, sources = plan.after, ("zip_bytes", *REMOTE)
    sent = any((after if plan.creates else resolved).get(o) for o in (*LOCAL, *sources))
    if plan.creates:
        needed = ("role",) if after.get("image_uri") else ("role", "runtime", "handler")
        yield from (
            f"{o} is needed to create a function: give it." for o in needed if not after.get(o)
        )
    uploads = any(call.operation == "UpdateFunctionCode" for call in plan.calls)
    if not sent and (plan.creates or uploads):
        yield f"The code is missing: give one of {', '.join((*LOCAL, *REMOTE))}."


def settled(found: Document) -> bool:
    """Return whether the function answers with what it was told last."""
    state, update = found.get("state"), found.get("last_update_status")
    return state in (None, "Active", "Inactive") and update in (None, "Successful")


def failed(found: Document, wanted: Document) -> str | None:
    """Return why the function will not come up, or None."""
    if found.get("state") == "Failed":
        return str(found.get("state_reason") or "AWS gives no reason")
    if found.get("last_update_status") == "Failed":
        return str(found.get("last_update_status_reason") or "AWS gives no reason")
    return None


FUNCTION = Resource(
    service="lambda",
    name="lambda_function",
    ids=("function_arn",),
    names=("name",),
    words=Names(
        {
            "FunctionName": "name",
            "Resource": "function_arn",
            "ZipFile": "zip_bytes",
            "Code.ZipFile": "zip_bytes",
        }
    ),
    references=(
        Reference(
            "role", ROLE, {"name": "role"}, ("arn",), keeps=frozenset({"role"}), by_name=True
        ),
    ),
    in_stack=InStack(
        # Where it logs is a name, which is no reference: a call would make a group without limits.
        follows=frozenset({"log_group"}),
        looks_past=frozenset({"log_group"}),
    ),
    read=Read("GetFunction", "Configuration", beside=("Tags", "Code")),
    search=Search("ListFunctions", "Functions", by=(), page=50),
    create="CreateFunction",
    created="@",
    writers=(
        Configuration(
            "UpdateFunctionConfiguration",
            owns=frozenset(
                {
                    *PLAIN,
                    "role",
                    "handler",
                    "runtime",
                    "description",
                    "timeout",
                    "memory_size",
                    "ephemeral_storage",
                    "kms_key_arn",
                    "layers",
                    "logging_config",
                }
            ),
        ),
        Code("UpdateFunctionCode", owns=frozenset({"code_sha256", "image_uri", "architectures"})),
        Tags("TagResource"),
    ),
    meaning=Meaning(
        born=NEW,
        described=nothing_left_out,
        canonical=(plain, packed, one_form),
        wire=deeper,
    ),
    delete="DeleteFunction",
    policies={"tags": TagMap(), "environment_variables": Replaced()},
    refusals=Refusals(problems=(problems,), preflight=(preflight,)),
    traits=Traits(
        write_only=UNTOLD,
        sensitive=("environment_variables",),
        # A role may be given by name.
        wider=("role",),
        growing={"tags": "purge_tags"},
        unmanaged={
            "file_system_configs": "functions behind a sign-in have no files but their code",
            "image_config": "the image's own entry point is run",
            "snap_start": "it concerns published versions only",
        },
    ),
    wait=Wait(settled, failed, lambda found: str(found.get("state_reason") or "")),
    faults=Faults(
        # The role was made a moment ago; AWS is still busy with the change before this one.
        retry_on=(
            "InvalidParameterValueException: cannot be assumed by Lambda",
            "InvalidParameterValueException: does not have permissions to call",
            "ResourceConflictException: cannot be performed at this time",
        ),
        replan_on=("ResourceConflictException: already exist",),
    ),
)
