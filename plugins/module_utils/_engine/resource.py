# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a resource is: data that botocore's service model cannot tell.

A file under ``_resources`` holds one constant of these types and the few pure functions that
say how AWS's habits differ from the user's words.
"""

from __future__ import annotations

import dataclasses
import typing as t

from .documents import Document
from .habits import Deletion, Faults, InStack, Meaning, Refusals, Traits
from .policies import Policy
from .shapes import Names


@dataclasses.dataclass(frozen=True)
class Read:
    """One call that describes a thing, or, with ``gives``, some more options of it.

    ``path`` is where the description stands in the reply (``Rules[0]``). ``also`` is sent besides.
    With ``into`` the value at ``path`` is that option as it is. With ``batch`` the call takes that
    many things at once and answers a list, matched by the resource's id. With ``among`` it answers
    a list too, or something more general: that counts which agrees with the key in these options.
    ``beside`` names members of the reply that belong to the description though they stand outside
    of ``path``.
    ``walk(store, document)`` returns what takes several calls, as a whole or for some options, or
    has to be read out of a text.
    """

    operation: str
    path: str = ""
    gives: frozenset[str] = frozenset()
    also: t.Mapping[str, t.Any] = dataclasses.field(default_factory=dict)
    into: str = ""
    batch: int = 0
    among: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    walk: t.Callable[[t.Any, Document], Document] | None = None


@dataclasses.dataclass(frozen=True)
class Search:
    """A list call: which thing is meant, when the user gave no id.

    The first option of ``by`` that the user gave must equal the one found. ``scope`` names the
    options that the call takes. ``whole``: it describes each thing as fully as a read would.
    ``fills``: it lists plain names or ARNs, which are values of that option. ``rank`` sorts them.
    ``fitting`` says of an option of ``by`` what else than being equal is meant by it.
    ``also(scope)`` is what the call is sent besides, in AWS's words. ``scopes(store, asked)`` are
    the places to list where a reader means several.
    """

    operation: str
    path: str
    by: tuple[str, ...] = ("name",)
    scope: tuple[str, ...] = ()
    page: int = 0
    whole: bool = False
    fills: str = ""
    rank: t.Callable[[Document], t.Any] = lambda found: 0
    also: t.Callable[[Document], t.Mapping[str, t.Any]] = lambda scope: {}
    scopes: t.Callable[[t.Any, Document], t.Sequence[Document]] = lambda store, asked: (asked,)
    fitting: t.Mapping[str, t.Callable[[Document, t.Any], bool]] = dataclasses.field(
        default_factory=dict
    )

    def fits(self, found: Document, option: str, value: t.Any) -> bool:
        """Return whether ``found`` is one that ``value`` of ``option`` tells."""
        fitting = self.fitting.get(option)
        return fitting(found, value) if fitting else str(found.get(option)) == str(value)


@dataclasses.dataclass(frozen=True)
class Wait:
    """When a change has taken effect. ``failed`` returns why it never will, or None.

    Both get the document as AWS reports it now; ``failed`` also the one that was asked for.
    ``says`` is what AWS last said of it, for when it takes too long; ``explain(store, found)``
    asks AWS for more, once it is clear that it went wrong. ``always``: also of what
    is found unchanged.
    """

    done: t.Callable[[Document], bool]
    failed: t.Callable[[Document, Document], str | None] = lambda found, wanted: None
    says: t.Callable[[Document], str] = lambda found: ""
    explain: t.Callable[[t.Any, Document], str] = lambda store, found: ""
    always: bool = False

    def owed(self, found: Document) -> bool:
        """Return whether ``found``, which is as it should be, has yet to be waited for."""
        return bool(self.always and found and not self.done(found))


@dataclasses.dataclass(frozen=True)
class Reference:
    """An option that another resource fills in, so that the user may name that one instead.

    ``asks`` maps options of ``target`` to the options beside ``option`` that give them; without
    the first the reference is silent. ``gives`` lists the target's options of which the first
    that it has is filled in; resources called ``through`` must stand before it can be used.
    Options of ``asks`` are dropped afterwards, those in ``keeps`` not.
    ``lacking`` says what to do when the target has none of ``gives``. With ``by_name`` the option
    itself may hold a name where AWS wants an ARN, or another id that begins with ``marks``. A list
    of names gives a list. ``shared`` asks for options of the whole document besides. ``own``: the
    thing may name itself, which is left for the resource to understand. ``loose``: the thing does
    not live in the target, so it can be removed where the target is gone.
    """

    option: str
    target: Resource
    asks: t.Mapping[str, str]
    gives: tuple[str, ...]
    keeps: frozenset[str] = frozenset()
    lacking: str = ""
    by_name: bool = False
    through: frozenset[str] = frozenset()
    marks: tuple[str, ...] = ("arn:",)
    shared: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    own: bool = False
    loose: bool = False


@dataclasses.dataclass(frozen=True)
class Resource:
    """One kind of thing in AWS. One that only others refer to leaves ``create`` empty.

    Identity: ``ids`` are AWS's, ``names`` the user's own that AWS keeps unique, ``qualifiers`` the
    same where they are given; else ``search``. ``variants`` are told by an option.
    ``title`` is what people call it by; one that ``belongs`` to another parent, or lacks a tag that
    is given, is not ours to remove.
    ``members(store, asked)`` names all in a scope where no call lists them, ``crowd(store, scope,
    wanted, most)`` returns many by their titles in less than ``most`` calls, or None.
    Calls: ``read``, ``extras`` (only made when their options matter), ``create`` (whose reply
    describes the thing at ``created``; without it the writers make it), ``writers``, ``delete``.
    ``answers``: what the create call answers is all that a read would tell, so none is made; after
    a change by no other operations than ``certain`` ones, neither.
    ``told`` maps an operation to where in its reply stands what no later call tells again;
    ``renews`` is an operation of which AWS names the options anew.
    ``policies`` say by what lists and documents are compared.
    Results are also ``called_too`` what community.aws calls them, and tell options by its words too
    (``told_too``, mapped to ours).
    """

    service: str
    name: str
    ids: tuple[str, ...]
    read: Read
    title: str = "name"
    names: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    variants: t.Mapping[str, Resource] = dataclasses.field(default_factory=dict)
    belongs: tuple[str, ...] = ()
    exists: t.Callable[[Document], bool] = lambda found: True
    search: Search | None = None
    crowd: t.Callable[..., t.Mapping[str, Document] | None] | None = None
    members: t.Callable[..., t.Sequence[Document]] = lambda store, asked: ()
    references: tuple[Reference, ...] = ()
    extras: tuple[Read, ...] = ()
    create: str = ""
    created: str = ""
    answers: bool = False
    certain: frozenset[str] = frozenset()
    writers: tuple[t.Any, ...] = ()
    delete: str = ""
    deletion: Deletion = Deletion()
    told: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    renews: tuple[str, tuple[str, ...]] = ("", ())
    words: Names = Names()
    policies: t.Mapping[str, Policy] = dataclasses.field(default_factory=dict)
    meaning: Meaning = Meaning()
    traits: Traits = Traits()
    refusals: Refusals = Refusals()
    faults: Faults = Faults()
    wait: Wait | None = None
    in_stack: InStack = InStack()
    called_too: str = ""
    told_too: t.Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def people(self) -> str:
        """Return the name as it reads in a sentence."""
        return self.name.replace("_", " ")

    @property
    def plural(self) -> str:
        """Return what a list of such resources is called."""
        if self.name.endswith("s"):
            return self.name
        return f"{self.name[:-1]}ies" if self.name.endswith("y") else f"{self.name}s"

    @property
    def purges(self) -> list[str]:
        """Return the options that say whether a list or a map is all there is."""
        return [name for names in self.traits.growing.values() for name in names.split()]

    @property
    def secrets(self) -> set[str]:
        """Return the secrets that AWS tells again: a result may hold them when asked to."""
        return set(self.traits.sensitive).difference(self.traits.write_only, self.traits.momentary)

    def called(self, document: Document) -> str:
        """Return how a sentence names the thing that ``document`` describes."""
        found = (document.get(option) for option in (self.title, *self.names, *self.ids))
        return f"{self.people} {next(filter(None, found), '')}".strip()

    def canonise(self, document: Document) -> Document:
        """Return ``document`` in the one form in which the resource's words are compared."""
        for step in self.meaning.canonical:
            document = step(document)
        return document
