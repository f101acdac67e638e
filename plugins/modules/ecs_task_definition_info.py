#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: ecs_task_definition_info
version_added: 0.1.0
short_description: Read ECS task definitions
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one revision of a task definition, or the newest active one of every family, in the
    form that M(gatehouse.aws.ecs_task_definition) takes.
options:
  family:
    description:
      - The family whose newest active revision is read.
      - A revision is named as C(FAMILY:REVISION). Left out, those of all families are read.
    type: str
  family_prefix:
    description:
      - What the names of the families to read begin with. Ignored if O(family) is given.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(ecs:DescribeTaskDefinition) and
    C(ecs:ListTaskDefinitionFamilies).
seealso:
  - module: gatehouse.aws.ecs_task_definition
  - name: RegisterTaskDefinition
    description: AWS's reference of the operation that registers task definitions.
    link: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
"""

EXAMPLES = r"""
- name: Read the newest revision
  gatehouse.aws.ecs_task_definition_info:
    family: orders
  register: found

- name: Read one revision
  gatehouse.aws.ecs_task_definition_info:
    family: orders:3

- name: Read the newest revisions of some families
  gatehouse.aws.ecs_task_definition_info:
    family_prefix: shop-
"""

RETURN = r"""
task_definitions:
  description:
    - All that were found, each as M(gatehouse.aws.ecs_task_definition) takes it. The list is
      empty when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    family:
      description:
        - The name of the family, by which it is found.
      returned: when AWS reports it
      type: str
    container_definitions:
      description:
        - The containers.
      returned: when AWS reports it
      type: list
      elements: dict
      contains:
        name:
          description:
            - The name of the container.
          type: str
        image:
          description:
            - The image.
          type: str
        essential:
          description:
            - Whether the task stops when this container stops.
          type: bool
        cpu:
          description:
            - The CPU units of the container.
          type: int
        memory:
          description:
            - The most memory it may use, in MiB.
          type: int
        memory_reservation:
          description:
            - The memory that is kept for it, in MiB.
          type: int
        command:
          description:
            - The command.
          type: list
          elements: str
        entry_point:
          description:
            - The entry point.
          type: list
          elements: str
        working_directory:
          description:
            - The directory in which the command runs.
          type: str
        user:
          description:
            - The user that runs the command.
          type: str
        environment:
          description:
            - Variables.
          type: list
          elements: dict
          contains:
            name:
              description:
                - The name of the variable.
              type: str
            value:
              description:
                - The value of the variable.
              type: str
        environment_files:
          description:
            - Files with variables.
          type: list
          elements: dict
          contains:
            value:
              description:
                - The ARN of the object in S3.
              type: str
            type:
              description:
                - Where the file is.
              type: str
        secrets:
          description:
            - Variables that are read from a secret.
          type: list
          elements: dict
          contains:
            name:
              description:
                - The name of the variable.
              type: str
            value_from:
              description:
                - The ARN of the secret or parameter.
              type: str
        port_mappings:
          description:
            - The ports.
          type: list
          elements: dict
          contains:
            container_port:
              description:
                - The port of the container.
              type: int
            host_port:
              description:
                - The port of the host. With C(network_mode=awsvpc) it is that of
                  the container.
              type: int
            protocol:
              description:
                - The protocol.
              type: str
            name:
              description:
                - The name of the port, for Service Connect.
              type: str
            app_protocol:
              description:
                - What is spoken on it, for Service Connect.
              type: str
            container_port_range:
              description:
                - Several ports, such as V(8000-8010).
              type: str
        health_check:
          description:
            - How it is found out whether the container is healthy.
          type: dict
          contains:
            command:
              description:
                - The command of the check.
              type: list
              elements: str
            interval:
              description:
                - How many seconds pass between two checks.
              type: int
            timeout:
              description:
                - After how many seconds a check has failed.
              type: int
            retries:
              description:
                - How many checks in a row have to fail.
              type: int
            start_period:
              description:
                - For how many seconds failures do not count at first.
              type: int
        depends_on:
          description:
            - Which containers have to be started before.
          type: list
          elements: dict
          contains:
            container_name:
              description:
                - The name of the other container.
              type: str
            condition:
              description:
                - What has to be true of it.
              type: str
        log_configuration:
          description:
            - Where the container logs to.
          type: dict
          contains:
            log_driver:
              description:
                - The driver.
              type: str
            options:
              description:
                - Options of the driver, by its own names.
              type: dict
            secret_options:
              description:
                - Options of the driver that are secrets.
              type: list
              elements: dict
              contains:
                name:
                  description:
                    - The name of the option.
                  type: str
                value_from:
                  description:
                    - The ARN of the secret or parameter.
                  type: str
        firelens_configuration:
          description:
            - Makes this container a log router.
          type: dict
          contains:
            type:
              description:
                - The router.
              type: str
            options:
              description:
                - Options of the router.
              type: dict
        mount_points:
          description:
            - Where volumes are.
          type: list
          elements: dict
          contains:
            source_volume:
              description:
                - The name of the volume.
              type: str
            container_path:
              description:
                - The path in the container.
              type: str
            read_only:
              description:
                - Whether it may only be read.
              type: bool
        volumes_from:
          description:
            - Containers whose volumes this one has too.
          type: list
          elements: dict
          contains:
            source_container:
              description:
                - The name of the other container.
              type: str
            read_only:
              description:
                - Whether they may only be read.
              type: bool
        repository_credentials:
          description:
            - How a private registry is entered.
          type: dict
          contains:
            credentials_parameter:
              description:
                - The ARN of the secret.
              type: str
        restart_policy:
          description:
            - Whether the container is started again by itself.
          type: dict
          contains:
            enabled:
              description:
                - Whether it is.
              type: bool
            ignored_exit_codes:
              description:
                - Codes after which it is not.
              type: list
              elements: int
            restart_attempt_period:
              description:
                - How many seconds it has to run before it is started again.
              type: int
        linux_parameters:
          description:
            - What of Linux the container gets.
          type: dict
          contains:
            capabilities:
              description:
                - What the kernel lets it do.
              type: dict
              contains:
                add:
                  description:
                    - Capabilities beyond the usual.
                  type: list
                  elements: str
                drop:
                  description:
                    - Usual capabilities that it does not get.
                  type: list
                  elements: str
            devices:
              description:
                - Devices of the host.
              type: list
              elements: dict
              contains:
                host_path:
                  description:
                    - The path on the host.
                  type: str
                container_path:
                  description:
                    - The path in the container.
                  type: str
                permissions:
                  description:
                    - What it may do with the device.
                  type: list
                  elements: str
            init_process_enabled:
              description:
                - Whether an init process runs in it.
              type: bool
            shared_memory_size:
              description:
                - The size of C(/dev/shm), in MiB.
              type: int
            tmpfs:
              description:
                - File systems in memory.
              type: list
              elements: dict
              contains:
                container_path:
                  description:
                    - The path in the container.
                  type: str
                size:
                  description:
                    - The size, in MiB.
                  type: int
                mount_options:
                  description:
                    - Options of the mount.
                  type: list
                  elements: str
            max_swap:
              description:
                - How much memory may be swapped, in MiB.
              type: int
            swappiness:
              description:
                - How readily it is swapped.
              type: int
        ulimits:
          description:
            - Limits of processes.
          type: list
          elements: dict
          contains:
            name:
              description:
                - What is limited.
              type: str
            soft_limit:
              description:
                - The soft limit.
              type: int
            hard_limit:
              description:
                - The hard limit.
              type: int
        system_controls:
          description:
            - Parameters of the kernel.
          type: list
          elements: dict
          contains:
            namespace:
              description:
                - The parameter.
              type: str
            value:
              description:
                - Its value.
              type: str
        resource_requirements:
          description:
            - GPUs and such.
          type: list
          elements: dict
          contains:
            type:
              description:
                - The kind.
              type: str
            value:
              description:
                - How many, or which.
              type: str
        links:
          description:
            - Containers that this one reaches by name, with C(network_mode=bridge).
          type: list
          elements: str
        hostname:
          description:
            - The name of the host that it sees.
          type: str
        extra_hosts:
          description:
            - Further entries of its C(/etc/hosts).
          type: list
          elements: dict
          contains:
            hostname:
              description:
                - The name.
              type: str
            ip_address:
              description:
                - The address.
              type: str
        dns_servers:
          description:
            - DNS servers.
          type: list
          elements: str
        dns_search_domains:
          description:
            - DNS search domains.
          type: list
          elements: str
        disable_networking:
          description:
            - Whether it has no network.
          type: bool
        docker_labels:
          description:
            - Labels.
          type: dict
        docker_security_options:
          description:
            - Security options of Docker.
          type: list
          elements: str
        credential_specs:
          description:
            - Where the credentials for Active Directory are.
          type: list
          elements: str
        privileged:
          description:
            - Whether it may do what root on the host may.
          type: bool
        readonly_root_filesystem:
          description:
            - Whether its file system may only be read.
          type: bool
        interactive:
          description:
            - Whether its input stays open.
          type: bool
        pseudo_terminal:
          description:
            - Whether it has a terminal.
          type: bool
        start_timeout:
          description:
            - How many seconds others wait for it.
          type: int
        stop_timeout:
          description:
            - How many seconds it may take to stop.
          type: int
        version_consistency:
          description:
            - Whether the image's tag is resolved to a digest once per deployment.
          type: str
    volumes:
      description:
        - The volumes.
      returned: when AWS reports it
      type: list
      elements: dict
      contains:
        name:
          description:
            - The name of the volume.
          type: str
        configured_at_launch:
          description:
            - Whether the service or task says what it is.
          type: bool
        host:
          description:
            - A directory of the host.
          type: dict
          contains:
            source_path:
              description:
                - The path on the host.
              type: str
        docker_volume_configuration:
          description:
            - A volume of Docker.
          type: dict
          contains:
            scope:
              description:
                - How long it lives.
              type: str
            autoprovision:
              description:
                - Whether it is made when it is missing.
              type: bool
            driver:
              description:
                - The driver.
              type: str
            driver_opts:
              description:
                - Options of the driver.
              type: dict
            labels:
              description:
                - Labels.
              type: dict
        efs_volume_configuration:
          description:
            - A file system of EFS.
          type: dict
          contains:
            file_system_id:
              description:
                - The ID of the file system.
              type: str
            root_directory:
              description:
                - The directory of it.
              type: str
            transit_encryption:
              description:
                - Whether traffic is encrypted.
              type: str
            transit_encryption_port:
              description:
                - The port for encrypted traffic.
              type: int
            authorization_config:
              description:
                - How it is entered.
              type: dict
              contains:
                access_point_id:
                  description:
                    - The ID of the access point.
                  type: str
                iam:
                  description:
                    - Whether the task's role counts.
                  type: str
        fsx_windows_file_server_volume_configuration:
          description:
            - A file system of FSx for Windows.
          type: dict
          contains:
            file_system_id:
              description:
                - The ID of the file system.
              type: str
            root_directory:
              description:
                - The directory of it.
              type: str
            authorization_config:
              description:
                - How it is entered.
              type: dict
              contains:
                credentials_parameter:
                  description:
                    - The ARN of the secret.
                  type: str
                domain:
                  description:
                    - The domain of Active Directory.
                  type: str
    network_mode:
      description:
        - How containers are on the network. V(awsvpc) is the only one on Fargate.
      returned: when AWS reports it
      type: str
    requires_compatibilities:
      description:
        - Where the tasks shall be able to run.
      returned: when AWS reports it
      type: list
      elements: str
    cpu:
      description:
        - The CPU units of a task, such as V(256) or V(.25 vCPU).
      returned: when AWS reports it
      type: str
    memory:
      description:
        - The memory of a task, in MiB, or such as V(1 GB).
      returned: when AWS reports it
      type: str
    task_role_arn:
      description:
        - The role that the application has, by ARN or by name.
      returned: when AWS reports it
      type: str
    execution_role_arn:
      description:
        - The role that starts the tasks, by ARN or by name.
      returned: when AWS reports it
      type: str
    runtime_platform:
      description:
        - What the tasks run on.
      returned: when AWS reports it
      type: dict
      contains:
        cpu_architecture:
          description:
            - The kind of CPU.
          type: str
        operating_system_family:
          description:
            - The operating system, such as V(LINUX).
          type: str
    ephemeral_storage:
      description:
        - The storage of a task.
      returned: when AWS reports it
      type: dict
      contains:
        size_in_gib:
          description:
            - Its size, in GiB.
          type: int
    placement_constraints:
      description:
        - Where tasks may be placed.
      returned: when AWS reports it
      type: list
      elements: dict
      contains:
        type:
          description:
            - The kind of constraint.
          type: str
        expression:
          description:
            - The expression of the cluster query language.
          type: str
    pid_mode:
      description:
        - Whose processes containers see.
      returned: when AWS reports it
      type: str
    ipc_mode:
      description:
        - Whose shared memory containers see.
      returned: when AWS reports it
      type: str
    proxy_configuration:
      description:
        - The proxy of App Mesh.
      returned: when AWS reports it
      type: dict
      contains:
        type:
          description:
            - The kind of proxy.
          type: str
        container_name:
          description:
            - The container that is the proxy.
          type: str
        properties:
          description:
            - Its settings.
          type: list
          elements: dict
          contains:
            name:
              description:
                - The name of the setting.
              type: str
            value:
              description:
                - The value of the setting.
              type: str
    enable_fault_injection:
      description:
        - Whether faults may be injected.
      returned: when AWS reports it
      type: bool
    task_definition_arn:
      description:
        - The ARN of the revision.
      returned: when AWS reports it
      type: str
    revision:
      description:
        - The number of the revision.
      returned: when AWS reports it
      type: int
    status:
      description:
        - V(ACTIVE), or V(INACTIVE) when it was deregistered.
      returned: when AWS reports it
      type: str
    registered_at:
      description:
        - When it was registered, as ISO 8601.
      returned: when AWS reports it
      type: str
    registered_by:
      description:
        - Who registered it.
      returned: when AWS reports it
      type: str
    compatibilities:
      description:
        - Where the tasks can run.
      returned: when AWS reports it
      type: list
      elements: str
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.task_definition import (
    TASK_DEFINITION,
)

OPTIONS = {
    **strings("family family_prefix"),
}


def main() -> None:
    """Read what the options name."""
    run_info(TASK_DEFINITION, OPTIONS)


if __name__ == "__main__":
    main()
