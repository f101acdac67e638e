# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where Ansible meets the engine: options in, one result or one sentence out."""

from __future__ import annotations

import typing as t

try:
    from botocore.exceptions import BotoCoreError, ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from . import shell
from .connection import connector
from .converge import Result, converge
from .documents import Document, without
from .errors import PlanError
from .info import inform
from .options import Specs
from .resource import Resource
from .session import Session
from .survey import Terms

TAGS: Specs = {
    "tags": {"type": "dict", "aliases": ["resource_tags"]},
    "purge_tags": {"type": "bool", "default": True},
}
WAIT: Specs = {
    "wait": {"type": "bool", "default": True},
    "wait_timeout": {"type": "int", "default": 600},
}
STATE: Specs = {"state": {"choices": ["present", "absent"], "default": "present"}}
UNKNOWN: Specs = {
    "unknown_settings": {"choices": ["fail", "warn", "reset"], "default": "fail"},
}
SECRETS: Specs = {"return_secrets": {"type": "bool", "default": False, "no_log": False}}


def argument_spec(resource: Resource, options: Specs) -> Specs:
    """Return ``options`` and those that every resource of this kind has."""
    parts: list[Specs] = [options]
    parts += [STATE] if resource.delete or resource.deletion.calls else []
    parts += [TAGS] if "purge_tags" in resource.purges else []
    parts += [WAIT] if resource.wait or resource.deletion.settles else []
    parts += [UNKNOWN] if any(writer.full for writer in resource.writers) else []
    parts += [SECRETS] if resource.secrets else []
    return {name: spec for part in parts for name, spec in part.items()}


def info_argument_spec(resource: Resource, options: Specs) -> Specs:
    """Return ``options`` and those that every info module of such a resource has."""
    return {**options, **(SECRETS if resource.secrets else {})}


def run(resource: Resource, options: Specs, **constraints: t.Any) -> None:
    """Run a state module: bring ``resource`` to the task's options and exit."""
    spec = argument_spec(resource, options)
    module, session = opened(spec, **constraints)
    with_secrets = module.params.get("return_secrets")

    def work() -> dict[str, t.Any]:
        wanted = wish(resource, options, module.params)
        result = converge(resource, wanted, session, terms(module.params, resource))
        return {**outcome(resource, result, with_secrets), "diff": result.diff(resource)}

    finish(module, resource.people, work)


def outcome(resource: Resource, result: Result, with_secrets: bool | None) -> Document:
    """Return what came of ``resource``, under each name by which results are known."""
    after = known_too(resource, shown(resource, result.after, with_secrets))
    return {
        "changed": result.changed,
        resource.called_too or resource.name: after,
        resource.name: after,
    }


def run_info(resource: Resource, options: Specs, **constraints: t.Any) -> None:
    """Run an info module: return every ``resource`` that the task's options mean, and exit."""
    spec = info_argument_spec(resource, options)
    module, session = opened(spec, **constraints)
    session.dry = False  # Reading needs no prediction.
    with_secrets = module.params.get("return_secrets")

    def work() -> dict[str, t.Any]:
        found = inform(resource, chosen(module.params, options), session)
        told = [known_too(resource, shown(resource, one, with_secrets)) for one in found]
        return {**under_other_names(resource, told), resource.plural: told}

    finish(module, resource.people, work)


def opened(
    spec: Specs, bounds: t.Mapping[str, int] | None = None, **settings: t.Any
) -> tuple[t.Any, Session]:
    """Return the task that Ansible has called, and a session for it.

    With ``bounds`` many calls are made at once, as fast as AWS takes them.
    """
    module = shell.opened(spec, **settings)
    connect = connector(module, "standard" if bounds is None else "adaptive")
    return module, Session(connect, module.check_mode, module.warn, bounds)


def wish(resource: Resource, options: Specs, params: Document) -> Document:
    """Return what of validated ``params`` describes the resource, without nulls."""
    specs, steering = {**options, "tags": TAGS["tags"]}, resource.purges
    return chosen(params, {name: one for name, one in specs.items() if name not in steering})


def terms(params: Document, resource: Resource) -> Terms:
    """Return the task's options that say how, not what."""
    names = ("state", "wait", "wait_timeout", "unknown_settings")
    purge = {name: params[name] for name in resource.purges if name in params}
    return Terms(**{name: params[name] for name in names if name in params}, purge=purge)


def chosen(params: t.Any, spec: Specs) -> Document:
    """Return the options that the user gave, by their own names, at every depth."""
    return {
        name: nested(params[name], part)
        for name, part in spec.items()
        if params.get(name) is not None
    }


def nested(value: t.Any, part: t.Any) -> t.Any:
    """Return ``value`` without what the user left out below it."""
    inner = part.get("options")
    if inner and isinstance(value, list):
        return [chosen(item, inner) for item in value]
    return chosen(value, inner) if inner else value


def shown(resource: Resource, document: Document, with_secrets: bool | None) -> Document:
    """Return what a result may show of ``document``: results get registered and printed."""
    return without(document, () if with_secrets else resource.traits.sensitive)


def known_too(resource: Resource, document: Document) -> Document:
    """Return ``document`` with what another collection calls its options."""
    others = {o: document[ours] for o, ours in resource.told_too.items() if ours in document}
    return {**others, **document}


def under_other_names(resource: Resource, found: list[Document]) -> Document:
    """Return ``found`` as another collection returns it: one alone, several as a list."""
    name = resource.called_too
    if not name:
        return {}
    return {f"{name}s": found, **({name: found[0]} if len(found) == 1 else {})}


def described(error: Exception, people: str) -> dict[str, t.Any]:
    """Return a failure as one sentence, with AWS's code beside it where AWS refused."""
    if isinstance(error, PlanError):
        return {"msg": str(error)}
    if not isinstance(error, ClientError):
        return {"msg": f"Cannot reach AWS for the {people}: {error}"}
    answer = error.response.get("Error", {})
    code, text = answer.get("Code", ""), answer.get("Message", "")
    operation = error.operation_name
    return {
        "msg": f"AWS refused {operation} for the {people}: {text} ({code})",
        "error": {"code": code, "message": text, "operation": operation},
    }


def finish(module: t.Any, people: str, work: t.Callable[[], dict[str, t.Any]]) -> None:
    """Exit with what ``work`` returns, or with what went wrong."""
    try:
        result = work()
    except (PlanError, BotoCoreError, ClientError) as error:
        module.fail_json(**described(error, people))
    else:
        module.exit_json(**result)
