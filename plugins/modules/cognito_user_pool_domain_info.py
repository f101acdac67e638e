#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_pool_domain_info
version_added: 0.1.0
short_description: Read domains of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one domain, or the prefix and the custom domain of one Amazon Cognito user pool.
  - What it returns has the names and forms of the options of
    M(gatehouse.aws.cognito_user_pool_domain).
options:
  domain:
    description:
      - The domain, or the prefix alone.
      - It also finds a domain whose pool is not known.
      - Mutually exclusive with O(user_pool_id) and O(user_pool_name).
    type: str
notes:
  - Exactly one of O(domain), O(user_pool_id) and O(user_pool_name) is required.
seealso:
  - module: gatehouse.aws.cognito_user_pool_domain
  - module: gatehouse.aws.cognito_user_pool_info
  - name: DescribeUserPoolDomain
    description: AWS's reference of the operation that reads a domain.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolDomain.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read both domains of a pool
  gatehouse.aws.cognito_user_pool_domain_info:
    user_pool_name: staff
  register: found

- name: Show where people sign in
  ansible.builtin.debug:
    msg: "{{ found.user_pool_domains | map(attribute='base_url') }}"

- name: Find the pool of a domain
  gatehouse.aws.cognito_user_pool_domain_info:
    domain: login.example.com

- name: Read the domains of a pool by its ID
  gatehouse.aws.cognito_user_pool_domain_info:
    user_pool_id: eu-west-1_aB3dEfGh9
"""

RETURN = r"""
---
user_pool_domains:
  description:
    - The domains found, empty when there is none.
    - What AWS does not report is not there.
  returned: success
  type: list
  elements: dict
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
user_pool_domain:
  description: The only one of RV(user_pool_domains), as community.aws returns it.
  returned: when one is found
  type: dict
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
      sample: DescribeUserPoolDomain
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_domain import (
    USER_POOL_DOMAIN,
)

OPTIONS = {**PARENT, **strings("domain")}

NAMED_BY = [["domain", "user_pool_id", "user_pool_name"]]


def main() -> None:
    """Read domains as the options say."""
    run_info(USER_POOL_DOMAIN, OPTIONS, required_one_of=NAMED_BY, mutually_exclusive=NAMED_BY)


if __name__ == "__main__":
    main()
