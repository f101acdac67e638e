# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The floor of a whole deployment: everything that deploy.yml makes of examples/fargate.yml."""

from __future__ import annotations

import json
import time
import typing as t

from bench.floor import Account, Document

TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "ecs-tasks.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
)
EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
ECS = {"ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount"}
ANYWHERE = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
NOTHING: Document = {}


def whole(account: Account, step: str) -> int:
    """Do one step; return how much it changed."""
    found = look(account)
    if step == "destroy":
        return destroy(account, found)
    if step == "first":
        return create(account, found)
    if step == "one change":
        attribute = {"Key": "idle_timeout.timeout_seconds", "Value": "120"}
        account.client("elbv2").modify_load_balancer_attributes(
            LoadBalancerArn=found["balancer"]["LoadBalancerArn"], Attributes=[attribute]
        )
        return 1
    return 0 if found.get("balancer") else 1


def look(account: Account) -> Document:
    """Return what stands, by three rounds of calls that do not wait for each other."""
    name, host = account.variables["service_name"], account.variables["service_hosts"][0]
    service = {"ResourceId": f"service/{name}/{name}", **ECS}
    ec2, elbv2, ecs = (account.client(one) for one in ("ec2", "elbv2", "ecs"))
    iam, logs, cognito = (account.client(one) for one in ("iam", "logs", "cognito-idp"))
    scaling, route53 = account.client("application-autoscaling"), account.client("route53")
    groups = [f"{name}-{one}" for one in ("targets", "load-balancer", "tasks")]
    zone_name = account.variables["load_balancer_zone"]
    pools, security, balancer, target, _cluster, *others = account.at_once(
        lambda: cognito.list_user_pools(MaxResults=60)["UserPools"],
        lambda: ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": groups}]),
        lambda: one_of(elbv2.describe_load_balancers, "LoadBalancers", Names=[name]),
        lambda: one_of(elbv2.describe_target_groups, "TargetGroups", Names=[name]),
        lambda: ecs.describe_clusters(clusters=[name])["clusters"],
        lambda: one_of(route53.list_hosted_zones_by_name, "HostedZones", DNSName=zone_name),
        lambda: cognito.describe_user_pool_domain(Domain=account.variables["user_pool_domain"]),
        lambda: maybe(lambda: iam.get_role(RoleName=f"{name}-execution")),
        lambda: maybe(lambda: iam.get_role(RoleName=f"{name}-task")),
        lambda: maybe(lambda: iam.list_attached_role_policies(RoleName=f"{name}-execution")),
        lambda: logs.describe_log_groups(logGroupNamePrefix=f"/ecs/{name}")["logGroups"],
        lambda: maybe(lambda: ecs.describe_task_definition(taskDefinition=name, include=["TAGS"])),
        lambda: scaling.describe_scalable_targets(
            ServiceNamespace="ecs", ResourceIds=[service["ResourceId"]]
        ),
        lambda: scaling.describe_scaling_policies(**service),
    )
    found: Document = {
        "pool": next((one["Id"] for one in pools if one["Name"] == name), None),
        "groups": {one["GroupName"]: one["GroupId"] for one in security["SecurityGroups"]},
        "balancer": balancer,
        "target": target,
        "zone": others[0]["Id"],
        "task": (others[6] or {}).get("taskDefinition"),
    }
    if not found["pool"]:
        return found
    arn = balancer["LoadBalancerArn"]
    listeners, clients, record, _service, *_rest = account.at_once(
        lambda: elbv2.describe_listeners(LoadBalancerArn=arn)["Listeners"],
        lambda: cognito.list_user_pool_clients(UserPoolId=found["pool"], MaxResults=60),
        lambda: one_of(
            route53.list_resource_record_sets,
            "ResourceRecordSets",
            HostedZoneId=found["zone"],
            StartRecordName=host,
            StartRecordType="A",
            MaxItems="1",
        ),
        lambda: ecs.describe_services(cluster=name, services=[name], include=["TAGS"]),
        lambda: cognito.describe_user_pool(UserPoolId=found["pool"]),
        lambda: cognito.get_user_pool_mfa_config(UserPoolId=found["pool"]),
        lambda: elbv2.describe_load_balancer_attributes(LoadBalancerArn=arn),
        lambda: elbv2.describe_target_group_attributes(TargetGroupArn=target["TargetGroupArn"]),
    )
    secure = next(one["ListenerArn"] for one in listeners if one["Port"] == 443)
    client = clients["UserPoolClients"][0]["ClientId"]
    rules, *_rest = account.at_once(
        lambda: elbv2.describe_rules(ListenerArn=secure)["Rules"],
        lambda: elbv2.describe_listener_attributes(ListenerArn=secure),
        lambda: cognito.describe_user_pool_client(UserPoolId=found["pool"], ClientId=client),
    )
    rule = rules[0]["RuleArn"]
    marked = [arn, target["TargetGroupArn"], rule, *(one["ListenerArn"] for one in listeners)]
    elbv2.describe_tags(ResourceArns=marked)
    return {**found, "client": client, "rule": rule, "record": record}


def one_of(call: t.Callable[..., Document], key: str, **asked: t.Any) -> Document:
    """Return the first thing that a call lists, or nothing."""
    found = maybe(lambda: call(**asked))
    return next(iter((found or {}).get(key, [])), NOTHING)


def maybe(call: t.Callable[[], t.Any]) -> t.Any:
    """Return what a call answers, or None where AWS knows no such thing."""
    try:
        return call()
    except Exception as error:
        code = getattr(error, "response", {}).get("Error", {}).get("Code", "")
        if "NotFound" in code or code in ("NoSuchEntity", "ClientException"):
            return None
        raise


def create(account: Account, found: Document) -> int:
    """Make all of it, each thing as soon as what it stands on stands; wait once, at the end."""
    name, vpc = account.variables["service_name"], account.variables["vpc_id"]
    ec2, elbv2, ecs = (account.client(one) for one in ("ec2", "elbv2", "ecs"))
    iam, logs, cognito = (account.client(one) for one in ("iam", "logs", "cognito-idp"))

    def group(of: str) -> str:
        made = ec2.create_security_group(GroupName=f"{name}-{of}", Description=of, VpcId=vpc)
        return str(made["GroupId"])

    def role(of: str) -> Document:
        made: Document = iam.create_role(RoleName=f"{name}-{of}", AssumeRolePolicyDocument=TRUST)[
            "Role"
        ]
        return made

    pool, targets, front, tasks, target, execution, task, _log, _cluster = account.at_once(
        lambda: cognito.create_user_pool(
            PoolName=name,
            AdminCreateUserConfig={"AllowAdminCreateUserOnly": True},
            AutoVerifiedAttributes=["email"],
            DeletionProtection="ACTIVE",
        )["UserPool"],
        lambda: group("targets"),
        lambda: group("load-balancer"),
        lambda: group("tasks"),
        lambda: elbv2.create_target_group(
            Name=name,
            Protocol="HTTP",
            Port=80,
            VpcId=vpc,
            TargetType="ip",
            HealthCheckIntervalSeconds=15,
            HealthCheckTimeoutSeconds=5,
            HealthyThresholdCount=2,
        )["TargetGroups"][0]["TargetGroupArn"],
        lambda: role("execution"),
        lambda: role("task"),
        lambda: logs.create_log_group(logGroupName=f"/ecs/{name}"),
        lambda: ecs.create_cluster(clusterName=name),
    )
    balancer, client, definition, *_rest = account.at_once(
        lambda: elbv2.create_load_balancer(
            Name=name, Subnets=account.variables["load_balancer_subnets"], SecurityGroups=[front]
        )["LoadBalancers"][0],
        lambda: app_client(account, pool["Id"]),
        lambda: task_definition(account, execution["Arn"], task["Arn"]),
        lambda: cognito.set_user_pool_mfa_config(
            UserPoolId=pool["Id"],
            MfaConfiguration="ON",
            SoftwareTokenMfaConfiguration={"Enabled": True},
        ),
        lambda: cognito.create_user_pool_domain(
            UserPoolId=pool["Id"], Domain=account.variables["user_pool_domain"]
        ),
        lambda: iam.attach_role_policy(RoleName=f"{name}-execution", PolicyArn=EXECUTION),
        lambda: logs.put_retention_policy(logGroupName=f"/ecs/{name}", retentionInDays=90),
        lambda: elbv2.modify_target_group_attributes(
            TargetGroupArn=target,
            Attributes=[{"Key": "deregistration_delay.timeout_seconds", "Value": "30"}],
        ),
        *rules_of_groups(account, targets, front, tasks),
    )
    given = {"pool": pool["Arn"], "client": client, "target": target, "definition": definition}
    door(account, balancer, given)
    service(account, given, [tasks, targets])
    account.at_once(
        lambda: scale(account),
        lambda: point(account, found["zone"], balancer, "CREATE"),
        lambda: settled(account, balancer["LoadBalancerArn"]),
    )
    return 1


def rules_of_groups(
    account: Account, targets: str, front: str, tasks: str
) -> list[t.Callable[[], t.Any]]:
    """Return the calls that say who may talk to whom."""
    ec2 = account.client("ec2")

    def tcp(first: int, last: int, **who: t.Any) -> Document:
        return {"IpProtocol": "tcp", "FromPort": first, "ToPort": last, **who}

    all_ = {"IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    ins = {
        front: [tcp(80, 80, **all_), tcp(443, 443, **all_)],
        tasks: [tcp(80, 80, UserIdGroupPairs=[{"GroupId": front}])],
    }
    out = [tcp(443, 443, **all_), tcp(0, 65535, UserIdGroupPairs=[{"GroupId": targets}])]
    allow, close = ec2.authorize_security_group_ingress, ec2.revoke_security_group_egress
    return [
        *(lambda g=g, p=p: allow(GroupId=g, IpPermissions=p) for g, p in ins.items()),
        *(lambda g=g: close(GroupId=g, IpPermissions=ANYWHERE) for g in (targets, front)),
        lambda: ec2.authorize_security_group_egress(GroupId=front, IpPermissions=out),
    ]


def app_client(account: Account, pool: str) -> str:
    """Make the app client, and return its ID."""
    host = account.variables["service_hosts"][0]
    made = account.client("cognito-idp").create_user_pool_client(
        UserPoolId=pool,
        ClientName=account.variables["service_name"],
        GenerateSecret=True,
        CallbackURLs=[f"https://{host}/oauth2/idpresponse"],
        AllowedOAuthFlows=["code"],
        AllowedOAuthScopes=["openid", "email"],
        AllowedOAuthFlowsUserPoolClient=True,
        SupportedIdentityProviders=["COGNITO"],
    )
    return str(made["UserPoolClient"]["ClientId"])


def task_definition(account: Account, execution: str, task: str) -> str:
    """Register the task definition, and return its ARN."""
    name = account.variables["service_name"]
    logging = {
        "awslogs-group": f"/ecs/{name}",
        "awslogs-region": account.variables["aws_region"],
        "awslogs-stream-prefix": name,
    }
    container = {
        "name": name,
        "image": account.variables["ecs_service_image"],
        "essential": True,
        "portMappings": [{"containerPort": 80}],
        "logConfiguration": {"logDriver": "awslogs", "options": logging},
    }
    made = account.client("ecs").register_task_definition(
        family=name,
        networkMode="awsvpc",
        requiresCompatibilities=["FARGATE"],
        cpu="256",
        memory="512",
        executionRoleArn=execution,
        taskRoleArn=task,
        containerDefinitions=[container],
    )
    return str(made["taskDefinition"]["taskDefinitionArn"])


def door(account: Account, balancer: Document, given: Document) -> None:
    """Make both listeners, and the rule that asks for a sign-in."""
    elbv2, arn = account.client("elbv2"), balancer["LoadBalancerArn"]
    closed = {"StatusCode": "404", "ContentType": "text/plain", "MessageBody": "Not found"}
    redirect = {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}
    secure, *_rest = account.at_once(
        lambda: elbv2.create_listener(
            LoadBalancerArn=arn,
            Protocol="HTTPS",
            Port=443,
            SslPolicy="ELBSecurityPolicy-TLS13-1-2-2021-06",
            Certificates=[{"CertificateArn": account.variables["load_balancer_certificate_arn"]}],
            DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": closed}],
        )["Listeners"][0]["ListenerArn"],
        lambda: elbv2.create_listener(
            LoadBalancerArn=arn,
            Protocol="HTTP",
            Port=80,
            DefaultActions=[{"Type": "redirect", "RedirectConfig": redirect}],
        ),
        lambda: elbv2.modify_load_balancer_attributes(
            LoadBalancerArn=arn,
            Attributes=[
                {"Key": "deletion_protection.enabled", "Value": "true"},
                {"Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true"},
            ],
        ),
    )
    sign_in = {
        "UserPoolArn": given["pool"],
        "UserPoolClientId": given["client"],
        "UserPoolDomain": account.variables["user_pool_domain"],
    }
    hosts = {"Values": account.variables["service_hosts"]}
    account.at_once(
        lambda: elbv2.create_rule(
            ListenerArn=secure,
            Priority=1,
            Conditions=[{"Field": "host-header", "HostHeaderConfig": hosts}],
            Actions=[
                {"Type": "authenticate-cognito", "Order": 1, "AuthenticateCognitoConfig": sign_in},
                {"Type": "forward", "Order": 2, "TargetGroupArn": given["target"]},
            ],
        ),
        lambda: elbv2.modify_listener_attributes(
            ListenerArn=secure,
            Attributes=[{"Key": "routing.http.response.server.enabled", "Value": "false"}],
        ),
    )


def service(account: Account, given: Document, groups: list[str]) -> None:
    """Run the service."""
    name = account.variables["service_name"]
    network = {"subnets": account.variables["ecs_service_subnets"], "securityGroups": groups}
    load = {"targetGroupArn": given["target"], "containerName": name, "containerPort": 80}
    account.client("ecs").create_service(
        cluster=name,
        serviceName=name,
        taskDefinition=given["definition"],
        desiredCount=2,
        launchType="FARGATE",
        networkConfiguration={"awsvpcConfiguration": network},
        loadBalancers=[load],
        healthCheckGracePeriodSeconds=60,
    )


def scale(account: Account) -> None:
    """Give the service its bounds, and a policy."""
    name, scaling = account.variables["service_name"], account.client("application-autoscaling")
    resource = f"service/{name}/{name}"
    scaling.register_scalable_target(ResourceId=resource, MinCapacity=2, MaxCapacity=4, **ECS)
    metric = {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}
    scaling.put_scaling_policy(
        PolicyName=f"{name}-cpu",
        PolicyType="TargetTrackingScaling",
        ResourceId=resource,
        TargetTrackingScalingPolicyConfiguration={
            "TargetValue": 60,
            "PredefinedMetricSpecification": metric,
        },
        **ECS,
    )


def point(account: Account, zone: str, balancer: Document, action: str) -> None:
    """Point the host at the load balancer, or no more."""
    alias = {
        "HostedZoneId": balancer["CanonicalHostedZoneId"],
        "DNSName": balancer["DNSName"],
        "EvaluateTargetHealth": False,
    }
    record = {"Name": account.variables["service_hosts"][0], "Type": "A", "AliasTarget": alias}
    change = {"Changes": [{"Action": action, "ResourceRecordSet": record}]}
    account.client("route53").change_resource_record_sets(HostedZoneId=zone, ChangeBatch=change)


def settled(account: Account, arn: str) -> None:
    """Return when load balancer and service are up."""
    name, elbv2, ecs = (
        account.variables["service_name"],
        account.client("elbv2"),
        account.client("ecs"),
    )
    while True:
        state, services = account.at_once(
            lambda: elbv2.describe_load_balancers(LoadBalancerArns=[arn])["LoadBalancers"][0],
            lambda: ecs.describe_services(cluster=name, services=[name])["services"],
        )
        deployments = services[0]["deployments"]
        if state["State"]["Code"] == "active" and deployments[0]["rolloutState"] == "COMPLETED":
            return
        time.sleep(0.2)


def destroy(account: Account, found: Document) -> int:
    """Take all of it away, in the order in which AWS lets go."""
    name = account.variables["service_name"]
    ec2, elbv2, ecs = (account.client(one) for one in ("ec2", "elbv2", "ecs"))
    iam, logs, cognito = (account.client(one) for one in ("iam", "logs", "cognito-idp"))
    scaling, pool = account.client("application-autoscaling"), found["pool"]
    arn, target = found["balancer"]["LoadBalancerArn"], found["target"]["TargetGroupArn"]
    unprotected = [{"Key": "deletion_protection.enabled", "Value": "false"}]
    account.at_once(
        lambda: point(account, found["zone"], found["balancer"], "DELETE"),
        lambda: scaling.deregister_scalable_target(ResourceId=f"service/{name}/{name}", **ECS),
        lambda: elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=unprotected),
        lambda: iam.detach_role_policy(RoleName=f"{name}-execution", PolicyArn=EXECUTION),
        lambda: logs.delete_log_group(logGroupName=f"/ecs/{name}"),
        lambda: ecs.deregister_task_definition(taskDefinition=found["task"]["taskDefinitionArn"]),
        lambda: cognito.update_user_pool(UserPoolId=pool, DeletionProtection="INACTIVE"),
        lambda: cognito.delete_user_pool_domain(
            UserPoolId=pool, Domain=account.variables["user_pool_domain"]
        ),
    )
    ecs.delete_service(cluster=name, service=name, force=True)
    elbv2.delete_load_balancer(LoadBalancerArn=arn)
    account.at_once(
        lambda: elbv2.delete_target_group(TargetGroupArn=target),
        lambda: iam.delete_role(RoleName=f"{name}-execution"),
        lambda: iam.delete_role(RoleName=f"{name}-task"),
        lambda: cognito.delete_user_pool(UserPoolId=pool),
        lambda: ecs.delete_cluster(cluster=name),
    )
    for one in ("tasks", "load-balancer", "targets"):
        ec2.delete_security_group(GroupId=found["groups"][f"{name}-{one}"])
    return 1
