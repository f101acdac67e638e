# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One localaws for the whole run, empty at the start of each test; and the tally at the end."""

from __future__ import annotations

import typing as t
from pathlib import Path

import boto3
import httpx
import pytest
from botocore.config import Config

from localaws.server import Server
from tests.localaws.tally import PROPERTY, Tally

REGION = "eu-west-1"
TALLY = pytest.StashKey[Tally]()


class Aws:
    """localaws as tests use it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.url = server.url
        self._clients: dict[tuple[str, str], t.Any] = {}

    def client(self, service: str, region: str = REGION, **config: t.Any) -> t.Any:
        """Return a boto3 client that neither retries nor validates, so that localaws must."""
        if config:
            return self._new_client(service, region, **config)
        if (service, region) not in self._clients:
            self._clients[service, region] = self._new_client(service, region)
        return self._clients[service, region]

    def _new_client(self, service: str, region: str, **config: t.Any) -> t.Any:
        settings = {"retries": {"total_max_attempts": 1}, "parameter_validation": False}
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=self.url,
            aws_access_key_id="anyone",
            aws_secret_access_key="anything",
            config=Config(**{**settings, **config}),
        )

    def control(self, method: str, endpoint: str, body: t.Any = None) -> t.Any:
        """Return the JSON that a control endpoint answers."""
        answer = httpx.request(method, f"{self.url}/_localaws/{endpoint}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture(scope="session")
def running() -> t.Iterator[Aws]:
    with Server() as server:
        yield Aws(server)


@pytest.fixture
def aws(running: Aws) -> Aws:
    running.server.reset()
    return running


@pytest.fixture
def idp(aws: Aws) -> t.Any:
    """A client of Cognito user pools."""
    return aws.client("cognito-idp")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--tally", metavar="FILE", help="write the tally of behaviour rows to FILE")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "row(table, behaviour): proves a row of AWS's behaviour")
    config.stash[TALLY] = Tally()
    config.pluginmanager.register(_Notes(config.stash[TALLY]))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("row"):
        item.user_properties.append((PROPERTY, marker.args))


class _Notes:
    def __init__(self, tally: Tally) -> None:
        self.tally = tally

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        marked = [tuple(value) for name, value in report.user_properties if name == PROPERTY]
        if report.when == "call" or not report.passed:
            self.tally.note(marked, passed=report.passed)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    tally = config.stash[TALLY]
    if not tally.outcomes:
        return
    terminalreporter.section("AWS behaviour that localaws honours")
    for line in tally.lines():
        terminalreporter.line(line)
    if config.getoption("verbose") > 0:
        terminalreporter.section("rows that are not proved")
        for line in tally.open_rows():
            terminalreporter.line(f"- {line}")
    if config.getoption("tally"):
        Path(config.getoption("tally")).write_text(
            "\n".join(tally.lines()) + "\n", encoding="utf-8"
        )
