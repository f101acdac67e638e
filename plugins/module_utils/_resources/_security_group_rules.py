# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Rules of security groups, in one form: each lets one source through to one range of ports."""

from __future__ import annotations

import ipaddress
import itertools
import typing as t

from .._engine.documents import Document
from .._engine.errors import PlanError

# What a rule is told apart by; the description is what is left.
KEY = (
    "proto",
    "from_port",
    "to_port",
    "cidr_ip",
    "cidr_ipv6",
    "ip_prefix",
    "group_id",
    "group_name",
)
SOURCES = ("cidr_ip", "cidr_ipv6", "ip_prefix", "group_id", "group_name")
PROTOCOLS = {"-1": "all", "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6"}
WITH_PORTS = ("tcp", "udp")
OF_ICMP = ("icmp", "icmpv6")
# How AWS lists the sources of a rule: the list, the member that names one, our option.
LISTS = (
    ("ip_ranges", "cidr_ip", "cidr_ip"),
    ("ipv6_ranges", "cidr_ipv6", "cidr_ipv6"),
    ("prefix_list_ids", "prefix_list_id", "ip_prefix"),
    ("user_id_group_pairs", "group_id", "group_id"),
)


def several(value: t.Any) -> list[t.Any]:
    """Return ``value`` as a list, lists inside of it laid flat."""
    if not isinstance(value, list):
        return [] if value is None else [value]
    return [item for part in value for item in several(part)]


def protocol(rule: Document) -> str:
    """Return the protocol by the name that AWS gives it."""
    name = str(rule.get("proto", "tcp")).lower()
    return PROTOCOLS.get(name, name)


def port_range(value: t.Any) -> tuple[int, int]:
    """Return the first and the last port of ``80`` or ``8000-8100``."""
    first, _dash, last = str(value).partition("-")
    try:
        return int(first), int(last or first)
    except ValueError:
        raise PlanError(
            f"ports has {value!r}, which is no port: write a number, or a range like 8000-8100."
        ) from None


def ranges(rule: Document) -> list[Document]:
    """Return the port ranges of ``rule``, or its kind of ICMP message, as AWS keeps them."""
    name = protocol(rule)
    if name in OF_ICMP:
        first = rule.get("icmp_type", rule.get("from_port", -1))
        return [{"from_port": first, "to_port": rule.get("icmp_code", rule.get("to_port", -1))}]
    if name not in WITH_PORTS:
        return [{}]
    pairs = [port_range(one) for one in several(rule.get("ports"))]
    if not pairs:
        first = rule.get("from_port", rule.get("to_port", 0))
        last = rule.get("to_port", first if "from_port" in rule else 65535)
        pairs = [(0, 65535) if -1 in (first, last) else (int(first), int(last))]
    return [{"from_port": first, "to_port": last} for first, last in pairs]


def source(option: str, value: t.Any) -> str:
    """Return ``value`` as AWS keeps it: a network without the bits of a host."""
    if option not in ("cidr_ip", "cidr_ipv6"):
        return str(value)
    try:
        return str(ipaddress.ip_network(str(value), strict=False))
    except ValueError:
        return str(value)


def single(rule: Document) -> t.Iterator[Document]:
    """Yield one rule for each source and range of ports that ``rule`` names."""
    named = {**rule, "group_name": None} if rule.get("group_id") else rule
    sources = [(option, one) for option in SOURCES for one in several(named.get(option))]
    for ports, (option, value) in itertools.product(ranges(rule), sources):
        kind = "cidr_ipv6" if option == "cidr_ip" and ":" in str(value) else option
        told = {"rule_desc": rule["rule_desc"]} if rule.get("rule_desc") is not None else {}
        yield {"proto": protocol(rule), **ports, kind: source(kind, value), **told}


def identity(rule: Document) -> tuple[t.Any, ...]:
    """Return what tells ``rule`` from the others of its group."""
    return tuple(rule.get(name) for name in KEY)


def one_rule_form(rules: list[Document], own_id: str, own_name: str) -> list[Document]:
    """Return ``rules`` in the one form, each once; a group refers to itself by its name."""
    found: dict[tuple[t.Any, ...], Document] = {}
    for one in itertools.chain.from_iterable(single(rule) for rule in rules):
        itself = own_name and own_id and one.get("group_id") == own_id
        rest = {name: value for name, value in one.items() if name != "group_id"}
        kept = {**rest, "group_name": own_name} if itself else one
        found.setdefault(identity(kept), kept)
    return list(found.values())


def reported(permissions: list[Document], owner: str) -> list[Document]:
    """Return what AWS reports as rules; a group of another account as ``account/group``."""
    rules = []
    for permission in permissions:
        shared = {
            "proto": permission.get("ip_protocol"),
            "from_port": permission.get("from_port"),
            "to_port": permission.get("to_port"),
        }
        shared = {name: value for name, value in shared.items() if value is not None}
        for members, theirs, ours in LISTS:
            for one in permission.get(members) or []:
                value = one.get(theirs)
                account = one.get("user_id", owner)
                value = f"{account}/{value}" if account != owner else value
                told = {"rule_desc": one["description"]} if one.get("description") else {}
                rules.append({**shared, ours: value, **told})
    return rules


def permission(rule: Document, own_id: str) -> Document:
    """Return ``rule`` as AWS takes it."""
    own = {"group_id": own_id} if rule.get("group_name") else {}
    given = {**rule, **own}
    wire = {"ip_protocol": "-1" if given["proto"] == "all" else given["proto"]}
    wire.update({k: given[k] for k in ("from_port", "to_port") if k in given})
    told = {"description": given["rule_desc"]} if given.get("rule_desc") else {}
    for members, theirs, ours in LISTS:
        if given.get(ours):
            account, _slash, group = str(given[ours]).rpartition("/")
            foreign = ours == "group_id" and account
            who = {theirs: group, "user_id": account} if foreign else {theirs: given[ours]}
            wire[members] = [{**who, **told}]
    return wire
