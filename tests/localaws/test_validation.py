# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Requests that a service's model does not allow are refused in the service's own form."""

from __future__ import annotations

import pytest

from tests.localaws.expect import refused

ENUM = "Member must satisfy enum value set"
PATTERN = "Member must satisfy regular expression pattern"
LONG = "Member must have length less than or equal to"
SHORT = "Member must have length greater than or equal to"
BIG = "Member must have value less than or equal to"
NULL = "Member must not be null"
ROLE = "arn:aws:iam::123456789012:role/r"

# service, operation, its parameters, what is wrong with them, the code of the refusal
REFUSED = [
    ("cognito-idp", "create_user_pool", {"PoolName": "a", "MfaConfiguration": "MAYBE"}, ENUM),
    ("cognito-idp", "create_user_pool", {"PoolName": "a/b"}, PATTERN),
    ("cognito-idp", "create_user_pool", {"PoolName": "a" * 129}, LONG),
    ("cognito-idp", "create_user_pool", {}, NULL),
    ("cognito-idp", "create_user_pool", {"PoolName": 7}, "Member must be a string"),
    ("cognito-idp", "create_user_pool", {"PoolName": "a", "Schema": []}, SHORT),
    ("elbv2", "create_target_group", {"Name": "a", "Protocol": "GOPHER"}, ENUM),
    ("elbv2", "create_target_group", {"Name": "a", "Port": 70_000}, BIG),
    ("elbv2", "describe_rules", {"PageSize": 401}, BIG),
    ("elbv2", "create_rule", {}, NULL),
    ("ecs", "create_service", {"serviceName": "a", "launchType": "MOON"}, ENUM),
    ("ecs", "create_service", {}, NULL),
    ("acm", "request_certificate", {"DomainName": "a b"}, PATTERN),
    ("acm", "request_certificate", {"DomainName": "a.example", "ValidationMethod": "FAX"}, ENUM),
    ("acm", "describe_certificate", {"CertificateArn": "short"}, SHORT),
    ("route53", "create_hosted_zone", {"Name": "a" * 1025, "CallerReference": "1"}, LONG),
    ("route53", "create_hosted_zone", {"Name": "a.example"}, NULL),
    ("iam", "create_role", {"RoleName": "a b", "AssumeRolePolicyDocument": "{}"}, PATTERN),
    ("iam", "create_role", {"RoleName": "a" * 65, "AssumeRolePolicyDocument": "{}"}, LONG),
    ("autoscaling", "create_auto_scaling_group", {"AutoScalingGroupName": "a"}, NULL),
    ("autoscaling", "create_auto_scaling_group", {"AutoScalingGroupName": ""}, SHORT),
    ("application-autoscaling", "register_scalable_target", {"ServiceNamespace": "moon"}, ENUM),
    ("lambda", "get_function", {"FunctionName": "a b"}, PATTERN),
    (
        "lambda",
        "create_function",
        {"FunctionName": "a", "Role": ROLE, "Code": {}, "Runtime": "c"},
        ENUM,
    ),
    ("apigateway", "create_rest_api", {"name": "a", "apiKeySource": "SKY"}, ENUM),
    ("apigatewayv2", "create_api", {"Name": "a", "ProtocolType": "GOPHER"}, ENUM),
    ("ec2", "create_vpc", {"CidrBlock": "10.0.0.0/16", "InstanceTenancy": "none"}, ENUM),
    ("logs", "create_log_group", {"logGroupName": "a b"}, PATTERN),
    ("secretsmanager", "create_secret", {"Name": ""}, SHORT),
    ("ssm", "get_parameter", {}, NULL),
    ("sts", "assume_role", {"RoleArn": ROLE, "RoleSessionName": "a b"}, PATTERN),
]
CODES = {
    "acm": "ValidationException",
    "apigateway": "BadRequestException",
    "apigatewayv2": "BadRequestException",
    "application-autoscaling": "ValidationException",
    "autoscaling": "ValidationError",
    "cognito-idp": "InvalidParameterException",
    "ec2": "InvalidParameterValue",
    "ecs": "InvalidParameterException",
    "elbv2": "ValidationError",
    "iam": "ValidationError",
    "lambda": "ValidationException",
    "logs": "InvalidParameterException",
    "route53": "InvalidInput",
    "secretsmanager": "ValidationException",
    "ssm": "ValidationException",
    "sts": "ValidationError",
}


@pytest.mark.parametrize(
    ("service", "operation", "parameters", "message"),
    REFUSED,
    ids=[
        f"{service}-{operation}-{number}" for number, (service, operation, *_) in enumerate(REFUSED)
    ],
)
def test_refused(aws, service, operation, parameters, message):
    with refused(message, CODES[service]):
        getattr(aws.client(service), operation)(**parameters)


def test_the_wording_is_that_of_aws(aws):
    message = (
        "1 validation error detected: Value 'x y' at 'userPoolId' failed to satisfy constraint: "
        r"Member must satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+"
    )
    with refused(message):
        aws.client("cognito-idp").describe_user_pool(UserPoolId="x y")


def test_a_secret_value_is_not_repeated(aws):
    with pytest.raises(aws.client("cognito-idp").exceptions.InvalidParameterException) as caught:
        aws.client("cognito-idp").admin_set_user_password(
            UserPoolId="a_b", Username="ann", Password="with space" * 30
        )
    assert "with space" not in str(caught.value)


def test_patterns_that_only_java_reads_are_understood(aws):
    asg = aws.client("autoscaling")
    with refused(PATTERN, "ValidationError"):
        asg.create_auto_scaling_group(AutoScalingGroupName="bell\a", MinSize=0, MaxSize=0)
    aws.client("cognito-idp").create_user_pool(
        PoolName="a",
        AdminCreateUserConfig={"InviteMessageTemplate": {"EmailSubject": "Grüße, 世界 🌍"}},
    )
