# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the classic hosted pages look, for a whole user pool or for one app client."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.resource import Read, Resource
from .._engine.writers import Call, Put
from ._parents import OF_CLIENT
from .login_branding import is_base64
from .user_pool import id_of_arn

WHOLE_POOL = "ALL"


def whole_pool(document: Document) -> Document:
    """AWS calls the look of the whole pool that of client ALL."""
    if document.get("client_id") != WHOLE_POOL:
        return document
    return {k: v for k, v in document.items() if k != "client_id"}


def image_to_send(document: Document) -> Document:
    """AWS never gives the image back: it is sent where there is none, or each time when asked."""
    always = document.get("update_image") == "always"
    document = {k: v for k, v in document.items() if k != "update_image"}
    if not document.get("image_file"):
        return document
    return {**document, "has_image": "anew" if always else document.get("has_image", True)}


def has_image(found: Document) -> Document:
    """AWS tells only the address of the image."""
    return {**found, "has_image": bool(found.get("image_url"))}


def back_to_default(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """AWS has no call that deletes: setting nothing does it."""
    request = store.model.request("SetUICustomization").encode(store.key(current))
    return [Call("SetUICustomization", request, frozenset(current))]


def ui_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    image = desired.get("image_file")
    if image and not is_base64(image):
        yield (
            "image_file is no base64: give the file by"
            " lookup('ansible.builtin.file', path, rstrip=false) | b64encode, or by slurp."
        )


def ui_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what an update would lose, and that nothing is no look."""
    if not (plan.after.get("css") or plan.after.get("image_file")):
        yield "A look needs css or image_file: give one, or set state to absent to reset it."
    elif plan.before.get("image_url") and not plan.after.get("image_file"):
        yield (
            "AWS replaces css and image together, and never gives the image back: give image_file"
            " beside css."
        )


UI_CUSTOMIZATION = Resource(
    service="cognito-idp",
    name="ui_customization",
    title="client_id",
    ids=(),
    names=("user_pool_id",),
    qualifiers=("client_id",),
    # There is nothing to look at before the pool has a domain, and AWS refuses a look then.
    references=tuple(
        dataclasses.replace(one, through=frozenset({"user_pool_domain"})) for one in OF_CLIENT
    ),
    # For a client without a look of its own AWS answers with that of the pool.
    read=Read("GetUICustomization", "UICustomization", among=("client_id",)),
    exists=lambda found: bool(found.get("css") or found.get("image_url")),
    create="SetUICustomization",
    writers=(Put("SetUICustomization", owns=frozenset({"css", "image_file", "has_image"})),),
    deletion=Deletion(calls=back_to_default),
    meaning=Meaning(
        described=has_image,
        canonical=(id_of_arn, whole_pool, image_to_send),
    ),
    refusals=Refusals(problems=(ui_problems,), preflight=(ui_preflight,)),
    traits=Traits(write_only=("image_file",), momentary=("has_image",)),
)
