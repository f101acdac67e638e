# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What modules need to find: networks, load balancers, pools, clusters. Each returns variables."""

from __future__ import annotations

import datetime
import functools
import json
import typing as t

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support.aws import REGION, Aws

HOST = "orders.example.com"
LOGIN = "login.example.com"
KEY = "arn:aws:kms:eu-west-1:123456789012:key/mrk-1"

Variables = dict[str, t.Any]


@functools.cache
def certificate(host: str) -> tuple[bytes, bytes]:
    """Return a self-signed certificate for ``host`` and its key, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    return made.public_bytes(serialization.Encoding.PEM), private


def imported(aws: Aws, host: str, region: str = REGION) -> str:
    """Return the ARN of an imported certificate."""
    public, private = certificate(host)
    acm = aws.client("acm", region)
    answer = acm.import_certificate(Certificate=public, PrivateKey=private)
    return str(answer["CertificateArn"])


def network(aws: Aws) -> Variables:
    """A VPC with two subnets and a way out."""
    ec2 = aws.client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    subnets = [
        ec2.create_subnet(
            VpcId=vpc, CidrBlock=f"10.0.{place}.0/24", AvailabilityZone=f"{REGION}{letter}"
        )["Subnet"]["SubnetId"]
        for place, letter in enumerate("ab")
    ]
    return {"vpc": vpc, "subnets": subnets}


def balancer(aws: Aws) -> Variables:
    """The load balancer ``edge``, the target groups ``orders`` and ``other``, certificates."""
    found = network(aws)
    elb = aws.client("elbv2")
    made = elb.create_load_balancer(Name="edge", Subnets=found["subnets"])["LoadBalancers"][0]
    groups = {
        name: elb.create_target_group(
            Name=name, Protocol="HTTP", Port=80, VpcId=found["vpc"], TargetType="ip"
        )["TargetGroups"][0]["TargetGroupArn"]
        for name in ("orders", "other")
    }
    return {
        **found,
        "load_balancer_arn": made["LoadBalancerArn"],
        "target_groups": groups,
        "certificate_arn": imported(aws, HOST),
        "other_certificate_arn": imported(aws, "other.example.com"),
    }


def listeners(aws: Aws) -> Variables:
    """A load balancer with an HTTPS and an HTTP listener."""
    found = balancer(aws)
    elb = aws.client("elbv2")
    closed = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}]
    https = elb.create_listener(
        LoadBalancerArn=found["load_balancer_arn"],
        Protocol="HTTPS",
        Port=443,
        Certificates=[{"CertificateArn": found["certificate_arn"]}],
        DefaultActions=closed,
    )["Listeners"][0]["ListenerArn"]
    http = elb.create_listener(
        LoadBalancerArn=found["load_balancer_arn"], Protocol="HTTP", Port=80, DefaultActions=closed
    )["Listeners"][0]["ListenerArn"]
    return {**found, "listener_arn": https, "http_listener_arn": http}


def pool(aws: Aws, name: str = "staff", **settings: t.Any) -> Variables:
    """A user pool called ``staff``."""
    made = aws.client("cognito-idp").create_user_pool(PoolName=name, **settings)["UserPool"]
    return {"user_pool_id": made["Id"], "user_pool_arn": made["Arn"]}


def app_client(aws: Aws, found: Variables, name: str = "orders", **settings: t.Any) -> Variables:
    """An app client that a load balancer could sign in with, in the pool of ``found``."""
    request = {
        "GenerateSecret": True,
        "AllowedOAuthFlowsUserPoolClient": True,
        "AllowedOAuthFlows": ["code"],
        "AllowedOAuthScopes": ["openid", "email"],
        "CallbackURLs": [f"https://{HOST}/oauth2/idpresponse"],
        "SupportedIdentityProviders": ["COGNITO"],
        **settings,
    }
    made = aws.client("cognito-idp").create_user_pool_client(
        UserPoolId=found["user_pool_id"],
        ClientName=name,
        **{member: value for member, value in request.items() if value is not None},
    )["UserPoolClient"]
    return {"client_id": made["ClientId"], "client_secret": made.get("ClientSecret", "")}


def sign_in(aws: Aws) -> Variables:
    """Listeners, and a pool ``staff`` with the domain ``staff-gate`` and the client ``orders``."""
    found = {**listeners(aws), **pool(aws)}
    aws.client("cognito-idp").create_user_pool_domain(
        Domain="staff-gate", UserPoolId=found["user_pool_id"]
    )
    return {**found, **app_client(aws, found)}


def with_groups(aws: Aws) -> Variables:
    """A pool ``staff`` with three groups and an attribute of its own."""
    team = {"Name": "team", "AttributeDataType": "String", "Mutable": True}
    found = pool(aws, Schema=[team])
    for name in ("admins", "editors", "readers"):
        aws.client("cognito-idp").create_group(UserPoolId=found["user_pool_id"], GroupName=name)
    return found


def hosted(aws: Aws) -> Variables:
    """A pool ``staff`` of the richest kind, its domain, two clients, one of them public."""
    key = {"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": KEY}
    audit = {"AdvancedSecurityMode": "AUDIT"}
    found = pool(aws, UserPoolTier="PLUS", UserPoolAddOns=audit, KeyConfiguration=key)
    aws.client("cognito-idp").create_user_pool_domain(
        Domain="staff-gate", UserPoolId=found["user_pool_id"]
    )
    app_client(aws, found, "public", GenerateSecret=False)
    return {**found, **app_client(aws, found)}


def task_role(aws: Aws) -> str:
    """Return a role that tasks can assume: ECS starts none without."""
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "ecs-tasks.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    made = aws.client("iam").create_role(RoleName="app", AssumeRolePolicyDocument=trust)
    return made["Role"]["Arn"]


def cluster(aws: Aws) -> Variables:
    """The cluster ``main`` with two task definitions, and a target group behind a listener."""
    found = listeners(aws)
    ecs = aws.client("ecs")
    ecs.create_cluster(clusterName="main")
    role = task_role(aws)
    for family in ("orders", "orders-next"):
        ecs.register_task_definition(
            family=family,
            networkMode="awsvpc",
            requiresCompatibilities=["FARGATE"],
            taskRoleArn=role,
            cpu="256",
            memory="512",
            containerDefinitions=[
                {
                    "name": "app",
                    "image": "example/app",
                    "memory": 128,
                    "portMappings": [{"containerPort": 8080}],
                }
            ],
        )
    aws.client("elbv2").create_rule(
        ListenerArn=found["listener_arn"],
        Priority=1,
        Conditions=[{"Field": "host-header", "Values": [HOST]}],
        Actions=[{"Type": "forward", "TargetGroupArn": found["target_groups"]["orders"]}],
    )
    return found


def login_certificate(aws: Aws) -> Variables:
    """A pool, a certificate for its own login domain where Cognito wants it, and one elsewhere."""
    found = pool(aws)
    return {
        **found,
        "login_certificate_arn": imported(aws, LOGIN, "us-east-1"),
        "misplaced_certificate_arn": imported(aws, LOGIN),
    }


def nothing(aws: Aws) -> Variables:
    """An empty account."""
    return {}


WORLDS: dict[str, t.Callable[[Aws], Variables]] = {
    made.__name__: made
    for made in (
        nothing,
        network,
        balancer,
        listeners,
        pool,
        hosted,
        with_groups,
        sign_in,
        cluster,
        login_certificate,
    )
}
