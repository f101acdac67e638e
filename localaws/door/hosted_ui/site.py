# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One request to a pool's domain."""

from __future__ import annotations

import dataclasses
import typing as t
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from localaws.door.visit import Visit

if t.TYPE_CHECKING:
    from localaws.door.running import Door

Document = dict[str, t.Any]


@dataclasses.dataclass(frozen=True)
class Site:
    """The request, the domain it came to, and the pool behind that."""

    door: Door
    visit: Visit
    region: str
    domain: Document
    pool: Document

    @property
    def pool_id(self) -> str:
        """The pool's id."""
        return self.pool["Id"]

    @property
    def issuer(self) -> str:
        """The issuer of the pool's tokens."""
        return f"https://cognito-idp.{self.region}.amazonaws.com/{self.pool_id}"

    @property
    def base_url(self) -> str:
        """The domain's address in AWS's terms."""
        return f"https://{self.visit.host}"

    def client(self, client_id: str | None) -> Document | None:
        """Return an app client of the pool, None when there is none."""
        return self.door.control.pool_client(self.pool_id, client_id) if client_id else None

    def cognito(self) -> t.Any:
        """Return the boto3 client for the pool's region."""
        return self.door.control.client("cognito-idp", self.region)


def redirect(url: str, parameters: dict[str, str] | None = None) -> Response:
    """Return a redirect to ``url`` with ``parameters`` added to its query."""
    given = {key: value for key, value in (parameters or {}).items() if value}
    if given:
        url += ("&" if "?" in url else "?") + urlencode(given)
    # Starlette would quote the address once more; it is quoted already.
    answer = RedirectResponse("/", 302)
    answer.headers["location"] = url
    answer.headers["cache-control"] = "no-store"
    return answer
