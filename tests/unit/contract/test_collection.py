# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The collection's metadata agrees with what is in it, and its build with what users need."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import typing as t
from pathlib import Path

import pytest
import yaml
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from tests.unit.contract.modules import module

ROOT = Path(__file__).resolve().parents[3]
ANSIBLE = Path(sys.executable).parent
MODULES = sorted(path.stem for path in (ROOT / "plugins/modules").glob("*.py"))
ROLES = sorted(path.name for path in (ROOT / "roles").glob("*") if (path / "tasks").is_dir())
PEERS = re.compile(r"\b((?:amazon|community|ansible)\.[a-z_]+)\.[a-z0-9_]+\b")
OWN = re.compile(r"ansible_collections\.(\w+\.\w+)\.")


def load(path: str) -> t.Any:
    """Return the YAML document at ``path``."""
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def sources(*folders: str) -> t.Iterator[Path]:
    """Yield the YAML and Python files of ``folders``."""
    for folder in folders:
        yield from (p for p in (ROOT / folder).rglob("*") if p.suffix in {".yml", ".yaml", ".py"})


def keys(document: t.Any) -> t.Iterator[str]:
    """Yield every key of a YAML document, at any depth."""
    if isinstance(document, dict):
        for key, value in document.items():
            yield str(key)
            yield from keys(value)
    if isinstance(document, list):
        for item in document:
            yield from keys(item)


def used_collections() -> set[str]:
    """Return those that tasks call, plugins import or extend, and the action group extends."""
    groups = (entry["metadata"] for entry in action_group() if isinstance(entry, dict))
    extended = (name for one in groups for name in one["extend_group"])
    used = {name.removesuffix(".aws") for name in extended}
    for path in sources("roles", "playbooks", "plugins"):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".py":
            used.update(OWN.findall(text))
        else:
            for document in yaml.safe_load_all(text):
                used.update(name for key in keys(document) for name in PEERS.findall(key))
    return used - {"ansible.builtin", "gatehouse.aws"}


def readme_rows(heading: str) -> list[str]:
    """Return the names in the first column of the table under ``heading``."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split(f"\n## {heading}\n")[1]
    cells = re.findall(r"^\| (`[^|]+)\|", section.split("\n## ")[0], flags=re.MULTILINE)
    return sorted(name for cell in cells for name in re.findall(r"`(\w+)`", cell))


def readme_playbook() -> str:
    """Return the README's example playbook."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.split("```yaml\n")[1].split("```")[0]


def action_group() -> list[t.Any]:
    """Return the entries of the action group."""
    return load("meta/runtime.yml")["action_groups"]["aws"]


def test_action_group_lists_exactly_the_modules() -> None:
    assert sorted(entry for entry in action_group() if isinstance(entry, str)) == MODULES


def test_every_module_has_the_one_action_and_nothing_else_has() -> None:
    """In files of their own names: redirected names would share the module_defaults of each."""
    found = {path.stem: path.read_text() for path in (ROOT / "plugins/action").glob("*.py")}
    assert sorted(found) == MODULES
    assert {text.splitlines()[-1] for text in found.values()} == {
        "ActionModule = action_of(__name__)"
    }


def test_action_group_extends_those_of_the_collections_we_build_on() -> None:
    extended = [
        entry["metadata"]["extend_group"] for entry in action_group() if type(entry) is dict
    ]
    assert extended == [[f"{name}.aws" for name in sorted(load("galaxy.yml")["dependencies"])]]


def test_dependencies_are_the_collections_used() -> None:
    assert used_collections() == set(load("galaxy.yml")["dependencies"])


# Both hold other resources, each of which has a state module and an info module of its own.
OF_OTHERS = {"cognito_info", "stack"}


@pytest.mark.parametrize("module", [name for name in MODULES if name not in OF_OTHERS])
def test_every_module_has_its_info_module(module: str) -> None:
    state = module.removesuffix("_info")
    assert {state, f"{state}_info"} <= set(MODULES)


def version_of(text: str) -> tuple[int, ...]:
    """Return a version in a form that compares."""
    return tuple(map(int, text.split(".")))


def test_no_module_is_newer_than_the_collection() -> None:
    version = version_of(load("galaxy.yml")["version"])
    texts = {path.name: path.read_text(encoding="utf-8") for path in sources("plugins")}
    added = {name: re.findall(r"version_added: *([\d.]+)", text) for name, text in texts.items()}
    newer = {name for name, found in added.items() if any(version_of(v) > version for v in found)}
    assert newer == set()


def test_changelog_ends_with_the_version_of_galaxy_yml() -> None:
    releases = load("changelogs/changelog.yaml")["releases"]
    last = max(releases, key=version_of)
    assert last == load("galaxy.yml")["version"]


def test_changelog_names_every_module() -> None:
    releases = load("changelogs/changelog.yaml")["releases"].values()
    named = [module["name"] for release in releases for module in release.get("modules", [])]
    assert sorted(named) == MODULES


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the names of the files in the built collection."""
    folder = tmp_path_factory.mktemp("build")
    command = [ANSIBLE / "ansible-galaxy", "collection", "build", "--output-path", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        return [member.name for member in archive.getmembers() if not member.isdir()]


def test_build_holds_nothing_but_the_collection(built: list[str]) -> None:
    folders = {"plugins", "roles", "playbooks", "meta", "changelogs", "docs", "examples"}
    files = {"README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.rst"}
    wanted = folders | files | {"MANIFEST.json", "FILES.json"}
    assert [name for name in built if name.split("/")[0] not in wanted] == ["tests/config.yml"]


def test_build_holds_every_module_and_role(built: list[str]) -> None:
    missing = [f"plugins/{kind}/{name}.py" for name in MODULES for kind in ("modules", "action")]
    missing += [f"roles/{name}/tasks/main.yml" for name in ROLES]
    assert [name for name in missing if name not in built] == []


def test_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 120


def test_readme_names_every_module_and_role() -> None:
    assert readme_rows("Modules") == [name for name in MODULES if not name.endswith("_info")]
    assert readme_rows("Roles and playbooks") == ROLES


def test_readme_playbook_parses(tmp_path: Path) -> None:
    playbook = tmp_path / "readme.yml"
    playbook.write_text(readme_playbook(), encoding="utf-8")
    command = [ANSIBLE / "ansible-playbook", "--syntax-check", playbook]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_readme_playbook_is_accepted_by_our_modules() -> None:
    for task in yaml.safe_load(readme_playbook())[0]["tasks"]:
        (name,) = (key for key in task if key.startswith("gatehouse.aws."))
        spec = ArgumentSpecValidator(module(name.rpartition(".")[2]).spec)
        assert spec.validate(task[name]).error_messages == []


def test_nothing_is_ignored() -> None:
    ignores = [*ROOT.glob("tests/sanity/ignore*"), *ROOT.glob(".ansible-lint-ignore")]
    assert ignores == []
