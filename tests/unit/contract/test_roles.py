# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a role says it takes, what it takes, and what the modules behind it take are the same."""

from __future__ import annotations

import functools
import re
import typing as t
from pathlib import Path

import pytest
import yaml
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.gatehouse.aws.plugins.module_utils._kinds.every import KINDS
from tests.support.role_specs import FILE, LISTS, written
from tests.unit.contract.modules import ROOT, Tree, module

ROLES = sorted(path.name for path in (ROOT / "roles").iterdir())
EXAMPLES = sorted((ROOT / "examples").glob("*.yml"))
ADDITIONS = sorted((ROOT / "examples/sign_in_with").glob("*.yml"))

# A variable that becomes a module's option as it is, or laid over the role's secure settings.
FEEDS = re.compile(
    r"""\{\{\s*(?:\w+\ if\ .*?\ else\s+)?
        (?:__\w+\s*\|\s*combine\()?(?P<variable>[a-z]\w+)(?:,\ recursive=true\))?
        (?:\s*\|\s*default\(omit(?:,\ true)?\))?\s*\}\}""",
    re.VERBOSE,
)
# What a role's spec and a module's spec have in common; descriptions and defaults are their own.
SHARED = ("type", "elements", "choices")
INCLUDE = "ansible.builtin.include_role"
# What a role has beside its options, for plays: its part of a stack, and what comes of it.
TOLD = ("part", "deployment", "told", "result")
# What the sign-in tells of itself before it stands.
FORETOLD = {"sign_in_environment"}


@functools.cache
def load(path: Path) -> t.Any:
    """Return what a YAML file holds, for nobody to change."""
    return yaml.load(path.read_text(), Loader=yaml.CSafeLoader)


@functools.cache
def specs(role: str) -> Tree:
    """Return the entry points of the role with their argument specs."""
    return load(ROOT / "roles" / role / "meta/argument_specs.yml")["argument_specs"]


def options(role: str) -> Tree:
    """Return the options of the role's main entry point."""
    return specs(role)["main"]["options"]


def every_option(found: Tree, path: str = "") -> t.Iterator[tuple[str, Tree]]:
    """Yield every option down to the leaves, with the path to it."""
    for name, option in found.items():
        yield path + name, option
        yield from every_option(option.get("options") or {}, f"{path}{name}.")


def source(role: str) -> str:
    """Return all that the role does, as text."""
    folders = [ROOT / "roles" / role / name for name in ("tasks", "vars", "defaults")]
    return "\n".join(path.read_text() for folder in folders for path in folder.rglob("*.yml"))


def documents(role: str) -> t.Iterator[Tree]:
    """Yield what the role writes out of its part of a stack: kinds with their entries."""
    part = ROOT / "roles" / role / "vars/main/part.yml"
    for value in load(part).values() if part.exists() else ():
        if isinstance(value, dict) and KINDS.keys() & value.keys():
            yield value


def tasks_of_ours(role: str) -> t.Iterator[tuple[str, Tree]]:
    """Yield each use of a module of ours, alone or in a stack: its name and its parameters."""
    for document in documents(role):
        yield from entries(document)
    for path in sorted((ROOT / "roles" / role / "tasks").glob("*.yml")):
        for task in load(path):
            for name, parameters in task.items():
                if name == "gatehouse.aws.stack":
                    yield from entries(parameters)
                elif name.startswith("gatehouse.aws."):
                    yield name.rpartition(".")[2], parameters


def entries(stack: Tree) -> t.Iterator[tuple[str, Tree]]:
    """Yield the entries of a stack that the task writes out, each with its kind."""
    for kind, many in stack.items():
        for one in many if isinstance(many, list) else []:
            yield from [(kind, one)] if isinstance(one, dict) else []


def parameters_of(given: t.Any, spec: Tree, path: str = "") -> t.Iterator[tuple[str, t.Any, Tree]]:
    """Yield every parameter that a task writes out, with the option it is for."""
    for name, value in given.items():
        assert name in spec, f"{path}{name} is no option"
        yield path + name, value, spec[name]
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict) and spec[name].get("options"):
                yield from parameters_of(inner, spec[name]["options"], f"{path}{name}.")


def shared(option: Tree) -> Tree:
    """Return what a role's option must have in common with the module's, down to the leaves."""
    found = {name: option[name] for name in SHARED if option.get(name)}
    found.setdefault("type", "str")
    found["options"] = {
        name: shared(inner) for name, inner in (option.get("options") or {}).items()
    }
    return found


def narrowed(option: Tree, told: Tree) -> Tree:
    """Return a module's option with the choices of the role's, which may offer fewer."""
    fewer = set(told.get("choices") or []) <= set(option.get("choices") or [])
    return {**option, "choices": told["choices"]} if told.get("choices") and fewer else option


def argument_spec(found: Tree) -> Tree:
    """Return the options of a role as Ansible's validator takes them."""
    kept = (*SHARED, "required")
    return {
        name: {key: option[key] for key in kept if key in option}
        | ({"options": argument_spec(option["options"])} if "options" in option else {})
        for name, option in found.items()
    }


def problems(role: str, given: Tree) -> list[str]:
    """Return what the role's spec has against these variables."""
    return ArgumentSpecValidator(argument_spec(options(role))).validate(given).error_messages


@pytest.mark.parametrize("role", ROLES)
def test_defaults_are_those_that_the_spec_tells(role: str) -> None:
    told = {name: o["default"] for name, o in options(role).items() if "default" in o}
    assert load(ROOT / "roles" / role / "defaults/main.yml") == told


@pytest.mark.parametrize("role", ROLES)
def test_every_entry_point_takes_the_same_options(role: str) -> None:
    assert {name: spec["options"] for name, spec in specs(role).items()} == {
        name: options(role) for name in specs(role)
    }


@pytest.mark.parametrize("role", ROLES)
def test_every_entry_point_is_a_task_file(role: str) -> None:
    files = {path.stem for path in (ROOT / "roles" / role / "tasks").glob("*.yml")}
    assert set(specs(role)) <= files


@pytest.mark.parametrize("role", ROLES)
def test_every_option_is_typed_and_described_to_the_leaf(role: str) -> None:
    bare = [
        path
        for path, option in every_option(options(role))
        if not option.get("type")
        or not option.get("description")
        or (option["type"] == "list" and not option.get("elements"))
        or (option.get("elements") == "dict" and not option.get("options"))
    ]
    assert bare == []


# An option that holds a secret itself, not how long one lasts or where it lies.
SECRET = re.compile(
    r"(^|_)(client_secret|(?<!update_)password|private_key|user_data|secret_environment_variables)$"
)

# What modules do not log though its name does not say so: it holds passwords, or may.
OF_PEOPLE = {"user_pool_user_import_jobs.csv", "user_pool_users.validation_data"}


@pytest.mark.parametrize("role", ROLES)
def test_an_option_that_holds_a_secret_is_not_logged(role: str) -> None:
    found = {path: option.get("no_log") for path, option in every_option(options(role))}
    secret = {path for path in found if SECRET.search(path.rpartition(".")[2])}
    assert {path for path in found if found[path]} == secret | (OF_PEOPLE & set(found))


def test_there_are_secrets_to_look_for() -> None:
    found = {path for role in ROLES for path, o in every_option(options(role)) if o.get("no_log")}
    assert {"asg_service_user_data", "user_pool_users.password"} <= found


@pytest.mark.parametrize("role", ROLES)
def test_every_option_carries_the_name_of_its_role(role: str) -> None:
    assert [name for name in options(role) if not name.startswith(f"{role}_")] == []


@pytest.mark.parametrize("role", ROLES)
def test_variables_in_use_are_the_options(role: str) -> None:
    # Not the attribute of a result, not a key, not a word in quotes.
    used = set(re.findall(rf"(?<![\w.'-]){role}_\w+\b(?!:)", source(role)))
    assert used - {f"{role}_{name}" for name in TOLD} - FORETOLD == set(options(role))


@pytest.mark.parametrize("role", ROLES)
def test_facts_are_set_for_the_result_only(role: str) -> None:
    files = (ROOT / "roles" / role / "tasks").glob("*.yml")
    facts = [task.get("ansible.builtin.set_fact", {}) for path in files for task in load(path)]
    public = {name for fact in facts for name in fact if not name.startswith(f"__{role}_")}
    assert public == {f"{role}_result"}


@pytest.mark.parametrize("role", ROLES)
def test_what_feeds_a_module_is_typed_as_its_option(role: str) -> None:
    told = options(role)
    for name, parameters in tasks_of_ours(role):
        for path, value, option in parameters_of(parameters, module(name).spec):
            found = FEEDS.fullmatch(value) if isinstance(value, str) else None
            if found and found["variable"] in told:
                variable = found["variable"]
                wanted = shared(narrowed(option, told[variable]))
                assert shared(told[variable]) == wanted, f"{variable} -> {name}.{path}"


def test_the_user_pool_role_offers_every_option_of_a_pool() -> None:
    spec = set(module("cognito_user_pool").options) - {"user_pool_id"}
    offered = {name if name.startswith("user_pool_") else f"user_pool_{name}" for name in spec}
    assert offered <= set(options("user_pool"))


def test_the_user_pool_role_takes_what_modules_dictate() -> None:
    same = written() == FILE.read_text(encoding="utf-8")
    assert same, "A module's options have changed: run make role-specs."


def test_every_list_of_the_user_pool_role_goes_to_its_module() -> None:
    text = source("user_pool")
    standing, _leaving = documents("user_pool")
    for variable, (kind, _what) in LISTS.items():
        feeds = standing[kind]
        while variable not in feeds:  # through variables of the role's own
            (inner,) = set(re.findall(r"__user_pool_\w+", feeds)) - {"__user_pool_parent"}
            feeds = re.search(rf"^{inner}: (.*?)(?=^\w|\Z)", text, re.M | re.S)[1]


@pytest.mark.parametrize("role", ROLES)
def test_the_example_of_the_readme_is_a_play_the_role_accepts(role: str) -> None:
    blocks = re.findall(
        r"```yaml\n(.*?)```", (ROOT / "roles" / role / "README.md").read_text(), re.S
    )
    plays = [play for block in blocks for play in yaml.safe_load(block)]
    uses = [
        (task[INCLUDE]["name"], play.get("vars", {}) | task.get("vars", {}))
        for play in plays
        for task in play["tasks"]
        if INCLUDE in task
    ]
    assert f"gatehouse.aws.{role}" in [name for name, given in uses]
    for name, given in uses:
        used = name.rpartition(".")[2]
        own = {key: value for key, value in given.items() if key.startswith(f"{used}_")}
        # What a template will give is not known here.
        known = {key: value for key, value in own.items() if not str(value).startswith("{{")}
        assert problems(used, known) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_holds_the_few_names_and_variables_of_roles(path: Path) -> None:
    few = {"service_name", "service_hosts", "service_tags", "service_type", "vpc_id", "aws_region"}
    few.add("service_target_group_name")
    known = few.union(*(options(role) for role in ROLES))
    assert set(load(path)) <= known


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_and_the_mapping_of_the_playbooks_fill_every_role(role: str, path: Path) -> None:
    mapping = {
        name: [value] if options(role)[name]["type"] == "list" else value
        for name, value in load(ROOT / "playbooks/vars/service.yml").items()
        # What a template will give is not known here: text will do, but for these.
        if name in options(role)
        and options(role)[name]["type"] != "dict"
        and "choices" not in options(role)[name]
    }
    given = load(path)
    own = {name: value for name, value in given.items() if name in options(role)}
    if role in deployed(given):
        assert problems(role, mapping | own) == []


def deployed(example: Tree) -> set[str]:
    """Return the roles that the playbooks run for an example."""
    kind = example.get("service_type", "ecs_service")
    front = set() if kind == "none" else {"load_balancer", "sign_in"}
    api = {"api_gateway"} if example.get("api_gateway_name") else set()
    return {"user_pool", kind, *front, *api}


@pytest.mark.parametrize("path", ADDITIONS, ids=lambda path: path.stem)
def test_an_addition_to_examples_holds_variables_that_the_roles_take(path: Path) -> None:
    given = load(path)
    pool = {name: value for name, value in given.items() if name.startswith("user_pool_")}
    rest = set(given) - set(pool)
    assert rest <= set(options("sign_in"))
    assert problems("user_pool", {"user_pool_name": "hello", **pool}) == []


def parts() -> Tree:
    """Return the roles that have a part in the deployment, with where it comes from."""
    return t.cast("Tree", load(ROOT / "playbooks/vars/service.yml")["service_parts"])


def deeds(playbook: str) -> list[str]:
    """Return what a playbook does, in its order: the entry points of roles, and its stack."""
    (play,) = load(ROOT / "playbooks" / playbook)
    done = []
    for task in play["tasks"]:
        if INCLUDE in task:
            role = task[INCLUDE]["name"].rpartition(".")[2]
            done.append(f"{role}: {task[INCLUDE].get('tasks_from', 'main')}")
        elif "gatehouse.aws.stack" in task:
            assert task["gatehouse.aws.stack"]["parts"] == "{{ service_parts }}"
            done.append(f"stack: {task['gatehouse.aws.stack'].get('state', 'present')}")
    return done


CHECKS = "{{ service_role }}: checks"


def test_a_deployment_is_checked_then_planned_and_made_as_one() -> None:
    assert deeds("deploy.yml") == [CHECKS, "stack: present", "api_gateway: main"]


def test_destroy_asks_first_and_goes_the_other_way() -> None:
    *asked, api, stack, last = deeds("destroy.yml")
    assert (asked, api, stack) == ([CHECKS], "api_gateway: main", "stack: absent")
    assert last == "load_balancer: shared_certificates_absent"


@pytest.mark.parametrize("role", sorted(parts()))
def test_a_part_has_what_the_playbooks_name(role: str) -> None:
    """What it makes, what it checks, what it tells, each by the name of the role."""
    assert parts()[role] == f"{{{{ {role}_part if '{role}' in service_roles else {{}} }}}}"
    assert set(specs(role)) == {"main", "checks"}
    files = (ROOT / "roles" / role / "vars/main").glob("*.yml")
    assert {f"{role}_part", f"{role}_told"} <= {name for path in files for name in load(path)}
    given = load(ROOT / "playbooks/vars/service.yml")
    assert given[f"{role}_state"] == "{{ service_state }}"
    assert given[f"{role}_deployment"] == "{{ service_deployment }}"
    told = f"{{{{ {role}_told if '{role}' in service_roles else {{}} }}}}"
    for playbook in ("deploy.yml", "destroy.yml"):
        (play,) = load(ROOT / "playbooks" / playbook)
        facts = [task.get("ansible.builtin.set_fact", {}) for task in play["tasks"]]
        assert [fact[f"{role}_result"] for fact in facts if fact] == [told]


def test_every_role_that_brings_targets_has_a_part() -> None:
    kinds = set(load(ROOT / "playbooks/vars/service.yml")["service_types"])
    assert kinds - {"target_group", "none"} == set(parts()) - {
        "user_pool",
        "load_balancer",
        "sign_in",
    }
