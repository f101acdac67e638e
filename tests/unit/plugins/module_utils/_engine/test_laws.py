# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The laws of the pure core, over documents made up from botocore's shapes, for every resource."""

from __future__ import annotations

import typing as t

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.documents import (
    changed,
    normal,
    overlay,
    without,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.plan import (
    Plan,
    owners,
    plan,
    policies_of,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.policies import Unordered
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.resource import Resource
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.shapes import Shape
from tests.unit.plugins.module_utils._engine.resources import documents, model_of, resources

EVERY = pytest.mark.parametrize("resource", resources(), ids=lambda resource: resource.name)
LAW = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    # A counterexample of this size shrinks for minutes; seeing it whole is enough.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def planned(resource: Resource, desired: t.Any, current: t.Any) -> Plan:
    """Return the plan; leave out inputs that a user would be told to correct."""
    try:
        return plan(resource, model_of(resource), desired, current)
    except PlanError as problem:
        assume("listed twice" not in str(problem) and "Cannot change" not in str(problem))
        raise


@EVERY
@LAW
@given(data=st.data())
def test_canonical_form_is_reached_at_once(resource: Resource, data: t.Any) -> None:
    once = data.draw(documents(resource))
    assert resource.canonise(once) == once


@EVERY
@LAW
@given(data=st.data())
def test_what_is_omitted_stays(resource: Resource, data: t.Any) -> None:
    policies = policies_of(resource, model_of(resource))
    base = data.draw(documents(resource))
    assert overlay(base, {}, policies) == base
    for option in base:
        rest = {k: v for k, v in base.items() if k != option}
        try:
            assert overlay(rest, {option: base[option]}, policies).keys() == base.keys()
            assert changed(base, overlay(base, {option: None}, policies), policies) == set()
        except PlanError as problem:
            if "listed twice" not in str(problem):
                raise


@EVERY
@LAW
@given(data=st.data())
def test_overlay_is_idempotent(resource: Resource, data: t.Any) -> None:
    policies = policies_of(resource, model_of(resource))
    base, patch = data.draw(documents(resource)), data.draw(documents(resource))
    try:
        once = overlay(base, patch, policies)
    except PlanError:
        assume(False)
    assert changed(once, overlay(once, patch, policies), policies) == set()


@EVERY
@LAW
@given(data=st.data())
def test_normal_form_is_idempotent_and_blind_to_order(resource: Resource, data: t.Any) -> None:
    policies = policies_of(resource, model_of(resource))
    document = data.draw(documents(resource))
    once = normal(document, policies)
    assert normal(once, policies) == once
    assert normal(turned(document, policies), policies) == once


def turned(document: t.Any, policies: t.Any, path: str = "") -> t.Any:
    """Return ``document`` with every list reversed whose order means nothing."""
    if isinstance(document, dict):
        return {k: turned(v, policies, f"{path}.{k}" if path else k) for k, v in document.items()}
    if isinstance(document, list):
        items = [turned(item, policies, path) for item in document]
        return items[::-1] if isinstance(policies.get(path), Unordered) else items
    return document


@EVERY
@LAW
@given(data=st.data())
def test_encoding_loses_nothing(resource: Resource, data: t.Any) -> None:
    policies = policies_of(resource, model_of(resource))
    for operation in (resource.create, *(w.operation for w in resource.writers)):
        shape = model_of(resource).request(operation)
        document = taken(shape, data.draw(documents(resource)))
        again = resource.canonise(shape.decode(shape.encode(document)))
        mine = set(shape.options) - {*resource.ids}
        assert changed(document, again, policies) & mine == set()


def taken(shape: Shape, value: t.Any) -> t.Any:
    """Return what of ``value`` a request has members for: updates take less than creations."""
    if shape.kind == "list" and isinstance(value, list):
        return [taken(shape.element, item) for item in value]
    if shape.kind != "structure" or not isinstance(value, dict):
        return value
    members = {name: inner for name, (_wire, inner) in shape.options.items()}
    # A map that the resource's own wire form makes a list is not the codec's to encode.
    own = {
        k for k, v in value.items() if k in members and isinstance(v, dict) and foreign(members[k])
    }
    return {k: taken(members[k], v) for k, v in value.items() if k in members and k not in own}


def foreign(shape: Shape) -> bool:
    """Return whether the codec takes ``shape`` for a plain list."""
    return shape.kind == "list" and not shape.is_pairs


@EVERY
@LAW
@given(data=st.data())
def test_nothing_is_planned_when_nothing_differs(resource: Resource, data: t.Any) -> None:
    current = data.draw(documents(resource))
    assert planned(resource, current, current).calls == ()
    assert planned(resource, {}, current).calls == ()


@EVERY
@LAW
@given(data=st.data())
def test_nothing_is_planned_after_applying(resource: Resource, data: t.Any) -> None:
    current, desired = data.draw(documents(resource)), data.draw(documents(resource))
    fixed = {k: v for k, v in desired.items() if k in settable(resource)}
    after = planned(resource, fixed, current).after
    assert planned(resource, fixed, after).calls == ()


@EVERY
@LAW
@given(data=st.data())
def test_a_full_update_carries_every_settable_option(resource: Resource, data: t.Any) -> None:
    current, desired = data.draw(documents(resource)), data.draw(documents(resource))
    fixed = {k: v for k, v in desired.items() if k in settable(resource)}
    found = planned(resource, fixed, current)
    model, policies = model_of(resource), policies_of(resource, model_of(resource))
    for writer in (writer for writer in resource.writers if writer.full):
        shape = model.request(writer.operation)
        claimed = {o for other in resource.writers if other is not writer for o in other.owns}
        for call in (call for call in found.calls if call.operation == writer.operation):
            sent = shape.decode(call.request)
            for option in shape.options:
                told = resource.meaning.wire(found.after, False)
                source = found.before if option in claimed else told
                wanted = without({option: source.get(option)}, resource.traits.never_sent).get(
                    option
                )
                same = normal(sent.get(option), policies, option)
                assert (same or None) == (normal(wanted, policies, option) or None)


def settable(resource: Resource) -> set[str]:
    """Return the options that some writer can change."""
    return {
        option for _writer, options in owners(resource, model_of(resource)) for option in options
    } - {*resource.ids, *resource.names}
