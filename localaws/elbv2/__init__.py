# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Elastic Load Balancing v2 as AWS answers it.

A store of documents in wire form, one module per kind of resource; requests are parsed and answers
written by moto from botocore's model, so a member that AWS adds needs no code here.
"""

from __future__ import annotations


def install() -> None:
    """Take the place of moto's own Elastic Load Balancing v2."""
    from localaws.elbv2.service import install as install_service

    install_service()
