# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_log_delivery_configuration, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, blocks, choice, strings
from .._options.cognito import PARENT
from .._resources.log_delivery import LOG_DELIVERY_CONFIGURATION

KIND = Kind(
    LOG_DELIVERY_CONFIGURATION,
    {
        **PARENT,
        **blocks(
            "log_configurations",
            choice("event_source", "userNotification userAuthEvents", required=True),
            choice("log_level", "ERROR INFO", required=True),
            block("cloud_watch_logs_configuration", strings("log_group_arn")),
            block("s3_configuration", strings("bucket_arn")),
            block("firehose_configuration", strings("stream_arn")),
        ),
    },
    required_one_of=[["user_pool_id", "user_pool_name"]],
    mutually_exclusive=[["user_pool_id", "user_pool_name"]],
)
