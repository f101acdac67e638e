# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Waiting until AWS has done what it was told: by reading, soon at first, then less often."""

from __future__ import annotations

import time
import typing as t

from .documents import Document
from .errors import PlanError, sentence
from .session import Session
from .store import Store

VISIBLE = 60.0  # Seconds that a new thing may take to appear in reads.
FIRST, LONGEST = 0.2, 10.0


def pauses(session: Session, seconds: float) -> t.Iterator[None]:
    """Yield at once and after ever longer pauses, until ``seconds`` have passed."""
    deadline, pause = time.monotonic() + seconds, FIRST
    yield None
    while time.monotonic() + pause < deadline:
        session.pause(pause)
        yield None
        pause = min(pause * 1.6, LONGEST)


def settle(
    store: Store, wanted: Document, options: t.AbstractSet[str], wait: bool, timeout: int
) -> Document:
    """Return the resource as AWS reports it once it is visible and, with ``wait``, done.

    Raises PlanError when it never will be, with AWS's reason, or after ``timeout`` seconds.
    """
    resource = store.resource
    key, waits = store.key(wanted), resource.wait if wait else None
    found: Document | None = None
    for _attempt in pauses(store.session, timeout if waits else VISIBLE):
        found = store.get(key, options)
        if found and waits and (why := waits.failed(found, wanted)):
            because = f"{why} {waits.explain(store, found)}".rstrip()
            raise PlanError(sentence(f"{resource.called(found)} did not come up: {because}"))
        if found and (waits is None or waits.done(found)):
            return found
    called = sentence(resource.called(wanted))
    said = f"{waits.says(found)} {waits.explain(store, found)}" if found and waits else ""
    said = said.strip()
    raise PlanError(
        f"{called} is not ready after {timeout} seconds. Look at it in AWS, or"
        f" give it longer by wait_timeout.{said and ' AWS last said: '}{said}"
    )


def settle_gone(store: Store, was: Document, wait: bool, timeout: int) -> None:
    """Return when the resource is gone, where deleting takes AWS time."""
    if not (wait and store.resource.deletion.settles):
        return
    for _attempt in pauses(store.session, timeout):
        if store.get(store.key(was)) is None:
            return
    called = sentence(store.resource.called(was))
    raise PlanError(
        f"{called} is still being deleted after {timeout} seconds. Run again, or give it longer by"
        " wait_timeout."
    )
