# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The forward action."""

from __future__ import annotations

from localaws.elbv2.errors import bad_action, bad_configuration, invalid
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError

AT_MOST = 5
WEEK = 604800
HTTP = ("HTTP", "HTTPS", None)


def normal(store: Store, listener: Document, action: Document) -> Document:
    """Return a forward action in full: one group stands both beside and in its config."""
    groups = _groups(action)
    _check_groups(store, listener, groups)
    given = action.get("ForwardConfig") or {}
    stickiness = given.get("TargetGroupStickinessConfig") or {"Enabled": False}
    _check_stickiness(stickiness)
    config = {"TargetGroups": groups, "TargetGroupStickinessConfig": stickiness}
    kept = {key: value for key, value in action.items() if key != "TargetGroupArn"}
    if len(groups) == 1:
        kept["TargetGroupArn"] = groups[0]["TargetGroupArn"]
    return {**kept, "ForwardConfig": config}


def _groups(action: Document) -> list[Document]:
    beside = action.get("TargetGroupArn")
    given = (action.get("ForwardConfig") or {}).get("TargetGroups") or []
    if beside and not given:
        return [{"TargetGroupArn": beside, "Weight": 1}]
    if beside and [one["TargetGroupArn"] for one in given] != [beside]:
        raise invalid(
            "You can specify both TargetGroupArn and ForwardConfig only if they name the same"
            " single target group"
        )
    if not given:
        raise invalid("A target group must be specified")
    if len(given) > AT_MOST:
        message = f"The maximum number of target groups per action is '{AT_MOST}'"
        raise AwsError("TooManyTargetGroups", message)
    if len(given) > 1 and any(one.get("Weight") is None for one in given):
        raise invalid("A weight must be specified for each target group")
    return [{"Weight": 1, **one} for one in given]


def _check_groups(store: Store, listener: Document, groups: list[Document]) -> None:
    arns = [group["TargetGroupArn"] for group in groups]
    if len(set(arns)) < len(arns):
        raise bad_action("A target group can only be specified once")
    for group in groups:
        if not 0 <= group["Weight"] <= 999:
            raise invalid(f"The target group weight '{group['Weight']}' must be between 0 and 999")
        _check_group(store, listener, group["TargetGroupArn"])


def _check_group(store: Store, listener: Document, arn: str) -> None:
    group = store.target_groups.get(arn)
    if group is None:
        raise AwsError("TargetGroupNotFound", f"Target groups '{arn}' not found")
    balancer = store.load_balancers[listener["LoadBalancerArn"]]
    if group.get("VpcId") not in (None, balancer["VpcId"]):
        raise bad_configuration(
            "The following target groups are in a different VPC than load balancer"
            f" '{balancer['LoadBalancerArn']}': {arn}"
        )
    if (listener["Protocol"] in HTTP) != (group.get("Protocol") in HTTP):
        raise AwsError(
            "IncompatibleProtocols",
            f"The listener and the following target groups have incompatible protocols: {arn}",
        )
    if group.get("ProtocolVersion") == "GRPC" and listener["Protocol"] == "HTTP":
        raise bad_action(
            "Listener protocol 'HTTP' is not supported with a target group with the"
            " protocol-version 'GRPC'"
        )
    others = set(store.load_balancers_of(arn)) - {listener["LoadBalancerArn"]}
    if others:
        raise AwsError(
            "TargetGroupAssociationLimit",
            "The following target groups cannot be associated with more than one load balancer:"
            f" {arn}",
        )


def _check_stickiness(stickiness: Document) -> None:
    seconds = stickiness.get("DurationSeconds")
    if stickiness.get("Enabled") and seconds is None:
        raise invalid("Target group stickiness duration must be specified")
    if seconds is not None and not 1 <= seconds <= WEEK:
        raise invalid(f"Target group stickiness duration must be between 1 and {WEEK} seconds")
