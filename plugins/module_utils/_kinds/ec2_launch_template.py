# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module ec2_launch_template, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import (
    block,
    blocks,
    booleans,
    choice,
    integers,
    maps,
    secrets,
    string_lists,
    strings,
)
from .._resources.launch_template import LAUNCH_TEMPLATE

KIND = Kind(
    LAUNCH_TEMPLATE,
    {
        **strings("name", required=True, aliases=["template_name"]),
        **strings("image_id instance_type iam_instance_profile"),
        **secrets("user_data user_data_text"),
        **strings("key_name", no_log=False),
        **string_lists("security_group_ids security_group_names"),
        **booleans("ebs_optimized"),
        **block("monitoring", booleans("enabled")),
        **block(
            "metadata_options",
            choice("http_tokens", "required optional"),
            choice("http_endpoint", "enabled disabled"),
            integers("http_put_response_hop_limit"),
            choice("http_protocol_ipv6", "enabled disabled"),
            choice("instance_metadata_tags", "enabled disabled"),
        ),
        **blocks(
            "block_device_mappings",
            strings("device_name", required=True),
            block(
                "ebs",
                integers("volume_size iops throughput"),
                strings("volume_type snapshot_id kms_key_id"),
                booleans("encrypted delete_on_termination"),
            ),
        ),
        **blocks(
            "network_interfaces",
            integers("device_index", required=True),
            booleans("associate_public_ip_address delete_on_termination"),
            strings("subnet_id description"),
            string_lists("groups"),
        ),
        **blocks("tag_specifications", strings("resource_type", required=True), maps("tags")),
    },
    mutually_exclusive=[["user_data", "user_data_text"]],
)
