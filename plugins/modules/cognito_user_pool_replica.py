#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_pool_replica
version_added: 0.1.0
short_description: Manage replicas of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, activates, deactivates and removes a replica, which is a copy of an Amazon Cognito user
    pool in another region.
  - The user pool needs O(gatehouse.aws.cognito_user_pool#module:key_configuration) with a
    multi-Region KMS key of one's own.
  - It is run in the region of the primary user pool.
options:
  region_name:
    description:
      - The region of the replica.
    type: str
    required: true
  status:
    description:
      - Whether the replica answers requests.
      - A replica has to be V(INACTIVE) before AWS deletes it, which O(state=absent) sees to.
    type: str
    choices:
      - ACTIVE
      - INACTIVE
  user_pool_tags:
    description:
      - Tags of the replica. AWS takes them at creation only and does not tell them with the
        replica, so later they are not compared.
    type: dict
seealso:
  - module: gatehouse.aws.cognito_user_pool_replica_info
  - module: gatehouse.aws.cognito_user_pool
  - module: gatehouse.aws.cognito_user_pool_domain
  - name: CreateUserPoolReplica
    description: AWS's reference of the operation that creates a replica.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolReplica.html
  - name: UpdateUserPoolReplica
    description: AWS's reference of the operation that activates and deactivates a replica.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolReplica.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._user_pool
  - gatehouse.aws._wait
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Keep a copy of a pool in another region
  gatehouse.aws.cognito_user_pool_replica:
    user_pool_name: staff
    region_name: eu-central-1

- name: Take the copy out of service
  gatehouse.aws.cognito_user_pool_replica:
    user_pool_name: staff
    region_name: eu-central-1
    status: INACTIVE

- name: Remove the copy
  gatehouse.aws.cognito_user_pool_replica:
    user_pool_name: staff
    region_name: eu-central-1
    state: absent
"""

RETURN = r"""
---
user_pool_replica:
  description:
    - The replica as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Empty with O(state=absent).
  returned: success
  type: dict
  contains:
    user_pool_id:
      description:
        - The ID of the user pool.
      type: str
      sample: eu-west-1_aB3dEfGh9
    region_name:
      description:
        - The region of the replica.
      type: str
      sample: eu-central-1
    status:
      description:
        - Whether the replica answers requests.
      type: str
      sample: ACTIVE
    role:
      description:
        - Whether it is the V(PRIMARY) or a V(SECONDARY).
      type: str
      sample: SECONDARY
    user_pool_arn:
      description:
        - The ARN of the user pool in that region.
      type: str
      sample: arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-west-1_aB3dEfGh9
    ready:
      description:
        - Whether AWS has finished creating it.
      type: bool
      sample: true
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: InvalidParameterException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: CreateUserPoolReplica
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_user_pool_replica as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one replica to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
