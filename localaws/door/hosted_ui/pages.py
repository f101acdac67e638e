# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pages, from templates that escape whatever they are given."""

from __future__ import annotations

import typing as t

import jinja2
from starlette.responses import HTMLResponse, Response

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_templates = jinja2.Environment(
    loader=jinja2.PackageLoader("localaws.door.hosted_ui", "pages"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
)


def page(template: str, status: int = 200, **values: t.Any) -> Response:
    """Return the page of a template."""
    return HTMLResponse(_templates.get_template(template).render(values), status, dict(HEADERS))
