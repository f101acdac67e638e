# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Attributes of listeners are text to AWS, whatever YAML makes of them."""

from __future__ import annotations

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._listener_attributes import (
    one_attribute_form,
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
