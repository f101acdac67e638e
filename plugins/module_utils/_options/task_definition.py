# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of one ECS task definition family that are long."""

from __future__ import annotations

from .._engine.options import (
    block,
    blocks,
    booleans,
    choice,
    choices,
    integers,
    joined,
    maps,
    string_lists,
    strings,
)

CONTAINER_DEFINITIONS = blocks(
    "container_definitions",
    strings("name image", required=True),
    booleans("essential"),
    integers("cpu memory"),
    integers("memory_reservation", aliases=["memoryReservation"]),
    string_lists("command"),
    string_lists("entry_point", aliases=["entryPoint"]),
    strings("working_directory", aliases=["workingDirectory"]),
    strings("user"),
    blocks("environment", strings("name", required=True), strings("value")),
    blocks(
        "environment_files",
        strings("value", required=True),
        choice("type", "s3", required=True),
        aliases=["environmentFiles"],
    ),
    blocks(
        "secrets",
        strings("name", required=True),
        strings("value_from", required=True, aliases=["valueFrom"]),
    ),
    blocks(
        "port_mappings",
        integers("container_port", aliases=["containerPort"]),
        integers("host_port", aliases=["hostPort"]),
        choice("protocol", "tcp udp"),
        strings("name"),
        choice("app_protocol", "http http2 grpc", aliases=["appProtocol"]),
        strings("container_port_range", aliases=["containerPortRange"]),
        aliases=["portMappings"],
    ),
    block(
        "health_check",
        string_lists("command", required=True),
        integers("interval timeout retries"),
        integers("start_period", aliases=["startPeriod"]),
        aliases=["healthCheck"],
    ),
    blocks(
        "depends_on",
        strings("container_name", required=True, aliases=["containerName"]),
        choice("condition", "START COMPLETE SUCCESS HEALTHY", required=True),
        aliases=["dependsOn"],
    ),
    block(
        "log_configuration",
        choice(
            "log_driver",
            "json-file syslog journald gelf fluentd awslogs splunk awsfirelens",
            required=True,
            aliases=["logDriver"],
        ),
        maps("options"),
        blocks(
            "secret_options",
            strings("name", required=True),
            strings("value_from", required=True, aliases=["valueFrom"]),
            aliases=["secretOptions"],
        ),
        aliases=["logConfiguration"],
    ),
    block(
        "firelens_configuration",
        choice("type", "fluentd fluentbit", required=True),
        maps("options"),
        aliases=["firelensConfiguration"],
    ),
    blocks(
        "mount_points",
        strings("source_volume", aliases=["sourceVolume"]),
        strings("container_path", aliases=["containerPath"]),
        booleans("read_only", aliases=["readOnly"]),
        aliases=["mountPoints"],
    ),
    blocks(
        "volumes_from",
        strings("source_container", aliases=["sourceContainer"]),
        booleans("read_only", aliases=["readOnly"]),
        aliases=["volumesFrom"],
    ),
    block(
        "repository_credentials",
        strings("credentials_parameter", required=True, aliases=["credentialsParameter"]),
        aliases=["repositoryCredentials"],
    ),
    block(
        "restart_policy",
        booleans("enabled", required=True),
        strings("ignored_exit_codes", type="list", elements="int", aliases=["ignoredExitCodes"]),
        integers("restart_attempt_period", aliases=["restartAttemptPeriod"]),
        aliases=["restartPolicy"],
    ),
    block(
        "linux_parameters",
        block("capabilities", string_lists("add drop")),
        blocks(
            "devices",
            strings("host_path", required=True, aliases=["hostPath"]),
            strings("container_path", aliases=["containerPath"]),
            choices("permissions", "read write mknod"),
        ),
        booleans("init_process_enabled", aliases=["initProcessEnabled"]),
        integers("shared_memory_size", aliases=["sharedMemorySize"]),
        blocks(
            "tmpfs",
            strings("container_path", required=True, aliases=["containerPath"]),
            integers("size", required=True),
            string_lists("mount_options", aliases=["mountOptions"]),
        ),
        integers("max_swap", aliases=["maxSwap"]),
        integers("swappiness"),
        aliases=["linuxParameters"],
    ),
    blocks(
        "ulimits",
        choice(
            "name",
            "core cpu data fsize locks memlock msgqueue nice nofile nproc rss "
            "rtprio rttime sigpending stack",
            required=True,
        ),
        integers("soft_limit", required=True, aliases=["softLimit"]),
        integers("hard_limit", required=True, aliases=["hardLimit"]),
    ),
    blocks("system_controls", strings("namespace value"), aliases=["systemControls"]),
    blocks(
        "resource_requirements",
        choice("type", "GPU InferenceAccelerator", required=True),
        strings("value", required=True),
        aliases=["resourceRequirements"],
    ),
    string_lists("links"),
    strings("hostname"),
    blocks(
        "extra_hosts",
        strings("hostname", required=True),
        strings("ip_address", required=True, aliases=["ipAddress"]),
        aliases=["extraHosts"],
    ),
    string_lists("dns_servers", aliases=["dnsServers"]),
    string_lists("dns_search_domains", aliases=["dnsSearchDomains"]),
    booleans("disable_networking", aliases=["disableNetworking"]),
    maps("docker_labels", aliases=["dockerLabels"]),
    string_lists("docker_security_options", aliases=["dockerSecurityOptions"]),
    string_lists("credential_specs", aliases=["credentialSpecs"]),
    booleans("privileged"),
    booleans("readonly_root_filesystem", aliases=["readonlyRootFilesystem"]),
    booleans("interactive"),
    booleans("pseudo_terminal", aliases=["pseudoTerminal"]),
    integers("start_timeout", aliases=["startTimeout"]),
    integers("stop_timeout", aliases=["stopTimeout"]),
    choice("version_consistency", "enabled disabled", aliases=["versionConsistency"]),
    aliases=["containers"],
)

VOLUMES = blocks(
    "volumes",
    strings("name"),
    booleans("configured_at_launch", aliases=["configuredAtLaunch"]),
    block("host", strings("source_path", aliases=["sourcePath"])),
    block(
        "docker_volume_configuration",
        choice("scope", "task shared"),
        booleans("autoprovision"),
        strings("driver"),
        maps("driver_opts", aliases=["driverOpts"]),
        maps("labels"),
        aliases=["dockerVolumeConfiguration"],
    ),
    block(
        "efs_volume_configuration",
        strings("file_system_id", required=True, aliases=["fileSystemId"]),
        strings("root_directory", aliases=["rootDirectory"]),
        choice("transit_encryption", "ENABLED DISABLED", aliases=["transitEncryption"]),
        integers("transit_encryption_port", aliases=["transitEncryptionPort"]),
        block(
            "authorization_config",
            strings("access_point_id", aliases=["accessPointId"]),
            choice("iam", "ENABLED DISABLED"),
            aliases=["authorizationConfig"],
        ),
        aliases=["efsVolumeConfiguration"],
    ),
    block(
        "fsx_windows_file_server_volume_configuration",
        strings("file_system_id", required=True, aliases=["fileSystemId"]),
        strings("root_directory", required=True, aliases=["rootDirectory"]),
        block(
            "authorization_config",
            strings("credentials_parameter", required=True, aliases=["credentialsParameter"]),
            strings("domain", required=True),
            required=True,
            aliases=["authorizationConfig"],
        ),
        aliases=["fsxWindowsFileServerVolumeConfiguration"],
    ),
)

SETTINGS = joined(
    choice("network_mode", "bridge host awsvpc none"),
    choices(
        "requires_compatibilities",
        "EC2 FARGATE EXTERNAL MANAGED_INSTANCES",
        aliases=["launch_type", "launch_types"],
    ),
    block(
        "runtime_platform",
        choice("cpu_architecture", "X86_64 ARM64"),
        strings("operating_system_family"),
    ),
    block("ephemeral_storage", integers("size_in_gib", required=True)),
    blocks("placement_constraints", choice("type", "memberOf"), strings("expression")),
    choice("pid_mode", "host task"),
    choice("ipc_mode", "host task none"),
    block(
        "proxy_configuration",
        choice("type", "APPMESH"),
        strings("container_name", required=True),
        blocks("properties", strings("name value")),
    ),
)
