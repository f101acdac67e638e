# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One localaws for each worker, empty at the start of each test."""

from __future__ import annotations

import time
import typing as t

import pytest

from localaws.server import Server

if t.TYPE_CHECKING:
    from tests.support.aws import Aws

# Its assertions explain themselves, if it is imported after this.
pytest.register_assert_rewrite("tests.support.aws", "tests.support.compare")


@pytest.fixture(scope="session")
def running() -> t.Iterator[Aws]:
    from tests.support.aws import Aws
    from tests.support.deployment_worlds import DEPLOYMENT_WORLDS
    from tests.support.worlds import WORLDS

    WORLDS.update(DEPLOYMENT_WORLDS)
    with Server() as server:
        yield Aws(server)


@pytest.fixture
def aws(running: Aws, monkeypatch: pytest.MonkeyPatch) -> Aws:
    # Nobody here starts a machine, and making up hundreds of images takes long.
    monkeypatch.setenv("MOTO_EC2_LOAD_DEFAULT_AMIS", "false")
    running.server.reset()
    running.newer.clear()
    return running


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits and retries take no time."""
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
