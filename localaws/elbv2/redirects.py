# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The redirect and fixed-response actions."""

from __future__ import annotations

import re

from localaws.elbv2.errors import bad_action
from localaws.elbv2.store import Document

UNCHANGED = {
    "Protocol": "#{protocol}",
    "Port": "#{port}",
    "Host": "#{host}",
    "Path": "/#{path}",
    "Query": "#{query}",
}
PLACEHOLDER = re.compile(r"#\{(?:path|host|port)\}")
CONTENT_TYPES = (
    "text/html",
    "application/json",
    "application/javascript",
    "text/css",
    "text/plain",
)


def redirect(listener: Document, given: Document) -> Document:
    """Return a redirect in full, refusing those that lead nowhere else."""
    config = {**UNCHANGED, **given}
    _check_path(config["Path"])
    if re.fullmatch(r"\d+", config["Port"]) and not 1 <= int(config["Port"]) <= 65535:
        raise bad_action("The Port parameter must be a valid port or the placeholder '#{port}'")
    if _is_loop(listener, config):
        raise bad_action("The redirect configuration is not valid because it creates a loop.")
    if listener["Protocol"] == "HTTPS" and config["Protocol"] == "HTTP":
        raise bad_action("You cannot redirect HTTPS to HTTP")
    return config


def _is_loop(listener: Document, config: Document) -> bool:
    own = {"Protocol": listener["Protocol"], "Port": str(listener["Port"])}
    return all(config[key] in (UNCHANGED[key], own.get(key)) for key in UNCHANGED)


def _check_path(path: str) -> None:
    found = PLACEHOLDER.findall(path)
    if not path.startswith("/") or len(set(found)) < len(found):
        raise bad_action(
            "The Path parameter must be a valid path, should start with a '/', and may contain up"
            " to one of each of these placeholders: '#{path}', '#{host}', '#{port}'."
        )


def fixed(given: Document) -> Document:
    """Return a fixed response in full."""
    content_type = given.get("ContentType") or "text/plain"
    if content_type not in CONTENT_TYPES:
        names = ", ".join(f"'{name}'" for name in CONTENT_TYPES)
        raise bad_action(f"The ContentType must be one of:{names}")
    return {**given, "ContentType": content_type}
