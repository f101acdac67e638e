# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The control plane, asked through its API as any client asks it. Nothing is remembered.

What a rule says now is what the door does now. The calls carry ``localaws-door`` in their user
agent, so that the call log can tell them from a deployment's.
"""

from __future__ import annotations

import threading
import typing as t

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from localaws.door import back_door

Document = dict[str, t.Any]
CONFIG = Config(
    user_agent_extra="localaws-door",
    retries={"mode": "standard", "max_attempts": 2},
    max_pool_connections=256,
)


class Control:
    """Questions to the control plane at ``url``."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._clients: dict[tuple[str, str], t.Any] = {}
        self._making = threading.Lock()

    def client(self, service: str, region: str) -> t.Any:
        """Return the boto3 client for a service in a region."""
        with self._making:
            if (service, region) not in self._clients:
                self._clients[service, region] = boto3.client(
                    service,
                    region_name=region,
                    endpoint_url=self.url,
                    aws_access_key_id="localaws-door",
                    aws_secret_access_key="localaws-door",
                    config=CONFIG,
                )
            return self._clients[service, region]

    def _all(self, region: str, operation: str, key: str, **parameters: t.Any) -> list[Document]:
        pages = self.client("elbv2", region).get_paginator(operation).paginate(**parameters)
        return [document for page in pages for document in page[key]]

    def load_balancers(self) -> list[Document]:
        """Return all application load balancers, of all regions, by name."""
        found = [
            balancer
            for region in back_door.regions()
            for balancer in self._all(region, "describe_load_balancers", "LoadBalancers")
            if balancer["Type"] == "application"
        ]
        return sorted(found, key=lambda balancer: balancer["LoadBalancerName"])

    def listeners(self, balancer_arn: str) -> list[Document]:
        """Return the listeners of a load balancer."""
        region = region_of(balancer_arn)
        return self._all(region, "describe_listeners", "Listeners", LoadBalancerArn=balancer_arn)

    def rules(self, listener_arn: str) -> list[Document]:
        """Return the rules of a listener, its default rule among them."""
        region = region_of(listener_arn)
        return self._all(region, "describe_rules", "Rules", ListenerArn=listener_arn)

    def certificates(self, listener_arn: str) -> list[str]:
        """Return the ARNs of a listener's certificates, the default one first."""
        client = self.client("elbv2", region_of(listener_arn))
        found = client.describe_listener_certificates(ListenerArn=listener_arn)["Certificates"]
        found.sort(key=lambda certificate: not certificate.get("IsDefault"))
        return [certificate["CertificateArn"] for certificate in found]

    def balancer_attributes(self, arn: str) -> dict[str, str]:
        """Return a load balancer's attributes."""
        client = self.client("elbv2", region_of(arn))
        found = client.describe_load_balancer_attributes(LoadBalancerArn=arn)
        return {one["Key"]: one.get("Value", "") for one in found["Attributes"]}

    def signers(self, group_arn: str) -> list[str]:
        """Return the load balancers in front of a target group."""
        client = self.client("elbv2", region_of(group_arn))
        found = client.describe_target_groups(TargetGroupArns=[group_arn])["TargetGroups"]
        return found[0]["LoadBalancerArns"]

    def target_group(self, arn: str) -> Document:
        """Return a target group with its attributes under ``Attributes``."""
        client = self.client("elbv2", region_of(arn))
        group = client.describe_target_groups(TargetGroupArns=[arn])["TargetGroups"][0]
        found = client.describe_target_group_attributes(TargetGroupArn=arn)["Attributes"]
        return {**group, "Attributes": {one["Key"]: one.get("Value", "") for one in found}}

    def targets(self, group_arn: str) -> list[Document]:
        """Return the targets of a group with their health."""
        client = self.client("elbv2", region_of(group_arn))
        found = client.describe_target_health(TargetGroupArn=group_arn)
        return found["TargetHealthDescriptions"]

    def pool_client(self, pool_id: str, client_id: str) -> Document | None:
        """Return an app client with its secret, None when there is none."""
        return self._found(
            "describe_user_pool_client",
            "UserPoolClient",
            pool_id,
            UserPoolId=pool_id,
            ClientId=client_id,
        )

    def pool(self, pool_id: str) -> Document | None:
        """Return a user pool, None when there is none."""
        return self._found("describe_user_pool", "UserPool", pool_id, UserPoolId=pool_id)

    def provider(self, pool_id: str, name: str) -> Document | None:
        """Return an identity provider of a pool, None when there is none."""
        return self._found(
            "describe_identity_provider",
            "IdentityProvider",
            pool_id,
            UserPoolId=pool_id,
            ProviderName=name,
        )

    def _found(self, operation: str, key: str, pool_id: str, **parameters: str) -> Document | None:
        client = self.client("cognito-idp", pool_id.split("_")[0])
        try:
            return getattr(client, operation)(**parameters)[key]
        except (
            client.exceptions.ResourceNotFoundException,
            client.exceptions.InvalidParameterException,
        ):
            return None

    def domain(self, region: str, domain: str) -> Document | None:
        """Return the description of a Cognito domain, None when nobody has it."""
        client = self.client("cognito-idp", region)
        try:
            found = client.describe_user_pool_domain(Domain=domain)["DomainDescription"]
        except ClientError as error:
            if error.response["Error"]["Code"] in ("ResourceNotFoundException", NOT_A_DOMAIN):
                return None
            raise
        # A domain on its way into the world, or out of it, is in nobody's DNS.
        return found if found.get("Status") in ("ACTIVE", "UPDATING") else None


NOT_A_DOMAIN = "InvalidParameterException"


def region_of(arn: str) -> str:
    """Return the region in an ARN."""
    return arn.split(":")[3]
