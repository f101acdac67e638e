# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Service models, read by us as by botocore."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from botocore.exceptions import DataNotFoundError, UnknownServiceError
from botocore.loaders import Loader

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.loading import Models

# One of each protocol.
SERVICES = ("cognito-idp", "elbv2", "route53", "lambda")
FILES = ("service-2", "endpoint-rule-set-1", "paginators-1")


@pytest.mark.parametrize("service", SERVICES)
def test_the_same_models_in_the_same_order(service: str) -> None:
    ours, theirs = Models(), Loader()
    for file in FILES:
        read, told = (one.load_service_model(service, file) for one in (ours, theirs))
        assert json.dumps(read) == json.dumps(told)
    assert json.dumps(ours.load_data("endpoints")) == json.dumps(theirs.load_data("endpoints"))


def test_what_is_not_there_is_refused_as_by_botocore() -> None:
    with pytest.raises(UnknownServiceError):
        Models().load_service_model("nonsense", "service-2")
    with pytest.raises(DataNotFoundError):
        Models().load_service_model("cognito-idp", "nonsense-1")


def test_models_of_the_user_come_first(tmp_path: Path) -> None:
    folder = tmp_path / "cognito-idp/9999-01-01"
    folder.mkdir(parents=True)
    (folder / "service-2.json").write_text('{"metadata": {"serviceId": "mine"}}', "utf-8")
    mine = Models([str(tmp_path)]).load_service_model("cognito-idp", "service-2")
    assert mine["metadata"]["serviceId"] == "mine"
