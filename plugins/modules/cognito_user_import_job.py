#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_import_job
version_added: 0.1.0
short_description: Import users into Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates a job that imports users from a file of comma-separated values, uploads the file to the
    address that AWS signs for it, starts the job and waits for its end.
  - A job runs once. A second run with the same O(name) finds it, and changes nothing. For another
    file, use another name. AWS has no call that removes a job.
options:
  job_id:
    description:
      - The ID of a job that exists, such as V(import-aB3dEfGh9X).
      - Exactly one of O(job_id) and O(name) is enough to find a job.
    type: str
  name:
    description:
      - The name of the job, of 1 to 128 letters, digits, spaces and the characters C(_+=,.@-). It
        cannot change.
      - AWS lets several jobs of a pool have the same name. The module then fails and lists their
        IDs.
    type: str
    aliases:
      - job_name
  cloud_watch_logs_role_arn:
    description:
      - The ARN of the role with which Cognito writes to CloudWatch Logs what became of each user.
      - Required for a new job. It cannot change.
    type: str
  password_hashing_algorithm:
    description:
      - The algorithm that made the hashes of passwords in the file, for users who shall keep their
        passwords.
      - Without it, the file has no hashes, and imported users set a new password at their first
        sign-in. It cannot change.
    type: str
    choices:
      - BCRYPT
      - SCRYPT
      - ARGON2ID
      - PBKDF2_SHA256
  csv:
    description:
      - The text of the file, at most 100 MB. Its first line names the columns, of which
        C(cognito:username) is one. RV(user_import_job.csv_header) holds those of the pool.
      - It is uploaded for a new job, and once more before a job is started that was not yet. AWS
        deletes it soon after, and never tells it.
      - Needed with O(started=true) for a new job.
    type: str
  started:
    description:
      - Whether the job is started. V(true) starts one that was never started, and V(false) stops
        one that is under way.
      - A job that has ended stays as it is, as AWS starts none twice.
      - Without it, a new job waits. AWS gives a job 24 hours to be started.
    type: bool
notes:
  - Imported users have the status C(RESET_REQUIRED), unless the file brings their passwords.
  - AWS runs one job at a time in an account, with at most 500000 users.
  - A job that ended with users skipped or failed has the status C(Succeeded) too, so look at
    RV(user_import_job.failed_users) and RV(user_import_job.skipped_users).
  - For users that a playbook describes one by one, use M(gatehouse.aws.cognito_user) or
    M(gatehouse.aws.stack).
seealso:
  - module: gatehouse.aws.cognito_user_import_job_info
  - module: gatehouse.aws.cognito_user
  - module: gatehouse.aws.cognito_user_pool
  - name: CreateUserImportJob
    description: AWS's reference of the operation that creates a job.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserImportJob.html
  - name: StartUserImportJob
    description: AWS's reference of the operation that starts a job.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartUserImportJob.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._user_pool
  - gatehouse.aws._wait
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Import the users of the old directory
  gatehouse.aws.cognito_user_import_job:
    user_pool_name: staff
    name: old-directory
    cloud_watch_logs_role_arn: arn:aws:iam::123456789012:role/cognito-import-logs
    csv: "{{ lookup('ansible.builtin.file', 'users.csv') }}"
    started: true
  register: import

- name: Import users with their passwords, and do not wait
  gatehouse.aws.cognito_user_import_job:
    user_pool_name: staff
    name: old-directory
    cloud_watch_logs_role_arn: arn:aws:iam::123456789012:role/cognito-import-logs
    password_hashing_algorithm: BCRYPT
    csv: "{{ lookup('ansible.builtin.file', 'users-with-hashes.csv') }}"
    started: true
    wait: false

- name: Stop an import
  gatehouse.aws.cognito_user_import_job:
    user_pool_name: staff
    name: old-directory
    started: false
"""

RETURN = r"""
---
user_import_job:
  description:
    - The job as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
  returned: success
  type: dict
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
      returned: when O(csv) is given
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
      sample: PreconditionNotMetException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: StartUserImportJob
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_user_import_job as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one import job to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
