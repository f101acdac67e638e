# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Container definitions as ECS keeps them: with the defaults that nobody wrote."""

from __future__ import annotations

import re
import typing as t

from .._engine.documents import Document

HEALTH = {"interval": 30, "timeout": 5, "retries": 3}
# Networks in which a container has the ports of its host.
SHARED_PORTS = ("awsvpc", "host")
UNITS = {"vcpu": 1024, "gb": 1024}


def port_mapping(written: Document, network_mode: str) -> Document:
    """Return a port mapping with its protocol, and its port on the host where that is the same."""
    mapping = {"protocol": "tcp", **written}
    if network_mode in SHARED_PORTS and "container_port" in mapping:
        return {"host_port": mapping["container_port"], **mapping}
    if network_mode == "bridge" and "container_port" in mapping:
        return {"host_port": 0, **mapping}
    return mapping


def container(written: Document, network_mode: str) -> Document:
    """Return one container with the defaults that ECS fills in."""
    full = {"cpu": 0, "essential": True, **written}
    if full.get("port_mappings"):
        mappings = [port_mapping(one, network_mode) for one in full["port_mappings"]]
        full["port_mappings"] = mappings
    if full.get("health_check"):
        told = {**HEALTH, **full["health_check"]}
        # No time to start is what AWS reports when none was given.
        full["health_check"] = {k: v for k, v in told.items() if v or k != "start_period"}
    return full


def number_of(text: str) -> str:
    """Return CPU units or MiB for ``1 vCPU`` or ``2 GB``, as ECS does."""
    match = re.fullmatch(r"([\d.]+)\s*(vcpu|gb)", text.strip().lower())
    return str(int(float(match.group(1)) * UNITS[match.group(2)])) if match else text


def volume(written: Document) -> Document:
    """Return one volume with the root directory that ECS fills in."""
    shared = written.get("efs_volume_configuration")
    if not shared:
        return written
    return {**written, "efs_volume_configuration": {"root_directory": "/", **shared}}


def with_defaults(document: Document) -> Document:
    """Return ``document`` as ECS reports it."""
    mode = str(document.get("network_mode", ""))
    forms: dict[str, t.Any] = {
        name: number_of(str(document[name])) for name in ("cpu", "memory") if document.get(name)
    }
    if document.get("container_definitions"):
        written = document["container_definitions"]
        forms["container_definitions"] = [container(one, mode) for one in written]
    if document.get("volumes"):
        forms["volumes"] = [volume(one) for one in document["volumes"]]
    return {**document, **forms}
