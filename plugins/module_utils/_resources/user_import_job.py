# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A job that imports users into a Cognito user pool from a file of comma-separated values."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.habits import Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.resource import Read, Resource, Search, Wait
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Writer
from ._import_file import file_preflight, file_problems, upload
from ._parents import OF_POOL
from .user_pool import id_of_arn

START, STOP = "StartUserImportJob", "StopUserImportJob"
UNDER_WAY = ("Pending", "InProgress", "Stopping")
OVER = ("Succeeded", "Failed", "Stopped", "Expired")


class Upload(Writer):
    """The file, put where AWS says: no call of Cognito's takes it."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the one upload."""
        url, text = before.get("pre_signed_url", ""), after["csv"]

        def do(store: t.Any, told: Document) -> Document:
            upload(url, text)
            return {}

        return [Call("PutObject", {}, frozenset(options), do)]


@dataclasses.dataclass(frozen=True)
class Run(Writer):
    """Starting a job, and stopping it."""

    clear: str = STOP

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that starts the job, or the one that stops it."""
        operation = self.operation if after["started"] else self.clear
        return [Call(operation, model.request(operation).encode(after), frozenset(options))]


def is_started(found: Document) -> Document:
    """Return ``found`` with whether the job was ever started."""
    return {**found, "started": found.get("status") != "Created"}


def over_is_over(document: Document) -> Document:
    """A job that has ended can neither be started again nor stopped."""
    return {**document, "started": True} if document.get("status") in OVER else document


def file_to_send(document: Document) -> Document:
    """AWS does not tell whether a file is there: it is sent again with the call that starts."""
    waiting = document.get("status") == "Created" and document.get("started")
    return {**document, "uploaded": "anew"} if waiting and document.get("csv") else document


def file_of_new_job(wanted: Document, others: t.Sequence[Document]) -> Document:
    """A new job has no file."""
    return {**wanted, "uploaded": "anew"} if wanted.get("csv") else wanted


def job_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why this pool cannot have the job, or the job not start."""
    if plan.creates and not plan.after.get("cloud_watch_logs_role_arn"):
        yield (
            f"import job {plan.after.get('name')} does not exist yet and needs"
            " cloud_watch_logs_role_arn: give the role that lets Cognito write logs."
        )
    if plan.creates and plan.after.get("started") and not plan.after.get("csv"):
        yield "started needs csv beside it for a new job: give the text of the file."
    if plan.after.get("csv") and "PutObject" in {call.operation for call in plan.calls}:
        yield from file_preflight(plan.after, store)


def failure(found: Document, wanted: Document) -> str | None:
    """Return why the job has not imported anything."""
    if found.get("status") != "Failed":
        return None
    return found.get("completion_message") or "AWS reports status Failed."


def progress(found: Document) -> str:
    """Return how far the job has got."""
    return f"{found.get('status')}, {found.get('imported_users', 0)} users imported"


USER_IMPORT_JOB = Resource(
    service="cognito-idp",
    name="user_import_job",
    ids=("user_pool_id", "job_id"),
    words=Names({"JobName": "name"}),
    references=OF_POOL,
    read=Read("DescribeUserImportJob", "UserImportJob"),
    extras=(Read("GetCSVHeader", gives=frozenset({"csv", "csv_header"})),),
    search=Search(
        "ListUserImportJobs", "UserImportJobs", scope=("user_pool_id",), page=60, whole=True
    ),
    create="CreateUserImportJob",
    writers=(
        Upload(START, owns=frozenset({"uploaded"}), on_create=False),
        Run(START, owns=frozenset({"started"}), on_create=False),
    ),
    meaning=Meaning(
        born={"started": False},
        complete=file_of_new_job,
        described=is_started,
        canonical=(id_of_arn, over_is_over, file_to_send),
    ),
    refusals=Refusals(problems=(file_problems,), preflight=(job_preflight,)),
    traits=Traits(
        # The file goes to S3, and AWS never tells it again; it may hold hashes of passwords.
        write_only=("csv",),
        momentary=("uploaded",),
        # Whoever has the address can upload.
        sensitive=("csv", "pre_signed_url", "uploaded"),
        derived=frozenset({"csv_header"}),
    ),
    wait=Wait(
        done=lambda found: found.get("status") not in UNDER_WAY, failed=failure, says=progress
    ),
)
