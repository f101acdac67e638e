# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who visits what the tests deployed."""

from __future__ import annotations

import re
import typing as t

import httpx

from localaws.door.resolver import client as resolving_client
from localaws.door.running import Door
from tests.localaws.door.world import COOKIE, HOST, PASSWORD, USER


class Visitor:
    """A browser without a screen: cookies, redirects only when told."""

    def __init__(self, door: Door, **options: t.Any) -> None:
        ports = (door.https_port, door.addresses.local_port("http"))
        self.http = resolving_client(*ports, **options)

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *_: t.Any) -> None:
        self.http.close()

    def get(self, url: str, **options: t.Any) -> httpx.Response:
        return self.http.get(url, **options)

    @property
    def has_session(self) -> bool:
        """Whether the load balancer gave a session."""
        return any(name.startswith(COOKIE) for name in self.http.cookies)

    def follow(self, response: httpx.Response, until: str = "") -> httpx.Response:
        """Follow redirects, up to one whose address starts with ``until``."""
        while response.has_redirect_location:
            location = str(httpx.URL(response.request.url).join(response.headers["location"]))
            if until and location.startswith(until):
                return response
            response = self.http.get(location)
        return response

    def submit(self, page: httpx.Response, **fields: str) -> httpx.Response:
        """Send the page's first form."""
        form = re.search(r'<form method="post" action="([^"]*)"', page.text)
        assert form, page.text
        action = form[1].replace("&amp;", "&")
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
        return self.http.post(page.request.url.join(action), data={**hidden, **fields})

    def answer_code(self, page: httpx.Response, code: str) -> httpx.Response:
        return self.follow(self.submit(page, code=code))

    def open_login(self, url: str = f"https://{HOST}/") -> httpx.Response:
        page = self.follow(self.get(url))
        assert page.request.url.path == "/login", (page.status_code, page.request.url, page.text)
        return page

    def sign_in(
        self, url: str = f"https://{HOST}/", username: str = USER, password: str = PASSWORD
    ) -> httpx.Response:
        page = self.open_login(url)
        return self.follow(self.submit(page, username=username, password=password))
