# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Cognito user pools, by AWS's rules; users, passwords and tokens stay with moto.

Pools and what belongs to them are documents of ours (``store``); each pool and client has a
twin in moto (``twins``), which moto's user and token operations work on.
"""

from __future__ import annotations

import importlib

for _part in (
    "pools",
    "schema",
    "mfa",
    "clients",
    "domains",
    "tags",
    "providers",
    "resource_servers",
    "users",
    "sign_in",
    "tokens",
    "client_secrets",
    "ui",
    "branding",
    "terms",
    "risk",
    "logs",
    "replicas",
    "sessions",
    "certificates",
    "import_jobs",
):
    importlib.import_module(f"{__name__}.{_part}")
