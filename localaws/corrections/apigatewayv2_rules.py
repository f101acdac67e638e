# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS gives to a new thing of an HTTP API, and what it refuses."""

from __future__ import annotations

import typing as t

from moto.acm.models import acm_backends

from localaws.call import Call
from localaws.corrections.apigateway import DEPLOYED
from localaws.errors import AwsError
from localaws.moto_random import hexadecimal

Document = dict[str, t.Any]
Among = t.Callable[..., list[Document]]
ZONE_OF_REGIONAL_DOMAINS = "Z1UJRXOUMOOFQ8"


def _bad(message: str) -> AwsError:
    return AwsError("BadRequestException", message, 400)


def _used(message: str) -> AwsError:
    return AwsError("ConflictException", message, 409)


def _new_api(call: Call, given: Document) -> Document:
    key = hexadecimal(10)
    return {
        "ApiId": key,
        "ApiEndpoint": f"https://{key}.execute-api.{call.region}.amazonaws.com",
        "ApiKeySelectionExpression": "$request.header.x-api-key",
        "RouteSelectionExpression": "$request.method $request.path",
        "DisableExecuteApiEndpoint": False,
        "IpAddressType": "ipv4",
        "Tags": {},
    }


def _new_integration(call: Call, given: Document) -> Document:
    kind = {"ConnectionType": "INTERNET", "TimeoutInMillis": 30000}
    return (
        kind if given["IntegrationType"] == "AWS_PROXY" else {**kind, "PayloadFormatVersion": "1.0"}
    )


def _new_route(call: Call, given: Document) -> Document:
    return {"ApiKeyRequired": False, "AuthorizationType": "NONE"}


def _new_stage(call: Call, given: Document) -> Document:
    settings = {"DetailedMetricsEnabled": False}
    return {
        "AutoDeploy": False,
        "DefaultRouteSettings": settings,
        "RouteSettings": {},
        "StageVariables": {},
        "Tags": {},
    }


def _new_link(call: Call, given: Document) -> Document:
    status = {"VpcLinkStatus": "AVAILABLE", "VpcLinkVersion": "V2"}
    return {**status, "SecurityGroupIds": [], "Tags": {}}


def _new_domain(call: Call, given: Document) -> Document:
    arn = f"arn:aws:apigateway:{call.region}::/domainnames/{given['DomainName']}"
    return {
        "ApiMappingSelectionExpression": "$request.basepath",
        "DomainNameArn": arn,
        "RoutingMode": "API_MAPPING_ONLY",
        "Tags": {},
    }


NEW: dict[str, t.Callable[[Call, Document], Document]] = {
    "Api": _new_api,
    "Authorizer": lambda call, given: {},
    "Integration": _new_integration,
    "Route": _new_route,
    "Stage": _new_stage,
    "VpcLink": _new_link,
    "DomainName": _new_domain,
    "ApiMapping": lambda call, given: {"ApiMappingKey": ""},
}


def _check_authorizer(call: Call, document: Document, among: Among) -> None:
    if document["AuthorizerType"] != "JWT":
        return
    jwt = document.get("JwtConfiguration") or {}
    if not jwt.get("Issuer") or not jwt.get("Audience"):
        raise _bad("Issuer and Audience are required for JWT authorizers")
    if not jwt["Issuer"].startswith("https://"):
        raise _bad(f"Invalid issuer: {jwt['Issuer']}. Issuer must begin with https://")


def _check_integration(call: Call, document: Document, among: Among) -> None:
    if document["IntegrationType"] == "AWS_PROXY":
        if not document.get("PayloadFormatVersion"):
            raise _bad("PayloadFormatVersion is a required parameter for integration")
        if not document.get("IntegrationUri") and not document.get("IntegrationSubtype"):
            raise _bad("Integration URI is required for AWS_PROXY integrations")
    elif not document.get("IntegrationMethod"):
        raise _bad("HttpMethod must be set for HTTP_PROXY integrations")
    if document.get("ConnectionType") == "VPC_LINK":
        links = [one["VpcLinkId"] for one in among("VpcLink")]
        if document.get("ConnectionId") not in links:
            raise _bad(f"VPC link not found: {document.get('ConnectionId')}")
        if ":listener/" not in document.get("IntegrationUri", ""):
            raise _bad("For VpcLink V2 the integration URI is the ARN of a listener or service")


def _check_route(call: Call, document: Document, among: Among) -> None:
    api = call["ApiId"]
    known = {one["AuthorizerId"] for one in among("Authorizer", api)}
    if document["AuthorizationType"] in ("JWT", "CUSTOM"):
        if document.get("AuthorizerId") not in known:
            raise _bad(f"Invalid authorizer id specified: {document.get('AuthorizerId')}")
    elif document.get("AuthorizationScopes"):
        raise _bad("Scopes are only supported for routes with a JWT authorizer")
    target = document.get("Target")
    integrations = {f"integrations/{one['IntegrationId']}" for one in among("Integration", api)}
    if target and target not in integrations:
        raise _bad(f"Invalid target specified: {target}")


def _check_stage(call: Call, document: Document, among: Among) -> None:
    if call.get("DeploymentId") and document.get("AutoDeploy"):
        raise _bad("Deployment ID cannot be specified when AutoDeploy is enabled")
    if document.get("AutoDeploy"):
        document.setdefault("DeploymentId", hexadecimal(6))
    routes = {one["RouteKey"] for one in among("Route", call["ApiId"])}
    for key in document.get("RouteSettings") or {}:
        if key not in routes:
            text = f"Unable to find Route by key {key} within the provided RouteSettings"
            raise AwsError("NotFoundException", text, 404)
        document["RouteSettings"][key].setdefault("DetailedMetricsEnabled", False)
    logs = document.get("AccessLogSettings") or {}
    if logs and ":log-group:" not in logs.get("DestinationArn", ""):
        raise _bad("Invalid destination ARN specified. Please fix and try again.")


def _check_domain(call: Call, document: Document, among: Among) -> None:
    (configuration,) = document["DomainNameConfigurations"]
    arn = configuration.get("CertificateArn")
    if arn not in acm_backends[call.account][call.region]._certificates:
        raise _bad(f"Certificate {arn} in account {call.account} not found")
    target = f"d-{abs(hash(document['DomainName'])) % 10**10:010}.execute-api.{call.region}"
    told = {
        "ApiGatewayDomainName": f"{target}.amazonaws.com",
        "DomainNameStatus": "AVAILABLE",
        "EndpointType": "REGIONAL",
        "HostedZoneId": ZONE_OF_REGIONAL_DOMAINS,
        "IpAddressType": "ipv4",
        "SecurityPolicy": "TLS_1_2",
    }
    given = {k: v for k, v in configuration.items() if v is not None}
    document["DomainNameConfigurations"] = [{**told, **given}]


def _check_mapping(call: Call, document: Document, among: Among) -> None:
    api = document.get("ApiId", "")
    stages = [one["StageName"] for one in among("Stage", api)]
    if document["Stage"] not in stages and f"{api}/{document['Stage']}" not in DEPLOYED[call]:
        raise _bad(f"Invalid stage identifier specified {document['Stage']}")


CHECKS = {
    "Authorizer": _check_authorizer,
    "Integration": _check_integration,
    "Route": _check_route,
    "Stage": _check_stage,
    "DomainName": _check_domain,
    "ApiMapping": _check_mapping,
}


def _mapped(call: Call, among: Among, stage: str = "") -> bool:
    return any(
        one["ApiId"] == call["ApiId"] and stage in ("", one["Stage"])
        for domain in among("DomainName")
        for one in among("ApiMapping", domain["DomainName"])
    )


def _leave_api(call: Call, document: Document, among: Among) -> None:
    if _mapped(call, among):
        raise _bad(f"API {document['ApiId']} has mappings of custom domains; delete them first")


def _leave_stage(call: Call, document: Document, among: Among) -> None:
    if _mapped(call, among, document["StageName"]):
        raise _bad(f"Stage {document['StageName']} has mappings of custom domains")


def _leave_authorizer(call: Call, document: Document, among: Among) -> None:
    used = [
        r["RouteKey"]
        for r in among("Route", call["ApiId"])
        if r.get("AuthorizerId") == document["AuthorizerId"]
    ]
    if used:
        raise _used(f"Cannot delete authorizer that is referenced by route {used[0]}")


def _leave_integration(call: Call, document: Document, among: Among) -> None:
    target = f"integrations/{document['IntegrationId']}"
    used = [r["RouteKey"] for r in among("Route", call["ApiId"]) if r.get("Target") == target]
    if used:
        raise _used(f"Cannot delete integration that is referenced by route {used[0]}")


LEAVES = {
    "Api": _leave_api,
    "Stage": _leave_stage,
    "Authorizer": _leave_authorizer,
    "Integration": _leave_integration,
}
