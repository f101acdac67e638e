# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a user has before the first deployment: a network, a zone, a certificate, a vars file."""

from __future__ import annotations

import json
import typing as t
from pathlib import Path

import yaml

from demo.certificate import write_certificate
from demo.inventory import Account
from demo.playbook import ROOT

Document = dict[str, t.Any]
EXAMPLES = ROOT / "examples"
FILE = "service.yml"
ALWAYS = ("aws_endpoint_url",)


def example(name: str) -> Document:
    """Return the variables of the example ``name``, which may be one and an addition to it."""
    base, _, addition = name.partition("+")
    files = [EXAMPLES / f"{base}.yml"]
    files += [EXAMPLES / "sign_in_with" / f"{addition}.yml"] if addition else []
    loaded = [yaml.safe_load(file.read_text()) for file in files]
    return t.cast("Document", {name: value for one in loaded for name, value in one.items()})


def give(account: Account, name: str, folder: Path) -> None:
    """Make what the example ``name`` expects, and its vars file with what AWS answered."""
    wanted = example(name)
    # A certificate that is requested is not there before.
    given = "load_balancer_certificate_arn" in wanted
    hosts = [*wanted["service_hosts"]] if given else []
    hosts += [wanted["api_gateway_domain"]] if "api_gateway_domain" in wanted else []
    has = {
        "aws_endpoint_url": account.endpoint_url,
        **network(account, wanted["aws_region"]),
        **certificate(account, hosts or ["unused.example.org"], folder),
    }
    if name_of_group := wanted.get("service_target_group_name"):
        existing(account, name_of_group, has["vpc_id"])
    if bucket := wanted.get("load_balancer_logs_bucket"):
        bucket_of_logs(account, bucket, wanted["aws_region"])
    if role := wanted.get("api_gateway_cloudwatch_role"):
        role_of_logs(account, role)
    zones = {value for option, value in wanted.items() if option.endswith("_zone")}
    route53 = account.client("route53")
    there = {zone["Name"].rstrip(".") for zone in route53.list_hosted_zones()["HostedZones"]}
    for zone in sorted(zones - there):
        route53.create_hosted_zone(Name=zone, CallerReference=zone)
    # A vars file names no more than its example does, so that the rest keeps its default.
    named = {option: value for option, value in has.items() if option in {*wanted, *ALWAYS}}
    (folder / FILE).write_text(yaml.safe_dump({**wanted, **named}, sort_keys=False))


def network(account: Account, region: str) -> Document:
    """Return a new network by the variables that name its parts: public and private subnets."""
    ec2 = account.client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(
            VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"{region}{zone}"
        )["Subnet"]["SubnetId"]
        for number, zone in enumerate("abab")
    ]
    public, private = subnets[:2], subnets[2:]
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    for subnet in public:
        ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
    roles = ("ecs_service", "asg_service", "lambda_service", "api_gateway")
    inside = {f"{role}_subnets": private for role in roles}
    return {"vpc_id": vpc, "load_balancer_subnets": public, **inside}


def existing(account: Account, name: str, vpc: str) -> None:
    """Make a target group that stands already, with one target."""
    elb = account.client("elbv2")
    made = elb.create_target_group(Name=name, Protocol="HTTP", Port=80, VpcId=vpc, TargetType="ip")
    arn = made["TargetGroups"][0]["TargetGroupArn"]
    elb.register_targets(TargetGroupArn=arn, Targets=[{"Id": "10.0.2.10"}])


def bucket_of_logs(account: Account, name: str, region: str) -> None:
    """Make a bucket that takes the logs of load balancers."""
    s3 = account.client("s3")
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": region})
    writing = {
        "Effect": "Allow",
        "Principal": {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{name}/*",
    }
    policy = {"Version": "2012-10-17", "Statement": [writing]}
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps(policy))


def role_of_logs(account: Account, name: str) -> None:
    """Make a role by which API Gateway writes logs."""
    service = {"Service": "apigateway.amazonaws.com"}
    allowed = {"Effect": "Allow", "Principal": service, "Action": "sts:AssumeRole"}
    trust = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    iam = account.client("iam")
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust)
    policy = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
    iam.attach_role_policy(RoleName=name, PolicyArn=policy)


def certificate(account: Account, hosts: list[str], folder: Path) -> Document:
    """Return the certificate of ``hosts`` in ACM by the variables that name it."""
    public, private = (path.read_bytes() for path in write_certificate(folder, hosts))
    acm = account.client("acm")
    arn = acm.import_certificate(Certificate=public, PrivateKey=private)["CertificateArn"]
    return {"load_balancer_certificate_arn": arn, "api_gateway_certificate_arn": arn}
