# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A call that one service makes to another, as a load balancer asks Cognito for an app client."""

from __future__ import annotations

from localaws.outgoing import call_of, result_of
from localaws.state import ACCOUNT, Document


def ask(
    service: str, operation: str, parameters: Document, region: str, account: str = ACCOUNT
) -> Document:
    """Return the result of an operation, whoever serves it; an error is raised."""
    from localaws import services  # it imports the services, which import this

    call = call_of(service, operation, parameters, region, account)
    return result_of(call, services.answer(call))
