# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Trust stores, as far as a listener needs one for mutual TLS."""

from __future__ import annotations

from localaws.elbv2 import tags
from localaws.elbv2.paging import page
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError


def create_trust_store(store: Store, params: Document) -> Document:
    name = params["Name"]
    if any(one["Name"] == name for one in store.trust_stores.values()):
        raise AwsError("DuplicateTrustStoreName", f"A trust store named '{name}' already exists")
    arn = store.arn(f"truststore/{name}")
    store.trust_stores[arn] = {
        "Name": name,
        "TrustStoreArn": arn,
        "Status": "ACTIVE",
        "NumberOfCaCertificates": 1,
        "TotalRevokedEntries": 0,
    }
    tags.put(store, arn, params.get("Tags"))
    return {"TrustStores": [store.trust_stores[arn]]}


def describe_trust_stores(store: Store, params: Document) -> Document:
    arns, names = params.get("TrustStoreArns"), params.get("Names")
    for arn in arns or []:
        store.get(arn, "truststore")
    found = [
        one
        for arn, one in store.trust_stores.items()
        if (not arns or arn in arns) and (not names or one["Name"] in names)
    ]
    if names and len(found) < len(set(names)):
        raise AwsError("TrustStoreNotFound", "One or more trust stores not found")
    return page("TrustStores", found, params)


def delete_trust_store(store: Store, params: Document) -> None:
    arn = params["TrustStoreArn"]
    store.get(arn, "truststore")
    users = [one.get("MutualAuthentication", {}) for one in store.listeners.values()]
    if any(one.get("TrustStoreArn") == arn for one in users):
        raise AwsError("TrustStoreInUse", f"Trust store '{arn}' is currently in use by a listener")
    store.forget(arn)


OPERATIONS = (create_trust_store, describe_trust_stores, delete_trust_store)
