# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Importing this collection as Python imports everything else: what it has compiled is kept.

Ansible's own way of importing a collection compiles it anew in every process. For a stack, with all
that it can hold, that takes as long as the calls of a whole deployment.
"""

from __future__ import annotations

import functools
import importlib.abc
import sys
import typing as t
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader

OURS = f"{__package__.rpartition('.')[0]}."
folder = functools.cache(lambda path: FileFinder(path, (SourceFileLoader, SOURCE_SUFFIXES)))


class Compiled(importlib.abc.MetaPathFinder):
    """Finds the collection's plugins and what they import; all else is left to those after it."""

    def find_spec(self, name: str, path: t.Any = None, target: t.Any = None) -> t.Any:
        """Return where ``name`` is, or None."""
        if not name.startswith(OURS):
            return None
        return next(filter(None, (folder(one).find_spec(name) for one in path or ())), None)


def keep() -> None:
    """Let what is imported from now on be compiled once, found before Ansible finds it."""
    finders = [type(one).__name__ for one in sys.meta_path]
    theirs = "_AnsibleCollectionFinder"
    sys.meta_path.insert(finders.index(theirs) if theirs in finders else 0, Compiled())
