# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where a pool's logs go."""

from __future__ import annotations

from localaws.call import Call
from localaws.cognito.store import SERVICE, Pool, pool_of, refuse
from localaws.services import serves
from localaws.state import Document


@serves(SERVICE)
def set_log_delivery_configuration(call: Call) -> Document:
    pool = pool_of(call)
    configurations = call["LogConfigurations"]
    _check(pool, configurations)
    pool.logs = configurations
    return _shown(pool)


@serves(SERVICE)
def get_log_delivery_configuration(call: Call) -> Document:
    return _shown(pool_of(call))


def _shown(pool: Pool) -> Document:
    return {"LogDeliveryConfiguration": {"UserPoolId": pool.id, "LogConfigurations": pool.logs}}


def _check(pool: Pool, configurations: list[Document]) -> None:
    sources = [each["EventSource"] for each in configurations]
    if len(set(sources)) < len(sources):
        refuse("Each event source can be configured once.")
    if "userAuthEvents" in sources and pool.settings["UserPoolTier"] != "PLUS":
        refuse(
            "Exporting user activity is not available in this feature plan.",
            "FeatureUnavailableInTierException",
        )
    for each in configurations:
        if each["EventSource"] == "userNotification" and each["LogLevel"] != "ERROR":
            refuse("The log level of userNotification must be ERROR.")
