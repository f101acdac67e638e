# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Text of a stack that mentions other resources: ``${kind[option=value].path}``.

What the mentioned resource is, or will be, stands there: an ID that AWS makes up in the same run
can so be part of any text. ``path`` is JMESPath over what the resource's module returns.
"""

from __future__ import annotations

import dataclasses
import re
import typing as t

try:
    import jmespath
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .checks import PREDICTED
from .documents import Document
from .errors import listed
from .resource import Resource
from .shapes import Model

MENTION = re.compile(r"\$\{(?P<kind>[a-z]\w*)\[(?P<asked>\w+=[^\]]+)\]\.(?P<path>[^}]+)\}")
BEGUN = re.compile(r"\$\{(?P<kind>[a-z]\w*)\[")
COMMA = re.compile(r",\s*(?=\w+=)")  # Between two options; a name may hold one, too.
# Where it all stands, as CloudFormation calls it, by what a client of botocore calls it.
PLACES = {"${AWS::Region}": "region_name", "${AWS::Partition}": "partition"}
ANY = re.compile("|".join((MENTION.pattern, *map(re.escape, PLACES))))
UNKNOWN = f"{PREDICTED}mention"
HEAD = re.compile(r"\w+")
WORD = re.compile(r"[A-Za-z_]\w*")
PLAIN = re.compile(r"\w+(\[-?\d*\]|\.\w+)*")  # Option by option, as against an expression.


@dataclasses.dataclass(frozen=True)
class Mention:
    """``text`` stands for ``path`` of the ``kind`` that ``asked`` names."""

    text: str
    kind: str
    asked: Document
    path: str

    @property
    def head(self) -> str:
        """Return the option that the path begins with."""
        found = HEAD.match(self.path)
        return found.group() if found else self.path

    def shows(self, secret: t.Sequence[str]) -> bool:
        """Return whether the path may lead to ``secret``, or to something that it is in."""
        words = WORD.findall(self.path)
        if PLAIN.fullmatch(self.path):
            return all(mine == its for mine, its in zip(words, secret, strict=False))
        return secret[0] in words or any(sign in self.path for sign in "@*")

    def of(self, document: Document) -> t.Any:
        """Return what ``document`` says at the path."""
        return jmespath.search(self.path, document)


def texts(value: t.Any) -> t.Iterator[str]:
    """Yield every text in ``value`` that may mention something."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)
    elif isinstance(value, str) and "${" in value:
        yield value


def mentions(value: t.Any) -> t.Iterator[Mention]:
    """Yield what the texts in ``value`` mention."""
    for text in texts(value):
        for found in MENTION.finditer(text):
            pairs = (one.partition("=") for one in COMMA.split(found["asked"]))
            asked = {option.strip(): named.strip() for option, _equals, named in pairs}
            yield Mention(found[0], found["kind"], asked, found["path"])


def filled(
    value: t.Any, told: t.Callable[[Mention], t.Any], place: t.Callable[[str], str]
) -> t.Any:
    """Return a copy of ``value`` with what ``told`` says in the place of each mention.

    Text that is nothing but a mention becomes what is told, of whatever type: as an element of a
    list, the elements of what is a list.
    """
    if isinstance(value, dict):
        return {name: filled(inner, told, place) for name, inner in value.items()}
    if isinstance(value, list):
        both = ((inner, filled(inner, told, place)) for inner in value)
        more = [
            new if isinstance(old, str) and isinstance(new, list) else [new] for old, new in both
        ]
        return [one for new in more for one in new]
    if not isinstance(value, str) or "${" not in value:
        return value
    for mention in mentions(value):
        if mention.text == value:
            return told(mention)
        value = value.replace(mention.text, str(told(mention)))
    for text, name in PLACES.items():
        value = value.replace(text, place(name)) if text in value else value
    return value


def veiled(value: t.Any) -> t.Any:
    """Return ``value`` with something that is only predicted for every text that mentions it.

    In a document that is text, such as a policy, only what is mentioned becomes that.
    """
    if isinstance(value, dict):
        return {name: veiled(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [veiled(inner) for inner in value]
    if not isinstance(value, str) or not ANY.search(value):
        return value
    return ANY.sub(UNKNOWN, value) if value.lstrip().startswith(("{", "[")) else UNKNOWN


def misread(value: t.Any, kinds: t.Container[str]) -> t.Iterator[str]:
    """Yield every text in ``value`` that begins to mention one of ``kinds`` and does not end it.

    Shells write ``${words[1]}``, too.
    """
    for text in texts(value):
        found = ([one["kind"] for one in form.finditer(text)] for form in (BEGUN, MENTION))
        begun, ended = ([kind for kind in names if kind in kinds] for names in found)
        if begun != ended:
            yield text


def problems(
    value: t.Any, kinds: t.Mapping[str, Resource], model: t.Callable[[Resource], Model]
) -> t.Iterator[str]:
    """Yield a sentence for each mention in ``value`` that can lead nowhere, whatever there is."""
    for text in misread(value, kinds):
        yield (
            f"{text!r} cannot be read: write ${{kind[option=value,option=value].path}}, and"
            " where a list is wanted, as an element of it"
        )
    for mention in mentions(value):
        target = kinds.get(mention.kind)
        if not target:
            yield f"{mention.text} mentions {mention.kind}, which is not a kind of a stack"
        elif wrong := [o for o in mention.asked if o not in telling(target)]:
            names = listed(telling(target))
            yield f"{mention.text} asks by {listed(wrong)}: a {target.people} is told by {names}"
        elif any(mention.shows(path.split(".")) for path in target.traits.hidden):
            yield f"{mention.text} mentions a secret, which would then be shown"
        elif mention.head not in answered(target, model(target)):
            yield f"{mention.text}: a {target.people} has no {mention.head}"


def telling(target: Resource) -> list[str]:
    """Return the options that tell which ``target`` is meant, those that lead to it included."""
    search = target.search
    own = (*target.ids, *target.names, *target.qualifiers)
    own += (*search.by, *search.scope) if search else ()
    asked = (o for one in target.references if one.option in own for o in one.asks.values())
    return [option for option in dict.fromkeys((*own, target.title, *asked)) if option]


def answered(target: Resource, model: Model) -> set[str]:
    """Return the options that a description of ``target`` may have."""
    operations = filter(None, (target.create, *(one.operation for one in target.writers)))
    sent = {option for one in operations for option in model.request(one).options}
    read = set(model.reply(target.read.operation, target.read.path).options)
    more = {option for one in target.extras for option in one.gives}
    return sent | read | more | {*telling(target), *target.traits.derived, *target.told}
