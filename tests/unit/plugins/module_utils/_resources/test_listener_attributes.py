# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Attributes of listeners are text to AWS, and mutual authentication is what its mode has."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._listener_attributes import (
    OfMode,
    one_attribute_form,
    one_mutual_form,
)


@pytest.mark.parametrize(
    ("written", "reported"), [(False, "false"), (True, "true"), (350, "350"), ("DENY", "DENY")]
)
def test_a_value_is_what_aws_reports(written: object, reported: str) -> None:
    """What YAML reads as a boolean or a number is compared as AWS reports it."""
    document = {"port": 443, "attributes": {"a": written}}
    once = one_attribute_form(document)
    assert once == {"port": 443, "attributes": {"a": reported}}
    assert one_attribute_form(once) == once


@pytest.mark.parametrize("document", [{}, {"attributes": None}, {"attributes": {}}])
def test_nothing_stays_nothing(document: dict[str, object]) -> None:
    """A listener without attributes gets none."""
    assert one_attribute_form(document) == document


STORE = {"mode": "verify", "trust_store_arn": "arn:aws:x"}
OFF = {"mode": "off"}


@pytest.mark.parametrize(
    ("document", "form"),
    [
        ({}, {}),
        ({"protocol": "HTTP"}, {"protocol": "HTTP"}),
        ({"mutual_authentication": {}}, {"mutual_authentication": OFF}),
        (
            {"mutual_authentication": {**OFF, "ignore_client_certificate_expiry": False}},
            {"mutual_authentication": OFF},
        ),
        ({"protocol": "TLS", "mutual_authentication": {}}, {"protocol": "TLS"}),
        ({"mutual_authentication": STORE}, {"mutual_authentication": STORE}),
    ],
)
def test_mutual_authentication_has_one_form(
    document: dict[str, t.Any], form: dict[str, t.Any]
) -> None:
    """What AWS tells of a mode that uses none of it is nothing."""
    assert one_mutual_form(document) == form
    assert one_mutual_form(form) == form


@pytest.mark.parametrize(
    ("base", "patch", "after"),
    [
        (None, OFF, OFF),
        (STORE, OFF, OFF),
        (OFF, STORE, STORE),
        (STORE, {"trust_store_arn": "arn:aws:y"}, {**STORE, "trust_store_arn": "arn:aws:y"}),
        (STORE, {"mode": "verify"}, STORE),
    ],
)
def test_another_mode_takes_nothing_along(base: t.Any, patch: t.Any, after: t.Any) -> None:
    """A trust store stays as long as clients are checked."""
    assert OfMode().overlay(base, patch, lambda old, new: new) == after
