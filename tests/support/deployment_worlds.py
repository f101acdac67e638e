# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the resources around a service need to find. Each returns variables, as in worlds.py."""

from __future__ import annotations

import io
import json
import typing as t
import zipfile

from tests.support.aws import Aws
from tests.support.worlds import (
    HOST,
    Variables,
    balancer,
    certificate,
    cluster,
    imported,
    network,
    nothing,
    sign_in,
)

RUNNERS = ("runner", "other_runner")
ANYBODY = json.dumps({"Version": "2012-10-17", "Statement": []})
READER = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}],
    }
)


def named_groups(aws: Aws) -> Variables:
    """A network with the security groups ``front`` and ``back``."""
    found, ec2 = network(aws), aws.client("ec2")
    groups = {
        name: ec2.create_security_group(GroupName=name, Description=name, VpcId=found["vpc"])[
            "GroupId"
        ]
        for name in ("front", "back")
    }
    return {**found, **groups}


def roles(aws: Aws) -> Variables:
    """The roles ``execution`` and ``task``."""
    for name in ("execution", "task"):
        aws.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=ANYBODY)
    return {}


def runner(aws: Aws, name: str) -> str:
    """Return the ARN of a role that functions can have."""
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "lambda.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    made = aws.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=trust)
    return str(made["Role"]["Arn"])


def function_roles(aws: Aws) -> Variables:
    """The roles ``runner`` and ``other_runner`` of functions, and a network."""
    return {**named_groups(aws), **{name: runner(aws, name) for name in RUNNERS}}


def functions(aws: Aws, group_name: str = "orders") -> Variables:
    """The function ``orders``, and a target group for it."""
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("app.py", "def handler(event, context):\n    return 1\n")
    made = aws.client("lambda").create_function(
        FunctionName="orders",
        Runtime="python3.13",
        Handler="app.handler",
        Role=runner(aws, RUNNERS[0]),
        Code={"ZipFile": code.getvalue()},
    )
    elb = aws.client("elbv2")
    group = elb.create_target_group(Name=group_name, TargetType="lambda")["TargetGroups"][0]
    return {"function_arn": made["FunctionArn"], "function_group_arn": group["TargetGroupArn"]}


def http_api(aws: Aws) -> Variables:
    """The API ``orders`` with stages, a function, a VPC link, a domain, an authorizer."""
    found = {**sign_in(aws), **functions(aws, "function")}
    api = aws.client("apigatewayv2")
    made = {"ApiId": api.create_api(Name="orders", ProtocolType="HTTP")["ApiId"]}
    for name in ("live", "test"):
        api.create_stage(**made, StageName=name)
    api.create_vpc_link(Name="orders", SubnetIds=found["subnets"])
    api.create_integration(
        **made,
        Description="function",
        IntegrationType="AWS_PROXY",
        IntegrationUri=found["function_arn"],
        PayloadFormatVersion="2.0",
    )
    for key in ("GET /a", "GET /b"):
        api.create_route(**made, RouteKey=key)
    api.create_authorizer(
        **made,
        Name="pool",
        AuthorizerType="JWT",
        IdentitySource=["$request.header.Authorization"],
        JwtConfiguration={"Issuer": "https://login.example.com", "Audience": ["orders"]},
    )
    certificate_arn = imported(aws, "api.example.com")
    api.create_domain_name(
        DomainName="api.example.com",
        DomainNameConfigurations=[{"CertificateArn": certificate_arn}],
    )
    aws.client("logs").create_log_group(logGroupName="/orders")
    return {**found, "api_id": made["ApiId"]}


def logging(aws: Aws) -> Variables:
    """What a REST API can log with."""
    made = aws.client("iam").create_role(RoleName="logs", AssumeRolePolicyDocument=ANYBODY)
    aws.client("logs").create_log_group(logGroupName="/orders")
    return {"logs_role": made["Role"]["Arn"]}


def rest_api_logs(aws: Aws) -> Variables:
    """The same, the API ``deployed``, and the domain ``api.example.com``."""
    found = logging(aws)
    gateway = aws.client("apigateway")
    key = {"restApiId": gateway.create_rest_api(name="deployed")["id"]}
    body = json.dumps({"openapi": "3.0.1", "paths": {}})
    gateway.put_rest_api(**key, mode="overwrite", body=body)
    gateway.create_deployment(**key, stageName="live")
    configuration = {"CertificateArn": imported(aws, "api.example.com")}
    aws.client("apigatewayv2").create_domain_name(
        DomainName="api.example.com", DomainNameConfigurations=[configuration]
    )
    return {**found, **key}


def instances(aws: Aws) -> Variables:
    """The Auto Scaling group ``orders`` without instances, and a load balancer."""
    found = balancer(aws)
    aws.client("ec2").create_launch_template(
        LaunchTemplateName="orders",
        LaunchTemplateData={"ImageId": "ami-12345678", "InstanceType": "t3.small"},
    )
    aws.client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName="orders",
        LaunchTemplate={"LaunchTemplateName": "orders", "Version": "$Latest"},
        MinSize=0,
        MaxSize=4,
        VPCZoneIdentifier=",".join(found["subnets"]),
    )
    return found


def policies(aws: Aws) -> Variables:
    """The managed policies ``reader`` and ``boundary``."""
    iam = aws.client("iam")
    return {
        name: iam.create_policy(PolicyName=name, PolicyDocument=READER)["Policy"]["Arn"]
        for name in ("reader", "boundary")
    }


def zone(aws: Aws) -> Variables:
    """The public zone ``example.com`` beside a longer one, and a load balancer."""
    route53 = aws.client("route53")
    for name in ("a.example.com", "example.com", "example.community"):
        route53.create_hosted_zone(Name=name, CallerReference=name)
    return balancer(aws)


def pem(aws: Aws) -> Variables:
    """Two certificates for the same host."""
    made: Variables = {}
    for prefix, make in (("", certificate), ("next_", certificate.__wrapped__)):
        public, private = make(HOST)
        made |= {f"{prefix}certificate": public.decode(), f"{prefix}private_key": private.decode()}
    return made


def scaled(aws: Aws) -> Variables:
    """An ECS service that Application Auto Scaling knows."""
    found = cluster(aws)
    aws.client("ecs").create_service(
        cluster="main",
        serviceName="orders",
        taskDefinition="orders",
        desiredCount=0,
        networkConfiguration={"awsvpcConfiguration": {"subnets": found["subnets"]}},
    )
    aws.client("application-autoscaling").register_scalable_target(
        ServiceNamespace="ecs",
        ResourceId="service/main/orders",
        ScalableDimension="ecs:service:DesiredCount",
        MinCapacity=1,
        MaxCapacity=4,
    )
    return {}


def templates(aws: Aws) -> Variables:
    """A network with the target group ``orders`` and two versions of the template ``orders``."""
    found, ec2 = network(aws), aws.client("ec2")
    group = aws.client("elbv2").create_target_group(
        Name="orders", Protocol="HTTP", Port=80, VpcId=found["vpc"], TargetType="instance"
    )["TargetGroups"][0]["TargetGroupArn"]
    data = {"ImageId": "ami-12345678", "InstanceType": "t3.small"}
    ec2.create_launch_template(LaunchTemplateName="orders", LaunchTemplateData=data)
    larger = {**data, "InstanceType": "t3.medium"}
    ec2.create_launch_template_version(LaunchTemplateName="orders", LaunchTemplateData=larger)
    return {**found, "target_group": group}


def groups(aws: Aws) -> Variables:
    """The Auto Scaling group ``orders``, without instances."""
    found = templates(aws)
    aws.client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName="orders",
        LaunchTemplate={"LaunchTemplateName": "orders", "Version": "1"},
        MinSize=0,
        MaxSize=2,
        VPCZoneIdentifier=",".join(found["subnets"]),
        NewInstancesProtectedFromScaleIn=True,
    )
    return found


def walls(aws: Aws) -> Variables:
    """A load balancer, a pool, and the web ACLs ``crowds`` and ``other``."""
    found = sign_in(aws)
    seen = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "x"}
    for name in ("crowds", "other"):
        made = aws.client("wafv2").create_web_acl(
            Name=name, Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=seen
        )
        found[f"{name}_wall"] = made["Summary"]["ARN"]
    return found


DEPLOYMENT_WORLDS: dict[str, t.Callable[[Aws], Variables]] = {
    made.__name__: made
    for made in (
        nothing,
        network,
        named_groups,
        roles,
        policies,
        zone,
        pem,
        scaled,
        function_roles,
        functions,
        http_api,
        instances,
        balancer,
        templates,
        groups,
        walls,
        logging,
        rest_api_logs,
    )
}
