#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: ecs_cluster_info
version_added: 0.1.0
short_description: Read ECS clusters
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one cluster, or all of them, in the form that M(gatehouse.aws.ecs_cluster) takes.
options:
  name:
    description:
      - The name of the only cluster to read. Left out, all are read.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(ecs:DescribeClusters) and C(ecs:ListClusters).
seealso:
  - module: gatehouse.aws.ecs_cluster
  - name: CreateCluster
    description: AWS's reference of the operation that creates clusters.
    link: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
"""

EXAMPLES = r"""
- name: Read one cluster
  gatehouse.aws.ecs_cluster_info:
    name: main
  register: found

- name: Read all clusters
  gatehouse.aws.ecs_cluster_info:
"""

RETURN = r"""
clusters:
  description:
    - All that were found, each as M(gatehouse.aws.ecs_cluster) takes it. The list is empty
      when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description:
        - The name of the cluster, by which it is found. It cannot change.
      returned: when AWS reports it
      type: str
    settings:
      description:
        - Settings by AWS's name, such as C(containerInsights) with V(enabled), V(enhanced)
          or V(disabled).
      returned: when AWS reports it
      type: dict
    configuration:
      description:
        - How commands are executed in containers, and how AWS's storage is encrypted.
      returned: when AWS reports it
      type: dict
      contains:
        execute_command_configuration:
          description:
            - How commands are executed in containers.
          type: dict
          contains:
            kms_key_id:
              description:
                - The key that encrypts the session.
              type: str
            logging:
              description:
                - Where the session is logged. V(OVERRIDE) needs
                  C(configuration.execute_command_configuration.log_configuration).
              type: str
            log_configuration:
              description:
                - Where the session is logged instead.
              type: dict
              contains:
                cloud_watch_log_group_name:
                  description:
                    - The name of the log group.
                  type: str
                cloud_watch_encryption_enabled:
                  description:
                    - Whether that log is encrypted.
                  type: bool
                s3_bucket_name:
                  description:
                    - The name of the bucket.
                  type: str
                s3_encryption_enabled:
                  description:
                    - Whether the log in the bucket is encrypted.
                  type: bool
                s3_key_prefix:
                  description:
                    - What the names of the logs in the bucket begin with.
                  type: str
        managed_storage_configuration:
          description:
            - How AWS's storage is encrypted.
          type: dict
          contains:
            kms_key_id:
              description:
                - The key for storage attached to tasks.
              type: str
            fargate_ephemeral_storage_kms_key_id:
              description:
                - The key for the storage of Fargate tasks.
              type: str
    capacity_providers:
      description:
        - The capacity providers, such as V(FARGATE) and V(FARGATE_SPOT).
      returned: when AWS reports it
      type: list
      elements: str
    default_capacity_provider_strategy:
      description:
        - How tasks are spread over the providers, where a service does not say.
      returned: when AWS reports it
      type: list
      elements: dict
      contains:
        capacity_provider:
          description:
            - The name of the provider.
          type: str
        weight:
          description:
            - The share of tasks on this provider.
          type: int
        base:
          description:
            - How many tasks at least run on this provider.
          type: int
    service_connect_defaults:
      description:
        - The defaults of Service Connect.
      returned: when AWS reports it
      type: dict
      contains:
        namespace:
          description:
            - The name or ARN of the Cloud Map namespace.
          type: str
    cluster_arn:
      description:
        - The ARN of the cluster.
      returned: when AWS reports it
      type: str
    status:
      description:
        - The state of the cluster, V(ACTIVE) when it is up.
      returned: when AWS reports it
      type: str
    attachments_status:
      description:
        - Where AWS is with setting up capacity providers.
      returned: when AWS reports it
      type: str
    running_tasks_count:
      description:
        - How many tasks run.
      returned: when AWS reports it
      type: int
    pending_tasks_count:
      description:
        - How many tasks are starting.
      returned: when AWS reports it
      type: int
    active_services_count:
      description:
        - How many services there are.
      returned: when AWS reports it
      type: int
    registered_container_instances_count:
      description:
        - How many container instances there are.
      returned: when AWS reports it
      type: int
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.cluster import CLUSTER

OPTIONS = {
    **strings("name"),
}


def main() -> None:
    """Read what the options name."""
    run_info(CLUSTER, OPTIONS)


if __name__ == "__main__":
    main()
