# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Clients of AWS, as a task's connection options ask for them."""

from __future__ import annotations

import functools
import os
import typing as t

try:
    import botocore.session
    from botocore.config import Config
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from ansible_collections.amazon.aws.plugins.module_utils.botocore import get_aws_connection_info
from ansible_collections.amazon.aws.plugins.module_utils.modules import aws_argument_spec

from .loading import Models

# LimitExceededException is a hard quota in Cognito, which botocore takes for throttling: few tries.
ATTEMPTS = 6
# What it has parsed serves all sessions of a process, and of those that it forks.
LOADER = Models()
# What every client reads. Finding and parsing it takes longer than the first call.
COMMON = ("endpoints", "partitions", "sdk-default-configuration", "_retry")
# What is read of a service.
PARTS = ("service-2", "endpoint-rule-set-1")

Connect = t.Callable[[str], t.Any]

_kept: dict[t.Hashable, Connect] = {}


def connector(module: t.Any, retries: str = "standard") -> Connect:
    """Return what makes clients, all of one session, from the task's connection options.

    ``retries`` is a mode of botocore. The items of a loop share clients when their options and
    their environment are the same; processes never do.
    """
    options = {name: module.params.get(name) for name in sorted(aws_argument_spec())}
    key = (os.getpid(), retries, repr(options), repr(sorted(os.environ.items())))
    if key not in _kept:
        _kept.clear()
        _kept[key] = connected(module, retries)
    return _kept[key]


def connected(module: t.Any, retries: str) -> Connect:
    """Return what makes each client once, and no connection yet."""
    region, endpoint, params = get_aws_connection_info(module)
    config = Config(
        user_agent_extra="ansible-gatehouse",
        retries={"mode": retries, "max_attempts": ATTEMPTS},
    )
    config = config.merge(params.pop("aws_config", None) or Config())
    session = opened_session(params.pop("profile_name", None))
    common = {"region_name": region, "endpoint_url": endpoint, "config": config, **params}

    @functools.cache
    def connect(service: str) -> t.Any:
        return session.create_client(service, **common)

    return connect


def opened_session(profile: str | None) -> t.Any:
    """Return a session. It reads what is parsed already, unless the user has models elsewhere."""
    session = botocore.session.Session(profile=profile)
    if not session.get_config_variable("data_path"):
        session.register_component("data_loader", LOADER)
    return session


def prepare(services: t.Iterable[str]) -> None:
    """Parse what clients of ``services`` will need; no session is made, nothing is connected."""
    for name in COMMON:
        LOADER.load_data(name)
    for part in PARTS:
        for service in services:
            # As clients ask for it: the answer is kept by the words of the question.
            LOADER.load_service_model(service, part, api_version=None)
