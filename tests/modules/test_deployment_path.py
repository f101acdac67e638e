# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Twelve steps of every resource around a service, in this process; and what they must not do."""

from __future__ import annotations

import importlib
import typing as t
from pathlib import Path

import pytest
import yaml

from tests.support.aws import Aws
from tests.support.compare import differences
from tests.support.deployment_worlds import DEPLOYMENT_WORLDS

CASES = yaml.safe_load((Path(__file__).parent / "cases_deployment.yml").read_text("utf-8"))
RESOURCES = "ansible_collections.gatehouse.aws.plugins.module_utils._resources"
SOON = {"wait_timeout": 20}

Document = dict[str, t.Any]


def filled(value: t.Any, variables: Document) -> t.Any:
    """Return ``value`` with every ``{{ name }}`` replaced by that variable."""
    if isinstance(value, dict):
        return {name: filled(one, variables) for name, one in value.items()}
    if isinstance(value, list):
        return [filled(one, variables) for one in value]
    braced = isinstance(value, str) and value.startswith("{{ ")
    return variables[value[3:-3]] if braced else value


class Case:
    """One resource in its world."""

    def __init__(self, aws: Aws, place: str) -> None:
        self.aws, self.case = aws, CASES[place]
        file, name = place.split(".")
        self.resource = getattr(importlib.import_module(f"{RESOURCES}.{file}"), name)
        self.variables = DEPLOYMENT_WORLDS[self.case["world"]](aws)

    def options(self, kind: str) -> Document:
        """Return the options of the step ``kind``."""
        return filled({**self.case["identity"], **self.case.get(kind, {})}, self.variables)

    def run(self, kind: str, check_mode: bool = False) -> t.Any:
        """Return what the step ``kind`` comes to, and forget the calls before it."""
        self.aws.forget()
        state = "absent" if kind == "delete" else "present"
        options = self.options(kind)
        return self.aws.converge(self.resource, options, check_mode, state=state, **SOON)


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, aws: Aws) -> Case:
    return Case(aws, request.param)


def test_twelve_steps(case: Case) -> None:
    """Check mode writes nothing and tells what comes; a second run finds nothing to do."""
    before: Document = {}
    for kind in ("create", "change", "delete"):
        predicted = case.run(kind, check_mode=True)
        assert (predicted.changed, case.aws.writes) == (True, [])
        real = case.run(kind)
        assert real.changed
        assert differences({o: before[o] for o in before.keys() & real.before}, real.before) == []
        assert differences(predicted.planned, real.planned) == []
        ours = {o: v for o, v in predicted.after.items() if o in case.options(kind)}
        assert differences(ours, real.after) == []
        for check_mode in (True, False):
            again = case.run(kind, check_mode)
            assert (again.changed, case.aws.writes) == (False, [])
            assert differences(real.after, again.after) == []
        before = real.after
    assert before == {}
