# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The door: AWS's data plane for what localaws's control plane holds.

It plays, by the name that a client asks for,

- every application load balancer (any name): rules, sign-in, targets,
- Cognito's domains: hosted sign-in, token and user info endpoints, sign-out,
- ``cognito-idp.REGION.amazonaws.com`` (key sets) and ``public-keys.auth.elb.REGION.amazonaws.com``,
- the identity providers that pools and rules name (a stand-in plays Google and all others).

One port stands for 443 of all of them, the next one for 80; further listener ports get free ones.
:mod:`localaws.door.addresses` says how AWS's names work in a browser.
"""

from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    from localaws.door.running import Door


def start(control_url: str, port: int = 0) -> Door:
    """Return the door, open: ``port`` stands for 443 and ``port + 1`` for 80; 0 takes free ones."""
    from localaws.door.running import Door

    return Door(control_url, port).start()
