# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The options and results of the load balancing and ECS modules are AWS's own members."""

from __future__ import annotations

import re
import typing as t

import botocore.session
import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.shapes import (
    Model,
    Shape,
    snake,
)
from tests.unit.contract.modules import Tree, documented, module

REQUESTS = {
    "elb_listener_rule": ("CreateRule", "ModifyRule"),
    "elb_listener": ("CreateListener", "ModifyListener", "ModifyListenerAttributes"),
    "ecs_service": ("CreateService", "UpdateService"),
}
REPLIES = {
    "elb_listener_rule": ("DescribeRules", "Rules"),
    "elb_listener": ("DescribeListeners", "Listeners"),
    "ecs_service": ("DescribeServices", "services"),
}
NAMES = list(REQUESTS)
BLOCKS = {"structure", "map", "document"}
KINDS = {
    "string": "str",
    "integer": "int",
    "long": "int",
    "double": "float",
    "float": "float",
    "boolean": "bool",
    **dict.fromkeys(BLOCKS, "dict"),
}

# Members that we do not offer, each with its reason.
NOT_OFFERED = {
    "elb_listener_rule": {
        "reset_transforms": "an empty list of transforms says it",
    },
    "elb_listener": {
        "mutual_authentication.trust_store_association_status": "AWS says it, and nobody else",
    },
    "ecs_service": {
        "client_token": "guards one call against being sent twice, which the name does for us",
        "gateway_connectors": "not reported with the service, so a difference could not be seen",
        "monitoring": "not reported with the service, so a difference could not be seen",
    },
}
# Added by the engine, and documented by a fragment.
BY_THE_ENGINE = {"tags"}
# Options with no member: other things by their name, what steers the module, and the certificates
# that AWS adds by a call of their own.
OURS = {
    "elb_listener_rule": {
        "after",
        "before",
        "host",
        "ignore_target_group_weights",
        "key",
        "listener_port",
        "load_balancer_name",
        "owner",
        "priority_range",
        "rule_arn",
        "listener_arn",
    },
    "elb_listener": {
        "additional_certificate_arns",
        "certificate_domain",
        "additional_certificate_domains",
        "listener_arn",
        "load_balancer_arn",
        "load_balancer_name",
        "additional_certificates_state",
        "purge_certificates",
    },
    "ecs_service": {
        "ignore_desired_count",
        "load_balancers.advanced_configuration.alternate_target_group_name",
        "load_balancers.target_group_name",
        "network_configuration.awsvpc_configuration.security_group_names",
    },
}
# The same blocks once more, before whatever a rule does.
BY_NAME = re.compile(r"^require_sign_in|actions\..*(target_group|user_pool|user_pool_client)_name$")
# Values that AWS names in its documentation only.
PROSE = {
    "alpn_policy": {"HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"},
    "conditions.field": {
        "host-header",
        "path-pattern",
        "http-header",
        "query-string",
        "http-request-method",
        "source-ip",
    },
    "mutual_authentication.mode": {"off", "passthrough", "verify"},
    "fixed_response.content_type": {
        "text/plain",
        "text/css",
        "text/html",
        "application/javascript",
        "application/json",
    },
}
# A number or ``auto``.
OTHER_TYPES = {"priority": ("str", None)}
# Results with no member, or with one in another call's reply.
DERIVED = {
    "elb_listener_rule": {"guarded_by", "key", "listener_arn", "owner", "tags"},
    "elb_listener": {"additional_certificate_arns", "attributes", "guarded_by", "tags"},
    "ecs_service": {"cluster"},
}
# Reported, and about other things than the service, its settings and its newest deployments.
NOT_TOLD = {
    "elb_listener_rule": re.compile(r"^conditions\.(values|regex_values)$"),
    "elb_listener": re.compile(r"^$"),
    "ecs_service": re.compile(
        r"^(task_sets|current_service_revisions|deployments\.(?!(id|status|task_definition"
        r"|desired_count|running_count|pending_count|failed_tasks|rollout_state"
        r"|rollout_state_reason)$))"
    ),
}
SECRETS = re.compile(r"actions\.authenticate_oidc\.(client_secret|use_existing_client_secret)$")
TARGET = re.compile(r"^(default_)?actions\.target_group_arn$")
# Reported with the deployment, and lifted to where it is set.
LIFTED = ("service_connect_configuration", "volume_configurations", "vpc_lattice_configurations")


def within(shape: Shape) -> Shape:
    """Return the structure that ``shape`` is, or is a list of; else ``shape`` itself."""
    listed = shape.kind == "list" and not shape.is_pairs and shape.path not in shape.names.single
    return shape.element if listed else shape


def members(shape: Shape, path: str = "") -> t.Iterator[tuple[str, str, Shape]]:
    """Yield ``(option path, wire name, shape)`` of every member of ``shape``, at every depth."""
    for option, (wire, member) in shape.options.items():
        here = f"{path}.{option}".lstrip(".")
        yield here, wire, member
        if within(member).kind == "structure":
            yield from members(within(member), here)


def options(specs: Tree, inner: str, path: str = "") -> t.Iterator[tuple[str, Tree]]:
    """Yield ``(option path, spec)`` of all ``specs``, at every depth."""
    for name, spec in specs.items():
        here = f"{path}.{name}".lstrip(".")
        yield here, spec
        yield from options(spec.get(inner) or {}, inner, here)


def model(name: str) -> Model:
    """Return AWS's model in the words of the resource of module ``name``."""
    resource = module(name).resource
    service = botocore.session.get_session().get_service_model(resource.service)
    return Model(service, resource.words)


def settable(name: str) -> dict[str, tuple[str, Shape]]:
    """Return every member that AWS takes for the resource of module ``name``."""
    shapes = (model(name).request(operation) for operation in REQUESTS[name])
    return {path: (wire, one) for shape in shapes for path, wire, one in members(shape)}


def offered(name: str) -> dict[str, Tree]:
    """Return every option of module ``name`` that stands for a member."""
    return {
        path: spec
        for path, spec in options(module(name).options, "options")
        if path not in OURS[name] and not BY_NAME.search(path)
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_settable_member_is_an_option_and_no_other(name: str) -> None:
    """Nothing that AWS lets us set is missing, and no option is made up."""
    left_out = tuple(NOT_OFFERED[name])
    expected = {
        path
        for path in settable(name).keys() - BY_THE_ENGINE - OURS[name]
        if not path.startswith(left_out)
    }
    assert offered(name).keys() == expected


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_offered_is_there_to_be_offered(name: str) -> None:
    """The list of exceptions holds no member that AWS has no more."""
    assert NOT_OFFERED[name].keys() <= settable(name).keys()
    assert all(NOT_OFFERED[name].values())


@pytest.mark.parametrize("name", NAMES)
def test_types_are_those_of_the_members(name: str) -> None:
    """An option takes what AWS takes, lists with their elements."""

    def kinds(shape: Shape) -> tuple[str, str | None]:
        if shape.is_pairs:
            return "dict", None
        if shape.path in shape.names.single:
            return "str", None
        listed = shape.kind == "list"
        return ("list", KINDS[shape.element.kind]) if listed else (KINDS[shape.kind], None)

    known = settable(name)
    said = {p: (s.get("type", "str"), s.get("elements")) for p, s in offered(name).items()}
    assert said == {path: OTHER_TYPES.get(path, kinds(known[path][1])) for path in said}


@pytest.mark.parametrize("name", NAMES)
def test_choices_are_those_of_the_members(name: str) -> None:
    """An option takes the values that AWS lists, in its model or in its documentation."""
    expected, known = {}, settable(name)
    for path in offered(name):
        shape = known[path][1]
        prose = next((PROSE[end] for end in PROSE if path.endswith(end)), set())
        values = set(getattr(within(shape).raw, "enum", []) or [])
        assert not (values and prose), f"{path}: AWS's model now lists {values}"
        expected[path] = values or prose
    assert {path: set(s.get("choices", [])) for path, s in offered(name).items()} == expected


def whole_elements(name: str) -> dict[str, Tree]:
    """Return the options with suboptions that are inside a list, whose elements are whole."""
    specs = dict(options(module(name).options, "options"))
    lists = tuple(f"{path}." for path, spec in specs.items() if spec.get("elements") == "dict")
    return {
        path: spec
        for path, spec in offered(name).items()
        if spec.get("options") and (spec["type"] == "list" or path.startswith(lists))
    }


# Filled in from names, or given in AWS's older spelling beside the block.
LOOKED_UP = {"user_pool_arn", "user_pool_client_id", "user_pool_domain", "type"}
# AWS's model says less than its documentation: without them the element means nothing.
NEEDED = {
    "conditions.http_header": {"http_header_name"},
    "conditions.query_string.values": {"value"},
    "transforms.host_header_rewrite": {"rewrites"},
    "transforms.url_rewrite": {"rewrites"},
}


@pytest.mark.parametrize("name", NAMES)
def test_elements_require_what_aws_requires(name: str) -> None:
    """An element of a list is whole, so what AWS requires of it is required here."""
    known, expected = settable(name), {}
    for path, spec in whole_elements(name).items():
        shape = within(known[path][1])
        by_aws = {
            o for o, (wire, _s) in shape.options.items() if wire in shape.raw.required_members
        }
        looked_up = LOOKED_UP if name != "ecs_service" else set()
        expected[path] = (by_aws - looked_up) | NEEDED.get(path, set())
        expected[path] &= spec["options"].keys()
    said = {
        path: {option for option, inner in spec["options"].items() if inner.get("required")}
        for path, spec in whole_elements(name).items()
    }
    assert said == expected


@pytest.mark.parametrize("name", ["elb_listener_rule", "elb_listener"])
def test_aws_spelling_is_an_alias(name: str) -> None:
    """Lists written for elb_application_lb can be pasted, at every depth."""
    known = settable(name)
    lists = ("conditions", "actions", "transforms", "default_actions")
    said = {
        path: spec.get("aliases") for path, spec in offered(name).items() if path.startswith(lists)
    }
    assert said == {path: [known[path][0]] for path in said}


def test_the_words_of_elb_application_lb_are_aliases() -> None:
    """Members that module has besides AWS's are aliases too."""
    action = module("elb_listener_rule").options["actions"]["options"]
    assert action["target_group_name"]["aliases"] == ["TargetGroupName"]
    assert module("elb_listener_rule").options["priority"]["aliases"] == ["Priority"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_secrets_is_hidden(name: str) -> None:
    """The secret of an OIDC client is never printed, and nothing harmless is hidden."""
    hidden = {path for path, spec in offered(name).items() if spec.get("no_log")}
    assert hidden == {p for p in offered(name) if p.endswith("oidc.client_secret")}


@pytest.mark.parametrize("name", [*NAMES, *(f"{one}_info" for one in NAMES)])
def test_results_are_what_aws_reports(name: str) -> None:
    """RETURN documents the members of the reply, under the name of their option."""
    state = name.removesuffix("_info")
    reported = {p for p, _wire, _shape in members(model(state).reply(*REPLIES[state]))}
    lifted = {p for p in offered(state) if p.startswith(LIFTED)}
    expected = {
        path
        for path in reported | lifted | DERIVED[state]
        if not (NOT_TOLD[state].search(path) or SECRETS.search(path) or TARGET.search(path))
    }
    told = documented()[name]["return"][module(name).resource.name + "s" * name.endswith("_info")]
    assert {path for path, _entry in options(told["contains"], "contains")} == expected


def test_ecs_members_are_snake_case() -> None:
    """No ECS option has a name of our making but the service's own."""
    pairs = {(p.rpartition(".")[2], wire) for p, (wire, _s) in settable("ecs_service").items()}
    otherwise = {"serviceName": "name", "service": "name", "sizeInGiB": "size_in_gib"}
    assert {(o, w) for o, w in pairs if o != otherwise.get(w, snake(w))} == set()
