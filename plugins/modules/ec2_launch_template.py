#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later


from __future__ import annotations

DOCUMENTATION = r"""
---
module: ec2_launch_template
version_added: 0.1.0
short_description: Manage launch templates of EC2
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes launch templates, after which Auto Scaling groups and others
    start instances.
  - Versions of a template never change. Any difference between the newest version and the
    options makes a new version, which keeps what the options leave out. Which version is the
    default is left alone.
  - An option that is not given keeps the value it has in the newest version.
options:
  name:
    description:
      - The name of the template.
    type: str
    required: true
    aliases:
      - template_name
  image_id:
    description:
      - The ID of the image, or C(resolve:ssm:PARAMETER) for the image that a parameter of
        Systems Manager names when an instance starts.
    type: str
  instance_type:
    description:
      - The type of the instances, such as V(t3.small).
    type: str
  iam_instance_profile:
    description:
      - The name or ARN of the instance profile.
    type: str
  user_data:
    description:
      - What instances do at their first start, in Base64. AWS counts it among what must not be
        printed, so diffs hide it, and results hold it only with O(return_secrets=true).
      - AWS takes up to 16 KiB, as they are before Base64. What it holds is compared, not how its
        lines are broken.
    type: str
  user_data_text:
    description:
      - The same as plain text, which is sent in Base64. Results hold it as
        RV(launch_template.user_data). Mutually exclusive with O(user_data).
      - In a M(gatehouse.aws.stack) it may mention other resources.
    type: str
  key_name:
    description:
      - The name of the key pair for SSH.
    type: str
  security_group_ids:
    description:
      - The IDs of the security groups. The list replaces that in AWS.
    type: list
    elements: str
  security_group_names:
    description:
      - The names of security groups, beside or in place of their IDs.
    type: list
    elements: str
  ebs_optimized:
    description:
      - Whether the instances have bandwidth of their own for volumes.
    type: bool
  monitoring:
    description:
      - How closely CloudWatch looks.
    type: dict
    suboptions:
      enabled:
        description:
          - Whether each minute, at a cost, instead of every five.
        type: bool
  metadata_options:
    description:
      - How the instances reach their metadata.
    type: dict
    suboptions:
      http_tokens:
        description:
          - V(required) lets in nobody without a session token (IMDSv2). V(optional) lets in
            anybody.
        type: str
        choices:
          - required
          - optional
      http_endpoint:
        description:
          - Whether metadata can be reached at all.
        type: str
        choices:
          - enabled
          - disabled
      http_put_response_hop_limit:
        description:
          - How many hops a session token may travel, from V(1) to V(64). Containers on a bridge
            need V(2).
        type: int
      http_protocol_ipv6:
        description:
          - Whether metadata can be reached by IPv6.
        type: str
        choices:
          - enabled
          - disabled
      instance_metadata_tags:
        description:
          - Whether metadata tell the tags of the instance.
        type: str
        choices:
          - enabled
          - disabled
  block_device_mappings:
    description:
      - The volumes. The list replaces that in AWS; what is left out of a volume stays.
    type: list
    elements: dict
    suboptions:
      device_name:
        description:
          - The name of the device, such as V(/dev/xvda).
        type: str
        required: true
      ebs:
        description:
          - The volume of EBS behind it.
        type: dict
        suboptions:
          volume_size:
            description:
              - The size, in GiB.
            type: int
          iops:
            description:
              - Operations a second, for types that take it.
            type: int
          throughput:
            description:
              - MiB a second, for V(gp3) only.
            type: int
          volume_type:
            description:
              - The type, such as V(gp3).
            type: str
          snapshot_id:
            description:
              - The ID of the snapshot that it starts from.
            type: str
          kms_key_id:
            description:
              - The KMS key that encrypts it.
            type: str
          encrypted:
            description:
              - Whether it is encrypted.
            type: bool
          delete_on_termination:
            description:
              - Whether it goes with its instance.
            type: bool
  network_interfaces:
    description:
      - The network interfaces, for what O(security_group_ids) cannot say. The two exclude each
        other.
    type: list
    elements: dict
    suboptions:
      device_index:
        description:
          - The place of the interface, V(0) for the first.
        type: int
        required: true
      associate_public_ip_address:
        description:
          - Whether it gets a public address.
        type: bool
      delete_on_termination:
        description:
          - Whether it goes with its instance.
        type: bool
      subnet_id:
        description:
          - The ID of its subnet.
        type: str
      description:
        description:
          - What it is for.
        type: str
      groups:
        description:
          - The IDs of its security groups.
        type: list
        elements: str
  tag_specifications:
    description:
      - The tags of what is started. Those of the template itself are O(tags).
    type: list
    elements: dict
    suboptions:
      resource_type:
        description:
          - What is tagged, such as V(instance) or V(volume).
        type: str
        required: true
      tags:
        description:
          - The tags.
        type: dict
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.tags
  - amazon.aws.boto3
seealso:
  - module: gatehouse.aws.autoscaling_group
  - module: gatehouse.aws.iam_instance_profile
  - name: EC2 API reference
    description: The operations CreateLaunchTemplate and CreateLaunchTemplateVersion.
    link: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/
"""

EXAMPLES = r"""
- name: Describe instances that run containers, and whose metadata needs a session token
  gatehouse.aws.ec2_launch_template:
    name: orders
    image_id: resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id
    instance_type: t3.small
    iam_instance_profile: orders
    security_group_names:
      - orders
    metadata_options:
      http_tokens: required
    user_data_text: |
      #!/bin/bash
      echo ECS_CLUSTER=orders >> /etc/ecs/ecs.config

- name: Take larger instances from now on
  gatehouse.aws.ec2_launch_template:
    name: orders
    instance_type: t3.medium

- name: Remove the template
  gatehouse.aws.ec2_launch_template:
    name: orders
    state: absent
"""

RETURN = r"""
launch_template:
  description: The launch template, empty when there is none.
  returned: success
  type: dict
  contains:
    name:
      description:
        - The name of the template.
      returned: when AWS reports it
      type: str
    image_id:
      description:
        - The ID of the image, or C(resolve:ssm:PARAMETER) for the image that a parameter of
          Systems Manager names when an instance starts.
      returned: when AWS reports it
      type: str
    instance_type:
      description:
        - The type of the instances, such as V(t3.small).
      returned: when AWS reports it
      type: str
    iam_instance_profile:
      description:
        - The instance profile, as C(name) or C(arn).
      returned: when AWS reports it
      type: str
    user_data:
      description:
        - What instances do at their first start, in base64.
      returned: when O(return_secrets=true)
      type: str
    key_name:
      description:
        - The name of the key pair for SSH.
      returned: when AWS reports it
      type: str
    security_group_ids:
      description:
        - The IDs of the security groups. The list replaces that in AWS.
      returned: when AWS reports it
      type: list
      elements: str
    ebs_optimized:
      description:
        - Whether the instances have bandwidth of their own for volumes.
      returned: when AWS reports it
      type: bool
    monitoring:
      description:
        - How closely CloudWatch looks.
      returned: when AWS reports it
      type: dict
    metadata_options:
      description:
        - How the instances reach their metadata.
      returned: when AWS reports it
      type: dict
    block_device_mappings:
      description:
        - The volumes. The list replaces that in AWS; what is left out of a volume stays.
      returned: when AWS reports it
      type: list
      elements: dict
    network_interfaces:
      description:
        - The network interfaces, for what O(security_group_ids) cannot say. The two exclude
          each other.
      returned: when AWS reports it
      type: list
      elements: dict
    tag_specifications:
      description:
        - The tags of what is started. Those of the template itself are O(tags).
      returned: when AWS reports it
      type: list
      elements: dict
    launch_template_id:
      description:
        - The ID of the template.
      returned: when AWS reports it
      type: str
    version_number:
      description:
        - The number of the newest version.
      returned: when AWS reports it
      type: int
    tags:
      description:
        - The tags of the template, where O(tags) is given.
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
      sample: InvalidLaunchTemplateName.NotFoundException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: CreateLaunchTemplate
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    ec2_launch_template as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
