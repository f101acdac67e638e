#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later


from __future__ import annotations

DOCUMENTATION = r"""
---
module: autoscaling_policy
version_added: 0.1.0
short_description: Manage scaling policies of Application Auto Scaling
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a policy that scales a scalable target, such as the desired count
    of an Amazon ECS service, by a metric. The target has to be registered before, see
    M(gatehouse.aws.autoscaling_target).
  - Policies of predictive scaling are left alone.
  - An option that is not given keeps the value it has in AWS.
options:
  name:
    description:
      - The name of the policy, unique for its target.
    type: str
    required: true
    aliases:
      - policy_name
  service_namespace:
    description:
      - The namespace of the AWS service.
    type: str
    default: ecs
  resource_id:
    description:
      - What is scaled, for an ECS service C(service/CLUSTER/SERVICE).
    type: str
    required: true
  scalable_dimension:
    description:
      - The property that is scaled.
    type: str
    default: ecs:service:DesiredCount
  target_tracking_scaling_policy_configuration:
    description:
      - Keeps a metric near a value. Makes the policy one of type C(TargetTrackingScaling).
      - AWS makes and removes the CloudWatch alarms that this takes.
    type: dict
    suboptions:
      target_value:
        description:
          - The value to keep the metric at. V(ECSServiceAverageCPUUtilization) counts in percent,
            V(ALBRequestCountPerTarget) in requests per target and minute.
        type: float
        aliases:
          - TargetValue
      predefined_metric_specification:
        description:
          - A metric that AWS knows by name. Excludes a customized one.
        type: dict
        aliases:
          - PredefinedMetricSpecification
        suboptions:
          predefined_metric_type:
            description:
              - The metric, for ECS V(ECSServiceAverageCPUUtilization),
                V(ECSServiceAverageMemoryUtilization) or V(ALBRequestCountPerTarget).
            type: str
            aliases:
              - PredefinedMetricType
          resource_label:
            description:
              - Which target group is counted, for V(ALBRequestCountPerTarget) only.
                The form is C(app/LB-NAME/LB-ID/targetgroup/TG-NAME/TG-ID).
              - The names of load balancer and target group, both, give it too.
            type: str
            aliases:
              - ResourceLabel
          load_balancer_name:
            description:
              - The name of the load balancer whose requests are counted, for
                V(ALBRequestCountPerTarget) only.
            type: str
            aliases:
              - LoadBalancerName
          target_group_name:
            description:
              - The name of the target group whose requests are counted, for
                V(ALBRequestCountPerTarget) only.
            type: str
            aliases:
              - TargetGroupName
      customized_metric_specification:
        description:
          - Any metric of CloudWatch.
        type: dict
        aliases:
          - CustomizedMetricSpecification
        suboptions:
          metric_name:
            description: The name of the metric.
            type: str
            aliases:
              - MetricName
          namespace:
            description: The namespace of the metric.
            type: str
            aliases:
              - Namespace
          dimensions:
            description: The dimensions of the metric.
            type: list
            elements: dict
            aliases:
              - Dimensions
            suboptions:
              name:
                description: The name of the dimension.
                type: str
                required: true
                aliases:
                  - Name
              value:
                description: The value of the dimension.
                type: str
                required: true
                aliases:
                  - Value
          statistic:
            description: How values are put together.
            type: str
            aliases:
              - Statistic
            choices:
              - Average
              - Minimum
              - Maximum
              - SampleCount
              - Sum
          unit:
            description: The unit of the metric.
            type: str
            aliases:
              - Unit
      scale_out_cooldown:
        description:
          - Seconds to wait after scaling out before doing so again. AWS waits 300 seconds for ECS.
        type: int
        aliases:
          - ScaleOutCooldown
      scale_in_cooldown:
        description:
          - Seconds to wait after scaling in before doing so again. AWS waits 300 seconds for ECS.
        type: int
        aliases:
          - ScaleInCooldown
      disable_scale_in:
        description:
          - Whether the policy only scales out. AWS takes V(false) for this.
        type: bool
        aliases:
          - DisableScaleIn
  step_scaling_policy_configuration:
    description:
      - Scales by steps when a CloudWatch alarm of yours fires. Makes the policy one of type
        C(StepScaling).
    type: dict
    suboptions:
      adjustment_type:
        description: What the adjustments count.
        type: str
        aliases:
          - AdjustmentType
        choices:
          - ChangeInCapacity
          - PercentChangeInCapacity
          - ExactCapacity
      step_adjustments:
        description: The steps. The list replaces that in AWS.
        type: list
        elements: dict
        aliases:
          - StepAdjustments
        suboptions:
          metric_interval_lower_bound:
            description: Where the step begins, as distance from the threshold of the alarm.
            type: float
            aliases:
              - MetricIntervalLowerBound
          metric_interval_upper_bound:
            description: Where the step ends, as distance from the threshold of the alarm.
            type: float
            aliases:
              - MetricIntervalUpperBound
          scaling_adjustment:
            description: By how much to scale. A negative number scales in.
            type: int
            required: true
            aliases:
              - ScalingAdjustment
      min_adjustment_magnitude:
        description: The least change, in capacity, when adjustments count in percent.
        type: int
        aliases:
          - MinAdjustmentMagnitude
      cooldown:
        description: Seconds to wait between two steps. AWS waits 300 seconds for ECS.
        type: int
        aliases:
          - Cooldown
      metric_aggregation_type:
        description: How the values of the metric are put together.
        type: str
        aliases:
          - MetricAggregationType
        choices:
          - Average
          - Minimum
          - Maximum
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._unknown_settings
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - Calls C(DescribeScalingPolicies), C(PutScalingPolicy) and C(DeleteScalingPolicy).
seealso:
  - module: gatehouse.aws.autoscaling_target
  - name: Application Auto Scaling API reference
    description: The operation PutScalingPolicy.
    link: https://docs.aws.amazon.com/autoscaling/application/APIReference/
"""

EXAMPLES = r"""
- name: Keep the processors of a service half busy
  gatehouse.aws.autoscaling_policy:
    name: cpu
    resource_id: service/main/orders
    target_tracking_scaling_policy_configuration:
      target_value: 50
      predefined_metric_specification:
        predefined_metric_type: ECSServiceAverageCPUUtilization
      scale_in_cooldown: 300
      scale_out_cooldown: 60

- name: Remove a policy
  gatehouse.aws.autoscaling_policy:
    name: cpu
    resource_id: service/main/orders
    state: absent
"""

RETURN = r"""
autoscaling_policy:
  description: The policy, empty when there is none.
  returned: success
  type: dict
  contains:
    name:
      description: The name of the policy.
      returned: when it exists
      type: str
      sample: cpu
    policy_arn:
      description: The ARN of the policy.
      returned: when it exists
      type: str
    policy_type:
      description: The type of the policy, which follows from its configuration.
      returned: when it exists
      type: str
      sample: TargetTrackingScaling
    service_namespace:
      description: The namespace of the AWS service.
      returned: when it exists
      type: str
      sample: ecs
    resource_id:
      description: What is scaled.
      returned: when it exists
      type: str
      sample: service/main/orders
    scalable_dimension:
      description: The property that is scaled.
      returned: when it exists
      type: str
      sample: ecs:service:DesiredCount
    target_tracking_scaling_policy_configuration:
      description: As the option of the same name.
      returned: for this type
      type: dict
    step_scaling_policy_configuration:
      description: As the option of the same name.
      returned: for this type
      type: dict
    alarms:
      description: The CloudWatch alarms that AWS made for the policy.
      returned: when it exists
      type: list
      elements: dict
    creation_time:
      description: When the policy was made, as ISO 8601.
      returned: when it exists
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
      sample: UpdateUserPool
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import autoscaling_policy as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
