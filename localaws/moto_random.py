# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Random parts of names, from moto's generator, so that a seed repeats a run."""

from __future__ import annotations

from moto.moto_api._internal import mock_random


def digits(length: int) -> str:
    """Return ``length`` random digits, the first not 0."""
    return str(mock_random.randint(10 ** (length - 1), 10**length - 1))


def hexadecimal(length: int) -> str:
    """Return ``length`` random hexadecimal digits."""
    return str(mock_random.get_random_hex(length))
