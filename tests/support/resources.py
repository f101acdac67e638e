# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The resources by the names of their modules, and options as a module would hand them on."""

from __future__ import annotations

import copy
import typing as t

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.resource import Resource
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import chosen
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.ecs_service import (
    ECS_SERVICE,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener import LISTENER
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rule import (
    LISTENER_RULE,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool import USER_POOL
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_domain import (
    USER_POOL_DOMAIN,
)
from tests.unit.contract import modules

RESOURCES: dict[str, Resource] = {
    "cognito_user_pool": USER_POOL,
    "cognito_user_pool_client": USER_POOL_CLIENT,
    "cognito_user_pool_domain": USER_POOL_DOMAIN,
    "elb_listener": LISTENER,
    "elb_listener_rule": LISTENER_RULE,
    "ecs_service": ECS_SERVICE,
}

Document = dict[str, t.Any]


def resource_of(module: str) -> Resource:
    """Return the resource of any state module."""
    return modules.module(module).resource


def spec_of(module: str) -> Document:
    """Return the argument spec of a state module, without the options that only say how."""
    found = modules.module(module)
    mine = {*found.options, "tags"}.difference(found.resource.purges)
    return {name: part for name, part in found.spec.items() if name in mine}


def accepted(module: str, options: Document) -> Document:
    """Return ``options`` as Ansible hands them to the engine; they must be valid."""
    spec = spec_of(module)
    found = ArgumentSpecValidator(spec).validate(copy.deepcopy(options))
    assert found.error_messages == []
    return chosen(found.validated_parameters, spec)


def as_options(document: t.Any, spec: Document) -> Document:
    """Return what of a result are options, at every depth."""
    return {
        name: inner(document[name], part)
        for name, part in spec.items()
        if document.get(name) is not None
    }


def inner(value: t.Any, part: Document) -> t.Any:
    """Return what of one value are options."""
    if "options" not in part:
        return value
    if isinstance(value, list):
        return [as_options(item, part["options"]) for item in value]
    return as_options(value, part["options"])
