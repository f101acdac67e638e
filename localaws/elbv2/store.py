# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All that one account has of Elastic Load Balancing v2 in one region, as AWS's documents."""

from __future__ import annotations

import typing as t
from types import SimpleNamespace

from moto.core.base_backend import BaseBackend
from moto.core.resource_tagging import TaggableResourcesMixin, TaggedResource
from moto.elbv2.exceptions import TargetGroupNotFoundError
from moto.moto_api._internal import mock_random

from localaws.errors import AwsError

Document = dict[str, t.Any]
Documents = dict[str, Document]

NOT_FOUND = {
    "loadbalancer": ("LoadBalancerNotFound", "Load balancer '{}' not found"),
    "targetgroup": ("TargetGroupNotFound", "One or more target groups not found"),
    "listener": ("ListenerNotFound", "One or more listeners not found"),
    "listener-rule": ("RuleNotFound", "One or more rules not found"),
    "truststore": ("TrustStoreNotFound", "Trust store '{}' not found"),
}


class Store(BaseBackend, TaggableResourcesMixin):
    """Documents by ARN; a dict keeps the order in which they were made."""

    SERVICE_NAMESPACE = "elasticloadbalancing"

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.load_balancers: Documents = {}
        self.listeners: Documents = {}
        self.rules: Documents = {}
        self.target_groups: Documents = {}
        self.trust_stores: Documents = {}
        self.targets: dict[str, dict[tuple[str, int | None], Document]] = {}
        self.attributes: dict[str, dict[str, str]] = {}
        self.certificates: dict[str, list[str]] = {}
        self.tags: dict[str, dict[str, str]] = {}
        self.provisioning: dict[str, int] = {}

    def arn(self, resource: str) -> str:
        """Return a new ARN for ``resource`` with an id of AWS's form at its end."""
        prefix = f"arn:{self.partition}:elasticloadbalancing:{self.region_name}:{self.account_id}"
        return f"{prefix}:{resource}/{mock_random.get_random_hex(16)}"

    def of(self, arn: str) -> Documents:
        """Return the documents of the kind that ``arn`` says."""
        kinds = {
            "loadbalancer": self.load_balancers,
            "targetgroup": self.target_groups,
            "listener": self.listeners,
            "listener-rule": self.rules,
            "truststore": self.trust_stores,
        }
        return kinds.get(kind(arn), {})

    def get(self, arn: str, expected: str = "") -> Document:
        """Return the document of ``arn``, or refuse as AWS does for its kind."""
        wanted = expected or kind(arn)
        found = self.of(arn).get(arn) if wanted == kind(arn) else None
        if found is None:
            code, message = NOT_FOUND.get(wanted, NOT_FOUND["loadbalancer"])
            raise AwsError(code, message.format(arn))
        return found

    def forget(self, arn: str) -> None:
        """Drop all that is known of ``arn``."""
        self.of(arn).pop(arn, None)
        for kept in (self.attributes, self.certificates, self.tags, self.targets):
            kept.pop(arn, None)

    def forget_listener(self, arn: str) -> None:
        """Drop a listener with its rules."""
        for rule in self.rules_of(arn):
            self.forget(rule["RuleArn"])
        self.forget(arn)

    def rules_of(self, listener_arn: str) -> list[Document]:
        """Return the rules of a listener, its default rule among them."""
        return [rule for rule in self.rules.values() if rule["ListenerArn"] == listener_arn]

    def listeners_of(self, load_balancer_arn: str) -> list[Document]:
        """Return the listeners of a load balancer."""
        listeners = self.listeners.values()
        return [one for one in listeners if one["LoadBalancerArn"] == load_balancer_arn]

    def load_balancers_of(self, target_group_arn: str) -> list[str]:
        """Return which load balancers send traffic to a target group."""
        found = {
            self.listeners[rule["ListenerArn"]]["LoadBalancerArn"]: None
            for rule in self.rules.values()
            if target_group_arn in forwards_to(rule["Actions"])
        }
        return list(found)

    def iter_tagged_resources(self) -> t.Iterator[TaggedResource]:
        for arn, tags in self.tags.items():
            yield TaggedResource(arn, tags, f"elasticloadbalancing:{kind(arn)}")

    def tag_resource(self, arn: str, tags: dict[str, str]) -> None:
        self.get(arn)
        self.tags.setdefault(arn, {}).update(tags)

    def untag_resource(self, arn: str, tag_keys: list[str]) -> None:
        for key in tag_keys:
            self.tags.get(arn, {}).pop(key, None)

    # moto's Auto Scaling and EC2 ask moto's own store by the methods below.

    def describe_target_groups(
        self, load_balancer_arn: t.Any, target_group_arns: list[str], names: t.Any
    ) -> list[SimpleNamespace]:
        """Return the target groups of an Auto Scaling group."""
        if any(arn not in self.target_groups for arn in target_group_arns):
            raise TargetGroupNotFoundError
        groups = [self.target_groups[arn] for arn in target_group_arns]
        return [SimpleNamespace(arn=g["TargetGroupArn"], port=g.get("Port")) for g in groups]

    def register_targets(self, arn: str, targets: list[Document]) -> None:
        """Register the instances of an Auto Scaling group."""
        port = self.target_groups[arn].get("Port")
        for target in targets:
            one = {"Id": target["Id"], "Port": target.get("Port") or port}
            self.targets.setdefault(arn, {})[(one["Id"], one["Port"])] = one

    def deregister_targets(self, arn: str, targets: list[Document]) -> None:
        """Deregister the instances of an Auto Scaling group."""
        gone = {target["Id"] for target in targets}
        kept = {key: one for key, one in self.targets.get(arn, {}).items() if key[0] not in gone}
        self.targets[arn] = kept

    def notify_terminate_instances(self, instance_ids: list[str]) -> None:
        """Deregister instances that are no more."""
        for arn in self.targets:
            self.deregister_targets(arn, [{"Id": one} for one in instance_ids])


def kind(arn: str) -> str:
    """Return what an ARN is of: ``loadbalancer``, ``listener-rule``, ..."""
    return arn.partition("/")[0].rpartition(":")[2]


def forwards_to(actions: list[Document]) -> list[str]:
    """Return the target groups that ``actions`` (in AWS's full form) forward to."""
    return [
        group["TargetGroupArn"]
        for action in actions
        for group in action.get("ForwardConfig", {}).get("TargetGroups", [])
    ]
