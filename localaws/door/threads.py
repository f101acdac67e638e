# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Threads for what blocks, such as asking the control plane.

Not Starlette's own: its idle threads would keep a process that wants to end for ten seconds.
A request to a load balancer waits for the door's other parts (token endpoint, sample application),
so those have threads of their own: however many wait, they are answered.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
import typing as t

Result = t.TypeVar("Result")
Threads = concurrent.futures.ThreadPoolExecutor
MOST = 256

outer = Threads(MOST, thread_name_prefix="door-balancers")
inner = Threads(MOST, thread_name_prefix="door-parts")


async def in_thread(threads: Threads, work: t.Callable[..., Result], *given: t.Any) -> Result:
    """Return what ``work`` returns, without holding up the event loop."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(threads, functools.partial(work, *given))


async def parts_in_thread(parts: t.Iterator[bytes]) -> t.AsyncIterator[bytes]:
    """Yield what a blocking iterator yields."""
    while (part := await in_thread(outer, next, parts, None)) is not None:
        yield part
