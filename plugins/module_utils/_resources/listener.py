# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A listener of an Application Load Balancer, with its certificates and attributes."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document, places, without
from .._engine.habits import Faults, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Additive
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Entries, Members, Patch, Tags
from ._actions import (
    CLIENT_BY_NAME,
    action_aliases,
    action_policies,
    action_references,
    https_problems,
    login_problems,
)
from ._listener_attributes import (
    MUTUAL,
    OfMode,
    mutual_problems,
    one_attribute_form,
    one_mutual_form,
)
from ._rule_actions import forwards_to, signs_in_by
from ._rules import action_problems, guard_of, one_action_form
from .certificate import CERTIFICATE
from .load_balancer import LOAD_BALANCER
from .target_group import TARGET_GROUP

MORE = "additional_certificate_arns"
DEFAULT = "default_actions"
OIDC = f"{DEFAULT}.authenticate_oidc"
OWNER = "gatehouse:owner"


def listener_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    yield from action_problems(desired, "default_actions")


def listener_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why AWS would not take the listener as it will be."""
    after, actions = plan.after, plan.after.get("default_actions") or []
    protocol = after.get("protocol", "")
    if plan.creates:
        needed = [o for o in ("protocol", "port", "default_actions") if not after.get(o)]
        yield from (f"{option} is needed to create a listener: give it." for option in needed)
    if protocol == "HTTPS" and not after.get("certificate_arn"):
        yield "certificate_arn is needed for protocol HTTPS: give a certificate of ACM or IAM."
    yield from mutual_problems(after)
    yield from region_problems(after, store.session.region("elbv2"))
    yield from https_problems(actions, protocol, f"port {after.get('port')}")
    if plan.before.get("default_actions") != actions:
        yield from login_problems(actions, store)


def as_sent(document: Document, creating: bool) -> Document:
    """A secret that is not given again must be said to stay."""
    for login, secret in () if creating else places(document, f"{OIDC}.client_secret"):
        if not login.get(secret):
            login["use_existing_client_secret"] = True
    # Only told: whether a trust store that is another account's is still at hand.
    return without(document, [f"{MUTUAL}.trust_store_association_status"])


def region_problems(after: Document, region: str) -> t.Iterator[str]:
    """Yield which certificates the load balancer cannot see."""
    for arn in [after.get("certificate_arn"), *(after.get(MORE) or [])]:
        where = (arn or "").split(":")
        if len(where) > 3 and where[2] == "acm" and where[3] != region:
            yield (
                f"certificate_arn {arn} is in {where[3]}, and the load balancer in {region}: use a"
                f" certificate of ACM in {region}."
            )


def guarded(document: Document) -> Document:
    """Who signs people in before the default actions forward; empty when nobody does."""
    if not document.get(DEFAULT):
        return document
    guard = guard_of(document[DEFAULT])
    rest = {name: value for name, value in document.items() if name != "guarded_by"}
    return rest if guard is None else {**rest, "guarded_by": guard}


LISTENER = Resource(
    service="elbv2",
    name="listener",
    title="port",
    ids=("listener_arn",),
    words=Names(
        {
            "ListenerArns": "listener_arn",
            "ResourceArns": "listener_arn",
            "ResourceArn": "listener_arn",
            "Certificates": "certificate_arn",
            **action_aliases("DefaultActions"),
        },
        pairs=frozenset({"tags", "attributes"}),
        single={"Certificates": "CertificateArn"},
    ),
    references=(
        Reference(
            "load_balancer_arn",
            LOAD_BALANCER,
            {"name": "load_balancer_name"},
            ("load_balancer_arn",),
        ),
        Reference(
            "certificate_arn",
            CERTIFICATE,
            {"domain_name": "certificate_domain"},
            ("certificate_arn",),
        ),
        Reference(
            MORE,
            CERTIFICATE,
            {"domain_name": "additional_certificate_domains"},
            ("certificate_arn",),
        ),
        # Only a reader means those that forward to a target group.
        Reference(
            "target_group_arn", TARGET_GROUP, {"name": "target_group_name"}, ("target_group_arn",)
        ),
        CLIENT_BY_NAME,
        *action_references("default_actions"),
    ),
    read=Read("DescribeListeners", "Listeners[0]"),
    extras=(
        Read("DescribeTags", "TagDescriptions", gives=frozenset({"tags"}), batch=20),
        Read("DescribeListenerAttributes", gives=frozenset({"attributes"})),
        Read(
            "DescribeListenerCertificates",
            "Certificates[?!IsDefault].CertificateArn",
            gives=frozenset({MORE}),
            into=MORE,
            # The longest page: more than a listener can have.
            also={"PageSize": 400},
        ),
    ),
    search=Search(
        "DescribeListeners",
        "Listeners",
        by=("port", "protocol", "target_group_arn", "user_pool_client_id", "owner", "guarded_by"),
        fitting={
            "target_group_arn": lambda one, arn: forwards_to(one[DEFAULT], arn),
            "user_pool_client_id": lambda one, client: signs_in_by(one[DEFAULT], client),
            "owner": lambda one, owner: (one.get("tags") or {}).get(OWNER) == owner,
        },
        scope=("load_balancer_arn",),
        whole=True,
    ),
    create="CreateListener",
    meaning=Meaning(
        wire=as_sent,
        canonical=(one_action_form, one_attribute_form, one_mutual_form, guarded),
    ),
    writers=(
        Patch("ModifyListener"),
        Members(
            "AddListenerCertificates",
            owns=frozenset({MORE}),
            on_create=False,
            remove="RemoveListenerCertificates",
            member="certificate_arn",
        ),
        Entries("ModifyListenerAttributes", owns=frozenset({"attributes"}), on_create=False),
        Tags("AddTags", untag="RemoveTags"),
    ),
    delete="DeleteListener",
    # AWS reports all attributes, the user writes a few.
    # Other services bring their certificates to the same listener.
    policies={
        **action_policies("default_actions"),
        "attributes": Additive(),
        MORE: Additive(),
        MUTUAL: OfMode(),
    },
    traits=Traits(
        derived=frozenset({"guarded_by"}),
        write_only=(
            f"{OIDC}.client_secret",
            f"{OIDC}.use_existing_client_secret",
        ),
        growing={"tags": "purge_tags", MORE: "purge_certificates additional_certificates_state"},
    ),
    refusals=Refusals(problems=(listener_problems,), preflight=(listener_preflight,)),
    faults=Faults(
        missing=("ListenerNotFound", "LoadBalancerNotFound"),
        # A certificate that was just imported is not visible to load balancers at once.
        retry_on=("CertificateNotFound",),
    ),
)
