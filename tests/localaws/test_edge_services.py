# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What stands around a load balancer and an API: buckets, web ACLs, stages, domains."""

from __future__ import annotations

import json
import typing as t

import pytest

from tests.localaws.estate import Estate, pem
from tests.localaws.expect import refused

ROLE = "arn:aws:iam::123456789012:role/logs"
GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:/orders"
SEEN = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "x"}

Document = dict[str, t.Any]


def set_to(path: str, value: str) -> Document:
    return {"op": "replace", "path": path, "value": value}


def test_a_new_bucket_is_closed_and_encrypted(aws: t.Any) -> None:
    s3 = aws.client("s3")
    where = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket="orders-logs", CreateBucketConfiguration=where)
    block = s3.get_public_access_block(Bucket="orders-logs")["PublicAccessBlockConfiguration"]
    assert set(block.values()) == {True}
    owner = s3.get_bucket_ownership_controls(Bucket="orders-logs")["OwnershipControls"]
    assert owner["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]
    rules = s3.get_bucket_encryption(Bucket="orders-logs")["ServerSideEncryptionConfiguration"]
    default = rules["Rules"][0]["ApplyServerSideEncryptionByDefault"]
    assert default == {"SSEAlgorithm": "AES256"}
    with refused(code="BucketAlreadyOwnedByYou"):
        s3.create_bucket(Bucket="orders-logs", CreateBucketConfiguration=where)


@pytest.mark.parametrize("principal", ["*", {"AWS": "*"}])
def test_a_policy_opens_nothing_that_is_blocked(aws: t.Any, principal: t.Any) -> None:
    s3 = aws.client("s3")
    s3.create_bucket(
        Bucket="orders-logs", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    anybody = {"Effect": "Allow", "Principal": principal, "Action": "s3:GetObject", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": anybody})
    with refused("BlockPublicPolicy", "AccessDenied"):
        s3.put_bucket_policy(Bucket="orders-logs", Policy=policy)
    with refused(code="MalformedPolicy"):
        s3.put_bucket_policy(Bucket="orders-logs", Policy="everybody")
    s3.delete_public_access_block(Bucket="orders-logs")
    s3.put_bucket_policy(Bucket="orders-logs", Policy=policy)


def test_certificates_are_listed_with_all_their_names(aws: t.Any) -> None:
    acm = aws.client("acm")
    acm.request_certificate(
        DomainName="example.com",
        SubjectAlternativeNames=["www.example.com"],
        ValidationMethod="DNS",
    )
    (found,) = acm.list_certificates()["CertificateSummaryList"]
    names = sorted(found["SubjectAlternativeNameSummaries"])
    assert names == ["example.com", "www.example.com"]
    assert found["HasAdditionalSubjectAlternativeNames"] is False


def test_a_resource_has_one_web_acl(aws: t.Any) -> None:
    waf, balancer = aws.client("wafv2"), Estate(aws).balancer("web")["LoadBalancerArn"]
    acls = [
        waf.create_web_acl(
            Name=name, Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=SEEN
        )["Summary"]["ARN"]
        for name in ("first", "second")
    ]
    for acl in acls:
        waf.associate_web_acl(WebACLArn=acl, ResourceArn=balancer)
    assert waf.get_web_acl_for_resource(ResourceArn=balancer)["WebACL"]["Name"] == "second"
    waf.disassociate_web_acl(ResourceArn=balancer)
    assert "WebACL" not in waf.get_web_acl_for_resource(ResourceArn=balancer)
    with refused(code="WAFNonexistentItemException"):
        waf.associate_web_acl(WebACLArn=acls[0], ResourceArn=f"{balancer[:-4]}0000")


@pytest.fixture
def rest(aws: t.Any) -> tuple[t.Any, Document]:
    """The client of REST APIs, and a stage of one."""
    gateway = aws.client("apigateway")
    key = {"restApiId": gateway.create_rest_api(name="orders")["id"]}
    body = json.dumps({"openapi": "3.0.1", "paths": {}})
    gateway.put_rest_api(**key, mode="overwrite", body=body)
    gateway.create_deployment(**key, stageName="live")
    return gateway, {**key, "stageName": "live"}


def test_a_stage_logs_only_by_the_role_of_its_account(rest: tuple[t.Any, Document]) -> None:
    gateway, stage = rest
    logs = [
        set_to("/accessLogSettings/destinationArn", GROUP),
        set_to("/accessLogSettings/format", "$context.requestId"),
    ]
    with refused("CloudWatch Logs role ARN must be set", "BadRequestException"):
        gateway.update_stage(**stage, patchOperations=logs)
    gateway.update_account(patchOperations=[set_to("/cloudwatchRoleArn", ROLE)])
    found = gateway.update_stage(**stage, patchOperations=logs)
    assert found["accessLogSettings"] == {"destinationArn": GROUP, "format": "$context.requestId"}
    gone = [{"op": "remove", "path": "/accessLogSettings"}]
    assert "accessLogSettings" not in gateway.update_stage(**stage, patchOperations=gone)


def test_a_deployment_keeps_the_settings_of_its_stage(rest: tuple[t.Any, Document]) -> None:
    gateway, stage = rest
    limits = [
        set_to("/*/*/throttling/rateLimit", "10"),
        set_to("/~1orders~1{id}/GET/throttling/burstLimit", "2"),
    ]
    gateway.update_stage(**stage, patchOperations=limits)
    gateway.create_deployment(**stage)
    found = gateway.get_stage(**stage)["methodSettings"]
    assert found["*/*"]["throttlingRateLimit"] == 10.0
    assert found["*/*"]["throttlingBurstLimit"] == -1
    assert found["~1orders~1{id}/GET"]["throttlingBurstLimit"] == 2
    gateway.update_stage(**stage, patchOperations=[{"op": "remove", "path": "/*/*"}])
    assert list(gateway.get_stage(**stage)["methodSettings"]) == ["~1orders~1{id}/GET"]
    with refused("Invalid patch path", "BadRequestException"):
        gateway.update_stage(**stage, patchOperations=[set_to("/orders/GET/mood", "1")])


def test_an_api_under_a_domain_stays(aws: t.Any, rest: tuple[t.Any, Document]) -> None:
    gateway, stage = rest
    newer = aws.client("apigatewayv2")
    arn = aws.client("acm").import_certificate(**pem())["CertificateArn"]
    newer.create_domain_name(
        DomainName="api.example.com", DomainNameConfigurations=[{"CertificateArn": arn}]
    )
    place = {"DomainName": "api.example.com", "ApiId": stage["restApiId"]}
    with refused("Invalid stage", "BadRequestException"):
        newer.create_api_mapping(**place, Stage="test")
    newer.create_api_mapping(**place, Stage="live")
    with refused("base path mappings", "BadRequestException"):
        gateway.delete_rest_api(restApiId=stage["restApiId"])


def test_settings_of_routes_stay_until_they_are_deleted(aws: t.Any) -> None:
    newer = aws.client("apigatewayv2")
    key = {"ApiId": newer.create_api(Name="orders", ProtocolType="HTTP")["ApiId"]}
    for route in ("GET /a", "GET /b"):
        newer.create_route(**key, RouteKey=route)
    stage = {**key, "StageName": "$default"}
    newer.create_stage(**stage)
    for route in ("GET /a", "GET /b"):
        limit = {route: {"ThrottlingBurstLimit": 2}}
        newer.update_stage(**stage, RouteSettings=limit)
    found = newer.get_stage(**stage)["RouteSettings"]
    assert {key: one["ThrottlingBurstLimit"] for key, one in found.items()} == {
        "GET /a": 2,
        "GET /b": 2,
    }
    newer.delete_route_settings(**stage, RouteKey="GET /a")
    assert list(newer.get_stage(**stage)["RouteSettings"]) == ["GET /b"]
    with refused("Unable to find Route by key GET /c", "NotFoundException"):
        newer.update_stage(**stage, RouteSettings={"GET /c": {"ThrottlingBurstLimit": 2}})


def test_a_rule_for_a_prefix_list_keeps_what_it_is_for(aws: t.Any) -> None:
    ec2 = aws.client("ec2")
    entries = [{"Cidr": "203.0.113.0/24"}]
    made = ec2.create_managed_prefix_list(
        PrefixListName="office", MaxEntries=1, AddressFamily="IPv4", Entries=entries
    )["PrefixList"]["PrefixListId"]
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    group = ec2.create_security_group(GroupName="web", Description="Web", VpcId=vpc)["GroupId"]
    source = {"PrefixListId": made, "Description": "The office"}
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "PrefixListIds": [source]}
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])
    (found,) = ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"]
    assert found["IpPermissions"][0]["PrefixListIds"] == [source]
