# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_user_import_job, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import booleans, choice, secrets, strings
from .._options.cognito import PARENT
from .._resources.user_import_job import USER_IMPORT_JOB

KIND = Kind(
    USER_IMPORT_JOB,
    {
        **PARENT,
        **strings("job_id cloud_watch_logs_role_arn"),
        **strings("name", aliases=["job_name"]),
        **choice("password_hashing_algorithm", "BCRYPT SCRYPT ARGON2ID PBKDF2_SHA256"),
        **secrets("csv"),
        **booleans("started"),
    },
    required_one_of=[["user_pool_id", "user_pool_name"], ["job_id", "name"]],
    mutually_exclusive=[["user_pool_id", "user_pool_name"]],
)
