#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_pool_client_secret
version_added: 0.1.0
short_description: Rotate secrets of Amazon Cognito app clients
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Replaces the secret of an app client in two runs, so that the application is never without a
    valid one. AWS allows two secrets at a time.
  - The first run, with O(rotation=started), adds a secret, and both are valid. Then the application
    gets the new one. The second run, with O(rotation=finished), deletes the old one.
  - A task that runs by the calendar uses O(rotate), O(keep) and O(min_age) instead.
  - Each may be repeated, and changes nothing then.
options:
  user_pool_id:
    description:
      - The ID of the user pool.
      - Exactly one of O(user_pool_id) and O(user_pool_name) names the pool.
    type: str
  user_pool_name:
    description:
      - The name of the user pool, instead of O(user_pool_id).
      - AWS lets several pools have the same name. The module then fails and lists their IDs.
    type: str
  client_id:
    description:
      - The ID of the app client.
      - Exactly one of O(client_id) and O(client_name) names the client.
    type: str
  client_name:
    description:
      - The name of the app client, instead of O(client_id).
      - AWS lets several clients of a pool have the same name. The module then fails and lists their
        IDs.
    type: str
  rotation:
    description:
      - V(started) makes sure that there are two secrets.
      - V(finished) makes sure that there is one, the newest.
      - V(abandoned) makes sure that there is one, the oldest.
      - Without it, and without O(rotate) and O(keep), the module only reads.
      - Mutually exclusive with O(rotate) and O(keep), which do the same by the calendar.
    type: str
    choices:
      - started
      - finished
      - abandoned
  rotate:
    description:
      - Whether a secret is added once the newest is O(min_age) days old, for a task that runs every
        day.
      - Where there are two already, the oldest is deleted first, as AWS allows two. So the secret
        before the newest stays valid until the next rotation, or as O(keep) says.
    type: bool
  keep:
    description:
      - How many secrets are left in the end. With V(1), the oldest of two is deleted once the
        newest is O(min_age) days old.
      - V(2), and without it, none is deleted before the next rotation needs its place.
      - With O(rotate=true), the run that deletes the oldest adds another at once.
    type: int
    choices:
      - 1
      - 2
  min_age:
    description:
      - How old the newest secret has to be before O(rotate) or O(keep) does anything, in days. It
        is the time that applications have to change over.
      - Without it, 1 day. V(0) acts at each run.
    type: int
  client_secret:
    description:
      - A new secret of your own, of 24 to 64 letters, digits and the characters C(_+), for
        O(rotation=started) or O(rotate=true). Without it, AWS makes one.
      - AWS never gives a secret back later. It is ignored when there are two already.
    type: str
  secretsmanager_secret_id:
    description:
      - The name or the ARN of a secret of AWS Secrets Manager that shall hold the newest secret of
        the client, as a plain string. It is created under that name when it does not exist, and
        gets a new version when the newest secret changes. Neither is ever printed.
      - Whether it holds the newest is told by the name of its version, so no secret is read.
      - When the client has two secrets and the newest is not in its place, AWS does not tell it any
        more. The module then fails and says what to do.
      - Without it, Secrets Manager is not touched. Nothing there is deleted.
    type: str
notes:
  - AWS does not document which of two secrets C(DescribeUserPoolClient) tells, or whether it tells
    any. A load balancer wants a client with a secret when a rule is made, so create or change its
    rules before O(rotation=started) or after O(rotation=finished).
  - A first secret comes with the client, by
    O(gatehouse.aws.cognito_user_pool_client#module:generate_secret). A client without one cannot
    get one.
  - A load balancer takes the secret from the listener rule, so apply
    M(gatehouse.aws.elb_listener_rule) again between the two runs.
seealso:
  - module: gatehouse.aws.cognito_user_pool_client_secret_info
  - module: gatehouse.aws.cognito_user_pool_client
  - module: gatehouse.aws.elb_listener_rule
  - name: AddUserPoolClientSecret
    description: AWS's reference of the operation that adds a secret.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddUserPoolClientSecret.html
  - name: DeleteUserPoolClientSecret
    description: AWS's reference of the operation that deletes a secret.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClientSecret.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Add a secret
  gatehouse.aws.cognito_user_pool_client_secret:
    user_pool_name: staff
    client_name: billing
    rotation: started
    return_secrets: true
  register: new
  no_log: true

- name: Delete the old secret, once the application has the new one
  gatehouse.aws.cognito_user_pool_client_secret:
    user_pool_name: staff
    client_name: billing
    rotation: finished

- name: Give up the new secret instead
  gatehouse.aws.cognito_user_pool_client_secret:
    user_pool_name: staff
    client_name: billing
    rotation: abandoned

- name: Every day, see whether the secret is 30 days old, and rotate it into Secrets Manager
  gatehouse.aws.cognito_user_pool_client_secret:
    user_pool_name: staff
    client_name: billing
    rotate: true
    min_age: 30
    secretsmanager_secret_id: billing/sign-in

- name: Delete the old secret after a week
  gatehouse.aws.cognito_user_pool_client_secret:
    user_pool_name: staff
    client_name: billing
    keep: 1
    min_age: 7

- name: Put the secret of a new client into Secrets Manager
  gatehouse.aws.cognito_user_pool_client_secret:
    user_pool_name: staff
    client_name: billing
    secretsmanager_secret_id: billing/sign-in

- name: Rotate to a secret of your own
  gatehouse.aws.cognito_user_pool_client_secret:
    user_pool_name: staff
    client_name: billing
    rotation: started
    client_secret: "{{ vault_next_secret }}"
"""

RETURN = r"""
---
user_pool_client_secret:
  description:
    - The secrets of the client as they are after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
  returned: success
  type: dict
  contains:
    user_pool_id:
      description:
        - The ID of the user pool.
      type: str
      sample: eu-west-1_aB3dEfGh9
    client_id:
      description:
        - The ID of the app client.
      type: str
      sample: "1example23456789"
    rotation:
      description:
        - Whether there are two secrets (V(started)) or one (V(finished)).
      type: str
      sample: finished
    client_secret:
      description:
        - The new secret, told only by the run that adds it, and only when AWS made it.
      returned: when O(return_secrets=true)
      type: str
    client_secrets:
      description:
        - The secrets of the client, the oldest first.
      type: list
      elements: dict
      contains:
        client_secret_id:
          description:
            - The ID of the secret.
          type: str
          sample: "1example23456789--1763805600000"
        client_secret_create_date:
          description:
            - When the secret was added.
          type: str
          sample: "2026-11-22T10:00:00+00:00"
    secretsmanager_secret_id:
      description:
        - The secret of Secrets Manager, as it was named.
      returned: when O(secretsmanager_secret_id) is given
      type: str
      sample: billing/sign-in
    stored:
      description:
        - What the secret of Secrets Manager holds. V(current) is the newest secret of the client.
      returned: when O(secretsmanager_secret_id) is given
      type: str
      sample: current
    client_secret_id:
      description:
        - The ID of the new secret.
      returned: when a secret was added
      type: str
    client_secret_create_date:
      description:
        - When the new secret was added.
      returned: when a secret was added
      type: str
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: LimitExceededException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: AddUserPoolClientSecret
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_user_pool_client_secret as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the secrets of one app client to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
