# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where Ansible meets a stack: entries by kind in, one result for each entry out."""

from __future__ import annotations

import dataclasses
import functools
import typing as t

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator
from ansible.module_utils.errors import UnsupportedError

from .converge import Result
from .documents import Document
from .errors import PlanError
from .graph import Node
from .kind import Kind
from .options import Specs, named
from .progress import Progress
from .run import (
    argument_spec,
    described,
    finish,
    opened,
    outcome,
    terms,
    wish,
)
from .stack import Incomplete, converge_all
from .survey import variant

Kinds = t.Mapping[str, Kind]
Entry = tuple[Node, Document]


def run_stack(kinds: Kinds, bounds: t.Mapping[str, int]) -> None:
    """Run the stack module: bring every entry of every kind to its options, and exit.

    ``bounds`` says of services how many calls may be under way at a time.
    """
    entries = {"type": "list", "elements": "dict"}
    spec: Specs = {name: named(name, dict(entries)) for name in sorted(kinds)}
    spec |= {"parts": {"type": "dict"}, "state": {"choices": ["present", "absent"]}}
    # Entries hold secrets that this spec does not know by name: nothing of the call is logged.
    module, session = opened(spec, bounds, no_log=True)
    dry, session.kinds = session.dry, {name: kind.resource for name, kind in kinds.items()}
    # A process of its own has nobody to tell before it ends.
    progress = Progress(getattr(module, "tell", lambda line: None))

    def work() -> dict[str, t.Any]:
        listed = every_entry(kinds, module)
        try:
            results = converge_all([node for node, _params in listed], session, dry, progress)
        except Incomplete as failure:
            return incomplete(failure, listed, module)
        return report(listed, results)

    finish(module, "stack", work)


def every_entry(kinds: Kinds, module: t.Any) -> list[Entry]:
    """Return all entries; refuse all that their modules would, in one message."""
    found: list[Entry] = []
    wrong: list[str] = []
    for part, name, entries in listed_by(kinds, module.params):
        for number, given in enumerate(entries):
            try:
                one, params = entry(name, number, kinds[name], given, module)
                found.append((dataclasses.replace(one, part=part), params))
            except PlanError as problem:
                wrong.append(f"{part}: {problem}" if part else str(problem))
    if wrong:
        raise PlanError(" ".join(wrong))
    return found


def listed_by(kinds: Kinds, params: Document) -> t.Iterator[tuple[str, str, list[t.Any]]]:
    """Yield what lists entries: the part of the stack (or nothing), the kind, and the list."""
    parts = {"": {name: params[name] for name in kinds}, **(params["parts"] or {})}
    for part, document in parts.items():
        if not isinstance(document or {}, dict):
            raise PlanError(f"parts: {part} must be a dictionary of kinds, each with its entries.")
        for name in document or {}:
            if name not in kinds:
                raise PlanError(f"parts: {part} has {name}, which is not a kind of a stack.")
        for name in sorted(document or {}):
            if not isinstance(document[name] or [], list):
                raise PlanError(f"parts: {name} of {part} must be a list of entries.")
            yield part, name, document[name] or []


def entry(name: str, number: int, kind: Kind, given: Document, module: t.Any) -> Entry:
    """Return an entry as a node and its validated parameters; refuse it as its module would."""
    if not isinstance(given, dict):
        raise PlanError(f"{name}[{number}] must be a dictionary of options.")
    checked = validator(kind).validate({**given, **state_of_all(kind, module)})
    module.no_log_values.update(checked._no_log_values)
    if checked.error_messages:
        called = next((f" ({given[o]})" for o in names(kind) if given.get(o)), "")
        raise PlanError(f"{name}[{number}]{called}: {told(checked.errors.errors)}.")
    params = checked.validated_parameters
    wanted = wish(kind.resource, kind.options, params)
    resource = variant(kind.resource, wanted)
    return Node(name, resource, wanted, terms(params, resource)), params


def state_of_all(kind: Kind, module: t.Any) -> Document:
    """Return the state that the stack gives to all its entries; some are never removed."""
    state, resource = module.params["state"], kind.resource
    stays = not (resource.delete or resource.deletion.calls)
    return {"state": state} if state and not (stays and state == "present") else {}


@functools.cache
def validator(kind: Kind) -> ArgumentSpecValidator:
    """Return what validates entries of ``kind``, of which there may be thousands."""
    return ArgumentSpecValidator(argument_spec(kind.resource, kind.options), **kind.constraints)


def told(errors: t.Iterable[t.Any]) -> str:
    """Return in words what Ansible's validation found wrong."""
    unknown = {True: "unknown options: ", False: ""}
    said = (f"{unknown[isinstance(one, UnsupportedError)]}{one.msg}" for one in errors)
    return "; ".join(text.rstrip(".") for text in said)


def names(kind: Kind) -> tuple[str, ...]:
    """Return the options that may hold what people call such a resource."""
    return (kind.resource.title, *kind.resource.names, *kind.resource.ids)


def report(entries: t.Sequence[Entry], results: t.Mapping[Node, Result]) -> dict[str, t.Any]:
    """Return what each entry's module would, by kind and in the user's order, and a summary."""
    found: dict[str, list[dict[str, t.Any]]] = {}
    parts: dict[str, dict[str, list[dict[str, t.Any]]]] = {}
    summary, diffs = [], []
    for node, params in entries:
        if node not in results:
            continue
        result, resource = results[node], node.resource
        made = outcome(resource, result, params.get("return_secrets"))
        found.setdefault(node.kind, []).append(made)
        if node.part:
            parts.setdefault(node.part, {}).setdefault(node.kind, []).append(made)
        summary.append(f"{node.label}: {deed(result)}")
        if result.changed:
            header = {"before_header": node.label, "after_header": node.label}
            diffs.append({**result.diff(resource), **header})
    changed = any(result.changed for result in results.values())
    told = {"resources": found, **({"parts": parts} if parts else {})}
    return {"changed": changed, **told, "summary": summary, "diff": diffs}


def deed(result: Result) -> str:
    """Return in a word what was, or would be, done."""
    if not result.changed:
        return "unchanged" if result.after else "absent"
    if not result.planned:
        return "deleted"
    return "changed" if result.before else "created"


def incomplete(failure: Incomplete, entries: t.Sequence[Entry], module: t.Any) -> dict[str, t.Any]:
    """Fail, telling what was done, what was not, and why; a next run goes on from there."""
    said = described(failure.cause, failure.node.resource.people)
    more = {
        node.label: described(cause, node.resource.people)["msg"]
        for node, cause in failure.failed.items()
        if node is not failure.node
    }
    text = " ".join(
        f"{label}: {msg}" for label, msg in {failure.node.label: said["msg"], **more}.items()
    )
    done = report(entries, failure.done)
    undone = [node.label for node, _params in entries if node not in failure.done]
    module.fail_json(**{**said, **done, "undone": undone, "msg": text})
    return {}
