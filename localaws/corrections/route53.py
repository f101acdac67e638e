# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Route 53: names are kept in lower case, with the dot at their end."""

from __future__ import annotations

import copy
import typing as t

from localaws.call import Call
from localaws.services import serves
from localaws.upstream import moto

Document = dict[str, t.Any]


def _name(name: str) -> str:
    return name.lower().rstrip(".") + "."


@serves("route53")
def create_hosted_zone(call: Call) -> Document:
    return moto(call, {**call.parameters, "Name": _name(call["Name"])})


@serves("route53")
def change_resource_record_sets(call: Call) -> Document:
    parameters = copy.deepcopy(call.parameters)
    for change in parameters["ChangeBatch"]["Changes"]:
        record = change["ResourceRecordSet"]
        record["Name"] = _name(record["Name"])
        if record.get("AliasTarget"):
            record["AliasTarget"]["DNSName"] = _name(record["AliasTarget"]["DNSName"])
    return moto(call, parameters)


@serves("route53")
def list_resource_record_sets(call: Call) -> Document:
    if not call.get("StartRecordName"):
        return moto(call)
    return moto(call, {**call.parameters, "StartRecordName": _name(call["StartRecordName"])})
