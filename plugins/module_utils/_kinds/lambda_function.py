# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module lambda_function, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, choice, integers, maps, string_lists, strings
from .._resources.lambda_function import FUNCTION

KIND = Kind(
    FUNCTION,
    {
        **strings("name", required=True, aliases=["function_name"]),
        **strings("runtime handler role description"),
        **strings("source_path", type="path"),
        **maps("source_files"),
        **strings("zip_file", type="path", aliases=["src_file"]),
        **strings("s3_bucket s3_key s3_object_version code_sha256 image_uri"),
        **integers("timeout memory_size"),
        **block("ephemeral_storage", integers("size", required=True)),
        **maps("environment_variables"),
        **maps("secret_environment_variables", no_log=True),
        **string_lists("vpc_subnet_ids vpc_security_group_ids layers"),
        **string_lists("architectures", aliases=["architecture"], choices=["x86_64", "arm64"]),
        **strings("dead_letter_arn kms_key_arn"),
        **choice("tracing_mode", "Active PassThrough"),
        **block(
            "logging_config",
            choice("log_format", "JSON Text"),
            choice("application_log_level", "TRACE DEBUG INFO WARN ERROR FATAL"),
            choice("system_log_level", "DEBUG INFO WARN"),
            strings("log_group"),
        ),
    },
)
