# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A target group behind a sign-in: the whole way there and back, and through the door."""

from __future__ import annotations

import json
import re
import typing as t

import pytest

from demo.certificate import write_certificate
from demo.inventory import gained
from tests.localaws.door.visitor import Visitor
from tests.roles.estate import ZONE, Document, Estate
from tests.roles.people import EMAIL, add_person, bearer, pool_of, sign_in
from tests.support.aws import REGION
from tests.support.compare import surprises

HOST, OTHER, OLD = f"shop.{ZONE}", f"www.{ZONE}", f"old.{ZONE}"
DEPLOY, DESTROY = "gatehouse.aws.deploy", "gatehouse.aws.destroy"


BUCKET = "shop-logs"
SCOPES = [{"scope_name": name, "scope_description": f"May {name}"} for name in ("read", "write")]


def robot(name: str, scope: str) -> Document:
    """Return the app client of a machine."""
    return {
        "name": name,
        "generate_secret": True,
        "allowed_oauth_flows_user_pool_client": True,
        "allowed_oauth_flows": ["client_credentials"],
        "allowed_oauth_scopes": [scope],
    }


def shop(estate: Estate, **more: t.Any) -> Document:
    """Return the variables of a service with every kind of access."""
    return {
        "service_name": "shop",
        "service_hosts": [HOST, OTHER],
        "service_type": "target_group",
        "load_balancer_zone": ZONE,
        "vpc_id": estate.vpc,
        "load_balancer_subnets": estate.subnets,
        "load_balancer_certificates": [
            {"domain_name": HOST, "subject_alternative_names": [OTHER]},
            {
                "domain_name": OLD,
                "certificate_file": str(estate.folder / "certificate.pem"),
                "private_key_file": str(estate.folder / "key.pem"),
            },
        ],
        "load_balancer_ip_address_type": "dualstack",
        "load_balancer_allowed_cidrs": ["127.0.0.0/8", "2001:db8::/32"],
        "load_balancer_allowed_prefix_lists": [office(estate)],
        "load_balancer_logs_bucket": BUCKET,
        "load_balancer_create_logs_bucket": True,
        "load_balancer_logs_days": 30,
        "load_balancer_web_acl_name": "crowds",
        "user_pool_domain": "shop-pages",
        "user_pool_mfa_configuration": "OFF",
        "user_pool_resource_servers": [{"identifier": "shop", "name": "shop", "scopes": SCOPES}],
        "user_pool_clients": [robot("writer", "shop/write"), robot("reader", "shop/read")],
        "sign_in_access": [
            {"name": "health", "access": "public", "paths": ["/health"], "methods": ["GET"]},
            {"name": "robots", "access": "machine", "paths": ["/m/*"], "scopes": ["shop/write"]},
            {"name": "calls", "access": "api", "paths": ["/api/*"]},
            {
                "name": "office",
                "access": "authenticate",
                "paths": ["/office/*"],
                "source_cidrs": ["203.0.113.0/24"],
            },
            {
                "name": "probes",
                "access": "allowlist",
                "paths": ["/probes/*"],
                "source_cidrs": ["127.0.0.0/8"],
            },
        ],
        **more,
    }


def office(estate: Estate) -> str:
    """Return the ID of the prefix list of the office, which is made when first asked for."""
    ec2 = estate.account.client("ec2")
    lists = ec2.describe_managed_prefix_lists()["PrefixLists"]
    found = [one["PrefixListId"] for one in lists if one["PrefixListName"] == "office"]
    if found:
        return str(found[0])
    made = ec2.create_managed_prefix_list(
        PrefixListName="office",
        MaxEntries=1,
        AddressFamily="IPv4",
        Entries=[{"Cidr": "203.0.113.0/24"}],
    )
    return str(made["PrefixList"]["PrefixListId"])


def addresses_of_version_6(estate: Estate) -> None:
    """Give the network IPv6, as a load balancer for both kinds needs it."""
    ec2 = estate.account.client("ec2")
    ec2.associate_vpc_cidr_block(VpcId=estate.vpc, AmazonProvidedIpv6CidrBlock=True)
    (vpc,) = ec2.describe_vpcs(VpcIds=[estate.vpc])["Vpcs"]
    prefix = vpc["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"].partition("00::/56")[0]
    for number, subnet in enumerate(estate.subnets):
        block = f"{prefix}{number:02x}::/64"
        ec2.associate_subnet_cidr_block(SubnetId=subnet, Ipv6CidrBlock=block)


def web_acl(estate: Estate) -> None:
    """Make the web ACL that the variables name."""
    seen = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "x"}
    estate.account.client("wafv2").create_web_acl(
        Name="crowds", Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=seen
    )


@pytest.fixture(scope="module")
def deployed(estate: Estate) -> t.Iterator[Estate]:
    """The shop, deployed in an account where a check has foretold it."""
    estate.targets("shop")
    web_acl(estate)
    addresses_of_version_6(estate)
    write_certificate(estate.folder, [OLD])
    before = estate.account.standing()
    foretold = estate.run(DEPLOY, shop(estate), "--check")
    assert foretold.status == 0, foretold.output
    assert gained(before, estate.account.standing()) == {}
    done = estate.run(DEPLOY, shop(estate))
    assert done.status == 0, done.output
    assert "PRIVATE KEY" not in foretold.output + done.output
    made = [step.task for step in done.steps if step.changed]
    assert [step.task for step in foretold.steps if step.changed] == made
    # Of a bucket that stands, only the settings that are given are read.
    unforeseen = surprises(foretold.steps, done.steps)
    assert [one for one in unforeseen if ".s3_bucket: " not in one] == []
    yield estate
    gone = estate.run(DESTROY, shop(estate), "-e", "confirm_delete=shop")
    assert gone.status == 0, gone.output
    # Logs outlive what they tell of.
    assert gained(before, estate.account.standing()) == {"buckets": {BUCKET}}


@pytest.fixture
def visitor(deployed: Estate) -> t.Iterator[Visitor]:
    with Visitor(deployed.door) as somebody:
        yield somebody


@pytest.fixture(scope="module")
def told(deployed: Estate) -> Document:
    """What the sign-in tells of itself, found unchanged by a second run."""
    again = deployed.run(DEPLOY, shop(deployed))
    assert (again.status, [s.task for s in again.steps if s.changed]) == (0, [])
    assert [write for step in again.steps for write in step.writes] == []
    facts = [step.result.get("ansible_facts", {}) for step in again.steps]
    return next(one["sign_in_result"] for one in facts if "sign_in_result" in one)


@pytest.fixture(scope="module")
def person(deployed: Estate) -> Estate:
    """The shop, with somebody who can sign in."""
    add_person(deployed, "shop")
    return deployed


def test_what_an_application_needs_is_told(deployed: Estate, told: Document) -> None:
    balancers = deployed.account.client("elbv2").describe_load_balancers()["LoadBalancers"]
    pool = pool_of(deployed, "shop")
    assert told["expected_signer"] == balancers[0]["LoadBalancerArn"]
    assert told["issuer"] == f"https://cognito-idp.{REGION}.amazonaws.com/{pool}"
    assert told["session_cookie_names"][0] == "AWSELBAuthSessionCookie-shop-0"
    assert told["environment"] == {
        "SIGN_IN_ISSUER": told["issuer"],
        "SIGN_IN_CLIENT_ID": told["client_id"],
        "SIGN_IN_EXPECTED_SIGNER": told["expected_signer"],
        "SIGN_IN_PUBLIC_KEYS_URL": f"https://public-keys.auth.elb.{REGION}.amazonaws.com",
        "SIGN_IN_SESSION_COOKIE_NAMES": " ".join(told["session_cookie_names"]),
        "SIGN_IN_LOGOUT_URL": told["logout_url"],
    }
    assert "secret" not in str(told)


def test_who_has_signed_in_gets_everywhere_until_signing_out(
    person: Estate, visitor: Visitor, told: Document
) -> None:
    page = sign_in(visitor, f"https://{HOST}/")
    assert (page.status_code, EMAIL in page.text) == (200, True)
    assert visitor.get(f"https://{HOST}/api/orders").status_code == 200
    assert visitor.get(f"https://{HOST}/office/door").status_code == 403
    for cookie in list(visitor.http.cookies.jar):
        if cookie.name in told["session_cookie_names"]:
            visitor.http.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)
    out = visitor.get(told["logout_url"])
    assert (out.status_code, out.headers["location"]) == (302, f"https://{HOST}/signed-out")
    assert "signed out" in visitor.get(out.headers["location"]).text
    assert visitor.get(f"https://{HOST}/api/orders").status_code == 401
    assert visitor.open_login(f"https://{HOST}/").status_code == 200


@pytest.mark.parametrize(("name", "status"), [("writer", 200), ("reader", 401)])
def test_machines_get_through_by_the_scope_of_their_token(
    deployed: Estate, visitor: Visitor, told: Document, name: str, status: int
) -> None:
    base = told["logout_url"].partition("/logout")[0]
    token = bearer(deployed, visitor, "shop", base, name)
    assert visitor.get(f"https://{HOST}/m/orders", headers=token).status_code == status
    assert visitor.get(f"https://{HOST}/api/orders", headers=token).status_code == 401


def test_logs_go_to_a_bucket_that_takes_them_and_nothing_else(deployed: Estate) -> None:
    elb, s3 = deployed.account.client("elbv2"), deployed.account.client("s3")
    arn = elb.describe_load_balancers()["LoadBalancers"][0]["LoadBalancerArn"]
    found = elb.describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"]
    attributes = {one["Key"]: one["Value"] for one in found}
    for logs in ("access_logs", "connection_logs"):
        assert (attributes[f"{logs}.s3.enabled"], attributes[f"{logs}.s3.bucket"]) == (
            "true",
            BUCKET,
        )
    writing, encrypted = json.loads(s3.get_bucket_policy(Bucket=BUCKET)["Policy"])["Statement"]
    assert writing["Principal"] == {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"}
    assert writing["Resource"] == [
        f"arn:aws:s3:::{BUCKET}/access/AWSLogs/123456789012/*",
        f"arn:aws:s3:::{BUCKET}/connections/AWSLogs/123456789012/*",
    ]
    assert encrypted["Effect"] == "Deny"
    rules = s3.get_bucket_lifecycle_configuration(Bucket=BUCKET)["Rules"]
    assert [(one["ID"], one["Expiration"]) for one in rules] == [("expire", {"Days": 30})]
    block = s3.get_public_access_block(Bucket=BUCKET)["PublicAccessBlockConfiguration"]
    assert set(block.values()) == {True}


def test_listener_has_a_requested_and_an_imported_certificate(deployed: Estate) -> None:
    elb, acm = deployed.account.client("elbv2"), deployed.account.client("acm")
    arn = elb.describe_load_balancers()["LoadBalancers"][0]["LoadBalancerArn"]
    listeners = elb.describe_listeners(LoadBalancerArn=arn)["Listeners"]
    https = next(one["ListenerArn"] for one in listeners if one["Port"] == 443)
    found = [
        (one["IsDefault"], acm.describe_certificate(CertificateArn=one["CertificateArn"]))
        for one in elb.describe_listener_certificates(ListenerArn=https)["Certificates"]
    ]
    told = [
        (default, one["Certificate"]["DomainName"], one["Certificate"]["Type"])
        for default, one in found
    ]
    assert told == [(True, HOST, "AMAZON_ISSUED"), (False, OLD, "IMPORTED")]


def test_web_acl_is_in_front(deployed: Estate) -> None:
    arn = deployed.account.client("elbv2").describe_load_balancers()["LoadBalancers"][0][
        "LoadBalancerArn"
    ]
    found = deployed.account.client("wafv2").get_web_acl_for_resource(ResourceArn=arn)
    assert found["WebACL"]["Name"] == "crowds"


def test_ranges_and_prefix_lists_are_rules_of_the_security_group(deployed: Estate) -> None:
    groups = deployed.account.client("ec2").describe_security_groups(
        Filters=[{"Name": "group-name", "Values": ["shop-load-balancer"]}]
    )["SecurityGroups"]
    sources = (
        ("IpRanges", "CidrIp"),
        ("Ipv6Ranges", "CidrIpv6"),
        ("PrefixListIds", "PrefixListId"),
    )
    found = {
        (rule["FromPort"], source[member])
        for rule in groups[0]["IpPermissions"]
        for kind, member in sources
        for source in rule[kind]
    }
    allowed = ("127.0.0.0/8", "2001:db8::/32", office(deployed))
    assert found == {(port, source) for port in (80, 443) for source in allowed}


def test_hosts_have_addresses_of_both_kinds(deployed: Estate) -> None:
    (balancer,) = deployed.account.client("elbv2").describe_load_balancers()["LoadBalancers"]
    assert balancer["IpAddressType"] == "dualstack"
    route53 = deployed.account.client("route53")
    (zone,) = (
        one["Id"] for one in route53.list_hosted_zones()["HostedZones"] if one["Name"] == f"{ZONE}."
    )
    records = route53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
    found = {
        (one["Name"].rstrip("."), one["Type"], one["AliasTarget"]["DNSName"].rstrip("."))
        for one in records
        if "AliasTarget" in one
    }
    name = balancer["DNSName"].lower()
    assert found == {(host, kind, name) for host in (HOST, OTHER) for kind in ("A", "AAAA")}


def test_transport_and_headers_are_strict(deployed: Estate) -> None:
    elb = deployed.account.client("elbv2")
    arn = elb.describe_load_balancers()["LoadBalancers"][0]["LoadBalancerArn"]
    told = elb.describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"]
    attributes = {one["Key"].removeprefix("routing.http."): one["Value"] for one in told}
    assert attributes["drop_invalid_header_fields.enabled"] == "true"
    assert attributes["desync_mitigation_mode"] == "defensive"
    assert attributes["xff_header_processing.mode"] == "append"
    assert attributes["deletion_protection.enabled"] == "true"
    listeners = elb.describe_listeners(LoadBalancerArn=arn)["Listeners"]
    https = next(one for one in listeners if one["Port"] == 443)
    assert https["SslPolicy"] == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    told = elb.describe_listener_attributes(ListenerArn=https["ListenerArn"])["Attributes"]
    said = {one["Key"].removeprefix("routing.http.response."): one["Value"] for one in told}
    assert said["strict_transport_security.header_value"] == "max-age=31536000"
    assert said["server.enabled"] == "false"


@pytest.mark.parametrize(
    ("path", "status", "to"),
    [
        ("/", 302, "/oauth2/authorize"),
        ("/health", 200, ""),
        ("/healthy", 302, "/oauth2/authorize"),
        ("/api/orders", 401, ""),
        ("/m/orders", 401, ""),
        ("/office/door", 403, ""),
        ("/probes/1", 200, ""),
        ("/signed-out", 200, ""),
    ],
)
def test_what_a_stranger_gets(visitor: Visitor, path: str, status: int, to: str) -> None:
    for host in (HOST, OTHER):
        answer = visitor.get(f"https://{host}{path}")
        assert (answer.status_code, to in answer.headers.get("location", "")) == (status, True)


def test_public_path_is_public_by_its_method_only(visitor: Visitor) -> None:
    answer = visitor.http.post(f"https://{HOST}/health")
    assert "/oauth2/authorize" in answer.headers.get("location", "") or answer.status_code == 401


@pytest.mark.parametrize("role", ["user_pool", "load_balancer"])
def test_destroy_refuses_what_is_not_named_twice(person: Estate, role: str) -> None:
    named = {
        f"{one}_confirm_delete": "shop" for one in ("user_pool", "load_balancer") if one != role
    }
    refused = person.run(DESTROY, shop(person, **named))
    assert refused.status != 0
    assert f"set {role}_confirm_delete to shop to go on" in " ".join(refused.output.split())
    assert [write for step in refused.steps for write in step.writes] == []


OPEN = [
    ({"access": "public", "paths": ["/*"]}, "name each path in full"),
    ({"access": "public", "paths": ["/a?"]}, "name each path in full"),
    ({"access": "allowlist", "paths": ["/*"]}, "give the ranges of those addresses"),
    (
        {"access": "allowlist", "paths": ["/*"], "source_cidrs": ["0.0.0.0/0"]},
        "none of them of the whole internet",
    ),
    ({"access": "machine", "paths": ["/*"]}, "say by scopes or client_ids which tokens"),
]


def test_an_access_map_that_opens_too_much_is_refused(deployed: Estate) -> None:
    """Each by a host of one inventory, as a run for each would take long."""
    variables = {
        "sign_in_name": "shop",
        "sign_in_hosts": [HOST],
        "sign_in_user_pool_name": "shop",
        "sign_in_load_balancer_name": "shop",
        "sign_in_target_group_name": "shop",
        "maps": [{"name": f"wide{number}", **entry} for number, (entry, _said) in enumerate(OPEN)],
        "sign_in_access": ["{{ maps[inventory_hostname | int - 1] }}"],
    }
    hosts = ",".join(str(number + 1) for number in range(len(OPEN)))
    refused = deployed.run_role("sign_in", variables, "-i", f"{hosts},")
    said = " ".join(refused.output.split())
    for number, (_entry, sentence) in enumerate(OPEN):
        assert re.search(f'sign_in_access wide{number} [^:]*: [^"]*{sentence}', said), said
    assert [step.calls for step in refused.steps if step.calls] == []


def test_a_path_that_is_no_longer_listed_asks_for_a_sign_in(
    deployed: Estate, visitor: Visitor
) -> None:
    done = deployed.run(DEPLOY, shop(deployed, sign_in_access=[]))
    assert done.status == 0, done.output
    for path in ("/health", "/probes/1", "/api/orders", "/office/door"):
        answer = visitor.get(f"https://{HOST}{path}")
        assert (answer.status_code, "/authorize" in answer.headers["location"]) == (302, True)
    assert visitor.get(f"https://{HOST}/signed-out").status_code == 200
