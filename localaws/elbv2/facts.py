# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS knows by itself: its TLS policies and an account's limits."""

from __future__ import annotations

from moto.elbv2.ssl_policies import SSL_POLICIES, build_policy

from localaws.elbv2.paging import page
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError

DEFAULT_POLICY = "ELBSecurityPolicy-2016-08"

LIMITS = {
    "application-load-balancers": "50",
    "listeners-per-application-load-balancer": "50",
    "rules-per-application-load-balancer": "100",
    "target-groups": "3000",
    "target-groups-per-action-on-application-load-balancer": "5",
    "target-groups-per-application-load-balancer": "100",
    "targets-per-application-load-balancer": "1000",
    "certificates-per-application-load-balancer": "25",
    "condition-values-per-alb-rule": "5",
    "condition-wildcards-per-alb-rule": "5",
}


def check_policy(name: str) -> None:
    """Refuse a TLS policy that AWS does not have."""
    if name not in SSL_POLICIES:
        raise AwsError("SSLPolicyNotFound", f"SSL policy '{name}' not found")


def describe_ssl_policies(store: Store, params: Document) -> Document:
    names = params.get("Names") or list(SSL_POLICIES)
    for name in names:
        check_policy(name)
    policies = [build_policy(name, SSL_POLICIES[name]) or {} for name in names]
    kinds = ["application", "network"]
    return page(
        "SslPolicies",
        [{**policy, "SupportedLoadBalancerTypes": kinds} for policy in policies],
        params,
    )


def describe_account_limits(store: Store, params: Document) -> Document:
    return page("Limits", [{"Name": k, "Max": v} for k, v in LIMITS.items()], params)


OPERATIONS = (describe_ssl_policies, describe_account_limits)
