# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What stands in an account, read with boto3 and nothing of the collection."""

from __future__ import annotations

import typing as t

import boto3

# Service, operation, its parameters, the key of its list, the member that names a resource.
LISTS: dict[str, tuple[str, str, dict[str, t.Any], str, str]] = {
    "user pools": ("cognito-idp", "list_user_pools", {"MaxResults": 60}, "UserPools", "Id"),
    "load balancers": ("elbv2", "describe_load_balancers", {}, "LoadBalancers", "LoadBalancerArn"),
    "target groups": ("elbv2", "describe_target_groups", {}, "TargetGroups", "TargetGroupArn"),
    "certificates": ("acm", "list_certificates", {}, "CertificateSummaryList", "CertificateArn"),
    "security groups": ("ec2", "describe_security_groups", {}, "SecurityGroups", "GroupId"),
    "roles": ("iam", "list_roles", {}, "Roles", "RoleName"),
    "instance profiles": ("iam", "list_instance_profiles", {}, "InstanceProfiles", "Arn"),
    "log groups": ("logs", "describe_log_groups", {}, "logGroups", "logGroupName"),
    "alarms": ("cloudwatch", "describe_alarms", {}, "MetricAlarms", "AlarmName"),
    "clusters": ("ecs", "list_clusters", {}, "clusterArns", ""),
    "task definitions": ("ecs", "list_task_definitions", {}, "taskDefinitionArns", ""),
    "scalable targets": (
        "application-autoscaling",
        "describe_scalable_targets",
        {"ServiceNamespace": "ecs"},
        "ScalableTargets",
        "ResourceId",
    ),
    "scaling policies": (
        "application-autoscaling",
        "describe_scaling_policies",
        {"ServiceNamespace": "ecs"},
        "ScalingPolicies",
        "PolicyARN",
    ),
    "scheduled actions": (
        "application-autoscaling",
        "describe_scheduled_actions",
        {"ServiceNamespace": "ecs"},
        "ScheduledActions",
        "ScheduledActionARN",
    ),
    "identity pools": (
        "cognito-identity",
        "list_identity_pools",
        {"MaxResults": 60},
        "IdentityPools",
        "IdentityPoolId",
    ),
    "launch templates": (
        "ec2",
        "describe_launch_templates",
        {},
        "LaunchTemplates",
        "LaunchTemplateId",
    ),
    "Auto Scaling groups": (
        "autoscaling",
        "describe_auto_scaling_groups",
        {},
        "AutoScalingGroups",
        "AutoScalingGroupName",
    ),
    "policies of Auto Scaling groups": (
        "autoscaling",
        "describe_policies",
        {},
        "ScalingPolicies",
        "PolicyARN",
    ),
    "functions": ("lambda", "list_functions", {}, "Functions", "FunctionArn"),
    "HTTP APIs": ("apigatewayv2", "get_apis", {}, "Items", "ApiId"),
    "VPC links": ("apigatewayv2", "get_vpc_links", {}, "Items", "VpcLinkId"),
    "domain names of APIs": ("apigatewayv2", "get_domain_names", {}, "Items", "DomainName"),
    "REST APIs": ("apigateway", "get_rest_apis", {}, "items", "id"),
    "buckets": ("s3", "list_buckets", {}, "Buckets", "Name"),
}


class Account:
    """The account that localaws plays."""

    def __init__(self, endpoint_url: str, region: str) -> None:
        self.endpoint_url = endpoint_url
        self._connection = {
            "endpoint_url": endpoint_url,
            "region_name": region,
            "aws_access_key_id": "demo",
            "aws_secret_access_key": "demo",
        }
        self._clients: dict[str, t.Any] = {}

    def client(self, service: str) -> t.Any:
        """Return the client of a service."""
        if service not in self._clients:
            self._clients[service] = boto3.client(service, **self._connection)
        return self._clients[service]

    def standing(self) -> dict[str, set[str]]:
        """Return the names of all resources by kind."""
        found = {kind: self._names(*told) for kind, told in LISTS.items()}
        ecs, route53 = self.client("ecs"), self.client("route53")
        found["capacity providers"] = {
            one["capacityProviderArn"]
            for one in ecs.describe_capacity_providers()["capacityProviders"]
            if one["status"] == "ACTIVE"
        }
        found["instances"] = {
            instance["InstanceId"]
            for reservation in self.client("ec2").describe_instances()["Reservations"]
            for instance in reservation["Instances"]
            if instance["State"]["Name"] != "terminated"
        }
        found["services"] = {
            arn
            for cluster in found["clusters"]
            for arn in ecs.list_services(cluster=cluster)["serviceArns"]
        }
        found["records"] = {
            f"{record['Name']} {record['Type']}"
            for zone in route53.list_hosted_zones()["HostedZones"]
            for record in route53.list_resource_record_sets(HostedZoneId=zone["Id"])[
                "ResourceRecordSets"
            ]
        }
        return found

    def _names(self, service: str, operation: str, given: t.Any, key: str, member: str) -> set[str]:
        listed = getattr(self.client(service), operation)(**given)[key]
        return {one[member] if member else one for one in listed}


def gained(before: dict[str, set[str]], after: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return what stands now and did not before."""
    more = {kind: after[kind] - before.get(kind, set()) for kind in after}
    return {kind: names for kind, names in more.items() if names}
