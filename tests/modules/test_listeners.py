# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A listener, setting by setting: made so, changed alone, unchanged when given back."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener import LISTENER
from tests.support import worlds
from tests.support.aws import Aws
from tests.support.cases import filled
from tests.support.resources import accepted, as_options, spec_of
from tests.support.rule_kinds import ACTIONS, NOT_FOUND, SIGN_IN

Document = dict[str, t.Any]

READS = ("Describe", "List")
HEADERS = "routing.http.response"
HSTS = f"{HEADERS}.strict_transport_security.header_value"
VERIFY = {"mode": "verify", "trust_store_arn": "{{ trust_store_arn }}"}


@pytest.fixture
def found(aws: Aws) -> Document:
    """What there is: an HTTPS and an HTTP listener, a sign-in, a trust store."""
    made = worlds.sign_in(aws)
    store = aws.client("elbv2").create_trust_store(
        Name="partners", CaCertificatesBundleS3Bucket="trust", CaCertificatesBundleS3Key="ca.pem"
    )["TrustStores"][0]
    return {**made, "trust_store_arn": store["TrustStoreArn"]}


def made(aws: Aws) -> list[Document]:
    """Return the calls by which the last run wrote."""
    return [one for one in aws.made if not one["operation"].startswith(READS)]


def given_back(aws: Aws, listener: Document) -> None:
    """Check that what the info module tells of ``listener`` plans nothing when it is given back."""
    (told,) = aws.inform(LISTENER, listener)
    aws.stands(LISTENER, accepted("elb_listener", as_options(told, spec_of("elb_listener"))))


@pytest.mark.parametrize("name", ACTIONS)
def test_every_default_action_goes_there_and_back(aws: Aws, found: Document, name: str) -> None:
    """On a new listener, on one that is there, and as AWS returns it."""
    place = {"load_balancer_name": "edge", "port": 9443}
    new = {"protocol": "HTTPS", "certificate_arn": found["certificate_arn"]}
    after = aws.lasts(LISTENER, {**place, **new, "default_actions": ACTIONS[name]})
    given_back(aws, {"listener_arn": after["listener_arn"]})
    old = {"listener_arn": found["listener_arn"]}
    aws.lasts(LISTENER, {**old, "default_actions": [{"fixed_response": {"status_code": "410"}}]})
    aws.lasts(LISTENER, {**old, "default_actions": ACTIONS[name]})
    (call,) = made(aws)
    assert set(call["parameters"]) == {"ListenerArn", "DefaultActions"}
    given_back(aws, old)


# A setting, what it becomes, and by which call with which members; others must not be sent.
SETTINGS: dict[str, tuple[Document, Document, str, set[str]]] = {
    "TLS policy": (
        {"ssl_policy": "ELBSecurityPolicy-TLS13-1-2-2021-06"},
        {"ssl_policy": "ELBSecurityPolicy-TLS13-1-3-2021-06"},
        "ModifyListener",
        {"SslPolicy"},
    ),
    "default certificate": (
        {"certificate_arn": "{{ certificate_arn }}"},
        {"certificate_arn": "{{ other_certificate_arn }}"},
        "ModifyListener",
        {"Certificates"},
    ),
    "port": ({"port": 443}, {"port": 8443}, "ModifyListener", {"Port"}),
    "response header": (
        {"attributes": {HSTS: "max-age=60", f"{HEADERS}.server.enabled": False}},
        {"attributes": {HSTS: "max-age=31536000; includeSubDomains"}},
        "ModifyListenerAttributes",
        {"Attributes"},
    ),
    "header no more": (
        {"attributes": {HSTS: "max-age=60"}},
        {"attributes": {HSTS: ""}},
        "ModifyListenerAttributes",
        {"Attributes"},
    ),
    "clients unchecked": (
        {"mutual_authentication": {"mode": "off"}},
        {"mutual_authentication": {"mode": "passthrough"}},
        "ModifyListener",
        {"MutualAuthentication"},
    ),
    "clients checked": (
        {"mutual_authentication": {"mode": "passthrough"}},
        {"mutual_authentication": {**VERIFY, "ignore_client_certificate_expiry": True}},
        "ModifyListener",
        {"MutualAuthentication"},
    ),
    "authorities told": (
        {"mutual_authentication": VERIFY},
        {"mutual_authentication": {"advertise_trust_store_ca_names": "on"}},
        "ModifyListener",
        {"MutualAuthentication"},
    ),
    "clients no longer checked": (
        {"mutual_authentication": VERIFY},
        {"mutual_authentication": {"mode": "off"}},
        "ModifyListener",
        {"MutualAuthentication"},
    ),
    "clients as by default": (
        {"mutual_authentication": VERIFY},
        {"mutual_authentication": {}},
        "ModifyListener",
        {"MutualAuthentication"},
    ),
    "tags": ({"tags": {"a": "b"}}, {"tags": {"a": "c"}}, "AddTags", {"Tags"}),
    "no tags": ({"tags": {"a": "b"}}, {"tags": {}}, "RemoveTags", {"TagKeys"}),
    "more certificates": (
        {"additional_certificate_arns": []},
        {"additional_certificate_arns": ["{{ other_certificate_arn }}"]},
        "AddListenerCertificates",
        {"Certificates"},
    ),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_is_changed_alone_and_told(aws: Aws, found: Document, name: str) -> None:
    """All others stay, and the setting is what the info module tells, in the user's words."""
    first, second, operation, members = SETTINGS[name]
    place = {"listener_arn": found["listener_arn"]}
    aws.converge(LISTENER, filled({**place, **first}, found))
    (before,) = aws.inform(LISTENER, place)
    aws.lasts(LISTENER, filled({**place, **second}, found))
    (call,) = made(aws)
    assert call["operation"] == operation
    assert set(call["parameters"]) - {"ListenerArn", "ResourceArns"} == members
    (after,) = aws.inform(LISTENER, place)
    rest = dict.fromkeys((*second, "guarded_by"))
    assert {**after, **rest} == {**before, **rest}
    given_back(aws, place)


def test_what_of_an_attribute_map_is_not_given_stays(aws: Aws, found: Document) -> None:
    """Only the difference is sent, and the rest keeps what it has."""
    place = {"listener_arn": found["listener_arn"]}
    frames = f"{HEADERS}.x_frame_options.header_value"
    aws.lasts(LISTENER, {**place, "attributes": {HSTS: "max-age=60", frames: "DENY"}})
    after = aws.lasts(LISTENER, {**place, "attributes": {HSTS: "max-age=61", frames: "DENY"}})
    (call,) = made(aws)
    assert call["parameters"]["Attributes"] == [{"Key": HSTS, "Value": "max-age=61"}]
    assert after["attributes"][frames] == "DENY"


def test_further_certificates_are_read_to_the_last(aws: Aws, found: Document) -> None:
    """AWS tells the default certificate too, by pages; one that is taken off is not served."""
    place = {"listener_arn": found["listener_arn"]}
    both = [worlds.imported(aws, "shop.example.com"), found["other_certificate_arn"]]
    after = aws.lasts(LISTENER, {**place, "additional_certificate_arns": both})
    assert sorted(after["additional_certificate_arns"]) == sorted(both)
    asked = aws.requests("DescribeListenerCertificates")
    assert [one["PageSize"] for one in asked] == [400]
    options = {**place, "additional_certificate_arns": both[:1]}
    aws.forget()
    assert aws.converge(LISTENER, options, purge={"purge_certificates": True}).changed
    assert aws.writes == ["RemoveListenerCertificates"]
    told = aws.client("elbv2").describe_listener_certificates(ListenerArn=found["listener_arn"])
    served = {one["CertificateArn"]: one["IsDefault"] for one in told["Certificates"]}
    assert served == {found["certificate_arn"]: True, both[0]: False}


def test_protocols_of_a_network_load_balancer(aws: Aws) -> None:
    """A TLS listener has an ALPN policy, which can be changed and taken away."""
    made_by_hand = worlds.balancer(aws)
    elb = aws.client("elbv2")
    elb.create_load_balancer(Name="net", Type="network", Subnets=made_by_hand["subnets"])
    elb.create_target_group(Name="wire", Protocol="TCP", Port=80, VpcId=made_by_hand["vpc"])
    place = {"load_balancer_name": "net", "port": 443}
    new = {
        "protocol": "TLS",
        "certificate_arn": made_by_hand["certificate_arn"],
        "alpn_policy": ["HTTP2Preferred"],
        "default_actions": [{"target_group_name": "wire"}],
    }
    aws.lasts(LISTENER, {**place, **new})
    after = aws.lasts(LISTENER, {**place, "alpn_policy": ["None"]})
    (call,) = made(aws)
    assert (call["operation"], call["parameters"]["AlpnPolicy"]) == ("ModifyListener", ["None"])
    given_back(aws, {"listener_arn": after["listener_arn"]})
    aws.stands(LISTENER, {**place, "mutual_authentication": {}})


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"mode": "verify"}, "trust_store_arn is needed for mode verify"),
        ({"trust_store_arn": "arn:aws:x"}, "trust_store_arn is for mode verify, and the mode is"),
        (
            {"mode": "passthrough", "ignore_client_certificate_expiry": True},
            "ignore_client_certificate_expiry is for mode verify, and the mode is passthrough",
        ),
    ],
    ids=str,
)
def test_clients_are_asked_for_certificates_in_one_way(
    aws: Aws, found: Document, given: Document, words: str
) -> None:
    options = {"listener_arn": found["listener_arn"], "mutual_authentication": given}
    aws.forget()
    for check_mode in (True, False):
        with pytest.raises(PlanError, match=words):
            aws.converge(LISTENER, options, check_mode)
    assert aws.writes == []


def test_a_listener_that_speaks_http_gets_its_lock(aws: Aws, found: Document) -> None:
    """From HTTP to HTTPS with a sign-in by one call, and back to a redirect by one."""
    place = {"listener_arn": found["http_listener_arn"]}
    lock = {"protocol": "HTTPS", "certificate_arn": found["certificate_arn"]}
    actions = [SIGN_IN, {"target_group_name": "orders"}]
    aws.forget()
    with pytest.raises(PlanError, match="authenticate_cognito needs an HTTPS listener"):
        aws.converge(LISTENER, {**place, "default_actions": actions})
    with pytest.raises(PlanError, match="certificate_arn is needed for protocol HTTPS"):
        aws.converge(LISTENER, {**place, "protocol": "HTTPS"})
    assert aws.writes == []
    after = aws.lasts(LISTENER, {**place, **lock, "default_actions": actions})
    assert (len(made(aws)), after["guarded_by"]) == (1, found["user_pool_arn"])
    aws.lasts(LISTENER, {**place, "protocol": "HTTP", "default_actions": NOT_FOUND})
    assert len(made(aws)) == 1
