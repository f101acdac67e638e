# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The door of the run's localaws; each test deploys what it needs."""

from __future__ import annotations

import typing as t

import pytest

from localaws.door import start
from localaws.door.running import Door
from tests.localaws import conftest
from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor


@pytest.fixture(scope="session")
def door(running: conftest.Aws) -> t.Iterator[Door]:
    door = start(running.url)
    yield door
    door.stop()


@pytest.fixture(scope="module")
def network(running: conftest.Aws, door: Door) -> world.Aws:
    """A network with a closed load balancer: made once for a module, as moto's EC2 is slow."""
    running.server.reset()
    return world.Aws(running, door)


@pytest.fixture
def aws(network: world.Aws) -> t.Iterator[world.Aws]:
    """The load balancer without rules."""
    network.door.forget()
    yield network
    network.remove_rules()


@pytest.fixture
def app(aws: world.Aws) -> t.Iterator[world.App]:
    """An application behind sign-in."""
    app = world.App(aws)
    yield app
    app.remove()


@pytest.fixture
def visitor(door: Door) -> t.Iterator[Visitor]:
    with Visitor(door) as somebody:
        yield somebody
