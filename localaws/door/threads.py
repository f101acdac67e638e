# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Threads for what blocks, such as asking the control plane.

Not Starlette's own: its idle threads would keep a process that wants to end for ten seconds.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
import typing as t

Result = t.TypeVar("Result")
# A request may lead to requests of the door to itself, so there are plenty.
_pool = concurrent.futures.ThreadPoolExecutor(64, thread_name_prefix="door-work")


async def in_thread(work: t.Callable[..., Result], *given: t.Any) -> Result:
    """Return what ``work`` returns, without holding up the event loop."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_pool, functools.partial(work, *given))


async def parts_in_thread(parts: t.Iterator[bytes]) -> t.AsyncIterator[bytes]:
    """Yield what a blocking iterator yields."""
    while (part := await in_thread(next, parts, None)) is not None:
        yield part
