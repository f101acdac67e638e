# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""``python -m localaws``: serve until SIGINT or SIGTERM."""

from __future__ import annotations

import argparse
import signal
import threading

from localaws import modes
from localaws.server import Server


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="localaws", description="A strict local AWS.")
    parser.add_argument("--port", type=int, default=4599, help="control plane; 0 picks a free one")
    parser.add_argument("--door-port", type=int, help="also serve the data plane on this port")
    parser.add_argument(
        "--update-user-pool",
        choices=modes.MODES["update_user_pool"],
        default="strict",
        help="what UpdateUserPool does with omitted settings",
    )
    return parser.parse_args()


def main() -> None:
    """Serve, say so in one line, end cleanly."""
    arguments = _arguments()
    modes.set_modes({"update_user_pool": arguments.update_user_pool}, lasting=True)
    stopping = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: stopping.set())
    addresses = []
    with Server(arguments.port) as server:
        addresses.append(server.url)
        if arguments.door_port is not None:
            from localaws.door import start

            addresses.append(start(server.url, arguments.door_port))
        print("ready", *addresses, flush=True)
        stopping.wait()


if __name__ == "__main__":
    main()
