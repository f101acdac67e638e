# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Through the door as people go: a stranger, somebody at a wrong name, a user."""

from __future__ import annotations

import base64
import email
import re
import secrets
import shlex
import subprocess
import tempfile
import typing as t
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from demo.authenticator import code
from demo.aws import Addresses
from demo.browser import Door, submit
from demo.inventory import Account
from demo.playbook import Broken

EMAIL = "ada@example.org"


def sign_in(
    addresses: Addresses, account: Account, service: dict[str, t.Any], certificate: Path
) -> None:
    """Go through the door; raise Broken where it lets in a stranger or keeps out a user."""
    host = service["service_hosts"][0]
    knows(account, service)
    trust_requested(account, certificate)
    with browser(addresses, certificate) as stranger:
        closed(stranger, host, account)
    offered = service.get("sign_in_supported_identity_providers", ["COGNITO"])
    if "COGNITO" in offered:
        person = invite(account, service)
        with browser(addresses, certificate) as user:
            enter(user, host, person)
    # The pages of SAML providers are their own: nobody plays them here.
    given = service.get("user_pool_identity_providers", [])
    without_page = {"COGNITO", *(one["name"] for one in given if "saml" in one)}
    for provider in [one for one in offered if one not in without_page]:
        with browser(addresses, certificate) as user:
            welcome(come_by(user, host, provider, EMAIL), f"a user of {provider}", host)
            leave(user, host)
        with browser(addresses, certificate) as user:
            answer = come_by(user, host, provider, "eve@elsewhere.example")
            told(f"somebody of {provider} with an address of elsewhere", answer, 561, "")


def knows(account: Account, service: dict[str, t.Any]) -> None:
    """Insist that the application is told who signs the tokens it gets, and what its user says."""
    kind = service.get("service_type", "ecs_service")
    if kind == "target_group":
        return  # whose targets are what they are
    given = TOLD[kind](account, service["service_name"])
    balancer = account.client("elbv2").describe_load_balancers()["LoadBalancers"][0]
    wanted = {"SIGN_IN_EXPECTED_SIGNER": balancer["LoadBalancerArn"]}
    wanted |= service.get("ecs_service_environment", {})
    if not wanted.items() <= given.items():
        raise Broken(f"the application is told {given}, not {wanted}")
    print(f"  the application is told {', '.join(sorted(given))}", flush=True)


def container_told(account: Account, name: str) -> dict[str, str]:
    """Return the environment of a container."""
    found = account.client("ecs").describe_task_definition(taskDefinition=name)["taskDefinition"]
    return {one["name"]: one["value"] for one in found["containerDefinitions"][0]["environment"]}


def function_told(account: Account, name: str) -> dict[str, str]:
    """Return the environment of a function."""
    found = account.client("lambda").get_function_configuration(FunctionName=name)
    return t.cast("dict[str, str]", found["Environment"]["Variables"])


def instance_told(account: Account, name: str) -> dict[str, str]:
    """Return the environment file of an instance, as its own start writes it."""
    found = account.client("ec2").describe_launch_template_versions(
        LaunchTemplateName=name, Versions=["$Latest"]
    )["LaunchTemplateVersions"][0]["LaunchTemplateData"]
    first, *_ = email.message_from_bytes(base64.b64decode(found["UserData"])).get_payload()
    with tempfile.TemporaryDirectory() as folder:
        script = first.get_payload().replace("/etc/", f"{folder}/")
        subprocess.run(["/bin/sh"], input=script, text=True, check=True)
        lines = (Path(folder) / f"{name}.env").read_text().splitlines()
    pairs = (shlex.split(line)[0].partition("=") for line in lines)
    return {variable: value for variable, _, value in pairs}


TOLD = {
    "ecs_service": container_told,
    "lambda_service": function_told,
    "asg_service": instance_told,
}


def trust_requested(account: Account, certificate: Path) -> None:
    """Add the authority of ACM to what a browser trusts, as Amazon's own is not here."""
    acm, known = account.client("acm"), certificate.read_text()
    for one in acm.list_certificates()["CertificateSummaryList"]:
        chain = acm.get_certificate(CertificateArn=one["CertificateArn"])["CertificateChain"]
        known += "" if chain in known else chain
    certificate.write_text(known)


def browser(addresses: Addresses, certificate: Path) -> httpx.Client:
    """Return a browser that trusts the service's certificate and the names that localaws plays."""
    answer = httpx.get(f"{addresses.door_http}/_localaws/door/ca.pem").raise_for_status()
    trusted = answer.text + certificate.read_text()
    ports = urlsplit(addresses.door).port, urlsplit(addresses.door_http).port
    door, headers = Door(*ports, trusted), {"accept": "text/html"}
    # localaws has what is left of the machine, which may be little.
    return httpx.Client(transport=door, headers=headers, timeout=60)


def closed(stranger: httpx.Client, host: str, account: Account) -> None:
    """Knock without a name."""
    answer = stranger.get(f"http://{host}/")
    told("a stranger at http://", answer, 301, f"https://{host}")
    answer = stranger.get(f"https://{host}/")
    told("a stranger at https://", answer, 302, "/oauth2/authorize")
    balancer = account.client("elbv2").describe_load_balancers()["LoadBalancers"][0]
    headers = {"host": "other." + host}
    answer = stranger.get(f"https://{host}/", headers=headers)
    told("somebody who asks for another name", answer, 404, "")
    answer = stranger.get(f"https://{host}/", headers={"host": balancer["DNSName"]})
    told("somebody who asks for the load balancer's own name", answer, 404, "")


def told(who: str, answer: httpx.Response, status: int, where: str) -> None:
    """Print what somebody gets, and insist on it."""
    location = answer.headers.get("location", "")
    shown = urlsplit(location)
    to = f" to {shown.scheme}://{shown.hostname}{shown.path}" if location else ""
    print(f"  {who} gets {answer.status_code}{to}", flush=True)
    if answer.status_code != status or where not in location:
        raise Broken(f"{who} gets {answer.status_code} {location}, not {status} {where}")


def invite(account: Account, service: dict[str, t.Any], permanent: bool = False) -> dict[str, str]:
    """Create a user as an administrator does, and return name and password."""
    cognito = account.client("cognito-idp")
    pools = cognito.list_user_pools(MaxResults=60)["UserPools"]
    pool = next(one["Id"] for one in pools if one["Name"] == service["service_name"])
    password = f"{secrets.token_urlsafe(12)}-aA1"
    cognito.admin_create_user(
        UserPoolId=pool,
        Username="ada",
        TemporaryPassword=password,
        MessageAction="SUPPRESS",
        UserAttributes=[
            {"Name": "email", "Value": EMAIL},
            {"Name": "email_verified", "Value": "true"},
        ],
    )
    if permanent:
        cognito.admin_set_user_password(
            UserPoolId=pool, Username="ada", Password=password, Permanent=True
        )
    return {"username": "ada", "password": password}


def enter(user: httpx.Client, host: str, person: dict[str, str]) -> None:
    """Sign in for the first time: password, new password, authenticator app; come again; leave."""
    user.follow_redirects = True
    page = user.get(f"https://{host}/")
    page = submit(user, page, **person)
    password = f"{secrets.token_urlsafe(12)}-bB2"
    page = submit(user, page, new_password=password, confirm_password=password)
    key = re.search(r'id="secret">([A-Z2-7]+)<', page.text)
    if not key:
        raise Broken("nobody asks the user for an authenticator app")
    page = submit(user, page, code=code(key[1]))
    welcome(page, "a user with a password and an authenticator app", host)
    welcome(user.get(f"https://{host}/again"), "the same user again, without a new sign-in", host)
    leave(user, host)


def come_by(user: httpx.Client, host: str, provider: str, email: str) -> httpx.Response:
    """Sign in at an identity provider that the sign-in page offers."""
    user.follow_redirects = True
    page = user.get(f"https://{host}/")
    button = page.url.copy_with(path="/oauth2/authorize")
    there = user.get(button.copy_merge_params({"identity_provider": provider}))
    return submit(user, there, email=email, name="Ada")


def leave(user: httpx.Client, host: str) -> None:
    """Sign out in the application, by way of the pool; the next request is asked to sign in."""
    user.follow_redirects = False
    answer = user.get(f"https://{host}/sign-out")
    told("the user, who signs out,", answer, 302, "/logout")
    user.get(answer.headers["location"])
    told("the user, when signed out,", user.get(f"https://{host}/"), 302, "/oauth2/authorize")


def welcome(page: httpx.Response, who: str, host: str) -> None:
    """Insist that the application answered, and knows the user."""
    if page.status_code != 200 or page.url.host != host or EMAIL not in page.text:
        raise Broken(f"{who} gets {page.status_code} at {page.url} and not the application")
    print(f"  {who} gets the application, which knows {EMAIL}", flush=True)
