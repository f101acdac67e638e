# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the demo shows, step by step, and what has to hold after each."""

from __future__ import annotations

import contextlib
import signal
import sys
import typing as t
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from demo.api import call
from demo.aws import Addresses
from demo.given import FILE, example, give
from demo.inventory import Account, gained
from demo.playbook import Broken, Figures, play
from demo.sign_in import browser, invite, sign_in
from demo.table import table, what_stands

DEPLOY, DESTROY = "gatehouse.aws.deploy", "gatehouse.aws.destroy"


def show(addresses: Addresses, folder: Path) -> None:
    """Deploy, sign in, deploy again, foretell, destroy; raise Broken where a promise fails."""
    stage = Stage(addresses, folder)
    before = stage.prepare()
    stage.foretell(before)
    stage.deploy()
    stage.tell()
    stage.sign_in()
    stage.unchanged("Deploy again: nothing changes", DEPLOY)
    stage.unchanged("Ask what a deployment would change: nothing", DEPLOY, "--check", "--diff")
    stage.destroy(before)
    stage.unchanged("Destroy again: nothing changes", DESTROY, *stage.confirmed)
    print("\nNothing of it is left. All held.")


def stay(addresses: Addresses, folder: Path) -> None:
    """Deploy, say where to go, and wait for Ctrl-C."""
    stage = Stage(addresses, folder)
    stage.prepare()
    stage.deploy()
    stage.tell()
    stage.invite()
    print("\nCtrl-C ends it.", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        signal.pause()


class Stage:
    """The account, the vars file of the service, and the steps."""

    def __init__(self, addresses: Addresses, folder: Path, name: str = "fargate") -> None:
        wanted = example(name)
        self.name = name
        self.hosts: list[str] = wanted.get("service_hosts", [])
        self.addresses = addresses
        self.folder = folder
        self.file = folder / FILE
        self.account = Account(addresses.control, wanted["aws_region"])
        self.confirmed = ("-e", f"confirm_delete={wanted['service_name']}")

    @property
    def service(self) -> dict[str, t.Any]:
        """The variables of the service."""
        return t.cast("dict[str, t.Any]", yaml.safe_load(self.file.read_text()))

    def prepare(self) -> dict[str, set[str]]:
        """Make what a user has already, and return what stands then."""
        step("Make the account: a VPC, its subnets, a zone, a certificate")
        give(self.account, self.name, self.folder)
        return self.account.standing()

    def foretell(self, before: dict[str, set[str]]) -> Figures:
        """Ask what a deployment would do, which does nothing."""
        foretold = self.play("Ask what a deployment would do", DEPLOY, "--check", "--diff")
        made = gained(before, self.account.standing())
        if made:
            raise Broken(f"the check made {made}")
        return foretold

    def deploy(self) -> Figures:
        """Deploy the service."""
        return self.play("Deploy: ansible-playbook gatehouse.aws.deploy -e @service.yml", DEPLOY)

    def destroy(self, before: dict[str, set[str]]) -> None:
        """Destroy the service, and fail if anything is left of it."""
        self.play("Destroy", DESTROY, *self.confirmed)
        left = gained(before, self.account.standing())
        if left:
            raise Broken(f"destroy leaves {left}")

    def play(self, title: str, playbook: str, *arguments: str) -> Figures:
        """Run a playbook on the service."""
        step(title)
        figures = play(self.folder, playbook, "-e", f"@{self.file}", *arguments)
        counted(figures)
        return figures

    def unchanged(self, title: str, playbook: str, *arguments: str) -> None:
        """Run a playbook that must find nothing to do."""
        figures = self.play(title, playbook, *arguments)
        if figures.changed:
            raise Broken(f"{title}, but {figures.changed} tasks report a change")

    def tell(self) -> None:
        """Print what stands where."""
        step("What stands where")
        print(table(what_stands(self.account, self.service)), flush=True)

    def sign_in(self) -> None:
        """Go through the door as a user does, and fail if it lets in anybody else."""
        step("Sign in through the door")
        certificate = self.folder / "certificate.pem"
        sign_in(self.addresses, self.account, self.service, certificate)
        if self.service.get("api_gateway_name"):
            step("Call the API")
            with browser(self.addresses, certificate) as caller:
                call(caller, self.account, self.service)

    def invite(self) -> None:
        """Print where a browser goes, and whom it signs in."""
        person = invite(self.account, self.service, permanent=True)
        port = urlsplit(self.addresses.door).port
        step("Try it")
        print(f"  open      https://{self.hosts[0]}.localhost:{port}/")
        print(f"  user      {person['username']}")
        print(f"  password  {person['password']}")
        print("  The page shows the key for an authenticator app; to play one:")
        print(f"  {sys.executable} -m demo code KEY")


def step(title: str) -> None:
    """Print the title of a step."""
    print(f"\n{title}\n{'-' * len(title)}", flush=True)


def counted(figures: Figures) -> None:
    """Print the figures of a playbook."""
    print(f"  ok={figures.ok} changed={figures.changed} in {figures.seconds:.0f} s", flush=True)
