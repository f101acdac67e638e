# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Domains of Cognito user pools."""

from __future__ import annotations

import datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from tests.localaws.expect import new_pool, pool, refused
from tests.localaws.tally import row

TABLE = "Domain"
HOST = "auth.example.com"


@pytest.fixture(scope="module")
def certified() -> dict[str, bytes]:
    """A certificate for *.example.com, and its key, as ACM imports them."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "*.example.com")])
    start = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start - datetime.timedelta(days=1))
        .not_valid_after(start + datetime.timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("*.example.com")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8)
    return {
        "Certificate": certificate.public_bytes(serialization.Encoding.PEM),
        "PrivateKey": key.private_bytes(*form, serialization.NoEncryption()),
    }


@pytest.fixture
def certificate(aws, certified) -> str:
    return imported(aws, certified, "us-east-1")


def imported(aws, certified, region: str) -> str:
    return aws.client("acm", region).import_certificate(**certified)["CertificateArn"]


def create(idp, pool_id: str, domain: str = "staff-of-us", **more) -> dict:
    return idp.create_user_pool_domain(UserPoolId=pool_id, Domain=domain, **more)


def custom(idp, pool_id: str, arn: str, domain: str = HOST, **more) -> dict:
    return create(idp, pool_id, domain, CustomDomainConfig={"CertificateArn": arn}, **more)


def describe(idp, domain: str = "staff-of-us") -> dict:
    return idp.describe_user_pool_domain(Domain=domain)["DomainDescription"]


@row(TABLE, "Describe of an unknown domain")
def test_an_unknown_domain_is_an_empty_description(idp):
    assert describe(idp, "nobody") == {}


@row(TABLE, "One prefix **and** one custom domain")
def test_one_domain_of_each_kind(idp, certificate):
    pool_id = new_pool(idp)
    create(idp, pool_id)
    custom(idp, pool_id, certificate)
    with refused("User pool already has a domain configured."):
        create(idp, pool_id, "another")
    with refused("User pool already has a domain configured."):
        custom(idp, pool_id, certificate, "login.example.com")


@row(TABLE, "`.CustomDomain` holds the custom one")
def test_the_pool_shows_its_domains(idp, certificate):
    pool_id = new_pool(idp)
    custom(idp, pool_id, certificate)
    assert "Domain" not in pool(idp, pool_id)
    create(idp, pool_id)
    shown = pool(idp, pool_id)
    assert (shown["Domain"], shown["CustomDomain"]) == ("staff-of-us", HOST)


@row(TABLE, "Prefix unique per region")
def test_a_prefix_belongs_to_one_pool_of_a_region(aws, idp):
    create(idp, new_pool(idp))
    with refused("Domain already associated with another user pool"):
        create(idp, new_pool(idp))
    elsewhere = aws.client("cognito-idp", "eu-central-1")
    create(elsewhere, new_pool(elsewhere))


@row(TABLE, "Name immutable")
def test_an_update_does_not_rename(idp):
    pool_id = new_pool(idp)
    create(idp, pool_id)
    with refused(code="ResourceNotFoundException"):
        idp.update_user_pool_domain(UserPoolId=pool_id, Domain="other-name")


@row(TABLE, "Prefix words aws/amazon/cognito")
def test_reserved_words_are_refused_as_whole_segments(idp):
    pool_id = new_pool(idp)
    for name in ("my-aws-x", "amazon", "x-cognito"):
        with refused("reserved word"):
            create(idp, pool_id, name)
    create(idp, pool_id, "awsome")


@row(TABLE, "Prefix pattern")
@pytest.mark.parametrize("name", ["Upper", "dot.ted", "-x", "x-", "x" * 64])
def test_the_form_of_a_prefix(idp, name):
    with refused("'domain' failed to satisfy constraint"):
        create(idp, new_pool(idp), name)


@row(TABLE, "Custom domain: certificate must be ACM in us-east-1")
def test_the_certificate_of_a_custom_domain(aws, idp, certified, certificate):
    pool_id = new_pool(idp)
    with refused("us-east-1"):
        custom(idp, pool_id, imported(aws, certified, "eu-west-1"))
    with refused("does not exist"):
        custom(idp, pool_id, certificate[:-1] + "x")
    with refused("does not cover"):
        custom(idp, pool_id, certificate, "auth.other.example")
    assert custom(idp, pool_id, certificate)["CloudFrontDomain"].endswith(".cloudfront.net")


@row(TABLE, "Custom domain needs a resolvable A record")
def test_the_parent_of_a_custom_domain_resolves(aws, idp, certificate):
    route53 = aws.client("route53")
    zone = route53.create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]["Id"]
    pool_id = new_pool(idp)
    with refused("please ensure an A record exists for the root domain"):
        custom(idp, pool_id, certificate)
    record = {
        "Name": "example.com",
        "Type": "A",
        "TTL": 60,
        "ResourceRecords": [{"Value": "192.0.2.1"}],
    }
    change = {"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]}
    route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch=change)
    custom(idp, pool_id, certificate)


@row(TABLE, "Async: CREATING")
def test_a_domain_takes_its_time(aws, idp):
    aws.control("POST", "modes", {"reads_until_active": 2})
    pool_id = new_pool(idp)
    create(idp, pool_id)
    states = [describe(idp)["Status"] for _ in range(3)]
    assert states == ["CREATING", "CREATING", "ACTIVE"]
    idp.delete_user_pool_domain(UserPoolId=pool_id, Domain="staff-of-us")
    states = [describe(idp).get("Status") for _ in range(3)]
    assert states == ["DELETING", "DELETING", None]


@row(TABLE, "CloudFrontDistribution is returned for prefix domains too")
def test_a_prefix_domain_shows_a_distribution(idp):
    answer = create(idp, new_pool(idp))
    assert "CloudFrontDomain" not in answer
    assert describe(idp)["CloudFrontDistribution"]


@row(TABLE, "Update can change certificate")
def test_updates_of_a_custom_domain(aws, idp, certified, certificate):
    pool_id = new_pool(idp)
    custom(idp, pool_id, certificate)
    config = {
        "CertificateArn": imported(aws, certified, "us-east-1"),
        "SecurityPolicy": "TLS_V1_3_2025",
    }
    failover = {"SecondaryRegion": "us-west-2", "PrimaryRoute53HealthCheckId": "h" * 36}
    idp.update_user_pool_domain(
        UserPoolId=pool_id,
        Domain=HOST,
        CustomDomainConfig=config,
        ManagedLoginVersion=2,
        Routing={"Failover": failover},
    )
    shown = describe(idp, HOST)
    assert shown["CustomDomainConfig"] == config
    assert shown["ManagedLoginVersion"] == 2
    assert shown["Routing"] == {"Failover": failover}


@row(TABLE, "ManagedLoginVersion 2 needs tier")
def test_managed_login_is_not_in_lite(idp):
    with refused(code="FeatureUnavailableInTierException"):
        create(idp, new_pool(idp, UserPoolTier="LITE"), ManagedLoginVersion=2)
    create(idp, new_pool(idp), ManagedLoginVersion=2)
    assert describe(idp)["ManagedLoginVersion"] == 2


@row(TABLE, "Delete of a missing domain")
def test_only_an_existing_domain_is_deleted(idp):
    with refused():
        idp.delete_user_pool_domain(UserPoolId=new_pool(idp), Domain="nobody")
