# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What texts mention, and what stands there afterwards."""

from __future__ import annotations

import typing as t

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.mentions import (
    filled,
    mentions,
    misread,
    veiled,
)

POOL = "${user_pool[name=staff].arn}"
CLIENT = "${client[user_pool_name=staff, name=a=b, c].id}"
PLACES = {"region_name": "eu-west-1", "partition": "aws"}
TOLD = {POOL: "arn:pool", CLIENT: 7, "${user_pool[name=staff].tags}": ["x", "y"]}


def fill(value: t.Any) -> t.Any:
    """Return ``value`` with what is told of the mentions above."""
    return filled(value, lambda one: TOLD[one.text], PLACES.__getitem__)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (POOL, "arn:pool"),
        (CLIENT, 7),
        (f"{POOL}/{CLIENT}/{POOL}", "arn:pool/7/arn:pool"),
        ("arn:${AWS::Partition}:s3 in ${AWS::Region}", "arn:aws:s3 in eu-west-1"),
        ({"a": [POOL, 1, None]}, {"a": ["arn:pool", 1, None]}),
        (["${user_pool[name=staff].tags}", "z"], ["x", "y", "z"]),
        ({"a": "${user_pool[name=staff].tags}"}, {"a": ["x", "y"]}),
        # What shells, Terraform and templates of others write is theirs.
        ("${HOME} ${a.b} ${x[1]} ${y[@]}", "${HOME} ${a.b} ${x[1]} ${y[@]}"),
    ],
)
def test_what_is_told_stands_where_it_was_mentioned(text: t.Any, result: t.Any) -> None:
    assert fill(text) == result


def test_the_value_of_an_option_may_hold_what_separates_it_from_its_name() -> None:
    [found] = mentions(CLIENT)
    assert found.asked == {"user_pool_name": "staff", "name": "a=b, c"}
    assert (found.kind, found.path, found.head) == ("client", "id", "id")


def test_a_path_begins_with_an_option() -> None:
    [found] = mentions("${rules[owner=orders].rules[-1].rule_arn}")
    assert found.head == "rules"
    assert found.of({"rules": [{"rule_arn": "first"}, {"rule_arn": "last"}]}) == "last"


@pytest.mark.parametrize(
    "text",
    [
        "${pool[name=x}",
        "${pool[name=x]}",
        "${pool[name=x].}",
        "${pool[name=x].arn",
        "${pool[x].arn}",
    ],
)
def test_a_mention_that_does_not_end_is_found(text: str) -> None:
    assert list(misread({"a": [text, "${words[0]} ${all[@]}"]}, {"pool"})) == [text]


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_what_mentions_nothing_stays_as_it_is(value: t.Any) -> None:
    assert fill(value) == value
    assert veiled(value) == value


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"{POOL}/x", "predicted:mention"),
        ("in ${AWS::Region}", "predicted:mention"),
        (f'{{"a": "{POOL}"}}', '{"a": "predicted:mention"}'),
        ([POOL, "plain"], ["predicted:mention", "plain"]),
    ],
)
def test_until_it_is_told_a_mention_is_predicted(text: t.Any, seen: t.Any) -> None:
    """In text that is a document, so much of it as is mentioned."""
    assert veiled(text) == seen
