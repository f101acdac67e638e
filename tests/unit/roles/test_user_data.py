# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What an instance of the role asg_service is told, as cloud-init takes it apart."""

from __future__ import annotations

import email
import typing as t

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template

from tests.unit.contract.modules import ROOT

VARIABLES = yaml.safe_load((ROOT / "roles/asg_service/vars/main/words.yml").read_text())
TOLD = {"SIGN_IN_LOGOUT_URL": "https://x/?a=1&b=$HOME `c`", "SIGN_IN_CLIENT_ID": "abc"}
OWN_PARTS = """Content-Type: multipart/mixed; boundary="mine"
MIME-Version: 1.0

--mine
Content-Type: text/cloud-config

#cloud-config
packages: [httpd]
--mine--
"""


def user_data(text: str, told: dict[str, str], file: str = "/etc/hello.env") -> str:
    """Return the user data that the role gives to the launch template."""
    texts = {name: value for name, value in VARIABLES.items() if isinstance(value, str)}
    own = {name: trust_as_template(value) for name, value in texts.items()}
    given = {
        "asg_service_user_data": text,
        "asg_service_sign_in_environment": told,
        "asg_service_environment_file": file,
    }
    templar = Templar(DataLoader(), variables={**own, **given})
    return t.cast("str", templar.template(trust_as_template("{{ __asg_service_user_data }}")))


def parts(told: str) -> list[tuple[str, str]]:
    """Return the parts that are no containers: their type and their text."""
    message = email.message_from_string(told)
    return [
        (part.get_content_type(), bytes(part.get_payload(decode=True)).decode())
        for part in message.walk()
        if not part.is_multipart()
    ]


@pytest.mark.parametrize(
    "text", ["#!/bin/sh\necho hi\n", "#cloud-config\n{}\n", "#!/bin/sh\n# ä€\n"]
)
def test_what_is_told_comes_before_the_users_part(text: str) -> None:
    (kind, script), (plain, own) = parts(user_data(text, TOLD))
    assert (kind, plain, own.strip()) == ("text/cloud-boothook", "text/plain", text.strip())
    assert script.startswith("#cloud-boothook\n#!/bin/sh\n")
    assert script.endswith(
        "cat > /etc/hello.env << 'END'\nSIGN_IN_CLIENT_ID='abc'\n"
        "SIGN_IN_LOGOUT_URL='https://x/?a=1&b=$HOME `c`'\nEND"
    )


def test_parts_of_the_users_own_stay_parts() -> None:
    first, own = parts(user_data(OWN_PARTS, TOLD))
    assert (first[0], own[0]) == ("text/cloud-boothook", "text/cloud-config")
    assert own[1].strip() == "#cloud-config\npackages: [httpd]"


@pytest.mark.parametrize(("told", "file"), [({}, "/etc/hello.env"), (TOLD, "")])
def test_where_there_is_nothing_to_tell_it_stays_as_it_is(told: dict[str, str], file: str) -> None:
    assert user_data("#!/bin/sh\n", told, file) == "#!/bin/sh\n"
