# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module ecs_cluster, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, blocks, booleans, choice, integers, maps, string_lists, strings
from .._resources.cluster import CLUSTER

KIND = Kind(
    CLUSTER,
    {
        **strings("name", required=True),
        **maps("settings"),
        **block(
            "configuration",
            block(
                "execute_command_configuration",
                strings("kms_key_id", no_log=False),
                choice("logging", "NONE DEFAULT OVERRIDE"),
                block(
                    "log_configuration",
                    strings("cloud_watch_log_group_name"),
                    booleans("cloud_watch_encryption_enabled"),
                    strings("s3_bucket_name"),
                    booleans("s3_encryption_enabled"),
                    strings("s3_key_prefix"),
                ),
            ),
            block(
                "managed_storage_configuration",
                strings("kms_key_id", no_log=False),
                strings("fargate_ephemeral_storage_kms_key_id", no_log=False),
            ),
        ),
        **string_lists("capacity_providers"),
        **blocks(
            "default_capacity_provider_strategy",
            strings("capacity_provider", required=True),
            integers("weight base"),
            aliases=["capacity_provider_strategy"],
        ),
        **block("service_connect_defaults", strings("namespace")),
        **booleans("purge_capacity_providers", default=False),
    },
)
