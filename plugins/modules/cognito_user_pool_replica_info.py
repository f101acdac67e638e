#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_pool_replica_info
version_added: 0.1.0
short_description: Read replicas of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one replica of an Amazon Cognito user pool, or all of them with the primary.
  - What it returns has the names and forms of the options of
    M(gatehouse.aws.cognito_user_pool_replica).
options:
  region_name:
    description:
      - The region of the replica. Without it, all are read.
    type: str
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
seealso:
  - module: gatehouse.aws.cognito_user_pool_replica
  - name: ListUserPoolReplicas
    description: AWS's reference of the operation that reads replicas.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolReplicas.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read the replica in a region
  gatehouse.aws.cognito_user_pool_replica_info:
    user_pool_name: staff
    region_name: eu-central-1
  register: found

- name: Read all replicas
  gatehouse.aws.cognito_user_pool_replica_info:
    user_pool_id: eu-west-1_aB3dEfGh9
  register: replicas
"""

RETURN = r"""
---
user_pool_replicas:
  description:
    - The replicas found, empty when there is none.
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
      sample: ResourceNotFoundException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: ListUserPoolReplicas
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_replica import (
    USER_POOL_REPLICA,
)

OPTIONS = {
    **PARENT,
    **strings("region_name"),
}


def main() -> None:
    """Read replicas as the options say."""
    run_info(
        USER_POOL_REPLICA,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"]],
    )


if __name__ == "__main__":
    main()
