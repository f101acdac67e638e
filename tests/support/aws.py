# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""localaws as the tests of modules use it: clients, the call log, faults, converging in-process."""

from __future__ import annotations

import json
import typing as t

import boto3
from botocore.config import Config

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.converge import (
    Result,
    Terms,
    converge,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.info import inform
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.session import Session
from localaws import calls, faults, modes
from localaws.server import Server

REGION = "eu-west-1"
KEYS = {"aws_access_key_id": "tests", "aws_secret_access_key": "no-such-thing-as-a-secret-key"}
READS = ("Describe", "List", "Get", "Head", "AdminGet", "AdminList")

Document = dict[str, t.Any]


def is_write(call: t.Mapping[str, t.Any]) -> bool:
    """Return whether a logged call could have changed anything."""
    return not call["operation"].startswith(READS)


class Aws:
    """One localaws, and everything that tests do with it."""

    def __init__(self, server: Server) -> None:
        self.server, self.url = server, server.url
        self.boto = boto3.session.Session(region_name=REGION, **KEYS)
        self.newer: list[tuple[str, str]] = []  # operations, and paths in their replies
        self.made: list[Document] = []  # the calls of what `lasts` made last
        self.kept: dict[tuple[str, str], t.Any] = {}

    def connect(self, service: str, region: str = REGION) -> t.Any:
        """Return a new client, with the retries that modules have."""
        retries = Config(retries={"mode": "standard", "max_attempts": 6})
        client = self.boto.client(
            service, region_name=region, endpoint_url=self.url, config=retries
        )
        client.meta.events.register(f"before-parse.{service}", self.add)
        return client

    def add(self, operation_model: t.Any, response_dict: t.Any, **_kwargs: t.Any) -> None:
        """Put into a raw reply what only a newer botocore would know of."""
        for operation, path in self.newer:
            if operation == operation_model.name:
                reply = json.loads(response_dict["body"])
                *above, last = path.split(".")
                place = reply
                for part in above:
                    place = place[int(part) if part.isdigit() else part]
                place[last] = {"Setting": "of tomorrow"}
                response_dict["body"] = json.dumps(reply).encode()

    def client(self, service: str, region: str = REGION) -> t.Any:
        """Return the tests' own client of ``service``."""
        if (service, region) not in self.kept:
            self.kept[service, region] = self.connect(service, region)
        return self.kept[service, region]

    def session(self, check_mode: bool = False, warnings: list[str] | None = None) -> Session:
        """Return a session of the engine, as one run of a module has."""
        told = [] if warnings is None else warnings
        return Session(self.connect, check_mode, told.append)

    def converge(
        self,
        resource: t.Any,
        options: Document,
        check_mode: bool = False,
        warnings: list[str] | None = None,
        **terms: t.Any,
    ) -> Result:
        """Return what a module of ``resource`` would make of ``options``, without a warning."""
        told: list[str] = []
        result = converge(resource, options, self.session(check_mode, told), Terms(**terms))
        if warnings is None:
            assert told == []
        else:
            warnings += told
        return result

    def stands(self, resource: t.Any, options: Document) -> None:
        """Check that ``options`` find nothing to do, and write nothing."""
        self.forget()
        result = self.converge(resource, options)
        assert (result.changed, result.calls, self.writes) == (False, (), [])

    def lasts(self, resource: t.Any, options: Document) -> Document:
        """Return what ``options`` make; the second time they must find nothing to do."""
        self.forget()
        result = self.converge(resource, options)
        made = [dict(call) for call in self.calls]
        assert result.changed
        self.stands(resource, options)
        self.made = made
        return result.after

    def requests(self, operation: str) -> list[Document]:
        """Return the parameters of every call of ``operation``."""
        return [call["parameters"] for call in self.calls if call["operation"] == operation]

    def inform(self, resource: t.Any, options: Document) -> list[Document]:
        """Return what an info module of ``resource`` would."""
        return inform(resource, options, self.session())

    @property
    def calls(self) -> list[Document]:
        """Return the calls since the log was cleared, the oldest first."""
        return calls.recorded()

    @property
    def operations(self) -> list[str]:
        """Return the names of these calls."""
        return [call["operation"] for call in self.calls]

    @property
    def writes(self) -> list[str]:
        """Return the names of those that could have changed anything."""
        return [call["operation"] for call in self.calls if is_write(call)]

    def forget(self) -> None:
        """Clear the call log."""
        calls.clear()

    def fault(self, **rule: t.Any) -> None:
        """Add a fault; see localaws/faults.py."""
        faults.add(rule)

    def mode(self, **chosen: t.Any) -> None:
        """Choose between AWS's documented and its measured habits; see localaws/modes.py."""
        modes.set_modes(chosen)
