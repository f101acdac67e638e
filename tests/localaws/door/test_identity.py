# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The headers that tell the target who is signed in."""

from __future__ import annotations

import base64
import json
import threading
import time
import typing as t
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from joserfc import jwt

from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import HOST, REGION

URL = f"https://{HOST}/"
KEYS = f"https://public-keys.auth.elb.{REGION}.amazonaws.com"


@pytest.fixture
def mirror(app: world.App) -> t.Iterator[None]:
    """Have the application answer with the headers it was sent."""

    class Mirror(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps({k.lower(): v for k, v in self.headers.items()}).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: t.Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app.aws.door.targets.map("app", f"127.0.0.1:{server.server_port}")
    yield
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("mirror")
def test_headers(app: world.App, visitor: Visitor) -> None:
    sent = visitor.sign_in().json()
    data = sent["x-amzn-oidc-data"]
    parts = data.split(".")
    assert all(len(part) % 4 == 0 for part in parts), "ELB pads, unlike the standard"
    assert parts[2].endswith("==")
    header, claims = (json.loads(base64.urlsafe_b64decode(part)) for part in parts[:2])
    assert header.pop("exp") > time.time()
    kid = header.pop("kid")
    assert header == {
        "typ": "JWT",
        "alg": "ES256",
        "iss": f"https://cognito-idp.{REGION}.amazonaws.com/{app.pool_id}",
        "client": app.client_id,
        "signer": app.aws.arn,
    }
    assert claims["email"] == world.EMAIL
    assert claims["sub"] == sent["x-amzn-oidc-identity"]
    access = jwt.decode(sent["x-amzn-oidc-accesstoken"], _pool_key(app)).claims
    assert (access["token_use"], access["sub"]) == ("access", claims["sub"])
    _verify(visitor.get(f"{KEYS}/{kid}"), data)
    _verify(visitor.get(f"https://door/_localaws/door/keys/{kid}"), data)
    assert visitor.get(f"{KEYS}/unknown").status_code == 404


def _pool_key(app: world.App) -> t.Any:
    from localaws.door import back_door

    return back_door.signing_key(app.pool_id)


def _verify(answer: httpx.Response, data: str) -> None:
    """Check the signature as the user guide says; a wrong one raises."""
    key = t.cast(ec.EllipticCurvePublicKey, load_pem_public_key(answer.content))
    signed, _, signature = data.rpartition(".")
    raw = base64.urlsafe_b64decode(signature)
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    key.verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(SHA256()))


@pytest.mark.usefixtures("mirror")
def test_no_headers_on_an_open_way(app: world.App, visitor: Visitor) -> None:
    visitor.sign_in()
    app.change_rule(world.forward(app.group))
    assert not [name for name in visitor.get(URL).json() if name.startswith("x-amzn-oidc")]


@pytest.mark.usefixtures("mirror")
def test_large_claims_take_several_cookies(app: world.App, visitor: Visitor) -> None:
    _add_notes(app, 5000)
    assert visitor.sign_in().json()["x-amzn-oidc-identity"]
    names = sorted(name for name in visitor.http.cookies if name.startswith(world.COOKIE))
    assert names[:2] == [f"{world.COOKIE}-0", f"{world.COOKIE}-1"]
    assert all(len(visitor.http.cookies[name]) < 4096 for name in names)
    with Visitor(app.aws.door) as thief:
        half = {"cookie": f"{names[0]}={visitor.http.cookies[names[0]]}"}
        assert thief.get(URL, headers=half).status_code == 401


def test_claims_over_11_kb_are_too_many(app: world.App, visitor: Visitor) -> None:
    _add_notes(app, 12000)
    assert visitor.sign_in().status_code == 500
    assert app.aws.log()[-1][24] == "AuthUserinfoResponseSizeExceeded"


def _add_notes(app: world.App, size: int) -> None:
    """Give the user attributes of this size, of random text as zeros would be compressed."""
    import secrets

    count = size // 2000
    names = [f"note{n}" for n in range(count)]
    app.aws.cognito.add_custom_attributes(
        UserPoolId=app.pool_id,
        CustomAttributes=[
            {"Name": name, "AttributeDataType": "String", "Mutable": True} for name in names
        ],
    )
    app.update_client(AllowedOAuthScopes=["openid"])
    app.change_rule(app.authenticate(Scope="openid"), world.forward(app.group))
    app.aws.cognito.admin_update_user_attributes(
        UserPoolId=app.pool_id,
        Username=world.USER,
        UserAttributes=[
            {"Name": f"custom:{name}", "Value": secrets.token_hex(1000)} for name in names
        ],
    )
