# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A pool's user attributes: the standard ones, and custom ones that can only be added."""

from __future__ import annotations

import copy
import typing as t

from localaws.call import Call
from localaws.cognito import twins
from localaws.cognito.store import SERVICE, pool_of, refuse
from localaws.services import serves
from localaws.state import Document

MOST_CUSTOM = 50
TEXT = {"MinLength": "0", "MaxLength": "2048"}
TEXTS = (
    "sub name given_name family_name middle_name nickname preferred_username profile picture "
    "website email gender birthdate zoneinfo locale phone_number address"
)
BOUNDS = {
    "sub": {"MinLength": "1", "MaxLength": "2048"},
    "birthdate": {"MinLength": "10", "MaxLength": "10"},
}


def _standard(name: str, kind: str, **constraints: t.Any) -> Document:
    return {
        "Name": name,
        "AttributeDataType": kind,
        "DeveloperOnlyAttribute": False,
        "Mutable": name != "sub",
        "Required": name == "sub",
        **constraints,
    }


def _standards() -> dict[str, Document]:
    attributes = [
        _standard(name, "String", StringAttributeConstraints=BOUNDS.get(name, TEXT))
        for name in TEXTS.split()
    ]
    attributes += [
        _standard(name, "Boolean") for name in ("email_verified", "phone_number_verified")
    ]
    attributes.append(
        _standard("updated_at", "Number", NumberAttributeConstraints={"MinValue": "0"})
    )
    attributes.append(_standard("identities", "String", StringAttributeConstraints={}))
    return {each["Name"]: each for each in attributes}


STANDARD = _standards()


def new_schema(given: list[Document]) -> dict[str, Document]:
    """Return the attributes of a new pool: all standard ones, changed and joined by ``given``."""
    schema = copy.deepcopy(STANDARD)
    names = [each.get("Name") for each in given]
    for attribute in given:
        name = attribute.get("Name") or refuse("Attribute name is required.")
        if name in STANDARD:
            _check_standard(attribute)
            schema[name].update(attribute)
            continue
        if names.count(name) > 1:
            refuse(
                f"Duplicate custom attribute names custom:{name} are not allowed in a user pool "
                "schema."
            )
        custom = _custom(attribute)
        schema[custom["Name"]] = custom
    _check_number(schema)
    return schema


@serves(SERVICE)
def add_custom_attributes(call: Call) -> Document:
    pool = pool_of(call)
    schema = dict(pool.schema)
    for attribute in call["CustomAttributes"]:
        custom = _custom(attribute)
        if custom["Name"] in schema:
            plain = f"custom:{attribute['Name']}"
            refuse(f"{plain}: Existing attribute already has name {custom['Name']}.")
        schema[custom["Name"]] = custom
    _check_number(schema)
    pool.schema = schema
    pool.touch()
    twins.mirror_pool(pool)
    return {}


def _custom(attribute: Document) -> Document:
    """Return a custom attribute as the pool shows it."""
    if "AttributeDataType" not in attribute:
        refuse(
            "Invalid AttributeDataType input, consider using the provided AttributeDataType enum."
        )
    if attribute.get("Required"):
        refuse("Required custom attributes are not supported currently.")
    developer = attribute.get("DeveloperOnlyAttribute", False)
    kind = attribute["AttributeDataType"]
    shown = {
        "DeveloperOnlyAttribute": developer,
        "Mutable": True,
        "Required": False,
        **attribute,
        "Name": f"{'dev:' if developer else ''}custom:{attribute['Name']}",
    }
    if kind in ("String", "Number"):
        shown.setdefault(f"{kind}AttributeConstraints", {})
    return shown


def _check_standard(attribute: Document) -> None:
    name = attribute["Name"]
    kind = attribute.get("AttributeDataType", STANDARD[name]["AttributeDataType"])
    if kind != STANDARD[name]["AttributeDataType"] or attribute.get("DeveloperOnlyAttribute"):
        refuse(
            "You can not change AttributeDataType or set developerOnlyAttribute for standard "
            f"schema attribute {name}"
        )


def _check_number(schema: dict[str, Document]) -> None:
    if len(schema) - len(STANDARD) > MOST_CUSTOM:
        refuse(
            f"A user pool can have at most {MOST_CUSTOM} custom attributes.",
            "LimitExceededException",
        )
