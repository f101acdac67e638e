# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What of AWS's requests the Cognito modules can set, by botocore's model; nothing is listed.

Every operation that a resource writes with is walked to its leaves. Each is an option, tells which
thing is meant, is called otherwise here, or is left out for a reason that the resource gives.
``make coverage`` writes the table into the guide, a contract test holds it to the modules.
"""

from __future__ import annotations

import dataclasses
import functools
import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.resource import Resource
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.shapes import Shape
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds.every import KINDS
from tests.support.members import model
from tests.unit.contract.modules import ROOT, Tree

GUIDE = ROOT / "docs/docsite/rst/guide_coverage.rst"
COGNITO = {n: kind for n, kind in KINDS.items() if kind.resource.service.startswith("cognito")}
# Members of writers that name a second operation.
SECOND = ("remove", "clear", "untag")
# What a request calls otherwise than the option that it sets, where more than a word differs.
OTHERWISE: dict[str, dict[str, str]] = {
    "cognito_user_pool": {"custom_attributes": "schema", "tag_keys": "tags"},
    "cognito_group": {"username": "users"},
    "cognito_user": {
        "web_authn_mfa_settings": "mfa_preference.web_authn",
        **{
            f"{wire}_mfa_settings.{theirs}": f"mfa_preference.{wire}.{ours}"
            for wire in ("sms", "software_token", "email")
            for theirs, ours in (("enabled", "enabled"), ("preferred_mfa", "preferred"))
        },
        "source_user.provider_name": "linked_providers.provider_name",
        "source_user.provider_attribute_value": "linked_providers.user_id",
        "user.provider_name": "linked_providers.provider_name",
        "user.provider_attribute_value": "linked_providers.user_id",
        "group_name": "groups",
        "user_attribute_names": "attributes",
    },
    "cognito_identity_pool": {
        name: f"principal_tag_attribute_maps.{name}"
        for name in ("identity_provider_name", "use_defaults", "principal_tags")
    },
    "cognito_user_pool_client_secret": {"client_secret_id": "rotation"},
}
# The thing itself, as services that only tag know it.
ALSO_IDS = {"arn"}


@dataclasses.dataclass(frozen=True)
class Row:
    """One operation of one module, its leaves by what becomes of them."""

    module: str
    operation: str
    options: tuple[str, ...]
    ids: tuple[str, ...]
    reasons: t.Mapping[str, str]
    uncovered: tuple[str, ...]

    @property
    def leaves(self) -> int:
        """Return how many leaves the operation's request has."""
        return len(self.options) + len(self.ids) + len(self.reasons) + len(self.uncovered)


def inner(shape: Shape) -> Shape:
    """Return the structure that ``shape`` is, or is a list of; else ``shape`` itself."""
    return shape.element if shape.kind == "list" and not shape.is_pairs else shape


def leaves(shape: Shape, path: str = "") -> t.Iterator[tuple[str, Shape]]:
    """Yield ``(option path, shape)`` of every member inside that holds no structure."""
    for option, (_wire, member) in shape.options.items():
        here = f"{path}.{option}".lstrip(".")
        if inner(member).kind == "structure" and not member.is_pairs:
            yield from leaves(inner(member), here)
        else:
            yield here, member


def operations(resource: Resource) -> list[str]:
    """Return the operations that ``resource`` is written with."""
    found = [resource.create]
    for writer in resource.writers:
        found += [writer.operation, *(getattr(writer, name, "") for name in SECOND)]
    return list(dict.fromkeys(filter(None, [*found, resource.delete])))


def paths(specs: Tree, path: str = "") -> t.Iterator[str]:
    """Yield the path of every option, at every depth."""
    for name, spec in specs.items():
        here = f"{path}.{name}".lstrip(".")
        yield here
        yield from paths(spec.get("options") or {}, here)


def renamed(path: str, words: t.Mapping[str, str]) -> str:
    """Return the option that ``path``, or what it lies in, stands for."""
    for theirs, ours in words.items():
        if path == theirs or path.startswith(f"{theirs}."):
            return ours + path[len(theirs) :]
    return path


def row(module: str, operation: str) -> Row:
    """Return what becomes of the leaves of one operation."""
    kind = COGNITO[module]
    resource, words = kind.resource, OTHERWISE.get(module, {})
    offered = {*paths(kind.options), "tags"}
    mine = {*resource.ids, *resource.names, *resource.belongs, *ALSO_IDS}
    found = [path for path, _shape in leaves(model(resource).request(operation))]
    ids = tuple(path for path in found if path in mine)
    options = tuple(p for p in found if p not in ids and renamed(p, words) in offered)
    rest = [path for path in found if path not in {*ids, *options}]
    reasons = {
        path: resource.traits.unmanaged[path]
        for path in rest
        if resource.traits.unmanaged.get(path)
    }
    uncovered = tuple(path for path in rest if path not in reasons)
    return Row(module, operation, options, ids, reasons, uncovered)


@functools.cache
def table() -> tuple[Row, ...]:
    """Return the rows of all Cognito modules."""
    return tuple(row(m, o) for m, kind in COGNITO.items() for o in operations(kind.resource))


HEAD = ("Module", "Operation", "Leaves", "Options", "Ids", "Left out")


def cells(one: Row) -> tuple[str, ...]:
    """Return ``one`` as the table shows it."""
    sizes = (one.leaves, len(one.options), len(one.ids), len(one.reasons))
    return (one.module, one.operation, *map(str, sizes))


def total() -> tuple[str, ...]:
    """Return the sums of the table."""
    rows = [cells(one) for one in table()]
    sums = (str(sum(int(cell[place]) for cell in rows)) for place in range(2, len(HEAD)))
    return (f"{len(COGNITO)} modules", f"{len(rows)} operations", *sums)


def lines() -> t.Iterator[str]:
    """Yield the table as text, and the reasons below it."""
    rows = [HEAD, *(cells(one) for one in table()), total()]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for one in rows:
        yield "  ".join(c.ljust(w) for c, w in zip(one, widths, strict=True)).rstrip()
    for module, path, reason in reasons():
        yield f"{module}: {path}: {reason}"


def reasons() -> list[tuple[str, str, str]]:
    """Return each leaf that is left out, once for a module, with the reason."""
    found = ((one.module, p, why) for one in table() for p, why in one.reasons.items())
    return list(dict.fromkeys(found))


def listed(rows: t.Iterable[t.Sequence[str]], widths: str) -> t.Iterator[str]:
    """Yield a table of reStructuredText."""
    yield from (".. list-table::", "   :header-rows: 1", f"   :widths: {widths}", "")
    for one in rows:
        yield f"   * - {one[0]}"
        yield from (f"     - {cell}" for cell in one[1:])
    yield ""


TEXT = """\
.. Copyright: Contributors to the gatehouse.aws collection
.. GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
.. SPDX-License-Identifier: GPL-3.0-or-later

.. Written by make coverage, from the modules and the service model of botocore.

.. _ansible_collections.gatehouse.aws.docsite.guide_coverage:

What of Amazon Cognito can be set
=================================

Each row is an operation of AWS that a module writes with. A leaf is a member of its request that
holds a value and no further members. It is an option of the module, or tells AWS which resource is
meant. What is left out stands below, with the reason. A test walks the model of botocore and fails
when a leaf is none of these, so a newer botocore cannot add one unseen.

"""

LEFT_OUT = """\
What is left out, and why
-------------------------
"""


def guide() -> str:
    """Return the guide as it should be."""
    rows = [HEAD, *((f"``{c[0]}``", *c[1:]) for c in map(cells, table())), total()]
    why = [("Module", "Member", "Reason"), *((f"``{m}``", f"``{p}``", r) for m, p, r in reasons())]
    return TEXT + "\n".join(
        [*listed(rows, "30 30 10 10 10 10"), LEFT_OUT, *listed(why, "30 35 35")]
    )


if __name__ == "__main__":
    GUIDE.write_text(guide(), encoding="utf-8")
