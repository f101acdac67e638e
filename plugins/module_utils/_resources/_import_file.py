# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The file of an import job: what AWS expects of it, and its way to AWS."""

from __future__ import annotations

import csv
import http.client
import typing as t
import urllib.parse

from .._engine.documents import Document
from .._engine.errors import PlanError, listed
from .._engine.expected import unborn
from .._engine.resource import Read

# The address is signed for exactly this header, and for no content type.
HEADERS = {"x-amz-server-side-encryption": "aws:kms"}
LARGEST = 100_000_000  # Bytes.
NAME = "cognito:username"
TIMEOUT = 300  # Seconds.


def header(text: str) -> list[str]:
    """Return the columns that the first line of a file names."""
    return [name.strip() for name in next(csv.reader(text.lstrip("\ufeff").splitlines()), [])]


def file_problems(desired: Document) -> t.Iterator[str]:
    """Yield what is wrong with the file in any pool."""
    text = desired.get("csv")
    if text is None:
        return
    if len(text.encode()) > LARGEST:
        yield f"csv is larger than {LARGEST // 1_000_000} MB: split it into several jobs."
    columns = header(text)
    if NAME not in columns:
        yield (
            f"csv has no column {NAME} in its first line: give the text of the file, whose first"
            " line names the columns, as csv_header of cognito_user_import_job_info does."
        )
    if len(text.strip().splitlines()) < 2:
        yield "csv has no line below its header: give at least one user."


def file_preflight(after: Document, store: t.Any) -> t.Iterator[str]:
    """Yield columns that this pool does not know; Cognito's own AWS may know more of."""
    if unborn(after) or not after.get("user_pool_id", "").partition("_")[2]:
        return
    read = Read("GetCSVHeader")
    known = store.describe(read, {"user_pool_id": after["user_pool_id"]})["csv_header"]
    mine = [name for name in header(after["csv"]) if not name.startswith("cognito:")]
    unknown = [name for name in mine if name not in known]
    if unknown:
        yield (
            f"csv has columns that the user pool does not know, {listed(unknown)}: add them to its"
            " schema first, or leave them out."
        )


def upload(url: str, text: str) -> None:
    """Put the file at the address that AWS has signed; the address is in no message."""
    parts = urllib.parse.urlsplit(url)
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(parts.netloc, timeout=TIMEOUT)
    try:
        connection.request("PUT", f"{parts.path}?{parts.query}", text.encode(), HEADERS)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as error:
        raise PlanError(
            f"The file could not be uploaded to {parts.hostname}: {error}. Run again."
        ) from error
    finally:
        connection.close()
    if answer.status >= 300:
        raise PlanError(
            f"{parts.hostname} refused the file with status {answer.status}: the address of a job"
            " expires, so make another job if this one is old."
        )
