#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: ecs_service
version_added: 0.1.0
short_description: Manage Amazon ECS services
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes an Amazon ECS service, and waits until its tasks run steadily.
  - Every setting is compared with what AWS has, network and deployment settings included.
  - An option that is not given keeps the value it has in AWS. Options made of suboptions are
    merged, so only the suboptions given change, unless the option says otherwise. Lists are
    replaced as a whole. A null value means the option is not given.
  - When a deployment fails or is rolled back, the module fails and tells the reason that AWS gives.
options:
  name:
    description:
      - The name of the service, of up to 255 letters, digits, hyphens and underscores.
      - AWS cannot rename a service.
    type: str
    required: true
    aliases:
      - service
  cluster:
    description: The name or the ARN of the cluster. In check mode it need not exist yet.
    type: str
    default: default
  task_definition:
    description:
      - What to run, as C(family:revision) or as the ARN of a task definition. Required to create a
        service, unless its O(deployment_controller) is V(EXTERNAL).
      - With a family alone, AWS takes its newest revision. The module then compares the service
        with that revision, so a newer one is deployed by the next run.
    type: str
  desired_count:
    description:
      - How many tasks to run. Required to create a service that is not V(DAEMON).
      - Where something else changes the number, such as autoscaling, say O(ignore_desired_count),
        as otherwise each run sets it back.
    type: int
  ignore_desired_count:
    description:
      - Whether O(desired_count) is for a new service only, and left alone where the service stands.
    type: bool
    default: false
  launch_type:
    description:
      - Where tasks run. AWS accepts it only at creation.
      - Mutually exclusive with O(capacity_provider_strategy). With neither, AWS takes the default
        strategy of the cluster.
    type: str
    choices:
      - EC2
      - FARGATE
      - EXTERNAL
      - MANAGED_INSTANCES
  capacity_provider_strategy:
    description:
      - The capacity providers that tasks are spread over, up to 20. They have to be associated with
        the cluster.
    type: list
    elements: dict
    suboptions:
      capacity_provider:
        description: The name of the capacity provider, such as V(FARGATE_SPOT).
        type: str
        required: true
      weight:
        description:
          - The share of tasks beyond the base, from V(0), which is AWS's default, to V(1000).
        type: int
      base:
        description:
          - How many tasks run here before weights count, from V(0), which is AWS's default, to
            V(100000). Only one provider can have a base.
        type: int
  platform_version:
    description: The version of AWS Fargate, such as V(1.4.0). AWS's default is V(LATEST).
    type: str
  network_configuration:
    description:
      - The network of the tasks. Required for task definitions with the network mode C(awsvpc),
        which Fargate needs, and refused for others.
    type: dict
    suboptions:
      awsvpc_configuration:
        description: Where the network interface of each task is.
        type: dict
        suboptions:
          subnets:
            description: The IDs of up to 16 subnets of one VPC, in any order.
            type: list
            elements: str
          security_groups:
            description:
              - The IDs of up to 5 security groups, in any order. AWS's default is the default group
                of the VPC.
            type: list
            elements: str
          security_group_names:
            description:
              - Names of security groups, in addition to
                O(network_configuration.awsvpc_configuration.security_groups). A name that several
                VPCs have has to be given as an ID.
              - In check mode, a group that does not exist yet is predicted, and its ID reads
                V(predicted:security_group/<name>).
            type: list
            elements: str
          assign_public_ip:
            description:
              - Whether tasks get a public address. AWS's default is V(DISABLED).
              - Without one, tasks need a NAT gateway or VPC endpoints to fetch their image.
            type: str
            choices:
              - ENABLED
              - DISABLED
  load_balancers:
    description:
      - The target groups in which tasks are registered, in any order.
      - The target group must belong to a load balancer already, by a listener or a rule, or else
        AWS refuses the service.
      - The list is replaced as a whole. An empty list takes the service off its load balancers.
    type: list
    elements: dict
    suboptions:
      target_group_arn:
        description: The ARN of the target group.
        type: str
      target_group_name:
        description:
          - The name of the target group, instead of its ARN.
          - In check mode, a target group that does not exist yet is predicted. Otherwise it must
            exist.
        type: str
      load_balancer_name:
        description: The name of a Classic Load Balancer, in place of a target group.
        type: str
      container_name:
        description: The name of the container in the task definition.
        type: str
      container_port:
        description: The port of the container, as in the task definition.
        type: int
      advanced_configuration:
        description:
          - What a blue/green, linear or canary deployment shifts. AWS then changes the weights of
            the rules by itself.
        type: dict
        suboptions:
          alternate_target_group_arn:
            description: The ARN of the second target group.
            type: str
          alternate_target_group_name:
            description: The name of the second target group, in place of its ARN.
            type: str
          production_listener_rule:
            description: The ARN of the rule, or of a Network Load Balancer's listener, for users.
            type: str
          test_listener_rule:
            description: The ARN of the rule or listener for tests.
            type: str
          role_arn:
            description: The name or ARN of the IAM role with which Amazon ECS changes the rules.
            type: str
  deployment_configuration:
    description: How a new version replaces the old one.
    type: dict
    suboptions:
      strategy:
        description:
          - V(ROLLING), AWS's default, replaces tasks in place. V(BLUE_GREEN) runs both versions and
            shifts all traffic at once, V(LINEAR) in equal steps, V(CANARY) a part first.
        type: str
        choices:
          - ROLLING
          - BLUE_GREEN
          - LINEAR
          - CANARY
      maximum_percent:
        description:
          - How many tasks may run during a deployment, in percent of O(desired_count). AWS's
            default is V(200), and V(100) for V(DAEMON).
        type: int
      minimum_healthy_percent:
        description:
          - How many tasks have to run during a deployment, in percent of O(desired_count). AWS's
            default is V(100), and V(0) for V(DAEMON).
        type: int
      deployment_circuit_breaker:
        description: Gives up on a rolling deployment whose tasks do not come up.
        type: dict
        suboptions:
          enable:
            description:
              - Whether it gives up. AWS's default is V(false). AWS requires it in this block.
            type: bool
          rollback:
            description:
              - Whether it goes back to the last version that worked. The module then fails all the
                same. AWS requires it in this block.
            type: bool
          reset_on_healthy_task:
            description:
              - Whether a healthy task sets the count of failures to zero. AWS's default is V(true).
            type: bool
          threshold_configuration:
            description: How many failures are too many.
            type: dict
            suboptions:
              type:
                description:
                  - V(COUNT) is the number itself. The others are a percentage of O(desired_count),
                    which V(BOUNDED_PERCENT), AWS's default, keeps within bounds.
                type: str
                choices:
                  - COUNT
                  - BOUNDED_PERCENT
                  - UNBOUNDED_PERCENT
              value:
                description: The number or the percentage. AWS's default is V(50).
                type: int
      alarms:
        description: CloudWatch alarms that make a deployment fail.
        type: dict
        suboptions:
          alarm_names:
            description: The names of the alarms, in any order. AWS requires it in this block.
            type: list
            elements: str
          enable:
            description: Whether the alarms count. AWS requires it in this block.
            type: bool
          rollback:
            description: Whether a failed deployment goes back. AWS requires it in this block.
            type: bool
      bake_time_in_minutes:
        description: How long both versions run after the traffic has shifted, in minutes.
        type: int
      lifecycle_hooks:
        description: What to run, or where to pause, at stages of a deployment.
        type: list
        elements: dict
        suboptions:
          target_type:
            description: V(AWS_LAMBDA), AWS's default, calls a function. V(PAUSE) waits for a word.
            type: str
            choices:
              - AWS_LAMBDA
              - PAUSE
          hook_target_arn:
            description: The ARN of the function, for V(AWS_LAMBDA).
            type: str
          role_arn:
            description: The ARN of the IAM role with which Amazon ECS calls the function.
            type: str
          lifecycle_stages:
            description: The stages, in any order.
            type: list
            elements: str
            choices:
              - RECONCILE_SERVICE
              - PRE_SCALE_UP
              - POST_SCALE_UP
              - TEST_TRAFFIC_SHIFT
              - POST_TEST_TRAFFIC_SHIFT
              - PRE_PRODUCTION_TRAFFIC_SHIFT
              - PRODUCTION_TRAFFIC_SHIFT
              - POST_PRODUCTION_TRAFFIC_SHIFT
          hook_details:
            description: Free data that the function gets.
            type: dict
          timeout_configuration:
            description: What happens when the hook does not end.
            type: dict
            suboptions:
              timeout_in_minutes:
                description:
                  - After how many minutes, from V(1) to V(20160). AWS's default is V(1440) (24
                    hours).
                type: int
              action:
                description: Whether to go back, which is AWS's default, or on.
                type: str
                choices:
                  - ROLLBACK
                  - CONTINUE
      linear_configuration:
        description: The steps of a V(LINEAR) deployment.
        type: dict
        suboptions:
          step_percent:
            description:
              - The traffic of a step, from V(3.0) to V(100.0) percent. AWS's default is V(10.0).
            type: float
          step_bake_time_in_minutes:
            description:
              - The time between steps, from V(0) to V(1440) minutes. AWS's default is V(6).
            type: int
      canary_configuration:
        description: The first part of a V(CANARY) deployment.
        type: dict
        suboptions:
          canary_percent:
            description:
              - The traffic of that part, from V(0.1) to V(100.0) percent. AWS's default is V(5.0).
            type: float
          canary_bake_time_in_minutes:
            description:
              - The time until the rest follows, from V(0) to V(1440) minutes. AWS's default is
                V(10).
            type: int
      early_success_criteria:
        description: Ends a rolling deployment before all old tasks are gone.
        type: dict
        suboptions:
          enable:
            description:
              - Whether it ends early. AWS's default is V(false). AWS requires it in this block.
            type: bool
          healthy_percent:
            description:
              - The share of O(desired_count) that must be healthy, from V(0) to V(100), and at
                least O(deployment_configuration.minimum_healthy_percent).
            type: int
          source_service_revision_cleanup:
            description: Whether old tasks go before the deployment counts as successful, or after.
            type: str
            choices:
              - BLOCKING
              - DEFERRED
  deployment_controller:
    description: Who carries deployments out.
    type: dict
    suboptions:
      type:
        description:
          - AWS's default is V(ECS). For V(CODE_DEPLOY) and V(EXTERNAL), AWS allows few changes by
            this module.
        type: str
        choices:
          - ECS
          - CODE_DEPLOY
          - EXTERNAL
  scheduling_strategy:
    description:
      - V(REPLICA), AWS's default, keeps O(desired_count) tasks. V(DAEMON) runs one on each
        container instance, and not on Fargate.
      - AWS accepts it only at creation.
    type: str
    choices:
      - REPLICA
      - DAEMON
  availability_zone_rebalancing:
    description:
      - Whether tasks are moved to keep Availability Zones even. AWS creates services as V(ENABLED).
    type: str
    choices:
      - ENABLED
      - DISABLED
  health_check_grace_period_seconds:
    description:
      - For how many seconds after its start a task is not stopped for being unhealthy. AWS's
        default is V(0).
    type: int
  enable_execute_command:
    description:
      - Whether commands can be run in containers (ECS Exec). AWS's default is V(false). It counts
        for tasks that start afterwards.
    type: bool
  enable_ecs_managed_tags:
    description:
      - Whether tasks are tagged with cluster and service. AWS's default is V(false). It counts for
        tasks that start afterwards.
    type: bool
  propagate_tags:
    description: Whose tags tasks get when they start. AWS's default is V(NONE).
    type: str
    choices:
      - TASK_DEFINITION
      - SERVICE
      - NONE
  placement_constraints:
    description: Which container instances may be used, up to 10. Not for Fargate.
    type: list
    elements: dict
    suboptions:
      type:
        description:
          - V(distinctInstance) puts each task on another instance, V(memberOf) filters them.
        type: str
        choices:
          - distinctInstance
          - memberOf
      expression:
        description:
          - The filter in the cluster query language, of up to 2000 characters, for V(memberOf).
        type: str
  placement_strategy:
    description:
      - Which container instances are preferred, up to 5 strategies in the order given. Not for
        Fargate.
    type: list
    elements: dict
    suboptions:
      type:
        description: V(spread) evens tasks out, V(binpack) uses few instances, V(random) any.
        type: str
        choices:
          - random
          - spread
          - binpack
      field:
        description:
          - What counts, such as V(attribute:ecs.availability-zone) or V(instanceId) for V(spread)
            and V(cpu) or V(memory) for V(binpack).
        type: str
  role:
    description:
      - The name or ARN of the IAM role with which Amazon ECS calls the load balancer. Only for
        tasks that do not use C(awsvpc). Otherwise the service-linked role is used.
      - AWS accepts it only at creation.
    type: str
  service_registries:
    description: The AWS Cloud Map service that tasks are registered in. AWS allows one.
    type: list
    elements: dict
    suboptions:
      registry_arn:
        description: The ARN of the Cloud Map service.
        type: str
      port:
        description: The port for SRV records.
        type: int
      container_name:
        description: The name of the container in the task definition.
        type: str
      container_port:
        description: The port of the container, as in the task definition.
        type: int
  service_connect_configuration:
    description:
      - Names by which services reach one another (Service Connect).
      - The block is replaced as a whole.
    type: dict
    suboptions:
      enabled:
        description: Whether Service Connect is on.
        type: bool
        required: true
      namespace:
        description: The name or ARN of the Cloud Map namespace.
        type: str
      services:
        description: What this service offers to others.
        type: list
        elements: dict
        suboptions:
          port_name:
            description: The name of the port mapping in the task definition.
            type: str
            required: true
          discovery_name:
            description:
              - The name of the Cloud Map service, of up to 64 characters. AWS's default is the name
                of the port mapping.
            type: str
          client_aliases:
            description: The name and port that clients use. AWS allows one.
            type: list
            elements: dict
            suboptions:
              port:
                description: The port, from V(0) to V(65535).
                type: int
                required: true
              dns_name:
                description: The name, of up to 127 characters.
                type: str
              test_traffic_rules:
                description: Which requests go to the new version during a blue/green deployment.
                type: dict
                suboptions:
                  header:
                    description: Requests with this header.
                    type: dict
                    required: true
                    suboptions:
                      name:
                        description: The name of the header.
                        type: str
                        required: true
                      value:
                        description: The value of the header.
                        type: dict
                        suboptions:
                          exact:
                            description: The whole value.
                            type: str
                            required: true
          ingress_port_override:
            description: The port of the proxy, from V(0) to V(65535).
            type: int
          timeout:
            description: Time limits of the proxy.
            type: dict
            suboptions:
              idle_timeout_seconds:
                description:
                  - How long an idle connection stays, in seconds. V(0) is for ever. AWS's default
                    is V(300), and V(3600) for TCP.
                type: int
              per_request_timeout_seconds:
                description: How long an answer may take, in seconds. V(0) is for ever. Not for TCP.
                type: int
          tls:
            description: Encryption between proxies.
            type: dict
            suboptions:
              issuer_certificate_authority:
                description: Who signs the certificates.
                type: dict
                required: true
                suboptions:
                  aws_pca_authority_arn:
                    description: The ARN of an AWS Private Certificate Authority.
                    type: str
              kms_key:
                description: The KMS key that encrypts the private keys.
                type: str
              role_arn:
                description: The ARN of the IAM role for it.
                type: str
      log_configuration:
        description: Where the proxy logs.
        type: dict
        suboptions:
          log_driver:
            description: The driver. Fargate has V(awslogs), V(splunk) and V(awsfirelens).
            type: str
            required: true
            choices:
              - json-file
              - syslog
              - journald
              - gelf
              - fluentd
              - awslogs
              - splunk
              - awsfirelens
          options:
            description: The options of the driver, such as C(awslogs-group).
            type: dict
          secret_options:
            description: Options of the driver whose value is a secret.
            type: list
            elements: dict
            suboptions:
              name:
                description: The name of the option.
                type: str
                required: true
              value_from:
                description: The ARN of the secret in AWS Secrets Manager or of the SSM parameter.
                type: str
                required: true
      access_log_configuration:
        description: Whether the proxy logs each request. It needs a log configuration.
        type: dict
        suboptions:
          format:
            description: How requests are logged.
            type: str
            required: true
            choices:
              - TEXT
              - JSON
          include_query_parameters:
            description:
              - Whether queries are logged, which may hold secrets. AWS's default is V(DISABLED).
            type: str
            choices:
              - DISABLED
              - ENABLED
      container_configurations:
        description: Settings of the proxy, one in each element.
        type: list
        elements: dict
        suboptions:
          log_level:
            description: How much the proxy tells. AWS's default is V(info).
            type: str
            choices:
              - debug
              - info
  volume_configurations:
    description: Amazon EBS volumes for volumes that the task definition leaves to the service.
    type: list
    elements: dict
    suboptions:
      name:
        description: The name of the volume in the task definition.
        type: str
        required: true
      managed_ebs_volume:
        description: The volume that each task gets.
        type: dict
        suboptions:
          role_arn:
            description: The ARN of the IAM role with which Amazon ECS makes volumes.
            type: str
            required: true
          size_in_gib:
            description: The size in GiB. Either this or the snapshot is required.
            type: int
          snapshot_id:
            description: The snapshot to make volumes from.
            type: str
          volume_type:
            description: The type, such as V(gp3).
            type: str
          iops:
            description: Operations a second, for V(gp3), V(io1) and V(io2).
            type: int
          throughput:
            description: MiB a second, up to V(1000), for V(gp3).
            type: int
          volume_initialization_rate:
            description: How fast a volume is filled from its snapshot, in MiB a second.
            type: int
          encrypted:
            description: Whether volumes are encrypted.
            type: bool
          kms_key_id:
            description: The ARN of the KMS key that encrypts volumes.
            type: str
          filesystem_type:
            description: The file system. AWS's default is V(xfs).
            type: str
            choices:
              - ext3
              - ext4
              - xfs
              - ntfs
          tag_specifications:
            description: The tags of volumes.
            type: list
            elements: dict
            suboptions:
              resource_type:
                description: What is tagged.
                type: str
                required: true
                choices:
                  - volume
              tags:
                description: Tags by their key.
                type: dict
              propagate_tags:
                description: Whose tags volumes get besides.
                type: str
                choices:
                  - TASK_DEFINITION
                  - SERVICE
                  - NONE
  vpc_lattice_configurations:
    description: Target groups of Amazon VPC Lattice in which tasks are registered, in any order.
    type: list
    elements: dict
    suboptions:
      role_arn:
        description: The ARN of the IAM role with which Amazon ECS registers tasks.
        type: str
        required: true
      target_group_arn:
        description: The ARN of the target group.
        type: str
        required: true
      port_name:
        description: The name of the port mapping in the task definition.
        type: str
        required: true
      advanced_configuration:
        description: What a blue/green, linear or canary deployment shifts.
        type: dict
        suboptions:
          alternate_target_group_arn:
            description: The ARN of the second target group.
            type: str
          production_listener_rule:
            description: The ARN of the rule or listener for users.
            type: str
          test_listener_rule:
            description: The ARN of the rule or listener for tests.
            type: str
  force_new_deployment:
    description:
      - Whether to start a new deployment though nothing else changes, for instance to fetch an
        image whose tag was moved. Each run with it changes the service.
    type: bool
notes:
  - "With O(wait=true), the module returns when AWS reports the deployment as completed: the tasks
    wanted run, healthy in their target groups, and the old ones are gone."
  - Not offered are C(gatewayConnectors) and C(monitoring), as AWS does not report them with the
    service, so a difference could not be seen. What they are set to is kept.
  - With O(state=absent), the service is removed with its tasks, whatever their number. With
    O(wait=true), the module returns when all tasks are gone, so that what they used can be removed
    next.
  - AWS's documentation is at
    U(https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html).
  - The module needs the permissions C(ecs:DescribeServices), C(ecs:CreateService),
    C(ecs:UpdateService), C(ecs:TagResource), C(ecs:UntagResource) and C(ecs:DeleteService),
    C(iam:PassRole) for roles it hands over, and C(elasticloadbalancing:DescribeTargetGroups) for
    names.
  - C(ClusterNotFoundException) means that there is no such O(cluster) in this region.
  - C(InvalidParameterException) about a target group that has no load balancer means that no
    listener or rule forwards to it yet. Make the rule first.
  - "A deployment that does not become steady in time is not undone. Its reason is most often in the
    events of the service, which the message quotes: an image that cannot be fetched, a health check
    that fails, or a security group that keeps the load balancer out."
seealso:
  - module: gatehouse.aws.ecs_service_info
  - module: gatehouse.aws.elb_listener_rule
  - module: community.aws.ecs_taskdefinition
  - name: CreateService
    description: AWS's reference of the operation that creates a service, with all its members.
    link: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
  - name: UpdateService
    description: AWS's reference of the operation that changes a service.
    link: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
  - name: DeleteService
    description: AWS's reference of the operation that removes a service.
    link: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._wait
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Run two tasks on Fargate behind a load balancer
  gatehouse.aws.ecs_service:
    name: shop
    cluster: web
    task_definition: shop:7
    desired_count: 2
    launch_type: FARGATE
    network_configuration:
      awsvpc_configuration:
        subnets: [subnet-0aaa1111bbbb2222c, subnet-0ddd3333eeee4444f]
        security_groups: [sg-0123456789abcdef0]
        assign_public_ip: DISABLED
    load_balancers:
      - target_group_name: shop
        container_name: shop
        container_port: 8080
    health_check_grace_period_seconds: 60
    deployment_configuration:
      minimum_healthy_percent: 100
      maximum_percent: 200
      deployment_circuit_breaker:
        enable: true
        rollback: true
    propagate_tags: SERVICE
    tags:
      team: shop
  register: shop

- name: Deploy another version, leaving the number of tasks to autoscaling
  gatehouse.aws.ecs_service:
    name: shop
    cluster: web
    task_definition: shop:8
    wait_timeout: 900

- name: Fetch the image again whose tag was moved
  gatehouse.aws.ecs_service:
    name: shop
    cluster: web
    force_new_deployment: true

- name: Run most tasks on spare capacity
  gatehouse.aws.ecs_service:
    name: reports
    cluster: web
    task_definition: reports
    desired_count: 4
    capacity_provider_strategy:
      - capacity_provider: FARGATE
        base: 1
        weight: 1
      - capacity_provider: FARGATE_SPOT
        weight: 3
    network_configuration:
      awsvpc_configuration:
        subnets: [subnet-0aaa1111bbbb2222c]
        security_groups: [sg-0123456789abcdef0]

- name: Shift a tenth of the traffic to a new version first
  gatehouse.aws.ecs_service:
    name: shop
    cluster: web
    task_definition: shop:9
    load_balancers:
      - target_group_name: shop
        container_name: shop
        container_port: 8080
        advanced_configuration:
          alternate_target_group_arn: "{{ alternate_target_group_arn }}"
          production_listener_rule: "{{ rule.listener_rule.rule_arn }}"
          role_arn: "{{ role_arn }}"
    deployment_configuration:
      strategy: CANARY
      canary_configuration:
        canary_percent: 10.0
        canary_bake_time_in_minutes: 15
      alarms:
        alarm_names: [shop-errors]
        enable: true
        rollback: true

- name: Run one task on each container instance
  gatehouse.aws.ecs_service:
    name: log-agent
    cluster: web
    task_definition: log-agent:3
    launch_type: EC2
    scheduling_strategy: DAEMON
    placement_constraints:
      - type: memberOf
        expression: attribute:ecs.os-type == linux

- name: Take the service off its load balancers without waiting
  gatehouse.aws.ecs_service:
    name: shop
    cluster: web
    load_balancers: []
    wait: false

- name: Remove the service and its tasks
  gatehouse.aws.ecs_service:
    name: shop
    cluster: web
    state: absent
"""

RETURN = r"""
---
service:
  description:
    - The service as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Empty with O(state=absent).
  returned: success
  type: dict
  contains:
    name:
      description: The name of the service.
      type: str
      sample: shop
    service_arn:
      description: The ARN of the service.
      type: str
      sample: arn:aws:ecs:eu-west-1:123456789012:service/web/shop
    cluster:
      description: The name of the cluster.
      type: str
      sample: web
    cluster_arn:
      description: The ARN of the cluster.
      type: str
      sample: arn:aws:ecs:eu-west-1:123456789012:cluster/web
    status:
      description: V(ACTIVE), or V(DRAINING) while it is being removed.
      type: str
      sample: ACTIVE
    running_count:
      description: How many tasks run.
      type: int
      sample: 2
    pending_count:
      description: How many tasks are starting.
      type: int
      sample: 0
    task_definition:
      description: The ARN of the task definition.
      type: str
    desired_count:
      description: How many tasks are wanted.
      type: int
    launch_type:
      description: Where tasks run.
      type: str
    capacity_provider_strategy:
      description:
        - The capacity providers that tasks are spread over, up to 20. They have to be associated
          with the cluster.
      type: list
      elements: dict
      contains:
        capacity_provider:
          description: The name of the capacity provider, such as V(FARGATE_SPOT).
          type: str
        weight:
          description:
            - The share of tasks beyond the base, from V(0), which is AWS's default, to V(1000).
          type: int
        base:
          description:
            - How many tasks run here before weights count, from V(0), which is AWS's default, to
              V(100000). Only one provider can have a base.
          type: int
    platform_version:
      description: The version of AWS Fargate, such as V(1.4.0). AWS's default is V(LATEST).
      type: str
    network_configuration:
      description:
        - The network of the tasks. Required for task definitions with the network mode C(awsvpc),
          which Fargate needs, and refused for others.
      type: dict
      contains:
        awsvpc_configuration:
          description: Where the network interface of each task is.
          type: dict
          contains:
            subnets:
              description: The IDs of up to 16 subnets of one VPC, in any order.
              type: list
              elements: str
            security_groups:
              description:
                - The IDs of up to 5 security groups, in any order. AWS's default is the default
                  group of the VPC.
              type: list
              elements: str
            assign_public_ip:
              description: Whether tasks get a public address. AWS's default is V(DISABLED).
              type: str
    load_balancers:
      description: The target groups in which tasks are registered, in any order.
      type: list
      elements: dict
      contains:
        target_group_arn:
          description: The ARN of the target group.
          type: str
        load_balancer_name:
          description: The name of a Classic Load Balancer, in place of a target group.
          type: str
        container_name:
          description: The name of the container in the task definition.
          type: str
        container_port:
          description: The port of the container, as in the task definition.
          type: int
        advanced_configuration:
          description:
            - What a blue/green, linear or canary deployment shifts. AWS then changes the weights of
              the rules by itself.
          type: dict
          contains:
            alternate_target_group_arn:
              description: The ARN of the second target group.
              type: str
            production_listener_rule:
              description: The ARN of the rule, or of a Network Load Balancer's listener, for users.
              type: str
            test_listener_rule:
              description: The ARN of the rule or listener for tests.
              type: str
            role_arn:
              description: The ARN of the IAM role with which Amazon ECS changes the rules.
              type: str
    deployment_configuration:
      description: How a new version replaces the old one.
      type: dict
      contains:
        strategy:
          description:
            - V(ROLLING), AWS's default, replaces tasks in place. V(BLUE_GREEN) runs both versions
              and shifts all traffic at once, V(LINEAR) in equal steps, V(CANARY) a part first.
          type: str
        maximum_percent:
          description:
            - How many tasks may run during a deployment, in percent of C(desired_count). AWS's
              default is V(200), and V(100) for V(DAEMON).
          type: int
        minimum_healthy_percent:
          description:
            - How many tasks have to run during a deployment, in percent of C(desired_count). AWS's
              default is V(100), and V(0) for V(DAEMON).
          type: int
        deployment_circuit_breaker:
          description: Gives up on a rolling deployment whose tasks do not come up.
          type: dict
          contains:
            enable:
              description:
                - Whether it gives up. AWS's default is V(false). AWS requires it in this block.
              type: bool
            rollback:
              description:
                - Whether it goes back to the last version that worked. The module then fails all
                  the same. AWS requires it in this block.
              type: bool
            reset_on_healthy_task:
              description:
                - Whether a healthy task sets the count of failures to zero. AWS's default is
                  V(true).
              type: bool
            threshold_configuration:
              description: How many failures are too many.
              type: dict
              contains:
                type:
                  description:
                    - V(COUNT) is the number itself. The others are a percentage of
                      C(desired_count), which V(BOUNDED_PERCENT), AWS's default, keeps within
                      bounds.
                  type: str
                value:
                  description: The number or the percentage. AWS's default is V(50).
                  type: int
        alarms:
          description: CloudWatch alarms that make a deployment fail.
          type: dict
          contains:
            alarm_names:
              description: The names of the alarms, in any order. AWS requires it in this block.
              type: list
              elements: str
            enable:
              description: Whether the alarms count. AWS requires it in this block.
              type: bool
            rollback:
              description: Whether a failed deployment goes back. AWS requires it in this block.
              type: bool
        bake_time_in_minutes:
          description: How long both versions run after the traffic has shifted, in minutes.
          type: int
        lifecycle_hooks:
          description: What to run, or where to pause, at stages of a deployment.
          type: list
          elements: dict
          contains:
            target_type:
              description:
                - V(AWS_LAMBDA), AWS's default, calls a function. V(PAUSE) waits for a word.
              type: str
            hook_target_arn:
              description: The ARN of the function, for V(AWS_LAMBDA).
              type: str
            role_arn:
              description: The ARN of the IAM role with which Amazon ECS calls the function.
              type: str
            lifecycle_stages:
              description: The stages, in any order.
              type: list
              elements: str
            hook_details:
              description: Free data that the function gets.
              type: dict
            timeout_configuration:
              description: What happens when the hook does not end.
              type: dict
              contains:
                timeout_in_minutes:
                  description:
                    - After how many minutes, from V(1) to V(20160). AWS's default is V(1440) (24
                      hours).
                  type: int
                action:
                  description: Whether to go back, which is AWS's default, or on.
                  type: str
        linear_configuration:
          description: The steps of a V(LINEAR) deployment.
          type: dict
          contains:
            step_percent:
              description:
                - The traffic of a step, from V(3.0) to V(100.0) percent. AWS's default is V(10.0).
              type: float
            step_bake_time_in_minutes:
              description:
                - The time between steps, from V(0) to V(1440) minutes. AWS's default is V(6).
              type: int
        canary_configuration:
          description: The first part of a V(CANARY) deployment.
          type: dict
          contains:
            canary_percent:
              description:
                - The traffic of that part, from V(0.1) to V(100.0) percent. AWS's default is
                  V(5.0).
              type: float
            canary_bake_time_in_minutes:
              description:
                - The time until the rest follows, from V(0) to V(1440) minutes. AWS's default is
                  V(10).
              type: int
        early_success_criteria:
          description: Ends a rolling deployment before all old tasks are gone.
          type: dict
          contains:
            enable:
              description:
                - Whether it ends early. AWS's default is V(false). AWS requires it in this block.
              type: bool
            healthy_percent:
              description:
                - The share of C(desired_count) that must be healthy, from V(0) to V(100), and at
                  least C(minimum_healthy_percent).
              type: int
            source_service_revision_cleanup:
              description:
                - Whether old tasks go before the deployment counts as successful, or after.
              type: str
    deployment_controller:
      description: Who carries deployments out.
      type: dict
      contains:
        type:
          description:
            - AWS's default is V(ECS). For V(CODE_DEPLOY) and V(EXTERNAL), AWS allows few changes by
              this module.
          type: str
    scheduling_strategy:
      description:
        - V(REPLICA), AWS's default, keeps C(desired_count) tasks. V(DAEMON) runs one on each
          container instance, and not on Fargate.
      type: str
    availability_zone_rebalancing:
      description:
        - Whether tasks are moved to keep Availability Zones even. AWS creates services as
          V(ENABLED).
      type: str
    health_check_grace_period_seconds:
      description:
        - For how many seconds after its start a task is not stopped for being unhealthy. AWS's
          default is V(0).
      type: int
    enable_execute_command:
      description:
        - Whether commands can be run in containers (ECS Exec). AWS's default is V(false). It counts
          for tasks that start afterwards.
      type: bool
    enable_ecs_managed_tags:
      description:
        - Whether tasks are tagged with cluster and service. AWS's default is V(false). It counts
          for tasks that start afterwards.
      type: bool
    propagate_tags:
      description: Whose tags tasks get when they start. AWS's default is V(NONE).
      type: str
    placement_constraints:
      description: Which container instances may be used, up to 10. Not for Fargate.
      type: list
      elements: dict
      contains:
        type:
          description:
            - V(distinctInstance) puts each task on another instance, V(memberOf) filters them.
          type: str
        expression:
          description:
            - The filter in the cluster query language, of up to 2000 characters, for V(memberOf).
          type: str
    placement_strategy:
      description:
        - Which container instances are preferred, up to 5 strategies in the order given. Not for
          Fargate.
      type: list
      elements: dict
      contains:
        type:
          description: V(spread) evens tasks out, V(binpack) uses few instances, V(random) any.
          type: str
        field:
          description:
            - What counts, such as V(attribute:ecs.availability-zone) or V(instanceId) for V(spread)
              and V(cpu) or V(memory) for V(binpack).
          type: str
    service_registries:
      description: The AWS Cloud Map service that tasks are registered in. AWS allows one.
      type: list
      elements: dict
      contains:
        registry_arn:
          description: The ARN of the Cloud Map service.
          type: str
        port:
          description: The port for SRV records.
          type: int
        container_name:
          description: The name of the container in the task definition.
          type: str
        container_port:
          description: The port of the container, as in the task definition.
          type: int
    service_connect_configuration:
      description: Names by which services reach one another (Service Connect).
      type: dict
      contains:
        enabled:
          description: Whether Service Connect is on.
          type: bool
        namespace:
          description: The name or ARN of the Cloud Map namespace.
          type: str
        services:
          description: What this service offers to others.
          type: list
          elements: dict
          contains:
            port_name:
              description: The name of the port mapping in the task definition.
              type: str
            discovery_name:
              description:
                - The name of the Cloud Map service, of up to 64 characters. AWS's default is the
                  name of the port mapping.
              type: str
            client_aliases:
              description: The name and port that clients use. AWS allows one.
              type: list
              elements: dict
              contains:
                port:
                  description: The port, from V(0) to V(65535).
                  type: int
                dns_name:
                  description: The name, of up to 127 characters.
                  type: str
                test_traffic_rules:
                  description: Which requests go to the new version during a blue/green deployment.
                  type: dict
                  contains:
                    header:
                      description: Requests with this header.
                      type: dict
                      contains:
                        name:
                          description: The name of the header.
                          type: str
                        value:
                          description: The value of the header.
                          type: dict
                          contains:
                            exact:
                              description: The whole value.
                              type: str
            ingress_port_override:
              description: The port of the proxy, from V(0) to V(65535).
              type: int
            timeout:
              description: Time limits of the proxy.
              type: dict
              contains:
                idle_timeout_seconds:
                  description:
                    - How long an idle connection stays, in seconds. V(0) is for ever. AWS's default
                      is V(300), and V(3600) for TCP.
                  type: int
                per_request_timeout_seconds:
                  description:
                    - How long an answer may take, in seconds. V(0) is for ever. Not for TCP.
                  type: int
            tls:
              description: Encryption between proxies.
              type: dict
              contains:
                issuer_certificate_authority:
                  description: Who signs the certificates.
                  type: dict
                  contains:
                    aws_pca_authority_arn:
                      description: The ARN of an AWS Private Certificate Authority.
                      type: str
                kms_key:
                  description: The KMS key that encrypts the private keys.
                  type: str
                role_arn:
                  description: The ARN of the IAM role for it.
                  type: str
        log_configuration:
          description: Where the proxy logs.
          type: dict
          contains:
            log_driver:
              description: The driver. Fargate has V(awslogs), V(splunk) and V(awsfirelens).
              type: str
            options:
              description: The options of the driver, such as C(awslogs-group).
              type: dict
            secret_options:
              description: Options of the driver whose value is a secret.
              type: list
              elements: dict
              contains:
                name:
                  description: The name of the option.
                  type: str
                value_from:
                  description: The ARN of the secret in AWS Secrets Manager or of the SSM parameter.
                  type: str
        access_log_configuration:
          description: Whether the proxy logs each request. It needs a log configuration.
          type: dict
          contains:
            format:
              description: How requests are logged.
              type: str
            include_query_parameters:
              description:
                - Whether queries are logged, which may hold secrets. AWS's default is V(DISABLED).
              type: str
        container_configurations:
          description: Settings of the proxy, one in each element.
          type: list
          elements: dict
          contains:
            log_level:
              description: How much the proxy tells. AWS's default is V(info).
              type: str
    volume_configurations:
      description: Amazon EBS volumes for volumes that the task definition leaves to the service.
      type: list
      elements: dict
      contains:
        name:
          description: The name of the volume in the task definition.
          type: str
        managed_ebs_volume:
          description: The volume that each task gets.
          type: dict
          contains:
            role_arn:
              description: The ARN of the IAM role with which Amazon ECS makes volumes.
              type: str
            size_in_gib:
              description: The size in GiB. Either this or the snapshot is required.
              type: int
            snapshot_id:
              description: The snapshot to make volumes from.
              type: str
            volume_type:
              description: The type, such as V(gp3).
              type: str
            iops:
              description: Operations a second, for V(gp3), V(io1) and V(io2).
              type: int
            throughput:
              description: MiB a second, up to V(1000), for V(gp3).
              type: int
            volume_initialization_rate:
              description: How fast a volume is filled from its snapshot, in MiB a second.
              type: int
            encrypted:
              description: Whether volumes are encrypted.
              type: bool
            kms_key_id:
              description: The ARN of the KMS key that encrypts volumes.
              type: str
            filesystem_type:
              description: The file system. AWS's default is V(xfs).
              type: str
            tag_specifications:
              description: The tags of volumes.
              type: list
              elements: dict
              contains:
                resource_type:
                  description: What is tagged.
                  type: str
                tags:
                  description: Tags by their key.
                  type: dict
                propagate_tags:
                  description: Whose tags volumes get besides.
                  type: str
    vpc_lattice_configurations:
      description: Target groups of Amazon VPC Lattice in which tasks are registered, in any order.
      type: list
      elements: dict
      contains:
        role_arn:
          description: The ARN of the IAM role with which Amazon ECS registers tasks.
          type: str
        target_group_arn:
          description: The ARN of the target group.
          type: str
        port_name:
          description: The name of the port mapping in the task definition.
          type: str
        advanced_configuration:
          description: What a blue/green, linear or canary deployment shifts.
          type: dict
          contains:
            alternate_target_group_arn:
              description: The ARN of the second target group.
              type: str
            production_listener_rule:
              description: The ARN of the rule or listener for users.
              type: str
            test_listener_rule:
              description: The ARN of the rule or listener for tests.
              type: str
    role:
      description: The ARN of the IAM role with which Amazon ECS calls the load balancer.
      type: str
    platform_family:
      description: The operating system of tasks on Fargate.
      type: str
      sample: Linux
    created_at:
      description: When the service was created.
      type: str
      sample: "2026-11-22T10:06:00+00:00"
    created_by:
      description: Who created the service.
      type: str
    deployments:
      description: The deployments that are not over and the one that is in place.
      type: list
      elements: dict
      contains:
        id:
          description: The ID of the deployment.
          type: str
          sample: ecs-svc/1234567890123456789
        status:
          description: V(PRIMARY) is the newest, V(ACTIVE) one that is being replaced.
          type: str
          sample: PRIMARY
        task_definition:
          description: The ARN of the task definition that it runs.
          type: str
        desired_count:
          description: How many of its tasks are wanted.
          type: int
        running_count:
          description: How many of its tasks run.
          type: int
        pending_count:
          description: How many of its tasks are starting.
          type: int
        failed_tasks:
          description: How many of its tasks failed to start.
          type: int
        rollout_state:
          description: V(IN_PROGRESS), V(COMPLETED) or V(FAILED).
          type: str
          sample: COMPLETED
        rollout_state_reason:
          description: Why it is in this state.
          type: str
    current_service_deployment:
      description: The ARN of the deployment under way or in place.
      type: str
    resource_management_type:
      description: Who manages the resources of the service, V(CUSTOMER) or V(ECS).
      type: str
    events:
      description:
        - What happened to the service
        - the newest first.
      type: list
      elements: dict
      contains:
        id:
          description: The ID of the event.
          type: str
        created_at:
          description: When it happened.
          type: str
          sample: "2026-11-22T10:08:00+00:00"
        message:
          description: What happened.
          type: str
          sample: (service shop) has reached a steady state.
    tags:
      description: The tags of the service.
      type: dict
      sample:
        team: shop
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: ClusterNotFoundException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The operation of AWS that was called.
      type: str
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import ecs_service as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one service to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
