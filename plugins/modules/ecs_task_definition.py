#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: ecs_task_definition
version_added: 0.1.0
short_description: Manage one ECS task definition family
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Registers a new revision of a task definition when what the options say differs from the
    newest active revision, and only then. AWS's defaults are no difference.
  - With O(state=absent), deregisters all active revisions, or one.
  - An option that is not given keeps the value it has in the newest revision. A null value means
    the option is not given.
  - The names of AWS's own JSON are accepted in lists, so that a task definition file can be
    pasted.
options:
  family:
    description:
      - The name of the family, by which it is found.
    type: str
    required: true
  revision:
    description:
      - With O(state=absent), the only revision to deregister.
    type: int
  container_definitions:
    description:
      - The containers. Required to register a family.
      - The list is replaced as a whole, and what a container leaves out has AWS's default,
        whatever the revision before said.
    type: list
    elements: dict
    aliases:
      - containers
    suboptions:
      name:
        description:
          - The name of the container.
        type: str
        required: true
      image:
        description:
          - The image.
        type: str
        required: true
      essential:
        description:
          - Whether the task stops when this container stops. AWS takes V(true) when it
            is left out.
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
        aliases:
          - memoryReservation
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
        aliases:
          - entryPoint
      working_directory:
        description:
          - The directory in which the command runs.
        type: str
        aliases:
          - workingDirectory
      user:
        description:
          - The user that runs the command.
        type: str
      environment:
        description:
          - Variables.
        type: list
        elements: dict
        suboptions:
          name:
            description:
              - The name of the variable.
            type: str
            required: true
          value:
            description:
              - The value of the variable.
            type: str
      environment_files:
        description:
          - Files with variables.
        type: list
        elements: dict
        aliases:
          - environmentFiles
        suboptions:
          value:
            description:
              - The ARN of the object in S3.
            type: str
            required: true
          type:
            description:
              - Where the file is.
            type: str
            choices:
              - s3
            required: true
      secrets:
        description:
          - Variables that are read from a secret.
        type: list
        elements: dict
        suboptions:
          name:
            description:
              - The name of the variable.
            type: str
            required: true
          value_from:
            description:
              - The ARN of the secret or parameter.
            type: str
            aliases:
              - valueFrom
            required: true
      port_mappings:
        description:
          - The ports.
        type: list
        elements: dict
        aliases:
          - portMappings
        suboptions:
          container_port:
            description:
              - The port of the container.
            type: int
            aliases:
              - containerPort
          host_port:
            description:
              - The port of the host. With O(network_mode=awsvpc) it is that of the
                container.
            type: int
            aliases:
              - hostPort
          protocol:
            description:
              - The protocol. AWS takes V(tcp) when it is left out.
            type: str
            choices:
              - tcp
              - udp
          name:
            description:
              - The name of the port, for Service Connect.
            type: str
          app_protocol:
            description:
              - What is spoken on it, for Service Connect.
            type: str
            aliases:
              - appProtocol
            choices:
              - http
              - http2
              - grpc
          container_port_range:
            description:
              - Several ports, such as V(8000-8010).
            type: str
            aliases:
              - containerPortRange
      health_check:
        description:
          - How it is found out whether the container is healthy.
        type: dict
        aliases:
          - healthCheck
        suboptions:
          command:
            description:
              - The command of the check.
            type: list
            elements: str
            required: true
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
            aliases:
              - startPeriod
      depends_on:
        description:
          - Which containers have to be started before.
        type: list
        elements: dict
        aliases:
          - dependsOn
        suboptions:
          container_name:
            description:
              - The name of the other container.
            type: str
            aliases:
              - containerName
            required: true
          condition:
            description:
              - What has to be true of it.
            type: str
            choices:
              - START
              - COMPLETE
              - SUCCESS
              - HEALTHY
            required: true
      log_configuration:
        description:
          - Where the container logs to.
        type: dict
        aliases:
          - logConfiguration
        suboptions:
          log_driver:
            description:
              - The driver.
            type: str
            aliases:
              - logDriver
            choices:
              - json-file
              - syslog
              - journald
              - gelf
              - fluentd
              - awslogs
              - splunk
              - awsfirelens
            required: true
          options:
            description:
              - Options of the driver, by its own names.
            type: dict
          secret_options:
            description:
              - Options of the driver that are secrets.
            type: list
            elements: dict
            aliases:
              - secretOptions
            suboptions:
              name:
                description:
                  - The name of the option.
                type: str
                required: true
              value_from:
                description:
                  - The ARN of the secret or parameter.
                type: str
                aliases:
                  - valueFrom
                required: true
      firelens_configuration:
        description:
          - Makes this container a log router.
        type: dict
        aliases:
          - firelensConfiguration
        suboptions:
          type:
            description:
              - The router.
            type: str
            choices:
              - fluentd
              - fluentbit
            required: true
          options:
            description:
              - Options of the router.
            type: dict
      mount_points:
        description:
          - Where volumes are.
        type: list
        elements: dict
        aliases:
          - mountPoints
        suboptions:
          source_volume:
            description:
              - The name of the volume.
            type: str
            aliases:
              - sourceVolume
          container_path:
            description:
              - The path in the container.
            type: str
            aliases:
              - containerPath
          read_only:
            description:
              - Whether it may only be read.
            type: bool
            aliases:
              - readOnly
      volumes_from:
        description:
          - Containers whose volumes this one has too.
        type: list
        elements: dict
        aliases:
          - volumesFrom
        suboptions:
          source_container:
            description:
              - The name of the other container.
            type: str
            aliases:
              - sourceContainer
          read_only:
            description:
              - Whether they may only be read.
            type: bool
            aliases:
              - readOnly
      repository_credentials:
        description:
          - How a private registry is entered.
        type: dict
        aliases:
          - repositoryCredentials
        suboptions:
          credentials_parameter:
            description:
              - The ARN of the secret.
            type: str
            aliases:
              - credentialsParameter
            required: true
      restart_policy:
        description:
          - Whether the container is started again by itself.
        type: dict
        aliases:
          - restartPolicy
        suboptions:
          enabled:
            description:
              - Whether it is.
            type: bool
            required: true
          ignored_exit_codes:
            description:
              - Codes after which it is not.
            type: list
            elements: int
            aliases:
              - ignoredExitCodes
          restart_attempt_period:
            description:
              - How many seconds it has to run before it is started again.
            type: int
            aliases:
              - restartAttemptPeriod
      linux_parameters:
        description:
          - What of Linux the container gets.
        type: dict
        aliases:
          - linuxParameters
        suboptions:
          capabilities:
            description:
              - What the kernel lets it do.
            type: dict
            suboptions:
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
            suboptions:
              host_path:
                description:
                  - The path on the host.
                type: str
                aliases:
                  - hostPath
                required: true
              container_path:
                description:
                  - The path in the container.
                type: str
                aliases:
                  - containerPath
              permissions:
                description:
                  - What it may do with the device.
                type: list
                elements: str
                choices:
                  - read
                  - write
                  - mknod
          init_process_enabled:
            description:
              - Whether an init process runs in it.
            type: bool
            aliases:
              - initProcessEnabled
          shared_memory_size:
            description:
              - The size of C(/dev/shm), in MiB.
            type: int
            aliases:
              - sharedMemorySize
          tmpfs:
            description:
              - File systems in memory.
            type: list
            elements: dict
            suboptions:
              container_path:
                description:
                  - The path in the container.
                type: str
                aliases:
                  - containerPath
                required: true
              size:
                description:
                  - The size, in MiB.
                type: int
                required: true
              mount_options:
                description:
                  - Options of the mount.
                type: list
                elements: str
                aliases:
                  - mountOptions
          max_swap:
            description:
              - How much memory may be swapped, in MiB.
            type: int
            aliases:
              - maxSwap
          swappiness:
            description:
              - How readily it is swapped.
            type: int
      ulimits:
        description:
          - Limits of processes.
        type: list
        elements: dict
        suboptions:
          name:
            description:
              - What is limited.
            type: str
            choices:
              - core
              - cpu
              - data
              - fsize
              - locks
              - memlock
              - msgqueue
              - nice
              - nofile
              - nproc
              - rss
              - rtprio
              - rttime
              - sigpending
              - stack
            required: true
          soft_limit:
            description:
              - The soft limit.
            type: int
            aliases:
              - softLimit
            required: true
          hard_limit:
            description:
              - The hard limit.
            type: int
            aliases:
              - hardLimit
            required: true
      system_controls:
        description:
          - Parameters of the kernel.
        type: list
        elements: dict
        aliases:
          - systemControls
        suboptions:
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
        aliases:
          - resourceRequirements
        suboptions:
          type:
            description:
              - The kind.
            type: str
            choices:
              - GPU
              - InferenceAccelerator
            required: true
          value:
            description:
              - How many, or which.
            type: str
            required: true
      links:
        description:
          - Containers that this one reaches by name, with O(network_mode=bridge).
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
        aliases:
          - extraHosts
        suboptions:
          hostname:
            description:
              - The name.
            type: str
            required: true
          ip_address:
            description:
              - The address.
            type: str
            aliases:
              - ipAddress
            required: true
      dns_servers:
        description:
          - DNS servers.
        type: list
        elements: str
        aliases:
          - dnsServers
      dns_search_domains:
        description:
          - DNS search domains.
        type: list
        elements: str
        aliases:
          - dnsSearchDomains
      disable_networking:
        description:
          - Whether it has no network.
        type: bool
        aliases:
          - disableNetworking
      docker_labels:
        description:
          - Labels.
        type: dict
        aliases:
          - dockerLabels
      docker_security_options:
        description:
          - Security options of Docker.
        type: list
        elements: str
        aliases:
          - dockerSecurityOptions
      credential_specs:
        description:
          - Where the credentials for Active Directory are.
        type: list
        elements: str
        aliases:
          - credentialSpecs
      privileged:
        description:
          - Whether it may do what root on the host may.
        type: bool
      readonly_root_filesystem:
        description:
          - Whether its file system may only be read.
        type: bool
        aliases:
          - readonlyRootFilesystem
      interactive:
        description:
          - Whether its input stays open.
        type: bool
      pseudo_terminal:
        description:
          - Whether it has a terminal.
        type: bool
        aliases:
          - pseudoTerminal
      start_timeout:
        description:
          - How many seconds others wait for it.
        type: int
        aliases:
          - startTimeout
      stop_timeout:
        description:
          - How many seconds it may take to stop.
        type: int
        aliases:
          - stopTimeout
      version_consistency:
        description:
          - Whether the image's tag is resolved to a digest once per deployment.
        type: str
        aliases:
          - versionConsistency
        choices:
          - enabled
          - disabled
  volumes:
    description:
      - The volumes.
      - The list is replaced as a whole.
    type: list
    elements: dict
    suboptions:
      name:
        description:
          - The name of the volume.
        type: str
      configured_at_launch:
        description:
          - Whether the service or task says what it is.
        type: bool
        aliases:
          - configuredAtLaunch
      host:
        description:
          - A directory of the host.
        type: dict
        suboptions:
          source_path:
            description:
              - The path on the host.
            type: str
            aliases:
              - sourcePath
      docker_volume_configuration:
        description:
          - A volume of Docker.
        type: dict
        aliases:
          - dockerVolumeConfiguration
        suboptions:
          scope:
            description:
              - How long it lives.
            type: str
            choices:
              - task
              - shared
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
            aliases:
              - driverOpts
          labels:
            description:
              - Labels.
            type: dict
      efs_volume_configuration:
        description:
          - A file system of EFS.
        type: dict
        aliases:
          - efsVolumeConfiguration
        suboptions:
          file_system_id:
            description:
              - The ID of the file system.
            type: str
            aliases:
              - fileSystemId
            required: true
          root_directory:
            description:
              - The directory of it.
            type: str
            aliases:
              - rootDirectory
          transit_encryption:
            description:
              - Whether traffic is encrypted.
            type: str
            aliases:
              - transitEncryption
            choices:
              - ENABLED
              - DISABLED
          transit_encryption_port:
            description:
              - The port for encrypted traffic.
            type: int
            aliases:
              - transitEncryptionPort
          authorization_config:
            description:
              - How it is entered.
            type: dict
            aliases:
              - authorizationConfig
            suboptions:
              access_point_id:
                description:
                  - The ID of the access point.
                type: str
                aliases:
                  - accessPointId
              iam:
                description:
                  - Whether the task's role counts.
                type: str
                choices:
                  - ENABLED
                  - DISABLED
      fsx_windows_file_server_volume_configuration:
        description:
          - A file system of FSx for Windows.
        type: dict
        aliases:
          - fsxWindowsFileServerVolumeConfiguration
        suboptions:
          file_system_id:
            description:
              - The ID of the file system.
            type: str
            aliases:
              - fileSystemId
            required: true
          root_directory:
            description:
              - The directory of it.
            type: str
            aliases:
              - rootDirectory
            required: true
          authorization_config:
            description:
              - How it is entered.
            type: dict
            aliases:
              - authorizationConfig
            required: true
            suboptions:
              credentials_parameter:
                description:
                  - The ARN of the secret.
                type: str
                aliases:
                  - credentialsParameter
                required: true
              domain:
                description:
                  - The domain of Active Directory.
                type: str
                required: true
  network_mode:
    description:
      - How containers are on the network. V(awsvpc) is the only one on Fargate.
    type: str
    choices:
      - bridge
      - host
      - awsvpc
      - none
  requires_compatibilities:
    description:
      - Where the tasks shall be able to run.
    type: list
    elements: str
    aliases:
      - launch_type
      - launch_types
    choices:
      - EC2
      - FARGATE
      - EXTERNAL
      - MANAGED_INSTANCES
  cpu:
    description:
      - The CPU units of a task, such as V(256) or V(.25 vCPU).
    type: str
  memory:
    description:
      - The memory of a task, in MiB, or such as V(1 GB).
    type: str
  task_role_arn:
    description:
      - The role that the application has, by ARN or by name.
      - In check mode, a role that does not exist yet is predicted.
    type: str
  execution_role_arn:
    description:
      - The role that starts the tasks, by ARN or by name.
      - In check mode, a role that does not exist yet is predicted.
    type: str
  runtime_platform:
    description:
      - What the tasks run on.
    type: dict
    suboptions:
      cpu_architecture:
        description:
          - The kind of CPU.
        type: str
        choices:
          - X86_64
          - ARM64
      operating_system_family:
        description:
          - The operating system, such as V(LINUX).
        type: str
  ephemeral_storage:
    description:
      - The storage of a task.
    type: dict
    suboptions:
      size_in_gib:
        description:
          - Its size, in GiB.
        type: int
        required: true
  placement_constraints:
    description:
      - Where tasks may be placed.
    type: list
    elements: dict
    suboptions:
      type:
        description:
          - The kind of constraint.
        type: str
        choices:
          - memberOf
      expression:
        description:
          - The expression of the cluster query language.
        type: str
  pid_mode:
    description:
      - Whose processes containers see.
    type: str
    choices:
      - host
      - task
  ipc_mode:
    description:
      - Whose shared memory containers see.
    type: str
    choices:
      - host
      - task
      - none
  proxy_configuration:
    description:
      - The proxy of App Mesh.
    type: dict
    suboptions:
      type:
        description:
          - The kind of proxy.
        type: str
        choices:
          - APPMESH
      container_name:
        description:
          - The container that is the proxy.
        type: str
        required: true
      properties:
        description:
          - Its settings.
        type: list
        elements: dict
        suboptions:
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
    type: bool
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._unknown_settings
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(ecs:DescribeTaskDefinition),
    C(ecs:RegisterTaskDefinition), C(ecs:DeregisterTaskDefinition), C(ecs:ListTaskDefinitions),
    C(ecs:TagResource), C(ecs:UntagResource), C(iam:PassRole), and for names of roles
    C(iam:GetRole).
seealso:
  - module: gatehouse.aws.ecs_task_definition_info
  - module: gatehouse.aws.ecs_service
  - module: gatehouse.aws.iam_role
  - module: gatehouse.aws.logs_log_group
  - name: RegisterTaskDefinition
    description: AWS's reference of the operation that registers task definitions.
    link: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
"""

EXAMPLES = r"""
- name: Describe the tasks of a service
  gatehouse.aws.ecs_task_definition:
    family: orders
    network_mode: awsvpc
    requires_compatibilities:
      - FARGATE
    cpu: "256"
    memory: "512"
    execution_role_arn: orders-execution
    task_role_arn: orders-task
    container_definitions:
      - name: app
        image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1.2
        port_mappings:
          - container_port: 8080
        environment:
          - name: STAGE
            value: test
        log_configuration:
          log_driver: awslogs
          options:
            awslogs-group: /ecs/orders
            awslogs-region: eu-west-1
            awslogs-stream-prefix: app
  register: tasks

- name: Take one revision out of use
  gatehouse.aws.ecs_task_definition:
    family: orders
    revision: 3
    state: absent

- name: Take all revisions out of use
  gatehouse.aws.ecs_task_definition:
    family: orders
    state: absent
"""

RETURN = r"""
task_definition:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
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
                - The port of the host. With O(network_mode=awsvpc) it is that of
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
            - Containers that this one reaches by name, with O(network_mode=bridge).
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    ecs_task_definition as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
