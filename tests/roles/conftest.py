# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One localaws with its door for each worker; an estate for each module of tests."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from demo.given import certificate, example
from localaws.door import start
from localaws.door.running import Door
from localaws.server import Server
from tests.roles.estate import ZONE, Document, Estate


@pytest.fixture(scope="session")
def server() -> t.Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def door(server: Server) -> t.Iterator[Door]:
    opened = start(server.url)
    yield opened
    opened.stop()


@pytest.fixture(scope="module")
def estate(server: Server, door: Door, tmp_path_factory: pytest.TempPathFactory) -> Estate:
    """What a user has already: a network, a zone, a target group with a target."""
    server.reset()
    return Estate(server, door, Path(tmp_path_factory.mktemp("estate")))


@pytest.fixture(scope="module")
def variables(estate: Estate) -> Document:
    """The example of Fargate, in the network of the estate."""
    host = f"hello.{ZONE}"
    arn = certificate(estate.account, [host], estate.folder)["load_balancer_certificate_arn"]
    return {
        **example("fargate"),
        "service_hosts": [host],
        "load_balancer_zone": ZONE,
        "vpc_id": estate.vpc,
        "load_balancer_subnets": estate.subnets,
        "ecs_service_subnets": estate.subnets,
        "load_balancer_certificate_arn": arn,
        "aws_endpoint_url": estate.aws.url,
    }
