# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Scheduled actions: bounds that change with the time of day."""

from __future__ import annotations

from datetime import UTC, datetime

from localaws.moto_random import hexadecimal
from localaws.scaling.store import Store, chosen, key_of, not_found
from localaws.state import Document

SETTINGS = ("Schedule", "Timezone", "StartTime", "EndTime", "ScalableTargetAction")


def put_scheduled_action(store: Store, params: Document) -> None:
    key = key_of(params)
    store.target(key)
    place = (key, params["ScheduledActionName"])
    current = store.actions.get(place) or _new(store, params)
    changes = {name: params[name] for name in SETTINGS if params.get(name) is not None}
    store.actions[place] = {**current, **changes}


def _new(store: Store, params: Document) -> Document:
    name = params["ScheduledActionName"]
    resource = f"{params['ServiceNamespace']}/{params['ResourceId']}"
    tail = f"{hexadecimal(32)}:resource/{resource}:scheduledActionName/{name}"
    return {
        **{k: params[k] for k in ("ServiceNamespace", "ResourceId", "ScalableDimension")},
        "ScheduledActionName": name,
        "ScheduledActionARN": store.arn(f"scheduledAction:{tail}", "autoscaling"),
        "CreationTime": datetime.now(UTC),
    }


def describe_scheduled_actions(store: Store, params: Document) -> Document:
    found = chosen(list(store.actions.values()), params)
    names = params.get("ScheduledActionNames")
    wanted = [one for one in found if not names or one["ScheduledActionName"] in names]
    return {"ScheduledActions": wanted}


def delete_scheduled_action(store: Store, params: Document) -> None:
    key = key_of(params)
    if store.actions.pop((key, params["ScheduledActionName"]), None) is None:
        raise not_found("scheduled action", key, params["ScheduledActionName"])


OPERATIONS = (put_scheduled_action, describe_scheduled_actions, delete_scheduled_action)
