# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A group of a Cognito user pool."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.listing import crowd
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Put
from ._parents import OF_POOL
from .user_pool import id_of_arn


def no_description(found: Document) -> Document:
    """AWS leaves an empty description out."""
    return {"description": "", **found}


def group_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    if any(character.isspace() for character in desired.get("name", "")):
        yield f"name {desired['name']!r} has a space in it: AWS takes none in names of groups."


GROUP = Resource(
    service="cognito-idp",
    name="group",
    ids=(),
    names=("user_pool_id", "name"),
    words=Names({"GroupName": "name"}),
    references=OF_POOL,
    read=Read("GetGroup", "Group"),
    search=Search(
        "ListGroups", "Groups", by=("name",), scope=("user_pool_id",), page=60, whole=True
    ),
    crowd=crowd,
    create="CreateGroup",
    # Whether an update resets what it omits is not documented: all is sent.
    writers=(Put("UpdateGroup"),),
    delete="DeleteGroup",
    described=no_description,
    canonical=(id_of_arn,),
    problems=(group_problems,),
)
