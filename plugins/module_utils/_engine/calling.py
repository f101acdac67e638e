# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Making one call, again while AWS still spreads the word of what came before it."""

from __future__ import annotations

import concurrent.futures
import time
import typing as t

try:
    import jmespath
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

TOKENS = ("NextToken", "PaginationToken", "NextMarker")
AT_ONCE = 8  # Calls of one resource in flight: more would only be throttled.
PROPAGATION = 120.0  # Seconds for which AWS may not know everywhere what it was just told.


One = t.TypeVar("One")
Made = t.TypeVar("Made")


def side_by_side(work: t.Callable[[One], Made], items: t.Sequence[One]) -> list[Made]:
    """Return what ``work`` makes of each of ``items``, in their order; it does several at once."""
    if len(items) < 2:
        return [work(one) for one in items]
    with concurrent.futures.ThreadPoolExecutor(min(len(items), AT_ONCE)) as workers:
        futures = [workers.submit(work, one) for one in items]
    return [future.result() for future in futures]


def code_of(error: Exception) -> str:
    """Return AWS's code of a ClientError, or an empty string."""
    return str(getattr(error, "response", {}).get("Error", {}).get("Code", ""))


def spreads(error: Exception, retry_on: t.Sequence[str]) -> bool:
    """Return whether ``retry_on`` has the error's code, alone or as ``code: words it says``."""
    parts = (one.partition(": ") for one in retry_on)
    return any(code == code_of(error) and words in str(error) for code, _colon, words in parts)


def snake_method(client: t.Any, operation: str) -> str:
    """Return the client's method for ``operation``."""
    mapping: dict[str, str] = client.meta.method_to_api_mapping
    return next(method for method, name in mapping.items() if name == operation)


def make(
    client: t.Any,
    operation: str,
    request: dict[str, t.Any],
    retry_on: t.Sequence[str],
    rest: t.Callable[[float], None],
) -> dict[str, t.Any]:
    """Return the reply to one call; one that fails as ``retry_on`` says is repeated.

    ``rest`` waits in between, for seconds.
    """
    method = getattr(client, snake_method(client, operation))
    deadline, pause = time.monotonic() + PROPAGATION, 0.5
    while True:
        try:
            return t.cast(dict[str, t.Any], method(**request))
        except ClientError as error:
            late = time.monotonic() + pause > deadline
            if late or not spreads(error, retry_on):
                raise
        rest(pause)
        pause = min(pause * 2, 8)


def unpaged(
    client: t.Any, operation: str, request: dict[str, t.Any], size: int
) -> t.Iterator[dict[str, t.Any]]:
    """Yield the pages of a list call for which botocore has no paginator."""
    model = client.meta.service_model.operation_model(operation)
    takes, tells = model.input_shape.members, model.output_shape.members
    token = next((name for name in TOKENS if name in takes and name in tells), "")
    more = {"MaxResults": size} if size and "MaxResults" in takes else {}
    while True:
        page = getattr(client, snake_method(client, operation))(**request, **more)
        yield page
        if not page.get(token):
            return
        more[token] = page[token]


def pages(
    client: t.Any, operation: str, request: dict[str, t.Any], path: str, size: int
) -> t.Iterator[list[t.Any]]:
    """Yield what a list call lists at ``path``, ``size`` (0: AWS's own) to a page."""
    method = snake_method(client, operation)
    if not client.can_paginate(method):
        for page in unpaged(client, operation, request, size):
            yield jmespath.search(path, page) or []
        return
    paginator = client.get_paginator(method)
    for page in paginator.paginate(**request, PaginationConfig={"PageSize": size or None}):
        yield jmespath.search(path, page) or []
