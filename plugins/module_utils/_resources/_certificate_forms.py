# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificates in PEM, compared by what they hold."""

from __future__ import annotations

import base64
import re
import textwrap
import typing as t

from .._engine.documents import Document

BLOCK = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----(.+?)-----END \1-----", re.DOTALL)
PUBLIC = ("certificate", "certificate_chain")
PARTS = (*PUBLIC, "private_key")


def blocks(pem: str) -> list[tuple[str, bytes]]:
    """Return the kind and the content of every block of ``pem``."""
    found = BLOCK.findall(pem)
    return [(kind, base64.b64decode("".join(body.split()))) for kind, body in found]


def one_pem_form(pem: str) -> str:
    """Return ``pem`` with nothing but its blocks, wrapped as most tools do."""
    lines = []
    for kind, content in blocks(pem):
        body = "\n".join(textwrap.wrap(base64.b64encode(content).decode(), 64))
        lines.append(f"-----BEGIN {kind}-----\n{body}\n-----END {kind}-----\n")
    return "".join(lines) or pem


def one_public_form(document: Document) -> Document:
    """Return ``document`` with its public parts in the one form, so that texts can be compared."""
    forms = {name: one_pem_form(document[name]) for name in PUBLIC if document.get(name)}
    return {**document, **forms}


def as_blobs(document: Document, creating: bool) -> Document:
    """AWS takes every part as bytes, which documents write in base64."""
    parts = {name: document[name] for name in PARTS if document.get(name)}
    coded = {k: base64.b64encode(str(pem).encode()).decode() for k, pem in parts.items()}
    return {**document, **coded}


def pem_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that is no PEM, or is not for the domain."""
    for name in PUBLIC:
        if desired.get(name) and not blocks(desired[name]):
            yield f"{name} is not in PEM: it has no block that begins with -----BEGIN."
    leaf, domain = blocks(desired.get("certificate") or ""), desired.get("domain_name", "")
    if len(leaf) > 1:
        yield "certificate holds several: give the first only, the others as certificate_chain."
    if leaf and domain and domain.encode() not in leaf[0][1]:
        yield f"certificate is not for domain_name {domain}: correct one of them."
    if leaf and not desired.get("private_key"):
        yield "private_key is needed to import a certificate: give it."
