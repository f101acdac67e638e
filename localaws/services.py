# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who answers an operation: a handler of ours, else moto.

A handler takes the call and returns a document in the operation's output shape, or raises
:class:`~localaws.errors.AwsError`::

    @serves("elbv2")
    def describe_rules(call: Call) -> dict: ...      # DescribeRules, by its name

    @checks("elbv2", "DeleteTargetGroup")
    def _not_in_use(call: Call) -> None: ...         # may refuse, before whoever answers

``upstream.moto(call)`` lets moto do the part that moto does right.
A service's module is imported when the service is first called.
"""

from __future__ import annotations

import importlib
import typing as t

from localaws.call import Call
from localaws.protocol import Answer, success
from localaws.upstream import answer_of_moto

Handler = t.Callable[[Call], dict[str, t.Any] | None]
Check = t.Callable[[Call], None]

# The services that localaws answers itself, in full or in part: botocore's name -> module.
SERVICES = {
    "acm": "localaws.corrections.acm",
    "application-autoscaling": "localaws.scaling",
    "apigateway": "localaws.corrections.apigateway",
    "apigatewayv2": "localaws.corrections.apigatewayv2",
    "autoscaling": "localaws.corrections.refreshes",
    "cognito-identity": "localaws.corrections.cognito_identity",
    "cognito-idp": "localaws.cognito",
    "ec2": "localaws.corrections.ec2",
    "ecs": "localaws.ecs",
    "elbv2": "localaws.elbv2",
    "iam": "localaws.corrections.iam",
    "logs": "localaws.corrections.logs",
    "lambda": "localaws.corrections.functions",
    "resourcegroupstaggingapi": "localaws.corrections.tagging",
    "route53": "localaws.corrections.route53",
    "s3": "localaws.corrections.s3",
    "wafv2": "localaws.corrections.wafv2",
}

_handlers: dict[tuple[str, str], Handler] = {}
_checks: dict[tuple[str, str], list[Check]] = {}


def serves(service: str, operation: str = "") -> t.Callable[[Handler], Handler]:
    """Have the decorated function answer ``operation``, by default the one it is named after."""

    def register(handler: Handler) -> Handler:
        name = operation or handler.__name__.replace("_", "")
        _handlers[service, name.lower()] = handler
        return handler

    return register


def checks(service: str, *operations: str) -> t.Callable[[Check], Check]:
    """Have the decorated function look at ``operations`` before they are answered."""

    def register(check: Check) -> Check:
        for operation in operations:
            _checks.setdefault((service, operation.lower()), []).append(check)
        return check

    return register


def answer(call: Call) -> Answer:
    """Return the answer to a valid call."""
    if call.service in SERVICES:
        importlib.import_module(SERVICES[call.service])
    key = (call.service, call.operation.lower())
    for check in _checks.get(key, ()):
        check(call)
    if key in _handlers:
        return success(call, _handlers[key](call))
    return answer_of_moto(call)
