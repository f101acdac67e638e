# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests expect of AWS, said shortly."""

from __future__ import annotations

import typing as t
from contextlib import contextmanager

import pytest
from botocore.exceptions import ClientError

INVALID = "InvalidParameterException"


@contextmanager
def refused(message: str = "", code: str = INVALID) -> t.Iterator[None]:
    """Expect an AWS error of this code whose message contains ``message``."""
    with pytest.raises(ClientError) as caught:
        yield
    error = caught.value.response["Error"]
    assert error["Code"] == code, error
    assert message in error["Message"], error


def new_pool(idp: t.Any, **settings: t.Any) -> str:
    """Return the id of a new user pool."""
    return idp.create_user_pool(**{"PoolName": "staff", **settings})["UserPool"]["Id"]


def pool(idp: t.Any, pool_id: str) -> dict[str, t.Any]:
    """Return a user pool's description."""
    return idp.describe_user_pool(UserPoolId=pool_id)["UserPool"]


def new_client(idp: t.Any, pool_id: str, **settings: t.Any) -> dict[str, t.Any]:
    """Return a new app client."""
    request = {"ClientName": "web", **settings}
    return idp.create_user_pool_client(UserPoolId=pool_id, **request)["UserPoolClient"]
