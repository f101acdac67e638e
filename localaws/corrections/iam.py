# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""IAM: AWS's managed policies, each made when it is first asked for; moto makes none or all."""

from __future__ import annotations

import json

from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import AWSManagedPolicy, iam_backends

from localaws.call import Call
from localaws.services import checks

BY_ARN = (
    "AttachRolePolicy",
    "AttachUserPolicy",
    "AttachGroupPolicy",
    "GetPolicy",
    "GetPolicyVersion",
    "ListEntitiesForPolicy",
)


def _make(call: Call, wanted: str | None = None) -> None:
    """Make the managed policy ``wanted``, or all."""
    backend = iam_backends[call.account]["aws"]
    for name, data in json.loads(aws_managed_policies_data).items():
        if wanted in (None, name):
            policy = AWSManagedPolicy.from_data(name, call.account, backend.region_name, data)
            backend.managed_policies.setdefault(policy.arn, policy)


@checks("iam", *BY_ARN)
def _one(call: Call) -> None:
    arn = call["PolicyArn"]
    if ":iam::aws:policy/" in arn and arn not in iam_backends[call.account]["aws"].managed_policies:
        _make(call, arn.rpartition("/")[2])


@checks("iam", "ListPolicies")
def _all(call: Call) -> None:
    if call.get("Scope") != "Local":
        _make(call)
