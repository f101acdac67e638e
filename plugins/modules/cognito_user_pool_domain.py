#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_pool_domain
version_added: 0.1.0
short_description: Manage domains of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes the domain where an Amazon Cognito user pool has its sign-in page
    and its OAuth 2.0 endpoints.
  - A pool has at most one prefix domain, under C(amazoncognito.com), and one custom domain,
    which is yours.
  - An option that is not given keeps the value it has in AWS.
options:
  domain:
    description:
      - The domain. A name with a dot is a custom domain, any other is a prefix domain.
      - A prefix has 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end, and
        none of the words C(aws), C(amazon) and C(cognito) between hyphens. It has to be free in the
        whole region, for all AWS accounts.
      - A domain of a pool other than the one named is never touched. The module fails instead.
      - AWS cannot rename a domain. See O(replace).
    type: str
    required: true
  managed_login_version:
    description:
      - V(1) is the classic sign-in page, V(2) managed login. AWS creates domains with V(1).
      - V(2) needs a pool with O(gatehouse.aws.cognito_user_pool#module:user_pool_tier)
        V(ESSENTIALS) or V(PLUS), and a branding style for each app client.
        Without a style people see an error in place of the page.
    type: int
    choices:
      - 1
      - 2
  custom_domain_config:
    description:
      - What a custom domain needs. A custom domain cannot be created without it, and a prefix
        domain cannot have it.
    type: dict
    suboptions:
      certificate_arn:
        description:
          - The ARN of a certificate in AWS Certificate Manager that covers the domain.
          - It has to be in the region C(us-east-1), whatever the region of the pool.
          - AWS requires it in this block.
        type: str
      security_policy:
        description:
          - The oldest version of TLS that is accepted. V(TLS_V1_2_2021) is what AWS advises for
            most cases, V(TLS_V1_3_2025) is the strictest, and V(TLS_V1) is for very old browsers.
        type: str
        choices:
          - TLS_V1
          - TLS_V1_2_2021
          - TLS_V1_3_2025
  routing:
    description:
      - Where requests go when the pool has replicas in other regions. For custom domains only.
    type: dict
    suboptions:
      failover:
        description:
          - Going to another region while the first one fails.
        type: dict
        suboptions:
          secondary_region:
            description: The region to go to. AWS requires it in this block.
            type: str
          primary_route53_health_check_id:
            description:
              - The ID of the Route 53 health check of the first region, of at most 64 characters.
                AWS requires it in this block.
            type: str
  replace:
    description:
      - What to do when the pool has another domain of the same kind.
      - With V(false) the module fails and names that domain.
      - With V(true) it removes that domain, then creates the new one. In between nobody can sign
        in, and another AWS account may take the old prefix.
    type: bool
    default: false
notes:
  - The parent of a custom domain, such as C(example.com) of C(login.example.com), must have an A
    record when the domain is created, else AWS refuses it.
  - When a custom domain is created, make an alias record to
    RV(user_pool_domain.cloud_front_distribution). The hosted zone of that name is
    C(Z2FDTNDATAQYW2).
  - A prefix domain is ready within a minute. A custom domain takes up to an hour, so raise
    O(wait_timeout) for it.
  - A custom domain becomes the default domain of passkeys. See
    O(gatehouse.aws.cognito_user_pool#module:web_authn_configuration.relying_party_id).
  - AWS does not remove a pool that has a domain.
seealso:
  - module: gatehouse.aws.cognito_user_pool_domain_info
  - module: gatehouse.aws.cognito_user_pool
  - module: gatehouse.aws.cognito_user_pool_client
  - name: CreateUserPoolDomain
    description: AWS's reference of the operation that creates a domain, with all its members.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
  - name: UpdateUserPoolDomain
    description: AWS's reference of the operation that changes a domain.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolDomain.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._user_pool
  - gatehouse.aws._wait
  - gatehouse.aws._unknown_settings
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Give the pool a domain under amazoncognito.com
  gatehouse.aws.cognito_user_pool_domain:
    user_pool_name: staff
    domain: staff-example
    managed_login_version: 1
  register: domain

- name: Show where people sign in
  ansible.builtin.debug:
    var: domain.user_pool_domain.base_url

- name: Give the pool a domain of its own and wait up to an hour for it
  gatehouse.aws.cognito_user_pool_domain:
    user_pool_id: eu-west-1_aB3dEfGh9
    domain: login.example.com
    custom_domain_config:
      certificate_arn: "{{ certificate.arn }}"
      security_policy: TLS_V1_2_2021
    wait_timeout: 3600

- name: Use a new certificate
  gatehouse.aws.cognito_user_pool_domain:
    user_pool_id: eu-west-1_aB3dEfGh9
    domain: login.example.com
    custom_domain_config:
      certificate_arn: "{{ new_certificate.arn }}"

- name: Move to another region when the first one fails
  gatehouse.aws.cognito_user_pool_domain:
    user_pool_id: eu-west-1_aB3dEfGh9
    domain: login.example.com
    routing:
      failover:
        secondary_region: eu-central-1
        primary_route53_health_check_id: 12345678-1234-1234-1234-123456789012

- name: Change the prefix, during which nobody can sign in
  gatehouse.aws.cognito_user_pool_domain:
    user_pool_name: staff
    domain: people-example
    replace: true

- name: Remove the domain
  gatehouse.aws.cognito_user_pool_domain:
    user_pool_name: staff
    domain: people-example
    state: absent
"""

RETURN = r"""
---
user_pool_domain:
  description:
    - The domain as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Empty with O(state=absent).
  returned: success
  type: dict
  contains:
    domain:
      description: The domain, or the prefix alone.
      type: str
      sample: staff-example
    user_pool_id:
      description: The ID of the user pool.
      type: str
      sample: eu-west-1_aB3dEfGh9
    base_url:
      description: The address of the sign-in page, without a path.
      type: str
      sample: https://staff-example.auth.eu-west-1.amazoncognito.com
    cloud_front_hosted_zone_id:
      description: The hosted zone that an alias record for the distribution names.
      type: str
      sample: Z2FDTNDATAQYW2
    status:
      description:
        - V(ACTIVE) once it works, otherwise V(CREATING), V(UPDATING), V(DELETING) or V(FAILED).
      type: str
      sample: ACTIVE
    cloud_front_distribution:
      description: The name that an alias record for a custom domain has to point to.
      type: str
      sample: d111111abcdef8.cloudfront.net
    s3_bucket:
      description: Where AWS keeps the files of the page.
      type: str
    aws_account_id:
      description: The AWS account of the pool.
      type: str
      sample: "123456789012"
    version:
      description: The version that AWS gives the domain.
      type: str
    managed_login_version:
      description: V(1) is the classic sign-in page, V(2) managed login.
      type: int
    custom_domain_config:
      description: What a custom domain needs.
      type: dict
      contains:
        certificate_arn:
          description: The ARN of a certificate in AWS Certificate Manager that covers the domain.
          type: str
        security_policy:
          description: The oldest version of TLS that is accepted.
          type: str
    routing:
      description: Where requests go when the pool has replicas in other regions.
      type: dict
      contains:
        failover:
          description: Going to another region while the first one fails.
          type: dict
          contains:
            secondary_region:
              description: The region to go to.
              type: str
            primary_route53_health_check_id:
              description:
                - The ID of the Route 53 health check of the first region, of at most 64 characters.
              type: str
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
      sample: CreateUserPoolDomain
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_user_pool_domain as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one domain to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
