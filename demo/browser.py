# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A browser for AWS's names, which are all at the door of localaws."""

from __future__ import annotations

import html.parser
import ssl
import typing as t
from urllib.parse import urlsplit

import httpx


class Door(httpx.BaseTransport):
    """Takes every name to the door; what is asked and answered stays in AWS's names."""

    def __init__(self, https_port: int, http_port: int, trusted: str) -> None:
        self._ports = {"https": https_port, "http": http_port}
        context = ssl.create_default_context(cadata=trusted)
        self._inner = httpx.HTTPTransport(verify=context)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask the door in place of the host, by the host's name."""
        url, host = request.url, request.url.host
        local = url.copy_with(host="127.0.0.1", port=self._ports[url.scheme])
        extensions = {**request.extensions, "sni_hostname": host}
        asked = httpx.Request(
            request.method,
            local,
            headers=request.headers,
            stream=request.stream,
            extensions=extensions,
        )
        return self._inner.handle_request(asked)

    def close(self) -> None:
        """Let go of the connections."""
        self._inner.close()


class Form(html.parser.HTMLParser):
    """The first form of a page: where it goes, and what it holds already."""

    def __init__(self, page: httpx.Response) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}
        self.feed(page.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep the form's address and the fields that have a value."""
        found = dict(attributes)
        if tag == "form" and not self.action:
            self.action = found.get("action") or ""
        left_open = found.get("type") == "checkbox" and "checked" not in found
        if tag == "input" and found.get("name") and not left_open:
            self.fields[str(found["name"])] = found.get("value") or ""


def submit(browser: httpx.Client, page: httpx.Response, **answers: str) -> httpx.Response:
    """Fill in the form of a page and send it."""
    form = Form(page)
    assert form.action, f"{page.url} has no form"
    return browser.post(page.url.join(form.action), data=form.fields | answers)


def host_of(url: t.Any) -> str:
    """Return the host of a URL."""
    return urlsplit(str(url)).hostname or ""
