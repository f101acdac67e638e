# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The services around: what the roles and the peers' modules call."""

from __future__ import annotations

import json
import typing as t

import pytest
from cryptography import x509

from tests.localaws.estate import Estate, forward, pem
from tests.localaws.expect import new_pool, refused
from tests.localaws.tally import row
from tests.localaws.test_elbv2_load_balancers import new_function

TABLE = "Deployment services"
EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"


@pytest.fixture
def estate(aws: t.Any) -> Estate:
    return Estate(aws)


def test_a_web_acl_lists_what_it_stands_in_front_of(aws: t.Any, estate: Estate) -> None:
    waf = aws.client("wafv2")
    seen = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "x"}
    acl = waf.create_web_acl(
        Name="crowds", Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=seen
    )["Summary"]["ARN"]
    balancer = estate.balancer("web")["LoadBalancerArn"]
    assert waf.list_resources_for_web_acl(WebACLArn=acl)["ResourceArns"] == []
    waf.associate_web_acl(WebACLArn=acl, ResourceArn=balancer)
    assert waf.list_resources_for_web_acl(WebACLArn=acl)["ResourceArns"] == [balancer]
    asked = {"WebACLArn": acl, "ResourceType": "COGNITO_USER_POOL"}
    assert waf.list_resources_for_web_acl(**asked)["ResourceArns"] == []
    with refused(code="WAFNonexistentItemException"):
        waf.list_resources_for_web_acl(WebACLArn=acl.replace("crowds", "nobody"))


@row(TABLE, "Route 53 alias")
def test_names_are_lower_case_and_end_with_a_dot(aws: t.Any, estate: Estate) -> None:
    dns = aws.client("route53")
    balancer = estate.balancer("MyApp")
    zone = dns.create_hosted_zone(Name="Example.com", CallerReference="1")["HostedZone"]
    assert zone["Name"] == "example.com."
    alias = {
        "DNSName": balancer["DNSName"],
        "HostedZoneId": balancer["CanonicalHostedZoneId"],
        "EvaluateTargetHealth": True,
    }
    record = {"Name": "App.Example.com", "Type": "A", "AliasTarget": alias}
    change = {"Action": "UPSERT", "ResourceRecordSet": record}
    dns.change_resource_record_sets(HostedZoneId=zone["Id"], ChangeBatch={"Changes": [change]})
    records = dns.list_resource_record_sets(HostedZoneId=zone["Id"])["ResourceRecordSets"]
    found = [one for one in records if one["Type"] == "A"]
    assert [one["Name"] for one in found] == ["app.example.com."]
    assert found[0]["AliasTarget"]["DNSName"] == balancer["DNSName"].lower() + "."


@row(TABLE, "ACM import / request")
def test_an_imported_certificate_stays_as_it_is(aws: t.Any, estate: Estate) -> None:
    acm = aws.client("acm")
    listener = estate.listener()
    arn = {"CertificateArn": listener["Certificates"][0]["CertificateArn"]}
    found = acm.get_certificate(**arn)
    # community.aws's acm_certificate has seen the certificate itself where there is no chain.
    assert found["CertificateChain"].strip() == pem()["Certificate"].decode().strip()
    assert acm.describe_certificate(**arn)["Certificate"]["InUseBy"] == [
        listener["LoadBalancerArn"]
    ]
    with refused("is in use", "ResourceInUseException"):
        acm.delete_certificate(**arn)


@row(TABLE, "ACM import / request")
def test_a_requested_certificate_waits_for_its_record(aws: t.Any, estate: Estate) -> None:
    acm, dns = aws.client("acm"), aws.client("route53")
    arn = acm.request_certificate(DomainName="app.example.com", ValidationMethod="DNS")
    arn = {"CertificateArn": arn["CertificateArn"]}

    def certificate() -> dict[str, t.Any]:
        return acm.describe_certificate(**arn)["Certificate"]

    assert certificate()["Status"] == "PENDING_VALIDATION"
    with refused("must have a fully-qualified domain name", "UnsupportedCertificate"):
        estate.listener(Certificates=[arn])
    zone = dns.create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]["Id"]
    wanted = certificate()["DomainValidationOptions"][0]["ResourceRecord"]
    record = {
        **{key: wanted[key] for key in ("Name", "Type")},
        "TTL": 60,
        "ResourceRecords": [{"Value": wanted["Value"]}],
    }
    change = {"Action": "UPSERT", "ResourceRecordSet": record}
    dns.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [change]})
    assert certificate()["Status"] == "ISSUED"
    found = acm.get_certificate(**arn)
    issued, issuer = (
        x509.load_pem_x509_certificate(found[one].encode())
        for one in ("Certificate", "CertificateChain")
    )
    issued.verify_directly_issued_by(issuer)


@row(TABLE, "IAM AWS-managed policies")
def test_managed_policies_are_there(aws: t.Any) -> None:
    iam = aws.client("iam")
    assert iam.get_policy(PolicyArn=EXECUTION)["Policy"]["IsAttachable"]
    trust = json.dumps({"Version": "2012-10-17", "Statement": []})
    iam.create_role(RoleName="web", AssumeRolePolicyDocument=trust)
    iam.attach_role_policy(RoleName="web", PolicyArn=EXECUTION)
    attached = iam.list_attached_role_policies(RoleName="web")["AttachedPolicies"]
    assert [one["PolicyArn"] for one in attached] == [EXECUTION]
    with refused("does not exist", "NoSuchEntity"):
        iam.attach_role_policy(RoleName="web", PolicyArn="arn:aws:iam::aws:policy/Nonsense")


@row(TABLE, "SG in use delete / duplicate rule")
def test_security_groups_in_use(estate: Estate) -> None:
    front, back = estate.security_group("front"), estate.security_group("back")
    balancer = estate.balancer(SecurityGroups=[front])
    pair = {"UserIdGroupPairs": [{"GroupId": front}]}
    rule = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, **pair}
    estate.ec2.authorize_security_group_ingress(GroupId=back, IpPermissions=[rule])
    with refused("already exists", "InvalidPermission.Duplicate"):
        estate.ec2.authorize_security_group_ingress(GroupId=back, IpPermissions=[rule])
    for free in (
        lambda: estate.elb.delete_load_balancer(LoadBalancerArn=balancer["LoadBalancerArn"]),
        lambda: estate.ec2.delete_security_group(GroupId=back),
    ):
        with refused(f"resource {front} has a dependent object", "DependencyViolation"):
            estate.ec2.delete_security_group(GroupId=front)
        free()
    estate.ec2.delete_security_group(GroupId=front)
    with refused("does not exist", "InvalidGroup.NotFound"):
        estate.ec2.describe_security_groups(GroupIds=[front])


def test_networks_in_use(estate: Estate) -> None:
    balancer = estate.balancer()
    with refused("has dependencies", "DependencyViolation"):
        estate.ec2.delete_subnet(SubnetId=estate.subnets[0])
    with refused("mapped public address", "DependencyViolation"):
        estate.ec2.detach_internet_gateway(InternetGatewayId=estate.gateway, VpcId=estate.vpc_id)
    estate.elb.delete_load_balancer(LoadBalancerArn=balancer["LoadBalancerArn"])
    estate.ec2.delete_subnet(SubnetId=estate.subnets[0])
    estate.ec2.detach_internet_gateway(InternetGatewayId=estate.gateway, VpcId=estate.vpc_id)


@row(TABLE, "Lambda create")
def test_a_function_becomes_active(aws: t.Any) -> None:
    arn = new_function(aws)
    found = aws.client("lambda").get_function(FunctionName="fn")["Configuration"]
    assert (found["FunctionArn"], found["State"]) == (arn, "Active")


@row(TABLE, "ASG + TargetGroupARNs")
def test_instances_of_a_group_are_targets(aws: t.Any, estate: Estate) -> None:
    scaling = aws.client("autoscaling")
    image = estate.ec2.describe_images()["Images"][0]["ImageId"]
    estate.ec2.create_launch_template(
        LaunchTemplateName="web",
        LaunchTemplateData={"ImageId": image, "InstanceType": "t3.micro"},
        TagSpecifications=[
            {"ResourceType": "launch-template", "Tags": [{"Key": "a", "Value": "b"}]}
        ],
    )
    versions = estate.ec2.describe_launch_template_versions(LaunchTemplateName="web")
    data = versions["LaunchTemplateVersions"][0]["LaunchTemplateData"]
    assert "TagSpecifications" not in data
    group = estate.group("instances", TargetType="instance")
    scaling.create_auto_scaling_group(
        AutoScalingGroupName="web",
        MinSize=1,
        MaxSize=2,
        DesiredCapacity=2,
        LaunchTemplate={"LaunchTemplateName": "web"},
        VPCZoneIdentifier=",".join(estate.subnets),
        TargetGroupARNs=[group],
    )
    name = {"AutoScalingGroupName": "web"}
    found = scaling.describe_auto_scaling_groups()["AutoScalingGroups"][0]
    assert found["TargetGroupARNs"] == [group]
    health = estate.elb.describe_target_health(TargetGroupArn=group)["TargetHealthDescriptions"]
    assert {one["Target"]["Id"] for one in health} == {
        one["InstanceId"] for one in found["Instances"]
    }
    scaling.enable_metrics_collection(**name, Granularity="1Minute")
    scaling.disable_metrics_collection(**name, Metrics=["GroupMinSize"])
    found = scaling.describe_auto_scaling_groups()["AutoScalingGroups"][0]
    assert len(found["EnabledMetrics"]) == 7


@row(TABLE, "API Gateway v2 JWT authorizer")
def test_jwt_authorizers_are_listed(aws: t.Any) -> None:
    api = aws.client("apigatewayv2")
    api_id = api.create_api(Name="web", ProtocolType="HTTP")["ApiId"]
    jwt = {"Audience": ["web"], "Issuer": "https://idp.example.com"}
    created = api.create_authorizer(
        ApiId=api_id,
        Name="pool",
        AuthorizerType="JWT",
        IdentitySource=["$request.header.Authorization"],
        JwtConfiguration=jwt,
    )
    found = api.get_authorizers(ApiId=api_id)["Items"]
    assert [one["AuthorizerId"] for one in found] == [created["AuthorizerId"]]
    assert (found[0]["Name"], found[0]["JwtConfiguration"]) == ("pool", jwt)
    with refused("Invalid API identifier", "NotFoundException"):
        api.get_authorizers(ApiId="none")


@row(TABLE, "API Gateway COGNITO_USER_POOLS")
def test_services_that_moto_serves_rightly(aws: t.Any, idp: t.Any) -> None:
    pool = idp.describe_user_pool(UserPoolId=new_pool(idp))["UserPool"]["Arn"]
    gateway = aws.client("apigateway")
    api_id = gateway.create_rest_api(name="web")["id"]
    authorizer = gateway.create_authorizer(
        restApiId=api_id,
        name="pool",
        type="COGNITO_USER_POOLS",
        providerARNs=[pool],
        identitySource="method.request.header.Authorization",
    )
    assert authorizer["providerARNs"] == [pool]
    ssm, secrets = aws.client("ssm"), aws.client("secretsmanager")
    ssm.put_parameter(Name="/web/key", Value="v", Type="SecureString")
    assert ssm.get_parameter(Name="/web/key", WithDecryption=True)["Parameter"]["Value"] == "v"
    secrets.create_secret(Name="web", SecretString="s")
    assert secrets.get_secret_value(SecretId="web")["SecretString"] == "s"
    assert aws.client("sts").get_caller_identity()["Account"] == "123456789012"


@row(TABLE, "API Gateway COGNITO_USER_POOLS")
def test_a_web_acl_is_put_before_a_load_balancer(aws: t.Any, estate: Estate) -> None:
    waf = aws.client("wafv2")
    seen = {
        "SampledRequestsEnabled": False,
        "CloudWatchMetricsEnabled": False,
        "MetricName": "web",
    }
    acl = waf.create_web_acl(
        Name="web", Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=seen
    )["Summary"]["ARN"]
    balancer = estate.balancer()["LoadBalancerArn"]
    waf.associate_web_acl(WebACLArn=acl, ResourceArn=balancer)
    assert waf.get_web_acl_for_resource(ResourceArn=balancer)["WebACL"]["ARN"] == acl


@row(TABLE, "cognito-identity roles")
def test_roles_of_an_identity_pool(aws: t.Any) -> None:
    identity = aws.client("cognito-identity")
    created = identity.create_identity_pool(
        IdentityPoolName="web", AllowUnauthenticatedIdentities=False
    )
    pool = {"IdentityPoolId": created["IdentityPoolId"]}
    roles = {"authenticated": "arn:aws:iam::123456789012:role/web"}
    identity.set_identity_pool_roles(**pool, Roles=roles)
    assert identity.get_identity_pool_roles(**pool)["Roles"] == roles
    with refused("not found", "ResourceNotFoundException"):
        identity.get_identity_pool_roles(IdentityPoolId=f"us-west-2:{'0' * 36}")


@row(TABLE, "tagging API sees user pools")
def test_tagged_resources(aws: t.Any, idp: t.Any, estate: Estate) -> None:
    tags = {"Team": "web"}
    pool_id = new_pool(idp, UserPoolTags=tags)
    new_pool(idp, UserPoolTags={"Team": "other"})
    wire = [{"Key": key, "Value": value} for key, value in tags.items()]
    group = estate.group("tagged", Tags=wire)
    estate.listener(DefaultActions=[forward(group)])
    tagging = aws.client("resourcegroupstaggingapi")
    filters = [{"Key": "Team", "Values": ["web"]}]
    found = tagging.get_resources(TagFilters=filters)["ResourceTagMappingList"]
    pool = idp.describe_user_pool(UserPoolId=pool_id)["UserPool"]["Arn"]
    assert {one["ResourceARN"] for one in found} == {pool, group}
