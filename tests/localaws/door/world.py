# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests deploy, and who visits it."""

from __future__ import annotations

import re
import typing as t
from urllib.parse import parse_qsl, urlsplit

from localaws.door.running import Door
from tests.localaws import conftest
from tests.localaws.door.certificates import self_signed

REGION = "eu-west-1"
HOST = "app.example.com"
PREFIX = "the-team"
LOGIN_HOST = f"{PREFIX}.auth.{REGION}.amazoncognito.com"
CALLBACK = f"https://{HOST}/oauth2/idpresponse"
SIGNED_OUT = f"https://{HOST}/signed-out"
USER, PASSWORD, EMAIL = "ada", "Correct-horse-1", "ada@example.com"
COOKIE = "AWSELBAuthSessionCookie"
Document = dict[str, t.Any]


class Aws:
    """A network with a closed load balancer in it."""

    def __init__(self, running: conftest.Aws, door: Door) -> None:
        self.door = door
        self.client = running.client
        self.elbv2 = self.client("elbv2")
        self.cognito = self.client("cognito-idp")
        ec2 = self.client("ec2")
        self.vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(VpcId=self.vpc, InternetGatewayId=gateway)
        self.subnets = [
            ec2.create_subnet(
                VpcId=self.vpc, CidrBlock=f"10.0.{n}.0/24", AvailabilityZone=f"{REGION}{zone}"
            )["Subnet"]["SubnetId"]
            for n, zone in enumerate("ab")
        ]
        self.balancer = self.make_balancer("web")
        self.arn: str = self.balancer["LoadBalancerArn"]
        self.certificate = self.import_certificate(HOST, "*.example.com")
        self.https = self.listen(443)
        self.http = self.listen(80)

    def make_balancer(self, name: str) -> Document:
        made = self.elbv2.create_load_balancer(Name=name, Subnets=self.subnets)
        return made["LoadBalancers"][0]

    def import_certificate(self, *names: str) -> str:
        certificate, key = self_signed(*names)
        imported = self.client("acm").import_certificate(Certificate=certificate, PrivateKey=key)
        return imported["CertificateArn"]

    def listen(self, port: int, balancer: str = "", actions: list[Document] | None = None) -> str:
        secure = {"Certificates": [{"CertificateArn": self.certificate}], "Protocol": "HTTPS"}
        made = self.elbv2.create_listener(
            LoadBalancerArn=balancer or self.arn,
            Port=port,
            DefaultActions=actions or [fixed(404, "closed")],
            **(secure if port % 100 == 43 else {"Protocol": "HTTP"}),
        )
        return made["Listeners"][0]["ListenerArn"]

    def rule(
        self, priority: int, conditions: list[Document], *actions: Document, **more: t.Any
    ) -> str:
        numbered = [{**action, "Order": n} for n, action in enumerate(actions, 1)]
        made = self.elbv2.create_rule(
            ListenerArn=more.pop("listener", self.https),
            Priority=priority,
            Conditions=conditions,
            Actions=numbered if len(numbered) > 1 else list(actions),
            **more,
        )
        return made["Rules"][0]["RuleArn"]

    def group(self, name: str, *targets: str, port: int = 80) -> str:
        made = self.elbv2.create_target_group(
            Name=name, Protocol="HTTP", Port=port, VpcId=self.vpc, TargetType="ip"
        )
        arn = made["TargetGroups"][0]["TargetGroupArn"]
        if targets:
            wanted = [split_target(target) for target in targets]
            self.elbv2.register_targets(TargetGroupArn=arn, Targets=wanted)
        return arn

    def remove_rules(self) -> None:
        for listener in (self.https, self.http):
            for rule in self.elbv2.describe_rules(ListenerArn=listener)["Rules"]:
                if not rule["IsDefault"]:
                    self.elbv2.delete_rule(RuleArn=rule["RuleArn"])

    def log(self) -> list[list[str]]:
        """The access log's lines as fields, without their quotes."""
        return [log_fields(line) for line in self.door.log.lines()]


def split_target(target: str) -> Document:
    address, _, port = target.partition(":")
    return {"Id": address, **({"Port": int(port)} if port else {})}


def log_fields(line: str) -> list[str]:
    return [a or b for a, b in re.findall(r'"([^"]*)"|(\S+)', line)]


class App:
    """One service behind authenticate-cognito on the load balancer."""

    function = ""  # the target group of a function, where a test makes one

    def __init__(self, aws: Aws, **action: t.Any) -> None:
        self.aws = aws
        cognito = aws.cognito
        self.pool = cognito.create_user_pool(
            PoolName="team",
            AutoVerifiedAttributes=["email"],
            AdminCreateUserConfig={"AllowAdminCreateUserOnly": True},
        )["UserPool"]
        self.pool_id: str = self.pool["Id"]
        cognito.create_user_pool_domain(Domain=PREFIX, UserPoolId=self.pool_id)
        self.client = self.make_client()
        self.client_id: str = self.client["ClientId"]
        self.add_user(USER, PASSWORD, EMAIL)
        self.group = aws.group("app", "10.0.0.10")
        self.signed_out = aws.rule(1, [host(HOST), path("/signed-out")], fixed(200, "Bye"))
        self.rule = aws.rule(2, [host(HOST)], self.authenticate(**action), forward(self.group))

    def remove(self) -> None:
        self.aws.remove_rules()
        self.aws.cognito.delete_user_pool_domain(Domain=PREFIX, UserPoolId=self.pool_id)
        self.aws.cognito.delete_user_pool(UserPoolId=self.pool_id)
        self.aws.elbv2.delete_target_group(TargetGroupArn=self.group)

    def make_client(self, **more: t.Any) -> Document:
        settings = {
            "GenerateSecret": True,
            "CallbackURLs": [CALLBACK],
            "LogoutURLs": [SIGNED_OUT],
            "AllowedOAuthFlows": ["code"],
            "AllowedOAuthFlowsUserPoolClient": True,
            "AllowedOAuthScopes": ["openid", "email"],
            "SupportedIdentityProviders": ["COGNITO"],
            "PreventUserExistenceErrors": "ENABLED",
            "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"],
            **more,
        }
        made = self.aws.cognito.create_user_pool_client(
            UserPoolId=self.pool_id, ClientName="app", **settings
        )
        return made["UserPoolClient"]

    def update_client(self, **changes: t.Any) -> None:
        current = self.aws.cognito.describe_user_pool_client(
            UserPoolId=self.pool_id, ClientId=self.client_id
        )["UserPoolClient"]
        read_only = ("ClientSecret", "CreationDate", "LastModifiedDate")
        kept = {key: value for key, value in current.items() if key not in read_only}
        self.aws.cognito.update_user_pool_client(**{**kept, **changes})

    def add_provider(self, name: str, kind: str, **details: str) -> None:
        self.aws.cognito.create_identity_provider(
            UserPoolId=self.pool_id,
            ProviderName=name,
            ProviderType=kind,
            ProviderDetails={
                "client_id": f"{name}-client",
                "client_secret": f"{name}-secret",
                "authorize_scopes": "openid email profile",
                **details,
            },
            AttributeMapping={"email": "email", "name": "name", "username": "sub"},
        )
        self.update_client(SupportedIdentityProviders=["COGNITO", name])

    def add_user(self, name: str, password: str, email: str, *, permanent: bool = True) -> None:
        self.aws.cognito.admin_create_user(
            UserPoolId=self.pool_id,
            Username=name,
            MessageAction="SUPPRESS",
            TemporaryPassword=password,
            UserAttributes=[
                {"Name": "email", "Value": email},
                {"Name": "email_verified", "Value": "true"},
            ],
        )
        if permanent:
            self.aws.cognito.admin_set_user_password(
                UserPoolId=self.pool_id, Username=name, Password=password, Permanent=True
            )

    def admin(self, name: str, email: str = "ada@example.com") -> Document:
        """Return what AdminCreateUser takes."""
        attributes = [{"Name": "email", "Value": email}]
        return {"UserPoolId": self.pool_id, "Username": name, "UserAttributes": attributes}

    def authenticate(self, **more: t.Any) -> Document:
        config = {
            "UserPoolArn": self.pool["Arn"],
            "UserPoolClientId": self.client_id,
            "UserPoolDomain": PREFIX,
            "Scope": "openid email",
            **more,
        }
        return {"Type": "authenticate-cognito", "AuthenticateCognitoConfig": config}

    def change_rule(self, *actions: Document) -> None:
        numbered = [{**action, "Order": n} for n, action in enumerate(actions, 1)]
        given = numbered if len(numbered) > 1 else list(actions)
        self.aws.elbv2.modify_rule(RuleArn=self.rule, Actions=given)


def query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))


def fixed(status: int, body: str = "") -> Document:
    config = {"StatusCode": str(status), "MessageBody": body, "ContentType": "text/plain"}
    return {"Type": "fixed-response", "FixedResponseConfig": config}


def forward(*groups: str, **more: t.Any) -> Document:
    if len(groups) == 1 and not more:
        return {"Type": "forward", "TargetGroupArn": groups[0]}
    weights = more.pop("weights", [1] * len(groups))
    tuples = [{"TargetGroupArn": a, "Weight": w} for a, w in zip(groups, weights, strict=True)]
    return {"Type": "forward", "ForwardConfig": {"TargetGroups": tuples, **more}}


def host(*names: str) -> Document:
    return {"Field": "host-header", "HostHeaderConfig": {"Values": list(names)}}


def path(*patterns: str) -> Document:
    return {"Field": "path-pattern", "PathPatternConfig": {"Values": list(patterns)}}
