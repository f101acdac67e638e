# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options that several Cognito modules share."""

from __future__ import annotations

from .._engine.options import strings

# How a thing names the pool that it belongs to.
PARENT = strings("user_pool_id user_pool_name")

# How a thing names the app client that it belongs to.
CLIENT = strings("client_id client_name")

# Grants of OAuth 2.0.
GRANTS = "code implicit client_credentials"
