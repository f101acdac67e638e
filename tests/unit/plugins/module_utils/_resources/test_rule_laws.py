# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Laws of listener rules: what patterns have in common, and what a request meets on the way."""

from __future__ import annotations

import itertools
import typing as t

from hypothesis import given, settings
from hypothesis import strategies as st

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_matching import (
    contains,
    covers,
    may_meet,
    meet,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_moves import (
    Slot,
    Step,
    in_place,
    steps,
)
from localaws.door.patterns import like

Document = dict[str, t.Any]

PATTERN = st.text(alphabet="ab*?", max_size=3)
TEXTS = ["".join(one) for size in range(7) for one in itertools.product("abc", repeat=size)]


@given(PATTERN, PATTERN)
@settings(deadline=None, max_examples=300)
def test_patterns_meet_and_cover_as_texts_say(one: str, other: str) -> None:
    """A text of at most six letters, one of them named by no pattern, tells all there is."""
    first = {text for text in TEXTS if like(one, text, ignore_case=False)}
    second = {text for text in TEXTS if like(other, text, ignore_case=False)}
    assert meet(one, other) == bool(first & second)
    assert covers(one, other) == (second <= first)


HOSTS = ["a.example.com", "b.example.com", "*.example.com", "A.example.com"]
PATHS = ["/a", "/a*", "/b", "/*", "/A"]
REQUESTS = list(
    itertools.product(["a.example.com", "b.example.com", "c.org"], ["/a", "/aa", "/b", "/c", "/A"])
)


def host(*values: str) -> Document:
    return {"field": "host-header", "host_header": {"values": list(values)}}


def path(*values: str) -> Document:
    return {"field": "path-pattern", "path_pattern": {"values": list(values)}}


def some(values: list[str], block: t.Callable[..., Document]) -> st.SearchStrategy[list[Document]]:
    chosen = st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)
    return st.one_of(st.just([]), chosen.map(lambda found: [block(*found)]))


CONDITIONS = st.tuples(some(HOSTS, host), some(PATHS, path)).map(lambda pair: pair[0] + pair[1])


def holds(conditions: list[Document], request: tuple[str, str]) -> bool:
    """Return whether ``request`` fulfils ``conditions``, as the load balancer has it."""
    texts = {"host_header": (request[0], True), "path_pattern": (request[1], False)}
    return all(
        any(like(v, texts[b][0], ignore_case=texts[b][1]) for v in one[b]["values"])
        for one in conditions
        for b in texts
        if b in one
    )


@given(CONDITIONS, CONDITIONS)
@settings(deadline=None, max_examples=300)
def test_conditions_are_never_guessed(one: list[Document], other: list[Document]) -> None:
    first = {request for request in REQUESTS if holds(one, request)}
    second = {request for request in REQUESTS if holds(other, request)}
    assert may_meet(one, other) or not first & second
    assert not contains(one, other) or second <= first


def test_case_counts_in_paths_only() -> None:
    assert contains([host("A.example.com")], [host("a.EXAMPLE.com")])
    assert not contains([path("/A")], [path("/a")])
    assert not may_meet([path("/A")], [path("/a")])


def test_other_conditions_contain_each_other() -> None:
    def method(*values: str) -> Document:
        return {"field": "http-request-method", "http_request_method": {"values": list(values)}}

    def source(*values: str) -> Document:
        return {"field": "source-ip", "source_ip": {"values": list(values)}}

    def query(**pair: str) -> Document:
        return {"field": "query-string", "query_string": {"values": [pair]}}

    def header(name: str, *values: str) -> Document:
        members = {"http_header_name": name, "values": list(values)}
        return {"field": "http-header", "http_header": members}

    def regex(value: str) -> Document:
        return {"field": "path-pattern", "path_pattern": {"regex_values": [value]}}

    assert contains([method("GET", "PUT")], [method("GET")])
    assert not may_meet([method("GET")], [method("PUT")])
    assert contains([source("10.0.0.0/8")], [source("10.1.0.0/16"), path("/x")])
    assert not may_meet([source("10.0.0.0/8")], [source("192.0.2.0/24")])
    assert contains([query(value="A*")], [query(key="k", value="ab")])
    assert not contains([query(key="k", value="a")], [query(value="a")])
    assert contains([header("X-Team", "*")], [header("x-team", "b")])
    assert not contains([header("X-Team", "*")], [header("X-Other", "b")])
    assert may_meet([header("X-Team", "a")], [header("X-Team", "b")])
    assert contains([regex("^/a")], [regex("^/a")])
    assert may_meet([regex("^/a")], [path("/b")])


# Many rules of few kinds: overlapping ones, gone ones, new ones, in any order.
SIDE = st.tuples(CONDITIONS.filter(bool), st.sampled_from(["app", "door", "open"]))
LISTENER = st.lists(
    st.tuples(st.none() | SIDE, st.none() | SIDE, st.booleans()), min_size=1, max_size=6
)


def slots_of(drawn: list[t.Any], was: list[int], becomes: list[int]) -> list[Slot]:
    """Return slots of what was drawn; what is there only once, or twice the same, too."""
    found = []
    for place, (old, new, same) in enumerate(drawn):
        pair = (old, old if same and old else new)
        sides = [
            side and {"conditions": side[0], "does": side[1], "priority": number}
            for side, number in zip(pair, (was[place], becomes[place]), strict=True)
        ]
        if any(sides):
            differs = all(pair) and pair[0] != pair[1]
            found.append(Slot(f"rule{place}", sides[0], sides[1], bool(differs)))
    return found


Rules = dict[str, Document]


def answer(rules: Rules, request: tuple[str, str]) -> str:
    """Return what ``request`` meets."""
    for rule in sorted(rules.values(), key=lambda one: one["priority"]):
        if holds(rule["conditions"], request):
            return str(rule["does"])
    return "default"


def done(rules: Rules, step: Step) -> Rules:
    """Return ``rules`` after one step, as AWS takes it: no two of them share a priority."""
    after = dict(rules)
    if step.deed == "create":
        assert step.slot
        assert step.slot.new
        after[step.name] = {**step.slot.new, "priority": step.priority}
    elif step.deed == "modify":
        assert step.slot
        assert step.slot.new
        after[step.name] = {**step.slot.new, "priority": rules[step.name]["priority"]}
    elif step.deed == "delete":
        del after[step.name]
    for name, number in step.numbers:
        after[name] = {**after[name], "priority": number}
    numbers = [rule["priority"] for rule in after.values()]
    assert len(numbers) == len(set(numbers))
    return after


def orders(group: list[Step]) -> t.Iterator[tuple[Step, ...]]:
    """Yield orders in which the steps of a group may happen to be taken."""
    yield from itertools.islice(itertools.permutations(group), 12)
    yield tuple(group[::-1])


@given(LISTENER, st.permutations(range(1, 7)), st.permutations(range(1, 7)))
@settings(deadline=None, max_examples=400)
def test_no_request_is_ever_answered_in_a_third_way(
    drawn: list[t.Any], was: list[int], becomes: list[int]
) -> None:
    slots = slots_of(drawn, was, becomes)
    before = {s.name: s.old for s in slots if s.old}
    after = {s.name: s.new for s in slots if s.new}
    allowed = {one: {answer(before, one), answer(after, one)} for one in REQUESTS}
    rules: Rules = dict(before)
    for group in steps(slots):
        for order in orders(group):
            now = rules
            for step in order:
                now = done(now, step)
                assert all(answer(now, one) in allowed[one] for one in REQUESTS), (order, step)
        rules = now
    assert rules == after


def slot(name: str, number: int, does: str, *conditions: Document, **more: t.Any) -> Slot:
    side = {"priority": number, "conditions": list(conditions), "does": does}
    return Slot(name, None if more.get("comes") else side, None if more.get("goes") else side)


def deeds(slots: list[Slot]) -> list[list[str]]:
    return [[step.deed for step in group] for group in steps(slots)]


def test_rules_of_different_hosts_are_made_at_once() -> None:
    slots = [slot(f"r{n}", n, "door", host(f"h{n}.example.com"), comes=True) for n in range(1, 101)]
    assert deeds(slots) == [["create"] * 100]


def test_a_narrow_rule_is_made_before_the_wide_one_below_it() -> None:
    wide = slot("wide", 2, "open", path("/*"), comes=True)
    narrow = slot("narrow", 1, "door", path("/in/*"), comes=True)
    assert [[s.name for s in group] for group in steps([wide, narrow])] == [["narrow"], ["wide"]]


def test_a_narrow_rule_goes_after_the_wide_one_below_it() -> None:
    wide = slot("wide", 2, "open", path("/*"), goes=True)
    narrow = slot("narrow", 1, "door", path("/in/*"), goes=True)
    assert [[s.name for s in group] for group in steps([narrow, wide])] == [["wide"], ["narrow"]]


def test_a_reordering_is_one_call() -> None:
    sides = [{"conditions": [path("/*")], "does": "door"} for _number in range(100)]
    slots = [
        Slot(f"r{n}", {**side, "priority": n + 1}, {**side, "priority": 100 - n})
        for n, side in enumerate(sides)
    ]
    assert deeds(slots) == [["move"]]


def test_hosts_that_change_places_take_the_long_way() -> None:
    """Each rule takes the other's host: whichever came first, one host would meet nothing."""

    def side(name: str, number: int, does: str) -> Document:
        return {"priority": number, "conditions": [host(name)], "does": does}

    one = Slot("one", side("a.example.com", 1, "a"), side("b.example.com", 1, "b"), True)
    two = Slot("two", side("b.example.com", 2, "b"), side("a.example.com", 2, "a"), True)
    assert in_place([one, two]) is None
    assert deeds([one, two])[-2:] == [["move"], ["delete", "delete"]]
