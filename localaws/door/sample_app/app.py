# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The application: shows who is signed in, and signs out."""

from __future__ import annotations

import functools
import typing as t
from urllib.parse import urlencode

import jinja2
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from localaws.door.sample_app.claims import Untrusted, verified
from localaws.door.threads import in_thread, inner

if t.TYPE_CHECKING:
    from localaws.door.running import Door

Document = dict[str, t.Any]
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
}
_templates = jinja2.Environment(
    loader=jinja2.PackageLoader("localaws.door.sample_app", "."),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
)


def sample_application(door: Door) -> Starlette:
    """Return the application, which asks ``door`` for public keys as it would ask AWS."""

    async def show(request: Request) -> Response:
        seen = await in_thread(inner, _seen, door, request)
        if "text/html" not in request.headers.get("accept", ""):
            return JSONResponse(seen)
        page = _templates.get_template("page.html").render(seen)
        return HTMLResponse(page, headers=dict(HEADERS))

    async def sign_out(request: Request) -> Response:
        seen = await in_thread(inner, _seen, door, request)
        return await in_thread(inner, _sign_out, door, request, seen)

    return Starlette(
        routes=[
            Route("/sign-out", sign_out, methods=["GET", "POST"]),
            Route("/{path:path}", show, methods=METHODS),
        ]
    )


def _seen(door: Door, request: Request) -> Document:
    """Return what the application knows of a request; an unverified identity is none."""
    headers = request.headers
    group = headers.get("x-localaws-target-group", "")
    seen: Document = {
        "service": group.partition("targetgroup/")[2].partition("/")[0] or "sample application",
        "target": headers.get("x-localaws-target", "-"),
        "method": request.method,
        "host": headers.get("host", ""),
        "path": request.url.path,
        "query": request.url.query,
        "signed_in": False,
        "claims": {},
        "token": {},
        "why_not": "",
    }
    data = headers.get("x-amzn-oidc-data")
    if data is None:
        return seen
    try:
        known = verified(data, *_trust(door, group))
    except Untrusted as reason:
        return {**seen, "why_not": f"x-amzn-oidc-data is not to be trusted: {reason}."}
    return {**seen, "signed_in": True, "claims": known["claims"], "token": known["header"]}


def _trust(door: Door, group: str) -> tuple[str, list[str], t.Any]:
    """Return region, load balancers in front of this application, and where keys come from."""
    region = group.split(":")[3] if group else ""
    signers = door.control.signers(group) if group else []

    return region, signers, functools.partial(_public_key, door)


def _public_key(door: Door, region: str, key_id: str) -> bytes | None:
    """Return a public key of ELB's; a key never changes, so it is fetched once."""
    if (region, key_id) not in door.known_keys:
        url = f"https://public-keys.auth.elb.{region}.amazonaws.com/{key_id}"
        answer = door.outbound.request("GET", url)
        if not answer.is_success:
            return None
        door.known_keys[region, key_id] = answer.content
    return door.known_keys[region, key_id]


def _sign_out(door: Door, request: Request, seen: Document) -> Response:
    """Return the way to Cognito's sign-out, the load balancer's cookies ended."""
    answer = RedirectResponse(_logout_url(door, request, seen) or "/", 302)
    for name in request.cookies:
        base, _, number = name.rpartition("-")
        if base and number.isdecimal():
            answer.delete_cookie(name, path="/", secure=True, httponly=True, samesite="none")
    return answer


def _logout_url(door: Door, request: Request, seen: Document) -> str:
    """Return the pool's /logout with a registered address to go to, empty without one."""
    issuer, client_id = seen["token"].get("iss", ""), seen["token"].get("client", "")
    pool_id = issuer.rpartition("/")[2]
    pool = door.control.pool(pool_id) if ".amazonaws.com/" in issuer else None
    client = door.control.pool_client(pool_id, client_id) if pool else None
    if not pool or not client:
        return ""
    addresses = client.get("LogoutURLs") or []
    host = request.headers.get("host", "")
    own = [address for address in addresses if f"//{host}/" in f"{address}/"]
    domain = pool.get("CustomDomain") or pool.get("Domain")
    if not addresses or not domain:
        return ""
    region = pool_id.split("_")[0]
    name = domain if "." in domain else f"{domain}.auth.{region}.amazoncognito.com"
    query = urlencode({"client_id": client_id, "logout_uri": (own or addresses)[0]})
    return f"https://{name}/logout?{query}"
