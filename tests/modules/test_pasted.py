# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tasks in the words of amazon.aws and community.aws, and certificates until they are issued."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest
import yaml

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from tests.support.aws import Aws
from tests.support.cases import filled
from tests.support.deployment_worlds import DEPLOYMENT_WORLDS
from tests.support.resources import accepted, resource_of

PASTED = yaml.safe_load((Path(__file__).parent / "pasted.yml").read_text("utf-8"))
SOON = {"wait_timeout": 20}


@pytest.mark.parametrize("row", PASTED, ids=lambda row: row["module"])
def test_their_words_mean_ours(aws: Aws, row: dict[str, t.Any]) -> None:
    """What theirs make, ours find as they want it, and theirs do so a second time."""
    found = DEPLOYMENT_WORLDS[row["world"]](aws)
    resource = resource_of(row["module"])
    theirs, ours = (
        accepted(row["module"], filled(row[side], found)) for side in ("theirs", "ours")
    )
    assert aws.converge(resource, theirs, **SOON).changed
    for options in (ours, theirs):
        aws.forget()
        result = aws.converge(resource, options, **SOON)
        assert (result.changed, aws.writes) == (False, [])


def request(aws: Aws, until_issued: bool, check_mode: bool = False) -> t.Any:
    """Return what a request for a certificate comes to."""
    options = {"domain_name": "proved.example.com", "wait_until_issued": until_issued}
    return aws.converge(resource_of("acm_certificate"), options, check_mode, wait_timeout=2)


def test_a_certificate_is_waited_for_until_it_is_issued(aws: Aws) -> None:
    """Also when nothing changes; the records that prove it are told before and after."""
    DEPLOYMENT_WORLDS["zone"](aws)
    (record,) = request(aws, until_issued=False).after["validation_records"]
    assert request(aws, until_issued=True, check_mode=True).after["status"] == "PENDING_VALIDATION"
    with pytest.raises(PlanError, match="not ready after 2 seconds"):
        request(aws, until_issued=True)
    proof = {"zone": "example.com", "name": record["name"], "type": "CNAME"}
    aws.converge(resource_of("route53_record"), {**proof, "values": [record["value"]]})
    issued = request(aws, until_issued=True)
    assert (issued.changed, issued.after["status"]) == (False, "ISSUED")
    assert issued.after["validation_records"] == [record]
