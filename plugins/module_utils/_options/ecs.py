# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of ecs_service that are long.

No member of a block is required, also where AWS requires it: a block is merged with what AWS has,
so one member may be given alone. Elements of lists are whole, and so is Service Connect.
"""

from __future__ import annotations

from .._engine.options import (
    Specs,
    block,
    blocks,
    booleans,
    choice,
    choices,
    integers,
    joined,
    maps,
    named,
    string_lists,
    strings,
)

TAG_SOURCES = "TASK_DEFINITION SERVICE NONE"

STAGES = (
    "RECONCILE_SERVICE PRE_SCALE_UP POST_SCALE_UP TEST_TRAFFIC_SHIFT POST_TEST_TRAFFIC_SHIFT"
    " PRE_PRODUCTION_TRAFFIC_SHIFT PRODUCTION_TRAFFIC_SHIFT POST_PRODUCTION_TRAFFIC_SHIFT"
)

DRIVERS = "json-file syslog journald gelf fluentd awslogs splunk awsfirelens"


def _percentage(name: str) -> Specs:
    return {name: named(name, {"type": "float"})}


SHIFTED = strings("alternate_target_group_arn production_listener_rule test_listener_rule")
ALTERNATE = strings("alternate_target_group_name")

LOAD_BALANCERS = blocks(
    "load_balancers",
    strings("target_group_arn target_group_name load_balancer_name container_name"),
    integers("container_port"),
    block("advanced_configuration", SHIFTED, ALTERNATE, strings("role_arn")),
)

CAPACITY_PROVIDER_STRATEGY = blocks(
    "capacity_provider_strategy",
    strings("capacity_provider", required=True),
    integers("weight base"),
)

NETWORK_CONFIGURATION = block(
    "network_configuration",
    block(
        "awsvpc_configuration",
        string_lists("subnets security_groups security_group_names"),
        choice("assign_public_ip", "ENABLED DISABLED"),
    ),
)

LIFECYCLE_HOOKS = blocks(
    "lifecycle_hooks",
    choice("target_type", "AWS_LAMBDA PAUSE"),
    strings("hook_target_arn role_arn"),
    choices("lifecycle_stages", STAGES),
    maps("hook_details"),
    block(
        "timeout_configuration",
        integers("timeout_in_minutes"),
        choice("action", "ROLLBACK CONTINUE"),
    ),
)

DEPLOYMENT_CONFIGURATION = block(
    "deployment_configuration",
    choice("strategy", "ROLLING BLUE_GREEN LINEAR CANARY"),
    integers("maximum_percent minimum_healthy_percent bake_time_in_minutes"),
    block(
        "deployment_circuit_breaker",
        booleans("enable rollback reset_on_healthy_task"),
        block(
            "threshold_configuration",
            choice("type", "COUNT BOUNDED_PERCENT UNBOUNDED_PERCENT"),
            integers("value"),
        ),
    ),
    block("alarms", string_lists("alarm_names"), booleans("enable rollback")),
    LIFECYCLE_HOOKS,
    block(
        "linear_configuration",
        _percentage("step_percent"),
        integers("step_bake_time_in_minutes"),
    ),
    block(
        "canary_configuration",
        _percentage("canary_percent"),
        integers("canary_bake_time_in_minutes"),
    ),
    block(
        "early_success_criteria",
        booleans("enable"),
        integers("healthy_percent"),
        choice("source_service_revision_cleanup", "BLOCKING DEFERRED"),
    ),
)

PLACEMENT = joined(
    blocks(
        "placement_constraints",
        choice("type", "distinctInstance memberOf"),
        strings("expression"),
    ),
    blocks("placement_strategy", choice("type", "random spread binpack"), strings("field")),
)

SERVICE_REGISTRIES = blocks(
    "service_registries",
    strings("registry_arn container_name"),
    integers("port container_port"),
)

CLIENT_ALIASES = blocks(
    "client_aliases",
    integers("port", required=True),
    strings("dns_name"),
    block(
        "test_traffic_rules",
        block(
            "header",
            strings("name", required=True),
            block("value", strings("exact", required=True)),
            required=True,
        ),
    ),
)

CONNECT_SERVICES = blocks(
    "services",
    strings("port_name", required=True),
    strings("discovery_name"),
    CLIENT_ALIASES,
    integers("ingress_port_override"),
    block("timeout", integers("idle_timeout_seconds per_request_timeout_seconds")),
    block(
        "tls",
        block("issuer_certificate_authority", strings("aws_pca_authority_arn"), required=True),
        # The name of a key, which is no secret.
        strings("kms_key", no_log=False),
        strings("role_arn"),
    ),
)

SERVICE_CONNECT_CONFIGURATION = block(
    "service_connect_configuration",
    booleans("enabled", required=True),
    strings("namespace"),
    CONNECT_SERVICES,
    block(
        "log_configuration",
        choice("log_driver", DRIVERS, required=True),
        maps("options"),
        blocks("secret_options", strings("name value_from", required=True)),
    ),
    block(
        "access_log_configuration",
        choice("format", "TEXT JSON", required=True),
        choice("include_query_parameters", "DISABLED ENABLED"),
    ),
    blocks("container_configurations", choice("log_level", "debug info")),
)

VOLUME_CONFIGURATIONS = blocks(
    "volume_configurations",
    strings("name", required=True),
    block(
        "managed_ebs_volume",
        strings("role_arn", required=True),
        integers("size_in_gib iops throughput volume_initialization_rate"),
        strings("snapshot_id volume_type kms_key_id"),
        booleans("encrypted"),
        choice("filesystem_type", "ext3 ext4 xfs ntfs"),
        blocks(
            "tag_specifications",
            choice("resource_type", "volume", required=True),
            maps("tags"),
            choice("propagate_tags", TAG_SOURCES),
        ),
    ),
)

VPC_LATTICE_CONFIGURATIONS = blocks(
    "vpc_lattice_configurations",
    strings("role_arn target_group_arn port_name", required=True),
    block("advanced_configuration", SHIFTED),
)

# Where the service is found, and what brings requests to it.
CONNECTIONS = joined(
    LOAD_BALANCERS,
    SERVICE_REGISTRIES,
    SERVICE_CONNECT_CONFIGURATION,
    VPC_LATTICE_CONFIGURATIONS,
)
