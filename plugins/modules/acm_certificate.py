#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: acm_certificate
version_added: 0.1.0
short_description: Manage one certificate of AWS Certificate Manager
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Requests a certificate from AWS, or imports one, and removes it.
  - An imported certificate is imported anew, under the same ARN, when O(certificate) or
    O(certificate_chain) differs from what AWS holds.
  - A requested certificate is issued when its domains are proved. With O(zone) or
    O(hosted_zone_id) the module writes the records that prove them into Route 53, and
    O(wait=true) lasts until the certificate is issued.
  - Without a zone, the result holds these records, for M(gatehouse.aws.route53_record) or the
    DNS elsewhere, and the module waits until AWS has told them.
  - Beside O(state=absent), O(tags) say which certificate is meant, and one that lacks any of
    them stays.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  certificate_arn:
    description:
      - The ARN of the certificate. The certificate must exist, unless O(state=absent).
    type: str
    aliases:
      - arn
  name_tag:
    description:
      - The value of the tag C(Name), by which the certificate is found, and which a new one
        gets. Costs a call for every certificate there is.
    type: str
    aliases:
      - name
  domain_name:
    description:
      - The domain of the certificate. Without O(certificate_arn) and O(name_tag) the
        certificate is found by it, and it must be the only one for this domain. Required to
        request a certificate.
      - When a certificate is imported, it must be one for this domain.
    type: str
    aliases:
      - domain
  subject_alternative_names:
    description:
      - Further domains of the certificate. They cannot change.
    type: list
    elements: str
  validation_method:
    description:
      - How the domains are proved. A request without it is proved by V(DNS). It cannot
        change.
    type: str
    choices:
      - DNS
      - EMAIL
      - HTTP
  key_algorithm:
    description:
      - The kind of key that AWS makes. AWS takes V(RSA_2048) when it is left out. It cannot
        change.
    type: str
    choices:
      - RSA_1024
      - RSA_2048
      - RSA_3072
      - RSA_4096
      - EC_prime256v1
      - EC_secp384r1
      - EC_secp521r1
  certificate_authority_arn:
    description:
      - The ARN of the private authority that issues the certificate. It cannot change.
    type: str
  options:
    description:
      - How the certificate may be used.
    type: dict
    suboptions:
      certificate_transparency_logging_preference:
        description:
          - Whether the certificate is published in the transparency logs.
        type: str
        choices:
          - ENABLED
          - DISABLED
      export:
        description:
          - Whether the certificate can be exported with its key. It cannot change.
        type: str
        choices:
          - ENABLED
          - DISABLED
  zone:
    description:
      - The name of the public hosted zone that gets the records which prove the domains, all of
        which must be in it. Records that several domains share are written once, those that
        stand already are left as they are, and those that got lost are written again, as AWS
        renews the certificate by them.
      - Beside O(state=absent), these records are deleted after the certificate, but for those
        that another certificate of the region needs. Records depend on account and domain only,
        so leave O(zone) out where certificates of other regions have the same domain.
    type: str
  hosted_zone_id:
    description:
      - The ID of that zone, instead of O(zone).
    type: str
  wait_until_issued:
    description:
      - Whether O(wait) lasts until the certificate is issued, so that a listener can use it, and
        not only until AWS has told the records that prove its domains. Also when nothing changes.
        With O(zone) or O(hosted_zone_id) it always is.
      - The records have to stand in the DNS, and stay there, as AWS renews the certificate by
        them. An imported certificate is issued at once.
    type: bool
    default: false
  certificate:
    description:
      - The certificate to import, in PEM, without its chain.
    type: str
  certificate_chain:
    description:
      - The chain of the certificate to import, in PEM.
    type: str
  private_key:
    description:
      - The key of the certificate to import, in PEM and not encrypted. Required with
        O(certificate).
      - AWS never shows it, so a key that differs is no change by itself. It is never shown
        in results and differences.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._wait
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(acm:DescribeCertificate), C(acm:ListCertificates),
    C(acm:RequestCertificate), C(acm:ImportCertificate), C(acm:GetCertificate),
    C(acm:UpdateCertificateOptions), C(acm:DeleteCertificate), C(acm:ListTagsForCertificate),
    C(acm:AddTagsToCertificate) and C(acm:RemoveTagsFromCertificate), for O(zone)
    C(route53:ListHostedZonesByName), and for records C(route53:GetHostedZone),
    C(route53:ListResourceRecordSets) and C(route53:ChangeResourceRecordSets).
seealso:
  - module: gatehouse.aws.acm_certificate_info
  - module: gatehouse.aws.route53_record
  - module: gatehouse.aws.elb_listener
  - name: RequestCertificate
    description: AWS's reference of the operation that requests certificates.
    link: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
"""

EXAMPLES = r"""
- name: Request a certificate, prove its domains in Route 53, and wait until it is issued
  gatehouse.aws.acm_certificate:
    domain_name: orders.example.com
    subject_alternative_names:
      - "*.orders.example.com"
    zone: example.com

- name: Request a certificate
  gatehouse.aws.acm_certificate:
    domain_name: pay.example.com
  register: requested

- name: Prove its domains
  gatehouse.aws.route53_record:
    zone: example.com
    name: "{{ item.name }}"
    type: "{{ item.type }}"
    values:
      - "{{ item.value }}"
  loop: "{{ requested.certificate.validation_records }}"
  loop_control:
    label: "{{ item.domain_name }}"

- name: Import a certificate
  gatehouse.aws.acm_certificate:
    domain_name: orders.example.com
    certificate: "{{ lookup('ansible.builtin.file', 'orders.pem') }}"
    private_key: "{{ lookup('ansible.builtin.file', 'orders.key') }}"

- name: Delete a certificate, and the records that nothing else needs
  gatehouse.aws.acm_certificate:
    domain_name: orders.example.com
    zone: example.com
    state: absent
"""

RETURN = r"""
certificate:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    certificate_arn:
      description:
        - The ARN of the certificate. The certificate must exist, unless O(state=absent).
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
    hosted_zone_id:
      description:
        - The ID of the zone with the records that prove the domains.
      returned: when a zone is given
      type: str
    proved_domain_names:
      description:
        - The domains whose records stand in the zone.
      returned: when a zone is given
      type: list
      elements: str
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import acm_certificate as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
