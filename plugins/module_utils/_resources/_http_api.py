# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How parts of an HTTP API name the API that they belong to."""

from __future__ import annotations

from .._engine.resource import Reference
from .apigatewayv2_api import API

OF_API = (Reference("api_id", API, {"name": "api_name"}, ("api_id",)),)
