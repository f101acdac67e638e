# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What modules dictate in the argument spec of the user_pool role; ``make role-specs`` writes it.

A list of the role holds entries with a module's options, so its spec is that module's documentation
in another place. It is written by machine, and a contract test holds it to the modules.
"""

from __future__ import annotations

import json
import re
import typing as t

import yaml

from tests.unit.contract.modules import ROOT, Tree, documented, module

FILE = ROOT / "roles/user_pool/meta/argument_specs.yml"
BEGIN = "      # From here on the modules dictate: make role-specs writes it.\n"
END = "  checks:\n"
# Variable, the module whose options its elements have, and what they are.
LISTS = {
    "user_pool_domains": ("cognito_user_pool_domain", "Further domains of the sign-in pages"),
    "user_pool_resource_servers": ("cognito_resource_server", "APIs and their scopes"),
    "user_pool_identity_providers": ("cognito_identity_provider", "Where people may come from"),
    "user_pool_groups": ("cognito_group", "Groups of people"),
    "user_pool_clients": ("cognito_user_pool_client", "App clients beside those of sign-ins"),
    "user_pool_branding": ("cognito_managed_login_branding", "How managed login looks"),
    "user_pool_ui_customizations": ("cognito_ui_customization", "How the classic pages look"),
    "user_pool_risk_configurations": ("cognito_risk_configuration", "What threats lead to"),
    "user_pool_log_delivery_configuration": (
        "cognito_log_delivery_configuration",
        "Where the logs of the pool go",
    ),
    "user_pool_terms": ("cognito_terms", "Terms and policies that the sign-up page links to"),
    "user_pool_replicas": ("cognito_user_pool_replica", "Copies in other regions"),
    "user_pool_users": ("cognito_user", "People in the pool"),
    "user_pool_user_import_jobs": ("cognito_user_import_job", "Imports of people from a file"),
    "user_pool_identity_pools": ("cognito_identity_pool", "Pools that give people roles of AWS"),
}
ONE = {"user_pool_log_delivery_configuration"}  # a dict, as a pool has one
# What the role says itself, and how a module reaches AWS.
OUTSIDE = {
    *("user_pool_id", "user_pool_name", "state", "return_secrets"),
    *("access_key", "aws_ca_bundle", "aws_config", "debug_botocore_endpoint_logs"),
    *("endpoint_url", "profile", "region", "secret_key", "session_token", "validate_certs"),
}
OPTION = re.compile(r"\b(?:O|RV)\((?:[\w.]+#module:)?([^)]*)\)")


LONG = 400  # Characters: of options that say as much, each is written once.


class Dumper(yaml.SafeDumper):
    """Indents lists as the rest of the file does, and calls what is written once by its option."""

    def __init__(self, *arguments: t.Any, **settings: t.Any) -> None:
        """Nothing is written yet."""
        super().__init__(*arguments, **settings)
        self.options: dict[yaml.Node, str] = {}
        self.written: list[str] = []

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Ignore ``indentless``."""
        super().increase_indent(flow, False)

    def anchor_node(self, node: yaml.Node) -> None:
        """Note by which option each value goes."""
        if isinstance(node, yaml.MappingNode):
            self.options |= {value: key.value for key, value in node.value}
        super().anchor_node(node)

    def generate_anchor(self, node: yaml.Node) -> str:
        """Return the option's name, numbered where several of that name are written once."""
        name = self.options[node]
        self.written.append(name)
        number = self.written.count(name)
        return name if number == 1 else f"{name}_{number}"


def once(tree: t.Any, seen: dict[str, t.Any]) -> t.Any:
    """Return ``tree`` with equal long options as one object, which is written and read once."""
    if not isinstance(tree, dict):
        return tree
    made = {name: once(one, seen) for name, one in tree.items()}
    text = json.dumps(made)
    return seen.setdefault(text, made) if "description" in made and len(text) > LONG else made


def option(told: Tree, spec: Tree) -> Tree:
    """Return an option as a role's spec says it; documentation does not tell what is a secret."""
    said = told["description"]
    texts = [OPTION.sub(r"C(\1)", text) for text in ([said] if isinstance(said, str) else said)]
    # Ansible copies a role's spec again and again, node by node.
    found: Tree = {"description": texts if len(texts) > 1 else texts[0]}
    found |= {name: told[name] for name in ("type", "elements", "choices") if name in told}
    found |= {"required": True} if told.get("required") else {}
    found |= {"default": told["default"]} if told.get("default") is not None else {}
    found |= {"no_log": True} if spec.get("no_log") else {}
    if told.get("suboptions"):
        inner = spec.get("options") or {}
        found["options"] = {
            name: option(one, inner.get(name, {})) for name, one in told["suboptions"].items()
        }
    return found


def elements(name: str) -> Tree:
    """Return the options of an entry, those that are required first."""
    told, spec = documented()[name]["doc"]["options"], module(name).spec
    mine = {one: option(told[one], spec.get(one, {})) for one in told if one not in OUTSIDE}
    return dict(sorted(mine.items(), key=lambda item: not item[1].get("required")))


def dictated() -> Tree:
    """Return the variables whose shape the modules dictate."""
    found: Tree = {}
    for name, (kind_of_entry, what) in LISTS.items():
        text = f"{what}, with the options of M(gatehouse.aws.{kind_of_entry})."
        kind: Tree = {"type": "dict"} if name in ONE else {"type": "list", "elements": "dict"}
        empty: t.Any = {} if name in ONE else []
        options = elements(kind_of_entry)
        found[name] = {"description": text, **kind, "default": empty, "options": options}
    return found


def written() -> str:
    """Return the role's argument spec with the dictated part as it should be."""
    head, _begin, rest = FILE.read_text(encoding="utf-8").partition(BEGIN)
    _old, end, tail = rest.partition(END)
    text = yaml.dump(
        once(dictated(), {}), Dumper=Dumper, sort_keys=False, width=92, allow_unicode=True
    )
    indented = "".join(f"      {line}\n" for line in text.splitlines())
    return f"{head}{BEGIN}{indented}{end}{tail}"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
