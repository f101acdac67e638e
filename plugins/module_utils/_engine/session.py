# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One connection for all resources of a run, and what it has found so far."""

from __future__ import annotations

import contextlib
import threading
import time
import typing as t

from .documents import Document
from .errors import PlanError
from .resource import Resource
from .shapes import Model

SLICE = 0.5  # Seconds for which a wait does not hear that it is over.
NOTHING = object()
REPLIES = threading.local()  # By operation; several of one may be under way.


def keep(operation_model: t.Any, response_dict: t.Any, **_kwargs: t.Any) -> None:
    """Keep the reply as it came: botocore drops members that it does not know."""
    vars(REPLIES)[operation_model.name] = response_dict["body"]


class Stopped(PlanError):
    """The run has ended, by a failure elsewhere or by Ansible's timeout."""


class Session:
    """Clients, models, and a lookup cache.

    ``connect(service)`` returns a boto3 client. A ``dry`` session writes nothing and
    predicts what does not exist yet: with ``lenient`` anything, else only what is ``expected``
    because the same run makes it. ``warn`` takes a sentence for the user.
    """

    def __init__(
        self,
        connect: t.Callable[[str], t.Any],
        dry: bool = False,
        warn: t.Callable[[str], None] = lambda sentence: None,
        bounds: t.Mapping[str, int] | None = None,
    ) -> None:
        """Make no connection yet: clients come when first asked for.

        ``bounds`` says of a service how many calls may be under way at a time.
        """
        self.connect, self.dry, self.warn = connect, dry, warn
        self.clients: dict[str, t.Any] = {}
        self.models: dict[tuple[str, int], Model] = {}
        self.connecting = threading.Lock()
        self.found: dict[t.Any, Document | None] = {}
        self.listed: dict[t.Any, Document] = {}
        self.expected: dict[str, list[Document]] = {}
        self.seen: dict[str, list[tuple[Document, Document, bool]]] = {}
        self.lists: dict[t.Any, t.Any] = {}
        self.indexes: dict[tuple[int, str], tuple[t.Any, int, dict[str, list[Document]]]] = {}
        self.locks: dict[t.Any, threading.RLock] = {}
        self.meant: t.Mapping[str, int] = {}  # How many things of each kind the run means.
        self.kinds: t.Mapping[str, Resource] = {}  # What texts of this run may mention.
        self.lenient = dry
        self.stopped = threading.Event()
        self.turns = {name: threading.Semaphore(n) for name, n in (bounds or {}).items()}

    def forget(self) -> None:
        """Look everything up again from now on: somebody else has written."""
        self.found.clear()
        self.listed.clear()
        self.lists.clear()

    def alone(self, key: t.Any) -> threading.RLock:
        """Return the lock under which one thread asks for ``key`` while others wait for it."""
        with self.connecting:
            return self.locks.setdefault(key, threading.RLock())

    def once(self, key: t.Any, make: t.Callable[[], t.Any]) -> t.Any:
        """Return what ``make`` makes, which is made once in a run."""
        with self.alone(key):
            # Somebody else may empty the lists meanwhile.
            found = self.lists.get(key, NOTHING)
            if found is NOTHING:
                found = self.lists[key] = make()
            return found

    def turn(self, service: str) -> t.ContextManager[t.Any]:
        """Return what to hold during a call of ``service``: AWS rations some more than others."""
        return self.turns.get(service) or contextlib.nullcontext()

    def pause(self, seconds: float) -> None:
        """Wait. Raises Stopped as soon as nobody waits for the result any more."""
        for _slice in range(max(1, round(seconds / SLICE))):
            self.refuse_when_stopped()
            time.sleep(min(seconds, SLICE))

    def refuse_when_stopped(self) -> None:
        """Raise Stopped when nobody waits for the result any more."""
        if self.stopped.is_set():
            raise Stopped("The run was stopped before this was done.")

    def client(self, service: str) -> t.Any:
        """Return the one client of ``service``."""
        with self.connecting:
            if service not in self.clients:
                client = self.clients[service] = self.connect(service)
                events, name = client.meta.events, f"before-parse.{service}"
                events.register(name, keep, unique_id="gatehouse-keep")
        return self.clients[service]

    def body(self, operation: str) -> bytes:
        """Return the last raw reply of ``operation`` in this thread."""
        return bytes(vars(REPLIES).get(operation) or b"")

    def model(self, resource: Resource) -> Model:
        """Return the service model in the words of ``resource``."""
        key = (resource.service, id(resource.words))
        if key not in self.models:
            service = self.client(resource.service).meta.service_model
            self.models[key] = Model(service, resource.words)
        return self.models[key]

    def region(self, service: str) -> str:
        """Return the region that ``service`` is asked in."""
        return self.place(service, "region_name")

    def place(self, service: str, name: str) -> str:
        """Return the region, or the partition, that ``service`` is asked in."""
        return str(getattr(self.client(service).meta, name))
