# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""examples/fleet: hosts that are tenants, each in a region of its own, deployed in parallel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import typing as t
from pathlib import Path

import yaml

from demo.given import EXAMPLES, certificate, network
from demo.inventory import Account
from localaws.server import Server

BIN = Path(sys.executable).parent


def inventory(server: Server, folder: Path) -> Path:
    """Return the example's inventory with what each tenant has already."""
    fleet = yaml.safe_load((EXAMPLES / "fleet/inventory.yml").read_text())
    shared, hosts = fleet["tenants"]["vars"], fleet["tenants"]["hosts"]
    shared["aws_endpoint_url"] = server.url
    route53 = Account(server.url, "eu-west-1").client("route53")
    route53.create_hosted_zone(Name=shared["load_balancer_zone"], CallerReference="fleet")
    for tenant in hosts.values():
        account = Account(server.url, tenant["aws_region"])
        has = {
            **network(account, tenant["aws_region"]),
            **certificate(account, tenant["service_hosts"], folder),
        }
        tenant.update({name: value for name, value in has.items() if name in tenant})
    path = folder / "inventory.yml"
    path.write_text(yaml.safe_dump(fleet))
    return path


def deploy(path: Path, folder: Path) -> dict[str, dict[str, t.Any]]:
    """Return the statistics of a deployment by host."""
    done = subprocess.run(
        [
            str(BIN / "ansible-playbook"),
            "gatehouse.aws.deploy",
            "-i",
            str(path),
            "-e",
            "fleet=tenants",
        ],
        env={
            **os.environ,
            "ANSIBLE_STDOUT_CALLBACK": "ansible.posix.json",
            "ANSIBLE_HOME": str(folder / "home"),
            "AWS_ACCESS_KEY_ID": "tests",
            "AWS_SECRET_ACCESS_KEY": "tests",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return t.cast("dict[str, dict[str, t.Any]]", json.loads(done.stdout)["stats"])


def test_tenants_are_deployed_side_by_side(server: Server, tmp_path: Path) -> None:
    """Each has its own in its own region, and a second run finds nothing to do anywhere."""
    server.reset()
    path = inventory(server, tmp_path)
    first = deploy(path, tmp_path)
    assert all(host["changed"] for host in first.values())
    for name, region in (("acme", "eu-west-1"), ("globex", "eu-north-1")):
        elbv2 = Account(server.url, region).client("elbv2")
        balancers = elbv2.describe_load_balancers()["LoadBalancers"]
        assert [one["LoadBalancerName"] for one in balancers] == [name]
    assert {name: host["changed"] for name, host in deploy(path, tmp_path).items()} == {
        "acme": 0,
        "globex": 0,
    }
