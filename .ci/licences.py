#!/usr/bin/env python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Fails when a source file does not state the collection's licence in its first lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

KINDS = {".py", ".yml", ".yaml", ".toml", ".sh", ".j2", ".js", ".html", ".css"}
# The changelog tools write and read these as they are.
EXEMPT = ("changelogs/changelog.yaml", "changelogs/fragments/")
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"


def tracked() -> list[Path]:
    """Return the files that git knows or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [Path(name) for name in names.split("\0") if name and Path(name).is_file()]


def is_source(path: Path) -> bool:
    """Return whether people write this file, in a language with comments."""
    if path.as_posix().startswith(EXEMPT):
        return False
    return path.suffix in KINDS or path.name == "Makefile" or path.parts[0] == ".ci"


def licensed(path: Path) -> bool:
    """Return whether one of the first lines states the licence."""
    return LICENCE in "\n".join(path.read_text(encoding="utf-8").splitlines()[:8])


def main() -> int:
    """Print each file without its licence; return the exit status."""
    sources = [path for path in tracked() if is_source(path) and path.stat().st_size]
    bare = [path for path in sources if not licensed(path)]
    for path in bare:
        print(f"{path}: no line '{LICENCE}' at its head")
    return int(bool(bare))


if __name__ == "__main__":
    sys.exit(main())
