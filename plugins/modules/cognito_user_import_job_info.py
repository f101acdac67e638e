#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_import_job_info
version_added: 0.1.0
short_description: Read jobs that import users into Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one import job, or all import jobs of an Amazon Cognito user pool, the newest first.
options:
  job_id:
    description:
      - The ID of the job, such as V(import-aB3dEfGh9X).
    type: str
  name:
    description:
      - The name of the job. All jobs of this name are returned.
    type: str
    aliases:
      - job_name
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
seealso:
  - module: gatehouse.aws.cognito_user_import_job
  - name: ListUserImportJobs
    description: AWS's reference of the operation that lists jobs.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserImportJobs.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: See how an import went
  gatehouse.aws.cognito_user_import_job_info:
    user_pool_name: staff
    name: old-directory
  register: found

- name: Read all imports
  gatehouse.aws.cognito_user_import_job_info:
    user_pool_id: eu-west-1_aB3dEfGh9
  register: all
"""

RETURN = r"""
---
user_import_jobs:
  description:
    - The jobs found, empty when there is none.
    - What AWS does not report is not there.
  returned: success
  type: list
  elements: dict
  contains:
    user_pool_id:
      description:
        - The ID of the user pool.
      type: str
      sample: eu-west-1_aB3dEfGh9
    job_id:
      description:
        - The ID of the job.
      type: str
      sample: import-aB3dEfGh9X
    name:
      description:
        - The name of the job.
      type: str
      sample: old-directory
    cloud_watch_logs_role_arn:
      description:
        - The role with which Cognito writes what became of each user.
      type: str
      sample: arn:aws:iam::123456789012:role/cognito-import-logs
    password_hashing_algorithm:
      description:
        - The algorithm that made the hashes of passwords in the file.
      type: str
      sample: BCRYPT
    started:
      description:
        - Whether the job was ever started.
      type: bool
      sample: true
    status:
      description:
        - How far the job has got.
      type: str
      sample: Succeeded
    completion_message:
      description:
        - What AWS says of the end of the job.
      type: str
      sample: The user import job has completed successfully.
    imported_users:
      description:
        - The number of users who were imported.
      type: int
      sample: 1200
    skipped_users:
      description:
        - The number of users who existed before.
      type: int
      sample: 3
    failed_users:
      description:
        - The number of users who could not be imported. The log says why.
      type: int
      sample: 0
    creation_date:
      description:
        - When the job was created.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    start_date:
      description:
        - When the job was started.
      type: str
      sample: "2026-11-22T10:05:00+00:00"
    completion_date:
      description:
        - When the job ended.
      type: str
      sample: "2026-11-22T10:25:00+00:00"
    pre_signed_url:
      description:
        - The address at which S3 takes the file, from whoever has it, for a while.
      returned: when O(return_secrets=true)
      type: str
    csv_header:
      description:
        - The columns that a file for this pool can have.
      type: list
      elements: str
      sample: [email, "cognito:username"]
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: ResourceNotFoundException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: ListUserImportJobs
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_import_job import (
    USER_IMPORT_JOB,
)

OPTIONS = {
    **PARENT,
    **strings("job_id"),
    **strings("name", aliases=["job_name"]),
}


def main() -> None:
    """Read import jobs as the options say."""
    run_info(
        USER_IMPORT_JOB,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"]],
    )


if __name__ == "__main__":
    main()
