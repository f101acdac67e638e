# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is not `changed, ok` in the peers' playbook, and why; everything else has to be."""

from __future__ import annotations

EXPECTED = ("changed", "ok")

# task -> (what it does in two runs, why)
EXCEPTIONS: dict[str, tuple[tuple[str, str], str]] = {
    "Alias as the load balancer says it": (
        ("changed", "changed"),
        "amazon.aws.route53 compares an alias target letter by letter. Route 53 keeps it in lower"
        " case with a dot at its end; an ALB's DNS name has the capitals of its name and no dot."
        " Lower it and add the dot.",
    ),
}
