# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""CloudWatch Logs: the tags of a log group go with it."""

from __future__ import annotations

import typing as t

from moto.logs.models import logs_backends

from localaws.call import Call
from localaws.services import serves
from localaws.upstream import moto


@serves("logs")
def delete_log_group(call: Call) -> dict[str, t.Any]:
    """Forget the tags too, which moto would give to the next group of the name."""
    backend = logs_backends[call.account][call.region]
    group = backend.groups.get(call["logGroupName"])
    result = moto(call)
    if group:
        backend.tagger.delete_all_tags_for_resource(group.arn)
    return result
