# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where the logs of a Cognito user pool go."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Meaning, Refusals
from .._engine.plan import Plan
from .._engine.policies import Whole
from .._engine.resource import Read, Resource
from .._engine.writers import Put
from ._parents import OF_POOL
from .user_pool import id_of_arn

LEVELS = {"userNotification": "ERROR", "userAuthEvents": "INFO"}
DESTINATIONS = ("cloud_watch_logs_configuration", "s3_configuration", "firehose_configuration")


def log_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    logs = desired.get("log_configurations")
    if logs == []:
        yield "log_configurations is empty: set state to absent to deliver no logs."
    sources = [log["event_source"] for log in logs or []]
    if len(set(sources)) < len(sources):
        yield "log_configurations has one event_source twice: list each once."
    for log in logs or []:
        source, level = log["event_source"], log["log_level"]
        if LEVELS.get(source, level) != level:
            yield f"log_configurations of {source} need log_level {LEVELS[source]}, not {level}."
        to = [option for option in DESTINATIONS if log.get(option)]
        if len(to) != 1:
            yield f"log_configurations of {source} need one of {', '.join(DESTINATIONS)}."
        if source == "userNotification" and to and to[0] != DESTINATIONS[0]:
            yield f"log_configurations of {source} go to CloudWatch Logs only: {DESTINATIONS[0]}."


def log_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield that nothing is no delivery."""
    if not plan.after.get("log_configurations"):
        yield "A delivery needs log_configurations: say which logs go where."


LOG_DELIVERY_CONFIGURATION = Resource(
    service="cognito-idp",
    name="log_delivery_configuration",
    title="user_pool_id",
    ids=(),
    names=("user_pool_id",),
    references=OF_POOL,
    read=Read("GetLogDeliveryConfiguration", "LogDeliveryConfiguration"),
    exists=lambda found: bool(found.get("log_configurations")),
    create="SetLogDeliveryConfiguration",
    writers=(Put("SetLogDeliveryConfiguration"),),
    # AWS has no call that deletes: an empty list does it.
    delete="SetLogDeliveryConfiguration",
    deletion=Deletion(also={"LogConfigurations": []}),
    # One source has one destination, so a new one takes the place of the old.
    policies={"log_configurations": Whole()},
    meaning=Meaning(canonical=(id_of_arn,)),
    refusals=Refusals(problems=(log_problems,), preflight=(log_preflight,)),
)
