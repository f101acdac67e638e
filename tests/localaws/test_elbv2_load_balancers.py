# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Load balancers, listeners, target groups."""

from __future__ import annotations

import json
import typing as t

import pytest

from tests.localaws.estate import Estate, Rules, closed, forward, oidc, ordered
from tests.localaws.expect import refused
from tests.localaws.tally import row

TABLE = "ELBv2 listener, load balancer, target group"
INVALID = "ValidationError"
NOT_PERMITTED = "OperationNotPermitted"


@pytest.fixture
def estate(aws: t.Any) -> Estate:
    return Estate(aws)


def attributes(answer: dict[str, t.Any]) -> dict[str, str]:
    """Return attributes as a dict."""
    return {one["Key"]: one["Value"] for one in answer["Attributes"]}


@row(TABLE, "CreateListener with same settings is idempotent")
def test_listeners_of_one_port(estate: Estate) -> None:
    balancer = estate.balancer()
    settings = {"Protocol": "HTTP", "Port": 80}
    first = estate.listener(balancer, **settings)
    assert estate.listener(balancer, **settings) == first
    with refused("already exists on this port", "DuplicateListener"):
        estate.listener(balancer, **settings, DefaultActions=[forward(estate.group())])
    other = estate.listener(balancer, Protocol="HTTP", Port=81)
    with refused("already exists on this port", "DuplicateListener"):
        estate.elb.modify_listener(ListenerArn=other["ListenerArn"], Port=80)


@row(TABLE, "HTTPS needs exactly one default certificate")
def test_https_listeners(estate: Estate) -> None:
    balancer, certificate = estate.balancer(), {"CertificateArn": estate.certificate()}
    with refused("A certificate must be specified for HTTPS listeners", INVALID):
        estate.listener(balancer, Certificates=[])
    with refused("'1' certificate", INVALID):
        estate.listener(balancer, Certificates=[certificate, certificate])
    with refused("cannot be specified for HTTP listeners", INVALID):
        estate.listener(balancer, Protocol="HTTP", Port=80, Certificates=[certificate])
    with refused("SSL policy 'nonsense' not found", "SSLPolicyNotFound"):
        estate.listener(balancer, SslPolicy="nonsense")
    found = estate.listener(balancer, Certificates=[certificate])
    assert found["SslPolicy"] == "ELBSecurityPolicy-2016-08"
    assert found["MutualAuthentication"] == {"Mode": "off"}
    assert found["Certificates"] == [certificate]


def test_https_becomes_http(estate: Estate) -> None:
    listener = estate.listener()
    changed = estate.elb.modify_listener(
        ListenerArn=listener["ListenerArn"], Protocol="HTTP", Port=80
    )["Listeners"][0]
    assert not {"Certificates", "SslPolicy", "MutualAuthentication"} & set(changed)


def test_a_listener_with_sign_in_stays_https(estate: Estate) -> None:
    rules = Rules(estate)
    rules.create(Actions=ordered(oidc(ClientSecret="s"), closed()))
    with refused("supported only on HTTPS listeners", "InvalidLoadBalancerAction"):
        estate.elb.modify_listener(ListenerArn=rules.arn, Protocol="HTTP", Port=80)
    assert rules.listener["Protocol"] == "HTTPS"


def test_mutual_authentication(estate: Estate) -> None:
    verify = {"Mode": "verify", "TrustStoreArn": "arn:aws:elasticloadbalancing:::truststore/a/b"}
    with refused("not found", "TrustStoreNotFound"):
        estate.listener(MutualAuthentication=verify)
    store = estate.elb.create_trust_store(
        Name="ca", CaCertificatesBundleS3Bucket="b", CaCertificatesBundleS3Key="k"
    )["TrustStores"][0]["TrustStoreArn"]
    found = estate.listener(
        estate.balancer("Mutual"), MutualAuthentication={**verify, "TrustStoreArn": store}
    )
    assert found["MutualAuthentication"]["TrustStoreArn"] == store
    with refused("in use", "TrustStoreInUse"):
        estate.elb.delete_trust_store(TrustStoreArn=store)


@row(TABLE, "new certificate: CertificateNotFound until visible")
def test_certificates_that_are_not_there(aws: t.Any, estate: Estate) -> None:
    balancer = estate.balancer()
    missing = {"CertificateArn": estate.certificate()[:-1] + "x"}
    with refused("not found", "CertificateNotFound"):
        estate.listener(balancer, Certificates=[missing])
    late = {"after": "ImportCertificate", "times": 1, "code": "CertificateNotFound"}
    aws.control("POST", "faults", {"operation": "CreateListener", **late})
    certificate = {"CertificateArn": estate.certificate()}
    with refused(code="CertificateNotFound"):
        estate.listener(balancer, Certificates=[certificate])
    assert estate.listener(balancer, Certificates=[certificate])["Certificates"] == [certificate]


@row(TABLE, "SNI certificates")
def test_more_certificates(estate: Estate) -> None:
    listener = estate.listener()
    arn, extra = {"ListenerArn": listener["ListenerArn"]}, estate.certificate()
    default = listener["Certificates"][0]["CertificateArn"]
    estate.elb.add_listener_certificates(**arn, Certificates=[{"CertificateArn": extra}])
    found = estate.elb.describe_listener_certificates(**arn)["Certificates"]
    assert found == [
        {"CertificateArn": default, "IsDefault": True},
        {"CertificateArn": extra, "IsDefault": False},
    ]
    with refused("Default certificate", NOT_PERMITTED):
        certificates = [{"CertificateArn": default}]
        estate.elb.remove_listener_certificates(**arn, Certificates=certificates)
    estate.elb.remove_listener_certificates(**arn, Certificates=[{"CertificateArn": extra}])
    assert estate.elb.describe_listener_certificates(**arn)["Certificates"] == found[:1]


@row(TABLE, "LB attributes: ~20 keys always returned")
def test_load_balancer_attributes(estate: Estate) -> None:
    arn = {"LoadBalancerArn": estate.balancer()["LoadBalancerArn"]}
    found = attributes(estate.elb.describe_load_balancer_attributes(**arn))
    assert len(found) >= 20
    expected = {"idle_timeout.timeout_seconds": "60", "routing.http2.enabled": "true"}
    assert expected.items() <= found.items()
    change = [{"Key": "idle_timeout.timeout_seconds", "Value": "90"}]
    estate.elb.modify_load_balancer_attributes(**arn, Attributes=change)
    changed = attributes(estate.elb.describe_load_balancer_attributes(**arn))
    assert changed == {**found, "idle_timeout.timeout_seconds": "90"}
    for key, value in (("nonsense", "1"), ("routing.http2.enabled", "yes")):
        with refused(f"'{key}'", INVALID):
            one = [{"Key": key, "Value": value}]
            estate.elb.modify_load_balancer_attributes(**arn, Attributes=one)


def test_access_logs_need_a_bucket_that_lets_them_in(aws: t.Any, estate: Estate) -> None:
    arn = {"LoadBalancerArn": estate.balancer()["LoadBalancerArn"]}
    wanted = {"access_logs.s3.enabled": "true", "access_logs.s3.bucket": "logs"}
    wire = [{"Key": key, "Value": value} for key, value in wanted.items()]
    denied = "Access Denied for bucket: logs"
    with refused(denied, "InvalidConfigurationRequest"):
        estate.elb.modify_load_balancer_attributes(**arn, Attributes=wire)
    s3 = aws.client("s3")
    place = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket="logs", CreateBucketConfiguration=place)
    with refused(denied, "InvalidConfigurationRequest"):
        estate.elb.modify_load_balancer_attributes(**arn, Attributes=wire)
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": "arn:aws:s3:::logs/*",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    s3.put_bucket_policy(Bucket="logs", Policy=policy)
    answer = estate.elb.modify_load_balancer_attributes(**arn, Attributes=wire)
    assert wanted.items() <= attributes(answer).items()


def test_listener_attributes(estate: Estate) -> None:
    arn = {"ListenerArn": estate.listener()["ListenerArn"]}
    key = "routing.http.response.strict_transport_security.header_value"
    assert attributes(estate.elb.describe_listener_attributes(**arn))[key] == ""
    change = [{"Key": key, "Value": "max-age=31536000"}]
    estate.elb.modify_listener_attributes(**arn, Attributes=change)
    found = attributes(estate.elb.describe_listener_attributes(**arn))
    assert found[key] == "max-age=31536000"
    assert found["routing.http.response.server.enabled"] == "true"


@row(TABLE, "TG attributes incl. stickiness.lb_cookie/app_cookie")
def test_target_group_attributes(estate: Estate) -> None:
    arn = {"TargetGroupArn": estate.group()}
    found = attributes(estate.elb.describe_target_group_attributes(**arn))
    expected = {
        "stickiness.type": "lb_cookie",
        "stickiness.lb_cookie.duration_seconds": "86400",
        "stickiness.app_cookie.duration_seconds": "86400",
        "stickiness.app_cookie.cookie_name": "",
        "load_balancing.algorithm.anomaly_mitigation": "off",
        "target_group_health.dns_failover.minimum_healthy_targets.count": "1",
    }
    assert expected.items() <= found.items()
    with refused("stickiness.lb_cookie.duration_seconds", INVALID):
        one = [{"Key": "stickiness.lb_cookie.duration_seconds", "Value": "604801"}]
        estate.elb.modify_target_group_attributes(**arn, Attributes=one)


@row(TABLE, "Lambda TG: no Port/Protocol")
def test_target_group_of_a_function(aws: t.Any, estate: Estate) -> None:
    function = new_function(aws)
    created = estate.elb.create_target_group(Name="fn", TargetType="lambda")["TargetGroups"][0]
    assert not {"Port", "Protocol", "VpcId", "HealthCheckPort"} & set(created)
    assert created["HealthCheckEnabled"] is False
    seconds = ("HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds")
    assert [created[key] for key in seconds] == [35, 30]
    arn = {"TargetGroupArn": created["TargetGroupArn"]}
    found = attributes(estate.elb.describe_target_group_attributes(**arn))
    assert found == {"lambda.multi_value_headers.enabled": "false"}
    with refused("does not have permission to invoke", "AccessDenied"):
        estate.elb.register_targets(**arn, Targets=[{"Id": function}])
    aws.client("lambda").add_permission(
        FunctionName="fn",
        StatementId="elb",
        Action="lambda:InvokeFunction",
        Principal="elasticloadbalancing.amazonaws.com",
        SourceArn=created["TargetGroupArn"],
    )
    estate.elb.register_targets(**arn, Targets=[{"Id": function}])
    health = estate.elb.describe_target_health(**arn)["TargetHealthDescriptions"]
    assert [one["Target"] for one in health] == [{"Id": function, "AvailabilityZone": "all"}]
    with refused("more than one target", "TooManyTargets"):
        estate.elb.register_targets(**arn, Targets=[{"Id": function + ":1"}])


def new_function(aws: t.Any) -> str:
    """Return the ARN of a new Lambda function."""
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "lambda.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    role = aws.client("iam").create_role(RoleName="fn", AssumeRolePolicyDocument=trust)
    created = aws.client("lambda").create_function(
        FunctionName="fn",
        Runtime="python3.13",
        Handler="app.handler",
        Role=role["Role"]["Arn"],
        Code={"ZipFile": b"PK\x05\x06" + b"\0" * 18},
    )
    return created["FunctionArn"]


@row(TABLE, "DeleteTargetGroup in use")
def test_a_target_group_in_use(estate: Estate) -> None:
    balancer, group = estate.balancer(), estate.group()
    rules = Rules(estate, estate.listener(balancer))
    rule = rules.create(Actions=[forward(group)])

    def users() -> list[str]:
        found = estate.elb.describe_target_groups(TargetGroupArns=[group])["TargetGroups"]
        return found[0]["LoadBalancerArns"]

    assert users() == [balancer["LoadBalancerArn"]]
    with refused("currently in use by a listener or a rule", "ResourceInUse"):
        estate.elb.delete_target_group(TargetGroupArn=group)
    estate.elb.delete_rule(RuleArn=rule["RuleArn"])
    assert users() == []
    estate.elb.delete_target_group(TargetGroupArn=group)


@row(TABLE, "deletion_protection blocks DeleteLoadBalancer")
def test_deletion_protection(estate: Estate) -> None:
    arn = {"LoadBalancerArn": estate.balancer()["LoadBalancerArn"]}

    def protect(value: str) -> None:
        wanted = [{"Key": "deletion_protection.enabled", "Value": value}]
        estate.elb.modify_load_balancer_attributes(**arn, Attributes=wanted)

    protect("true")
    with refused("deletion protection is enabled", NOT_PERMITTED):
        estate.elb.delete_load_balancer(**arn)
    protect("false")
    estate.elb.delete_load_balancer(**arn)
    assert estate.elb.describe_load_balancers()["LoadBalancers"] == []


@row(TABLE, "ALB needs ≥2 subnets in different AZs")
def test_subnets_and_names(estate: Estate) -> None:
    with refused("At least two subnets in two different Availability Zones", INVALID):
        estate.balancer(Subnets=estate.subnets[:1])
    beside = estate.subnet(7, "a")
    with refused("same Availability Zone", "InvalidConfigurationRequest"):
        estate.balancer(Subnets=[estate.subnets[0], beside])
    assert estate.balancer() == estate.balancer()
    with refused("with different settings", "DuplicateLoadBalancerName"):
        estate.balancer(Scheme="internal")
    with refused("no internet gateway", "InvalidSubnet"):
        estate.ec2.create_vpc(CidrBlock="10.1.0.0/16")
        away = Estate(estate.aws)
        away.ec2.detach_internet_gateway(InternetGatewayId=away.gateway, VpcId=away.vpc_id)
        away.balancer("Away")


@row(TABLE, "Describe by unknown name")
def test_unknown_names(estate: Estate) -> None:
    with refused("Load balancers '[nobody]' not found", "LoadBalancerNotFound"):
        estate.elb.describe_load_balancers(Names=["nobody"])
    with refused("not found", "TargetGroupNotFound"):
        estate.elb.describe_target_groups(Names=["nobody"])


@row(TABLE, "state provisioning → active")
def test_provisioning(aws: t.Any, estate: Estate) -> None:
    aws.control("POST", "modes", {"reads_until_active": "2"})
    created = estate.balancer("MyApp")
    assert created["State"] == {"Code": "provisioning"}
    assert created["DNSName"].startswith("MyApp-")
    states = [
        estate.elb.describe_load_balancers(Names=["MyApp"])["LoadBalancers"][0]["State"]["Code"]
        for _ in range(3)
    ]
    assert states == ["provisioning", "provisioning", "active"]


def test_target_health_is_told_by_the_control_endpoint(aws: t.Any, estate: Estate) -> None:
    group = estate.group()
    arn = {"TargetGroupArn": group}
    estate.elb.register_targets(**arn, Targets=[{"Id": "10.0.0.7"}])

    def state() -> str:
        found = estate.elb.describe_target_health(**arn)["TargetHealthDescriptions"]
        return found[0]["TargetHealth"]["State"]

    assert state() == "unused"
    Rules(estate).create(Actions=[forward(group)])
    assert state() == "healthy"
    told = {"target_group": "web", "state": "unhealthy", "reason": "Target.FailedHealthChecks"}
    aws.control("POST", "target-health", told)
    assert state() == "unhealthy"
    aws.control("DELETE", "target-health")
    assert state() == "healthy"


def test_operations_that_are_not_served_say_so(estate: Estate) -> None:
    with refused("does not serve elbv2 GetResourcePolicy", "NotImplemented"):
        estate.elb.get_resource_policy(ResourceArn=estate.listener()["ListenerArn"])


def test_deleting_a_load_balancer_takes_its_listeners(estate: Estate) -> None:
    rules = Rules(estate)
    rules.create(Actions=[closed()])
    estate.elb.delete_load_balancer(LoadBalancerArn=rules.listener["LoadBalancerArn"])
    with refused("not found", "ListenerNotFound"):
        estate.elb.describe_rules(ListenerArn=rules.arn)
