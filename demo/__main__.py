# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Shows all of it and ends; `local` leaves it standing; `code KEY` is an authenticator app;
`architectures [NAME ...]` takes every example all the way, `architecture NAME` one of them."""

from __future__ import annotations

import argparse
import functools
import signal
import sys
import tempfile
import typing as t
from pathlib import Path

from demo.architectures import architecture, architectures, names
from demo.authenticator import code
from demo.aws import Addresses, localaws
from demo.playbook import Broken
from demo.story import show, stay

INTERRUPTED = 130
COMMANDS = ["all", "local", "code", "architectures", "architecture"]


def main() -> int:
    """Run the demo and return its exit status."""
    parser = argparse.ArgumentParser(prog="demo", description=__doc__)
    parser.add_argument("what", nargs="?", choices=COMMANDS, default="all")
    parser.add_argument("given", nargs="*", help="for code: the key that the page shows; or names")
    parser.add_argument(
        "--port", type=int, default=0, help="of the control plane; 0 takes a free one"
    )
    parser.add_argument("--door-port", type=int, default=0, help="of HTTPS; 0 takes a free one")
    given = parser.parse_args()
    if given.what in ("code", "architecture") and len(given.given) != 1:
        parser.error(f"{given.what} needs one word")
    if given.what == "code":
        print(code(given.given[0]))
        return 0
    if given.what == "architectures":
        return 0 if architectures(given.given or names()) else 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that localaws ends with us
    stories: dict[str, t.Callable[[Addresses, Path], None]] = {"all": show, "local": stay}
    story = stories.get(given.what) or functools.partial(architecture, name=given.given[0])
    try:
        with (
            tempfile.TemporaryDirectory(prefix="gatehouse-demo-") as folder,
            localaws(given.port, given.door_port) as addresses,
        ):
            story(addresses, Path(folder))
    except Broken as broken:
        print(f"\nThe demo does not hold: {broken}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
