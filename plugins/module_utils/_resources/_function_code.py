# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The code of a Lambda function: what the user points at, as the bytes and the hash AWS knows."""

from __future__ import annotations

import base64
import hashlib
import io
import pathlib
import typing as t
import zipfile

from .._engine.documents import Document
from .._engine.errors import PlanError

# Where code may come from, in the words of the options; only one of them is given.
LOCAL = ("source_path", "source_files", "zip_file")
REMOTE = ("s3_bucket", "image_uri")
MADE_LONG_AGO = (1980, 1, 1, 0, 0, 0)
LEFT_OUT = "__pycache__"  # Differs from run to run of the same code.


def packed(document: Document) -> Document:
    """Return ``document`` with the bytes and the hash of the code that its options point at."""
    given = [option for option in LOCAL if document.get(option) is not None]
    if not given:
        return document
    rest = {option: value for option, value in document.items() if option not in LOCAL}
    content = PACKERS[given[0]](document[given[0]])
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return {**rest, "zip_bytes": base64.b64encode(content).decode(), "code_sha256": digest}


def of_path(path: str) -> bytes:
    """Return a file, or all in a folder, as an archive: the same bytes for the same content."""
    root = pathlib.Path(path).expanduser()
    if not root.exists():
        raise PlanError(f"source_path {path} does not exist where the module runs: correct it.")
    files = sorted(root.rglob("*")) if root.is_dir() else [root]
    base = root if root.is_dir() else root.parent
    kept = [file for file in files if file.is_file() and LEFT_OUT not in file.parts]
    return archive(
        (file.relative_to(base).as_posix(), read(file), bool(file.stat().st_mode & 0o100))
        for file in kept
    )


def of_texts(texts: t.Mapping[str, t.Any]) -> bytes:
    """Return texts by the names of their files as an archive."""
    return archive((name, str(text).encode(), False) for name, text in sorted(texts.items()))


def of_zip(path: str) -> bytes:
    """Return a ready archive as it is."""
    file = pathlib.Path(path).expanduser()
    if not zipfile.is_zipfile(file):
        raise PlanError(f"zip_file {path} is no zip archive: name one that is, or use source_path.")
    return read(file)


def read(file: pathlib.Path) -> bytes:
    """Return what a file holds."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise PlanError(f"Cannot read {file} for the function's code: {error.strerror}.") from error


def archive(files: t.Iterable[tuple[str, bytes, bool]]) -> bytes:
    """Return an archive of names, contents, and whether they are programs.

    Nothing is compressed: what that yields differs between versions of the same library, and then
    the same code would look like new code on another machine.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        for name, content, program in files:
            entry = zipfile.ZipInfo(name, MADE_LONG_AGO)
            entry.create_system = 3  # Unix, on whatever the module runs.
            entry.external_attr = (0o100755 if program else 0o100644) << 16
            target.writestr(entry, content)
    return made.getvalue()


PACKERS: dict[str, t.Callable[[t.Any], bytes]] = {
    "source_path": of_path,
    "source_files": of_texts,
    "zip_file": of_zip,
}
