# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Doing many things at once, each as soon as those that it needs are done."""

from __future__ import annotations

import concurrent.futures
import heapq
import time
import typing as t

FIRST = concurrent.futures.FIRST_COMPLETED
TICK = 0.5  # Seconds after which somebody may say how far things are.

Node = t.TypeVar("Node", bound=t.Hashable)
Made = t.TypeVar("Made")
Needs = t.Mapping[Node, t.AbstractSet[Node]]
Under = t.Mapping[Node, float]


def in_order(
    needs: Needs[Node],
    work: t.Callable[[Node], Made],
    done: t.Callable[[Node, Made], None],
    at_once: int,
    tick: t.Callable[[Under[Node]], None] = lambda under: None,
    weight: t.Callable[[Node], int] = lambda node: 1,
) -> dict[Node, Exception]:
    """Do ``work`` for every node, after those that it needs, and return what failed.

    What holds up the longest row of others goes first, where ``weight`` says how long one takes.
    ``done`` is told, in this thread, of each that ended well; ``tick`` gets what is under way and
    since when. After a failure nothing more is begun, and what is under way is brought to its end.
    """
    queue, failed, running = Queue(needs, weight), dict[Node, Exception](), dict[t.Any, Node]()
    workers = concurrent.futures.ThreadPoolExecutor(at_once)
    try:
        while running or (queue.ready and not failed):
            for node in queue.begin(0 if failed else at_once - len(running)):
                running[workers.submit(work, node)] = node
            for future in concurrent.futures.wait(running, TICK, FIRST).done:
                node, cause = running.pop(future), future.exception()
                if isinstance(cause, Exception):
                    failed[node] = cause
                else:
                    done(node, future.result())
                queue.end(node)
            tick(queue.since)
    finally:
        # Ansible's timeout comes as an exception, and waits for nobody.
        workers.shutdown(wait=False, cancel_futures=True)
    return failed


class Queue(t.Generic[Node]):
    """Nodes in the order in which they can be begun; ``ready`` are those that need nothing more."""

    def __init__(self, needs: Needs[Node], weight: t.Callable[[Node], int]) -> None:
        """Nothing is begun yet."""
        self.left = {node: set(needed) for node, needed in needs.items()}
        self.above: dict[Node, list[Node]] = {node: [] for node in needs}
        for node, needed in needs.items():
            for other in needed:
                self.above[other].append(node)
        rows = self.rows(needs, weight)
        # Of two that hold up as much, the one that was listed first.
        self.places = {node: (-rows[node], place) for place, node in enumerate(needs)}
        self.ready = [(*self.places[node], node) for node in needs if not self.left[node]]
        heapq.heapify(self.ready)
        self.since: dict[Node, float] = {}

    def rows(self, needs: Needs[Node], weight: t.Callable[[Node], int]) -> dict[Node, int]:
        """Return how long the longest row takes that begins with each node."""
        found = {node: weight(node) for node in needs}
        left = {node: len(others) for node, others in self.above.items()}
        ends = [node for node, count in left.items() if not count]
        for node in ends:  # It grows on the way.
            for other in needs[node]:
                found[other] = max(found[other], found[node] + weight(other))
                left[other] -= 1
                if not left[other]:
                    ends.append(other)
        return found

    def begin(self, most: int) -> t.Iterator[Node]:
        """Yield the nodes that are begun now, ``most`` of those that can be."""
        while self.ready and most > 0:
            _row, _place, node = heapq.heappop(self.ready)
            self.since[node] = time.monotonic()
            most -= 1
            yield node

    def end(self, node: Node) -> None:
        """Make ready what ``node`` alone held up."""
        del self.since[node]
        for other in self.above[node]:
            self.left[other].discard(node)
            if not self.left[other]:
                heapq.heappush(self.ready, (*self.places[other], other))
