# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""botocore's service models, read in half of the time that its own loader takes."""

from __future__ import annotations

import functools
import gzip
import json
import os
import typing as t

try:
    from botocore.loaders import Loader
except ImportError:
    Loader = object  # Reported by AnsibleAWSModule, in words that say what to install.

OPENED: dict[str, t.Callable[..., t.Any]] = {".json": open, ".json.gz": gzip.open}


class Files:
    """Reads files into plain dicts: they keep their order too, and take less time and memory."""

    def exists(self, path: str) -> bool:
        """Return whether there is a file at ``path``, which lacks its ending."""
        return any(os.path.isfile(path + ending) for ending in OPENED)

    def load_file(self, path: str) -> t.Any:
        """Return what the file at ``path`` holds, or None."""
        for ending, opened in OPENED.items():
            if os.path.isfile(path + ending):
                with opened(path + ending, "rb") as file:
                    return json.loads(file.read())
        return None


class Models(Loader):  # type: ignore[misc]  # botocore ships no types
    """Looks where it is asked to, and not through the folders of all services before."""

    FILE_LOADER_CLASS = Files

    @functools.cached_property
    def services(self) -> list[str]:
        """Return every service."""
        folders = filter(os.path.isdir, self.search_paths)
        return sorted({name for folder in folders for name in os.listdir(folder)})

    def list_available_services(self, type_name: str) -> list[str]:
        """Return every service: that one lacks a file of this type shows when it is read."""
        return self.services
