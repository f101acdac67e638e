#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: lambda_function
version_added: 0.1.0
short_description: Manage one Lambda function
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a Lambda function, its code and how it is run, and waits until
    AWS runs what it was told last.
  - Code on the machine where the module runs is put into an archive that is the same for the same
    files, and compared with what AWS has by its hash. So only other code is uploaded.
  - Variables of the environment may hold secrets. They stay out of diffs, and out of results
    unless O(return_secrets=true).
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  name:
    description:
      - The name of the function, by which it is found. It cannot change.
    type: str
    aliases:
      - function_name
    required: true
  runtime:
    description:
      - What runs the code, such as V(python3.13) or V(nodejs22.x). Required to create a function,
        unless O(image_uri) is given.
    type: str
  handler:
    description:
      - Where the code begins, such as V(app.handler) for the function C(handler) in the file
        C(app.py). Required to create a function, unless O(image_uri) is given.
    type: str
  role:
    description:
      - The role that the function has, by name or ARN. Required to create a function.
      - Its trust policy must let C(lambda.amazonaws.com) assume it. A role that was only just
        made is waited for.
      - In check mode, a role that does not exist yet is predicted. Outside check mode it is an
        error, as the role has to exist first, for which there is M(gatehouse.aws.iam_role).
    type: str
  description:
    description:
      - What the function is for, up to 256 characters.
    type: str
  source_path:
    description:
      - A file, or a folder with all in it, that is the code, on the machine where the module
        runs. Files of C(__pycache__) are left out.
      - A relative path starts at the playbook. AWS takes up to 50 MB this way; more goes through
        O(s3_bucket).
      - At most one of O(source_path), O(source_files), O(zip_file), O(s3_bucket) and O(image_uri)
        is given. Left out, the function keeps its code.
    type: path
  source_files:
    description:
      - The code itself, as a map of names of files to their text.
    type: dict
  zip_file:
    description:
      - A ready zip archive with the code, on the machine where the module runs.
    type: path
    aliases:
      - src_file
  s3_bucket:
    description:
      - The bucket that holds a zip archive with the code, in the function's region.
      - AWS does not tell where code came from. So for a function that exists, the object is only
        used again when O(code_sha256) is given and differs from the hash that AWS tells.
    type: str
  s3_key:
    description:
      - The key of the object in O(s3_bucket). Required with it.
    type: str
  s3_object_version:
    description:
      - The version of the object in O(s3_bucket). Left out, it is the newest.
    type: str
  code_sha256:
    description:
      - The SHA-256 hash of the archive in O(s3_bucket), in base64. Only with O(s3_bucket).
    type: str
  image_uri:
    description:
      - The URI of a container image in ECR that is the code. A function of an image cannot become
        one of an archive, nor the other way round.
    type: str
  timeout:
    description:
      - For how many seconds at most a call may take, from V(1) to V(900). AWS takes V(3) at
        creation.
    type: int
  memory_size:
    description:
      - The memory in MB, from V(128) to V(10240). AWS takes V(128) at creation. The share of the
        processor goes with it.
    type: int
  ephemeral_storage:
    description:
      - The folder C(/tmp) of the function.
    type: dict
    suboptions:
      size:
        description:
          - Its size in MB, from V(512) to V(10240).
        type: int
        required: true
  environment_variables:
    description:
      - Variables of the environment, all of them together with O(secret_environment_variables).
        An empty map removes all.
      - Ansible logs what a task is given. Secrets belong into O(secret_environment_variables), or
        better into AWS Secrets Manager.
    type: dict
  secret_environment_variables:
    description:
      - Variables of the environment whose values Ansible neither prints nor logs. Where both name
        a variable, this one counts.
    type: dict
  vpc_subnet_ids:
    description:
      - The subnets in which the function reaches things, together with O(vpc_security_group_ids).
        Both as empty lists take it out of the VPC.
    type: list
    elements: str
  vpc_security_group_ids:
    description:
      - The security groups of the function in O(vpc_subnet_ids).
    type: list
    elements: str
  layers:
    description:
      - The ARNs of versions of layers, all of them. An empty list removes all.
    type: list
    elements: str
  architectures:
    description:
      - The processor that the code is built for. AWS takes V(x86_64) at creation. It only changes
        together with the code, so the code has to be given.
      - The list holds exactly one.
    type: list
    elements: str
    aliases:
      - architecture
    choices:
      - x86_64
      - arm64
  dead_letter_arn:
    description:
      - The ARN of the queue or topic that gets events which failed. An empty string means none.
    type: str
  kms_key_arn:
    description:
      - The ARN of the KMS key that encrypts the variables of the environment. An empty string
        means AWS's own key.
    type: str
  tracing_mode:
    description:
      - >-
        Whether calls are traced by X-Ray: V(Active) traces some by itself, V(PassThrough) those
        that somebody before traces.
    type: str
    choices:
      - Active
      - PassThrough
  logging_config:
    description:
      - How the function logs.
    type: dict
    suboptions:
      log_format:
        description:
          - The form of each line. AWS takes V(Text) at creation.
        type: str
        choices:
          - JSON
          - Text
      application_log_level:
        description:
          - From which level on lines of the code are kept. Only with V(JSON).
        type: str
        choices:
          - TRACE
          - DEBUG
          - INFO
          - WARN
          - ERROR
          - FATAL
      system_log_level:
        description:
          - From which level on lines of Lambda itself are kept. Only with V(JSON).
        type: str
        choices:
          - DEBUG
          - INFO
          - WARN
      log_group:
        description:
          - The log group. AWS takes C(/aws/lambda/<name>) when it is left out, and makes it where
            the role allows that.
        type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._wait
  - gatehouse.aws._return_secrets
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(lambda:GetFunction), C(lambda:CreateFunction),
    C(lambda:UpdateFunctionConfiguration), C(lambda:UpdateFunctionCode), C(lambda:DeleteFunction),
    C(lambda:TagResource), C(lambda:UntagResource), C(iam:GetRole) and C(iam:PassRole).
seealso:
  - module: gatehouse.aws.lambda_function_info
  - module: gatehouse.aws.lambda_permission
  - module: gatehouse.aws.iam_role
  - module: gatehouse.aws.elb_target_group
  - name: CreateFunction
    description: AWS's reference of the operation that creates functions.
    link: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
"""

EXAMPLES = r"""
- name: Run a folder of code
  gatehouse.aws.lambda_function:
    name: orders
    runtime: python3.13
    handler: app.handler
    role: orders-function
    source_path: "{{ playbook_dir }}/orders"
    memory_size: 256
    timeout: 10
    environment_variables:
      TABLE: orders
    tags:
      team: orders

- name: Run a few lines
  gatehouse.aws.lambda_function:
    name: greeter
    runtime: python3.13
    handler: app.handler
    role: greeter
    source_files:
      app.py: |
        def handler(event, context):
            return {"statusCode": 200, "body": "Hello"}

- name: Run what the build has put into a bucket
  gatehouse.aws.lambda_function:
    name: orders
    s3_bucket: builds
    s3_key: orders.zip
    code_sha256: 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=

- name: Give it more time, and leave everything else as it is
  gatehouse.aws.lambda_function:
    name: orders
    timeout: 30

- name: Remove the function
  gatehouse.aws.lambda_function:
    name: orders
    state: absent
"""

RETURN = r"""
lambda_function:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    name:
      description:
        - The name of the function.
      returned: when AWS reports it
      type: str
    function_arn:
      description:
        - The ARN of the function, without a version.
      returned: when AWS reports it
      type: str
    role:
      description:
        - The ARN of its role.
      returned: when AWS reports it
      type: str
    runtime:
      description:
        - What runs the code.
      returned: when AWS reports it
      type: str
    handler:
      description:
        - Where the code begins.
      returned: when AWS reports it
      type: str
    description:
      description:
        - What the function is for.
      returned: when AWS reports it
      type: str
    package_type:
      description:
        - V(Zip) or V(Image).
      returned: when AWS reports it
      type: str
    code_sha256:
      description:
        - The SHA-256 hash of the code, in base64.
      returned: when AWS reports it
      type: str
    code_size:
      description:
        - The size of the code in bytes.
      returned: when AWS reports it
      type: int
    image_uri:
      description:
        - The URI of the image that is the code.
      returned: when AWS reports it
      type: str
    timeout:
      description:
        - For how many seconds at most a call may take.
      returned: when AWS reports it
      type: int
    memory_size:
      description:
        - The memory in MB.
      returned: when AWS reports it
      type: int
    ephemeral_storage:
      description:
        - The folder C(/tmp) of the function.
      returned: when AWS reports it
      type: dict
      contains:
        size:
          description:
            - Its size in MB.
          returned: when AWS reports it
          type: int
    environment_variables:
      description:
        - The variables of the environment, secret ones among them.
      returned: when O(return_secrets=true)
      type: dict
    vpc_subnet_ids:
      description:
        - The subnets in which the function reaches things.
      returned: when AWS reports it
      type: list
      elements: str
    vpc_security_group_ids:
      description:
        - The security groups of the function.
      returned: when AWS reports it
      type: list
      elements: str
    layers:
      description:
        - The ARNs of versions of layers.
      returned: when AWS reports it
      type: list
      elements: str
    architectures:
      description:
        - The processor that the code is built for.
      returned: when AWS reports it
      type: list
      elements: str
    dead_letter_arn:
      description:
        - The ARN of the queue or topic that gets events which failed.
      returned: when AWS reports it
      type: str
    kms_key_arn:
      description:
        - The ARN of the KMS key that encrypts the variables of the environment.
      returned: when AWS reports it
      type: str
    tracing_mode:
      description:
        - Whether calls are traced by X-Ray.
      returned: when AWS reports it
      type: str
    logging_config:
      description:
        - How the function logs.
      returned: when AWS reports it
      type: dict
      contains:
        log_format:
          description:
            - The form of each line.
          returned: when AWS reports it
          type: str
        application_log_level:
          description:
            - From which level on lines of the code are kept.
          returned: when AWS reports it
          type: str
        system_log_level:
          description:
            - From which level on lines of Lambda itself are kept.
          returned: when AWS reports it
          type: str
        log_group:
          description:
            - The log group.
          returned: when AWS reports it
          type: str
    state:
      description:
        - Whether the function can be called, such as V(Active) or V(Pending).
      returned: when AWS reports it
      type: str
    state_reason:
      description:
        - Why it is in this state.
      returned: when AWS reports it
      type: str
    last_update_status:
      description:
        - How the last change went, such as V(Successful).
      returned: when AWS reports it
      type: str
    last_modified:
      description:
        - When it was changed last, as AWS writes it.
      returned: when AWS reports it
      type: str
    version:
      description:
        - Always V($LATEST).
      returned: when AWS reports it
      type: str
    tags:
      description:
        - The tags.
      returned: when AWS reports it
      type: dict
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
    message:
      description: The message of the error.
      type: str
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import lambda_function as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
