# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every role and every example has a scenario of molecule, and is told in the list of examples."""

from __future__ import annotations

import pytest
import yaml

from tests.unit.contract.modules import ROOT

SCENARIOS = ROOT / "extensions/molecule"
ROLES = sorted(path.name for path in (ROOT / "roles").iterdir())
EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yml"))


def test_there_is_one_for_each_role_and_example_and_no_other() -> None:
    found = {path.parent.name for path in SCENARIOS.glob("*/molecule.yml")}
    wanted = {f"role_{name}" for name in ROLES} | {f"example_{name}" for name in EXAMPLES}
    assert found == wanted | {"default"}


@pytest.mark.parametrize("name", ROLES)
def test_that_of_a_role_looks_by_a_module_and_insists(name: str) -> None:
    (play,) = yaml.safe_load((SCENARIOS / f"role_{name}/verify.yml").read_text())
    used = {key for task in play["tasks"] for key in task}
    assert any(key.startswith("gatehouse.aws.") and key.endswith("_info") for key in used)
    assert all(task["ansible.builtin.assert"]["that"] for task in play["tasks"][-1:])


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_in_the_list(name: str) -> None:
    text = (ROOT / "examples/README.md").read_text()
    assert f"({name}.yml)" in text
    assert "```mermaid" in text.partition(f"## {name}\n")[2].partition("\n## ")[0]
