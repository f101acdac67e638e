# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What tests of load balancers and services stand on: a network, a certificate, an ALB."""

from __future__ import annotations

import datetime
import typing as t
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

Document = dict[str, t.Any]


@cache
def pem() -> dict[str, bytes]:
    """Return a self-signed certificate and its key, as ACM imports them."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "app.example.com")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=9))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    return {
        "Certificate": certificate.public_bytes(serialization.Encoding.PEM),
        "PrivateKey": private,
    }


class Estate:
    """A VPC with two public subnets; more when asked for."""

    def __init__(self, aws: t.Any) -> None:
        self.aws = aws
        self.ec2, self.elb = aws.client("ec2"), aws.client("elbv2")
        self.vpc_id = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.subnets = [self.subnet(number) for number in range(2)]
        gateway = self.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        self.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=self.vpc_id)
        self.gateway = gateway

    def subnet(self, number: int, zone: str = "") -> str:
        """Return a new subnet, each in a zone of its own unless one is named."""
        created = self.ec2.create_subnet(
            VpcId=self.vpc_id,
            CidrBlock=f"10.0.{number}.0/24",
            AvailabilityZone=f"eu-west-1{zone or 'abc'[number % 3]}",
        )
        return created["Subnet"]["SubnetId"]

    def security_group(self, name: str) -> str:
        """Return a new security group."""
        created = self.ec2.create_security_group(
            GroupName=name, Description=name, VpcId=self.vpc_id
        )
        return created["GroupId"]

    def balancer(self, name: str = "Web", **settings: t.Any) -> Document:
        """Return a new load balancer."""
        request = {"Name": name, "Subnets": self.subnets, **settings}
        return self.elb.create_load_balancer(**request)["LoadBalancers"][0]

    def group(self, name: str = "web", **settings: t.Any) -> str:
        """Return a new target group of addresses."""
        request = {
            "Name": name,
            "Protocol": "HTTP",
            "Port": 80,
            "VpcId": self.vpc_id,
            "TargetType": "ip",
            **settings,
        }
        return self.elb.create_target_group(**request)["TargetGroups"][0]["TargetGroupArn"]

    def certificate(self) -> str:
        """Return a newly imported certificate."""
        return self.aws.client("acm").import_certificate(**pem())["CertificateArn"]

    def listener(self, balancer: Document | None = None, **settings: t.Any) -> Document:
        """Return a new HTTPS listener, closed but for its rules."""
        request = {
            "LoadBalancerArn": (balancer or self.balancer())["LoadBalancerArn"],
            "Port": 443,
            "Protocol": "HTTPS",
            "DefaultActions": [closed()],
            **settings,
        }
        if request["Protocol"] == "HTTPS" and "Certificates" not in request:
            request["Certificates"] = [{"CertificateArn": self.certificate()}]
        return self.elb.create_listener(**request)["Listeners"][0]

    def sign_in(self, **settings: t.Any) -> Document:
        """Return an authenticate-cognito action for a new pool, client and domain."""
        idp = self.aws.client("cognito-idp")
        pool = idp.create_user_pool(PoolName="staff")["UserPool"]
        request = {
            "ClientName": "web",
            "GenerateSecret": True,
            "AllowedOAuthFlowsUserPoolClient": True,
            "AllowedOAuthFlows": ["code"],
            "AllowedOAuthScopes": ["openid"],
            "CallbackURLs": ["https://app.example.com/oauth2/idpresponse"],
            "SupportedIdentityProviders": ["COGNITO"],
            **settings,
        }
        client = idp.create_user_pool_client(UserPoolId=pool["Id"], **request)["UserPoolClient"]
        idp.create_user_pool_domain(UserPoolId=pool["Id"], Domain="staff-sign-in")
        return cognito(pool["Arn"], client["ClientId"], "staff-sign-in")


class Rules:
    """The rules of one listener."""

    def __init__(self, estate: Estate, listener: Document | None = None) -> None:
        self.elb = estate.elb
        self.listener = listener or estate.listener()
        self.arn = self.listener["ListenerArn"]

    def create(self, priority: int = 10, **settings: t.Any) -> Document:
        """Return a new rule."""
        request = {
            "ListenerArn": self.arn,
            "Priority": priority,
            "Conditions": [path("/")],
            "Actions": [closed()],
            **settings,
        }
        return self.elb.create_rule(**request)["Rules"][0]

    def all(self) -> list[Document]:
        """Return all rules, the default among them."""
        return self.elb.describe_rules(ListenerArn=self.arn)["Rules"]

    def read(self, rule: Document) -> Document:
        """Return a rule as it is now."""
        return self.elb.describe_rules(RuleArns=[rule["RuleArn"]])["Rules"][0]


def closed(**more: t.Any) -> Document:
    """Return an action that lets nobody in."""
    return {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}, **more}


def forward(arn: str, **more: t.Any) -> Document:
    """Return an action that forwards to one target group."""
    return {"Type": "forward", "TargetGroupArn": arn, **more}


def weighted(*groups: tuple[str, int], **stickiness: t.Any) -> Document:
    """Return an action that forwards to several target groups."""
    config: Document = {"TargetGroups": [{"TargetGroupArn": a, "Weight": w} for a, w in groups]}
    if stickiness:
        config["TargetGroupStickinessConfig"] = stickiness
    return {"Type": "forward", "ForwardConfig": config}


def path(*values: str) -> Document:
    """Return a condition on the path."""
    return {"Field": "path-pattern", "PathPatternConfig": {"Values": list(values)}}


def cognito(pool_arn: str, client_id: str, domain: str, **config: t.Any) -> Document:
    """Return an authenticate-cognito action."""
    ids = {"UserPoolArn": pool_arn, "UserPoolClientId": client_id, "UserPoolDomain": domain}
    return {"Type": "authenticate-cognito", "AuthenticateCognitoConfig": {**ids, **config}}


def oidc(**config: t.Any) -> Document:
    """Return an authenticate-oidc action without a secret."""
    base = "https://idp.example.com"
    ends = {name: f"{base}/{name}" for name in ("AuthorizationEndpoint", "TokenEndpoint")}
    settings = {"Issuer": base, "UserInfoEndpoint": f"{base}/me", "ClientId": "web", **ends}
    return {"Type": "authenticate-oidc", "AuthenticateOidcConfig": {**settings, **config}}


def jwt(**config: t.Any) -> Document:
    """Return a jwt-validation action."""
    base = "https://idp.example.com"
    settings = {"JwksEndpoint": f"{base}/jwks.json", "Issuer": base, **config}
    return {"Type": "jwt-validation", "JwtValidationConfig": settings}


def ordered(*actions: Document) -> list[Document]:
    """Return actions with their order."""
    return [{**action, "Order": place} for place, action in enumerate(actions, 1)]
