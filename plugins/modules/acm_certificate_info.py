#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: acm_certificate_info
version_added: 0.1.0
short_description: Read certificates of AWS Certificate Manager
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one certificate, or all of them, with their tags and the records that prove their
    domains.
options:
  certificate_arn:
    description:
      - The ARN of the only certificate to read.
    type: str
  name_tag:
    description:
      - The value of the tag C(Name) of the certificates to read.
    type: str
  domain_name:
    description:
      - The domain of the certificates to read.
    type: str
    aliases:
      - domain
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(acm:DescribeCertificate), C(acm:ListCertificates) and
    C(acm:ListTagsForCertificate).
seealso:
  - module: gatehouse.aws.acm_certificate
  - name: RequestCertificate
    description: AWS's reference of the operation that requests certificates.
    link: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
"""

EXAMPLES = r"""
- name: Read the certificates of a domain
  gatehouse.aws.acm_certificate_info:
    domain_name: orders.example.com
  register: found

- name: Read all certificates
  gatehouse.aws.acm_certificate_info:
"""

RETURN = r"""
certificates:
  description:
    - All that were found, each as M(gatehouse.aws.acm_certificate) takes it. The list is empty
      when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    certificate_arn:
      description:
        - The ARN of the certificate. The certificate must exist, unless C(state=absent).
      returned: when AWS reports it
      type: str
    domain_name:
      description:
        - The domain of the certificate. Without O(certificate_arn) and O(name_tag) the
          certificate is found by it, and it must be the only one for this domain.
      returned: when AWS reports it
      type: str
    subject_alternative_names:
      description:
        - Further domains of the certificate. They cannot change.
      returned: when AWS reports it
      type: list
      elements: str
    validation_method:
      description:
        - How the domains are proved. A request without it is proved by V(DNS). It cannot
          change.
      returned: when AWS reports it
      type: str
    key_algorithm:
      description:
        - The kind of key that AWS makes.
      returned: when AWS reports it
      type: str
    certificate_authority_arn:
      description:
        - The ARN of the private authority that issues the certificate. It cannot change.
      returned: when AWS reports it
      type: str
    options:
      description:
        - How the certificate may be used.
      returned: when AWS reports it
      type: dict
      contains:
        certificate_transparency_logging_preference:
          description:
            - Whether the certificate is published in the transparency logs.
          type: str
        export:
          description:
            - Whether the certificate can be exported with its key. It cannot change.
          type: str
    certificate:
      description:
        - The certificate to import, in PEM, without its chain.
      returned: when AWS reports it
      type: str
    certificate_chain:
      description:
        - The chain of the certificate to import, in PEM.
      returned: when AWS reports it
      type: str
    name_tag:
      description:
        - The value of the tag C(Name).
      returned: when AWS reports it
      type: str
    status:
      description:
        - The state of the certificate, V(ISSUED) when it can be used.
      returned: when AWS reports it
      type: str
    type:
      description:
        - V(AMAZON_ISSUED), V(PRIVATE) or V(IMPORTED).
      returned: when AWS reports it
      type: str
    in_use_by:
      description:
        - The ARNs of what uses the certificate.
      returned: when AWS reports it
      type: list
      elements: str
    not_before:
      description:
        - From when it is valid, as ISO 8601.
      returned: when AWS reports it
      type: str
    not_after:
      description:
        - Until when it is valid, as ISO 8601.
      returned: when AWS reports it
      type: str
    serial:
      description:
        - The serial number.
      returned: when AWS reports it
      type: str
    validation_records:
      description:
        - The DNS records that prove the domains.
      returned: when AWS reports it
      type: list
      elements: dict
      contains:
        domain_name:
          description:
            - The domain that the record proves.
          type: str
        name:
          description:
            - The name of the record.
          type: str
        type:
          description:
            - The type of the record.
          type: str
        value:
          description:
            - The value of the record.
          type: str
    tags:
      description: The tags.
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.certificate import (
    CERTIFICATE,
)

OPTIONS = {
    **strings("certificate_arn name_tag"),
    **strings("domain_name", aliases=["domain"]),
}


def main() -> None:
    """Read what the options name."""
    run_info(CERTIFICATE, OPTIONS)


if __name__ == "__main__":
    main()
