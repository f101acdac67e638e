# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All I/O: finding, reading, writing and waiting for one kind of resource."""

from __future__ import annotations

import json
import typing as t

try:
    import jmespath
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .calling import code_of, make, side_by_side
from .documents import Document, without
from .finding import spot
from .listing import list_of
from .resource import Read, Resource
from .session import Session
from .writers import Call

if t.TYPE_CHECKING:
    from .look import Look


class Store:
    """What AWS holds of one kind of resource, in the user's words."""

    def __init__(self, session: Session, resource: Resource) -> None:
        """Make no call."""
        self.session, self.resource = session, resource
        self.model = session.model(resource)
        self.others: list[Document] = []
        self.unheard: tuple[str, ...] = ()  # What AWS says of what it has just made.
        self.partial = False
        self.body = b""  # The last description, as it came.
        self.seen: Look | None = None  # What was found before it was planned.

    def call(self, operation: str, request: dict[str, t.Any]) -> dict[str, t.Any]:
        """Make one call. Codes of ``retry_on`` are tried again while AWS spreads the word."""
        client = self.session.client(self.resource.service)
        self.session.refuse_when_stopped()
        retry_on = (*self.resource.faults.retry_on, *self.unheard)
        with self.session.turn(self.resource.service):
            return make(client, operation, request, retry_on, self.session.pause)

    def describe(self, read: Read, key: Document) -> t.Any:
        """Return what ``read`` answers about ``key``, decoded; None when there is nothing."""
        if read.walk:
            return read.walk(self, key)
        request = self.model.request(read.operation).encode(key)
        reply = self.call(read.operation, {**request, **read.also})
        found = jmespath.search(read.path, reply) if read.path else reply
        if read.into or not found:
            return {read.into: found or []} if read.into else None
        shape = self.model.reply(read.operation, read.path)
        if read.among:
            return self.one_of(shape.decode_all(found), read.among, key)
        beside = {name: reply[name] for name in read.beside if name in reply}
        if beside:
            return {**shape.decode(found), **self.model.reply(read.operation).decode(beside)}
        return [shape.decode(one) for one in found] if read.batch else shape.decode(found)

    def one_of(self, found: list[Document], names: t.Sequence[str], key: Document) -> t.Any:
        """Return the document of ``found`` that agrees with ``key`` in ``names``, or None."""
        canonise, asked = self.resource.canonise, self.resource.canonise(key)
        alike = (d for d in found if all(canonise(d).get(n) == asked.get(n) for n in names))
        return next(alike, None)

    def get(self, key: Document, wanted: t.AbstractSet[str] = frozenset()) -> Document | None:
        """Return the resource that ``key`` identifies, with the extras that give ``wanted``."""
        found = self.described_by(key)
        return self.whole(found, wanted) if found else None

    def described_by(self, key: Document) -> Document | None:
        """Return the description of what ``key`` identifies, as it came, or None."""
        try:
            found = self.describe(self.resource.read, key)
            self.body = self.session.body(self.resource.read.operation)
        except ClientError as error:
            if code_of(error) in self.resource.faults.missing:
                return None
            raise
        return {**key, **found} if found and self.resource.exists(found) else None

    def whole(self, found: Document, wanted: t.AbstractSet[str]) -> Document:
        """Return what was ``found`` with the extras that give some of ``wanted``."""
        return self.resource.meaning.whole(self, self.extend([found], wanted)[0])

    def extend(self, found: list[Document], wanted: t.AbstractSet[str]) -> list[Document]:
        """Return documents in canonical form, with the extras that give some of ``wanted``."""
        reads = [read for read in self.resource.extras if read.gives & wanted and found]
        more = side_by_side(lambda read: self.more(read, found), reads)
        resource, whole = self.resource, found
        for told in more:
            whole = [{**one, **said} for one, said in zip(whole, told, strict=True)]
        plain = [without(one, resource.traits.never_sent) for one in whole]
        return [resource.canonise(resource.meaning.described(one)) for one in plain]

    def more(self, read: Read, found: list[Document]) -> list[Document]:
        """Return what ``read`` says of each of ``found``."""
        if not read.batch:
            return [self.describe(read, one) or {} for one in found]
        name, size = self.resource.ids[-1], read.batch
        keys = [one[name] for one in found]
        parts = [keys[start : start + size] for start in range(0, len(keys), size)]
        told = side_by_side(lambda part: self.described(read, name, part), parts)
        said = {one[name]: one for part in told for one in part}
        return [said.get(key, {}) for key in keys]

    def described(self, read: Read, name: str, keys: list[str]) -> list[Document]:
        """Return what ``read`` says of those of ``keys`` that nobody has removed meanwhile."""
        try:
            return self.describe(read, {name: keys}) or []
        except ClientError as error:
            if code_of(error) not in self.resource.faults.missing:
                raise
        half = len(keys) // 2
        parts = (keys[:half], keys[half:]) if half else ()
        return [one for part in parts for one in self.described(read, name, part)]

    def all(self, options: Document, wanted: t.AbstractSet[str] = frozenset()) -> list[Document]:
        """Return all resources in the scope that ``options`` names, as the list call tells them."""
        return list_of(self, options, wanted) if self.resource.search else []

    def find(
        self, options: Document, wanted: t.AbstractSet[str], enough: tuple[str, ...] = ()
    ) -> Document | None:
        """Return the one resource that ``options`` means, or None.

        A listed one that has an option of ``enough`` is not read further. Raises PlanError when
        several fit.
        """
        found = spot(self, options)
        if not found:
            return None
        self.partial = found.briefly and any(found.told.get(option) for option in enough)
        return found.told if self.partial else found.read(wanted)

    def key(self, document: Document) -> Document:
        """Return what of ``document`` tells AWS which resource is meant."""
        ids, names = self.resource.ids, (*self.resource.names, *self.resource.qualifiers)
        # Some calls refuse both, and a name may come before AWS has given an id.
        named = bool(self.resource.names) and all(map(document.get, self.resource.names))
        return {name: document[name] for name in (() if named else ids) if document.get(name)} | {
            name: document[name] for name in names if document.get(name)
        }

    def apply(self, call: Call) -> dict[str, t.Any]:
        """Make a planned call and return its reply."""
        return call.do(self, {}) if call.do else self.call(call.operation, call.request)

    def created(self, reply: dict[str, t.Any]) -> Document:
        """Return what the reply to the create call says of the new resource."""
        # Until the word has spread, AWS may deny that it exists.
        self.unheard = self.resource.faults.missing
        if self.model.service.operation_model(self.resource.create).output_shape is None:
            return {}
        path = (self.resource.created or self.resource.read.path).replace("@", "")
        found = jmespath.search(path, reply) if path else reply
        said: Document = self.model.reply(self.resource.create, path).decode(found or {})
        return said

    def delete(self, call: Call) -> None:
        """Make a planned deletion; that somebody else was faster is fine."""
        try:
            self.apply(call)
        except ClientError as error:
            if code_of(error) not in self.resource.faults.missing:
                raise

    def unknown(self) -> list[str]:
        """Return members of the last description that botocore does not know.

        Those inside what no writer takes are left out: nothing can reset them.
        """
        read = self.resource.read
        writers = self.resource.writers
        settable = {m for w in writers for m in self.model.request(w.operation).raw.members}
        # One in XML tells nothing.
        body = json.loads(self.body) if self.body.startswith(b"{") else {}
        raw = jmespath.search(read.path or "@", body) or {}
        paths = self.model.reply(read.operation, read.path).unknown(raw)
        return [path for path in paths if "." not in path or path.split(".")[0] in settable]
