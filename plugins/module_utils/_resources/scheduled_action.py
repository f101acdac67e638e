# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A scheduled action of a scalable target: when its bounds change, and to what."""

from __future__ import annotations

import datetime
import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, InStack, Meaning, Refusals
from .._engine.plan import Plan
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Put
from .autoscaling_target import KEY

TIMES = ("start_time", "end_time")


def one_time_form(document: Document) -> Document:
    """Times may be written in any zone; those without one are in UTC."""
    given = {option: instant(document[option]) for option in TIMES if document.get(option)}
    return {**document, **given}


def instant(written: t.Any) -> str:
    """Return a time of ISO 8601 in UTC; other text as it is."""
    try:
        time = datetime.datetime.fromisoformat(str(written).replace("Z", "+00:00"))
    except ValueError:
        return str(written)
    zone = time.tzinfo or datetime.UTC
    return time.replace(tzinfo=zone).astimezone(datetime.UTC).isoformat()


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for every time that is none."""
    for option in TIMES:
        written = desired.get(option)
        if written and "+00:00" not in instant(written):
            yield f"{option} {written} is no time of ISO 8601: write it like 2030-12-24T18:00:00Z."


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation."""
    needed = ("schedule", "scalable_target_action") if plan.creates else ()
    missing = [option for option in needed if not plan.after.get(option)]
    yield from (f"{option} is needed to create a scheduled action: give it." for option in missing)


AUTOSCALING_SCHEDULED_ACTION = Resource(
    service="application-autoscaling",
    name="autoscaling_scheduled_action",
    ids=(),
    names=("name", *KEY),
    words=Names(
        {
            "ScheduledActionName": "name",
            "ScheduledActionNames": "name",
            "ScheduledActionARN": "scheduled_action_arn",
        },
    ),
    read=Read("DescribeScheduledActions", "ScheduledActions[0]"),
    search=Search(
        "DescribeScheduledActions",
        "ScheduledActions",
        by=("name",),
        scope=KEY,
        whole=True,
    ),
    # One operation makes and changes; it deletes what it is not told.
    create="PutScheduledAction",
    created="@",
    writers=(Put("PutScheduledAction"),),
    delete="DeleteScheduledAction",
    in_stack=InStack(
        follows=frozenset({"autoscaling_target"}), looks_past=frozenset({"autoscaling_target"})
    ),
    meaning=Meaning(canonical=(one_time_form,)),
    refusals=Refusals(problems=(problems,), preflight=(preflight,)),
    faults=Faults(missing=("ObjectNotFoundException",)),
)
