# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Listeners, each with the default rule that holds its default actions."""

from __future__ import annotations

from localaws.elbv2 import actions, certificates, facts, rules, tags
from localaws.elbv2.errors import invalid
from localaws.elbv2.paging import page
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError

PROTOCOLS = {
    "application": ("HTTP", "HTTPS"),
    "network": ("TCP", "TLS", "UDP", "TCP_UDP"),
    "gateway": (None,),
}
SECURE = ("HTTPS", "TLS")
GIVEN = ("Port", "Protocol", "SslPolicy", "Certificates", "AlpnPolicy", "MutualAuthentication")


def create_listener(store: Store, params: Document) -> Document:
    balancer = store.get(params["LoadBalancerArn"], "loadbalancer")
    document = {key: params[key] for key in GIVEN if params.get(key)}
    document["LoadBalancerArn"] = balancer["LoadBalancerArn"]
    _complete(store, balancer, document)
    document["DefaultActions"] = actions.normal(store, document, params["DefaultActions"])
    existing = _on_port(store, document)
    if existing:
        if any(existing.get(key) != value for key, value in document.items()):
            raise _duplicate(balancer["LoadBalancerArn"])
        return {"Listeners": [shown(existing)]}
    arn = store.arn(
        balancer["LoadBalancerArn"].split(":", 5)[5].replace("loadbalancer/", "listener/")
    )
    store.listeners[arn] = {"ListenerArn": arn, **document}
    rules.add(store, store.listeners[arn], _default_rule(document["DefaultActions"]))
    tags.put(store, arn, params.get("Tags"))
    return {"Listeners": [shown(store.listeners[arn])]}


def _default_rule(default_actions: list[Document]) -> Document:
    return {
        "Priority": "default",
        "Conditions": [],
        "Actions": default_actions,
        "IsDefault": True,
        "Transforms": [],
    }


def _complete(store: Store, balancer: Document, document: Document) -> None:
    """Check a listener's own settings and add those that AWS adds."""
    for key in ("Port", "Protocol"):
        if document.get(key) is None and balancer["Type"] != "gateway":
            raise invalid(f"A listener {key.lower()} must be specified")
    allowed = PROTOCOLS[balancer["Type"]]
    if document.get("Protocol") not in allowed:
        names = ", ".join(str(name) for name in allowed)
        raise invalid(f"Listener protocol '{document.get('Protocol')}' must be one of '{names}'")
    if document.get("Protocol") in SECURE:
        facts.check_policy(document.setdefault("SslPolicy", facts.DEFAULT_POLICY))
        certificates.check_default(store, document)
    else:
        for key, noun in (("SslPolicy", "An SSL policy"), ("Certificates", "A certificate")):
            if document.get(key):
                raise invalid(f"{noun} cannot be specified for {document['Protocol']} listeners")
    if document.get("Protocol") == "HTTPS":
        document["MutualAuthentication"] = _mutual(store, document.get("MutualAuthentication"))
    elif document.get("MutualAuthentication"):
        raise invalid("Mutual authentication can only be specified for HTTPS listeners")


def _mutual(store: Store, given: Document | None) -> Document:
    mutual = {"Mode": "off", **(given or {})}
    if mutual["Mode"] not in ("off", "passthrough", "verify"):
        raise invalid("The mutual authentication mode must be one of 'off, passthrough, verify'")
    if mutual["Mode"] == "verify":
        if not mutual.get("TrustStoreArn"):
            raise invalid("A trust store must be specified for mutual authentication mode 'verify'")
        store.get(mutual["TrustStoreArn"], "truststore")
        return {
            "IgnoreClientCertificateExpiry": False,
            "AdvertiseTrustStoreCaNames": "off",
            "TrustStoreAssociationStatus": "active",
            **mutual,
        }
    if mutual.get("TrustStoreArn"):
        raise invalid("A trust store can only be specified for mutual authentication mode 'verify'")
    return mutual


def _on_port(store: Store, document: Document) -> Document | None:
    others = store.listeners_of(document["LoadBalancerArn"])
    same = [one for one in others if one.get("Port") == document.get("Port")]
    same = [one for one in same if one["ListenerArn"] != document.get("ListenerArn")]
    return same[0] if same else None


def _duplicate(load_balancer_arn: str) -> AwsError:
    return AwsError(
        "DuplicateListener",
        f"A listener already exists on this port for this load balancer '{load_balancer_arn}'",
    )


def shown(listener: Document) -> Document:
    """Return a listener as a reader may see it: without secrets."""
    return {**listener, "DefaultActions": actions.shown(listener["DefaultActions"])}


def describe_listeners(store: Store, params: Document) -> Document:
    balancer, arns = params.get("LoadBalancerArn"), params.get("ListenerArns")
    if bool(balancer) == bool(arns):
        raise invalid("You must specify either listener ARNs or a load balancer ARN")
    if balancer:
        store.get(balancer, "loadbalancer")
    found = store.listeners_of(balancer) if balancer else []
    found = found or [store.get(arn, "listener") for arn in arns or []]
    return page("Listeners", [shown(one) for one in found], params, "ListenerArn")


def modify_listener(store: Store, params: Document) -> Document:
    listener = store.get(params["ListenerArn"], "listener")
    changed = {**listener, **{key: params[key] for key in GIVEN if params.get(key)}}
    if changed.get("Protocol") not in SECURE:
        for key in ("SslPolicy", "Certificates", "MutualAuthentication"):
            if key not in params:
                changed.pop(key, None)
    _complete(store, store.load_balancers[listener["LoadBalancerArn"]], changed)
    if _on_port(store, changed):
        raise _duplicate(listener["LoadBalancerArn"])
    if params.get("DefaultActions"):
        current = listener["DefaultActions"]
        changed["DefaultActions"] = actions.normal(
            store, changed, params["DefaultActions"], current
        )
    if changed["Protocol"] != listener["Protocol"]:
        _check_rules(store, changed)
    listener.clear()
    listener.update(changed)
    default = next(one for one in store.rules_of(listener["ListenerArn"]) if one["IsDefault"])
    default["Actions"] = listener["DefaultActions"]
    return {"Listeners": [shown(listener)]}


def _check_rules(store: Store, changed: Document) -> None:
    """Refuse a protocol with which the actions of a rule cannot work."""
    for rule in store.rules_of(changed["ListenerArn"]):
        kept = changed["DefaultActions"] if rule["IsDefault"] else rule["Actions"]
        actions.normal(store, changed, kept, kept)


def delete_listener(store: Store, params: Document) -> None:
    store.get(params["ListenerArn"], "listener")
    store.forget_listener(params["ListenerArn"])


OPERATIONS = (create_listener, describe_listeners, modify_listener, delete_listener)
