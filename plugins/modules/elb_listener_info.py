#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: elb_listener_info
version_added: 0.1.0
short_description: Read listeners of an Elastic Load Balancing load balancer
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one listener, or the listeners of a load balancer, with their certificates and
    attributes.
  - Options of M(gatehouse.aws.elb_listener) are returned under their names. Given back to it, they
    change nothing.
options:
  listener_arn:
    description:
      - The ARN of the only listener to read.
      - Exactly one of this, O(load_balancer_arn) and O(load_balancer_name) is required.
    type: str
  load_balancer_arn:
    description: The ARN of the load balancer whose listeners are read.
    type: str
  load_balancer_name:
    description:
      - The name of the load balancer, instead of O(load_balancer_arn).
      - The result is empty when there is no such load balancer.
    type: str
  port:
    description:
      - The port of the only listener to read, from V(1) to V(65535). Left out, all listeners of the
        load balancer are read.
    type: int
  protocol:
    description: Only listeners of this protocol, such as V(HTTPS).
    type: str
  target_group_arn:
    description: Only listeners whose default actions forward to this target group.
    type: str
  target_group_name:
    description: The name of the target group, instead of O(target_group_arn).
    type: str
  user_pool_client_id:
    description: Only listeners whose default actions sign people in with this app client.
    type: str
  user_pool_client_name:
    description:
      - The name of the app client, instead of O(user_pool_client_id), together with
        O(user_pool_name). The result is empty when there is no such client.
    type: str
  user_pool_name:
    description: The name of the user pool whose client O(user_pool_client_name) is.
    type: str
  owner:
    description: Only listeners whose tag C(gatehouse:owner) is this.
    type: str
  guarded_by:
    description:
      - Only listeners that have people sign in by this, the ARN of a user pool or the issuer of a
        provider, before their default actions forward. An empty text means those that forward
        without a sign-in.
    type: str
notes:
  - The module needs the permissions C(elasticloadbalancing:DescribeListeners),
    C(elasticloadbalancing:DescribeListenerCertificates),
    C(elasticloadbalancing:DescribeListenerAttributes) and C(elasticloadbalancing:DescribeTags), and
    for names C(elasticloadbalancing:DescribeLoadBalancers),
    C(elasticloadbalancing:DescribeTargetGroups), C(cognito-idp:ListUserPools) and
    C(cognito-idp:ListUserPoolClients).
seealso:
  - module: gatehouse.aws.elb_listener
  - module: gatehouse.aws.elb_listener_rule_info
  - name: DescribeListeners
    description: AWS's reference of the operation that reads listeners.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html
  - name: DescribeListenerCertificates
    description: AWS's reference of the operation that reads their certificates.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerCertificates.html
  - name: DescribeListenerAttributes
    description: AWS's reference of the operation that reads their attributes.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerAttributes.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read the HTTPS listener
  gatehouse.aws.elb_listener_info:
    load_balancer_name: web
    port: 443
  register: https

- name: Read all listeners of a load balancer
  gatehouse.aws.elb_listener_info:
    load_balancer_arn: "{{ https.listeners[0].load_balancer_arn }}"

- name: Find listeners whose default actions let everybody in
  gatehouse.aws.elb_listener_info:
    load_balancer_name: web
    protocol: HTTPS
    guarded_by: ""

- name: Read one listener by its ARN
  gatehouse.aws.elb_listener_info:
    listener_arn: "{{ https.listeners[0].listener_arn }}"
"""

RETURN = r"""
---
listeners:
  description:
    - The listeners. Empty when there is none that matches.
  returned: success
  type: list
  elements: dict
  contains:
    listener_arn:
      description: The ARN of the listener.
      type: str
      sample: >-
        arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2
    load_balancer_arn:
      description: The ARN of the load balancer.
      type: str
      sample: >-
        arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188
    guarded_by:
      description:
        - Who signs people in before the default actions forward, the ARN of a user pool or the
          issuer of a provider.
        - Empty when the listener forwards without a sign-in, or with one that lets everybody pass.
      returned: when the default actions forward
      type: str
    port:
      description: The port that the load balancer listens on.
      type: int
    protocol:
      description: The protocol that clients speak.
      type: str
    ssl_policy:
      description: The TLS versions and ciphers, by the name of AWS's policy.
      type: str
    certificate_arn:
      description: The ARN of the default certificate.
      type: str
    additional_certificate_arns:
      description: The ARNs of the further certificates.
      type: list
      elements: str
    mutual_authentication:
      description: How an V(HTTPS) listener treats certificates of clients.
      type: dict
      contains:
        mode:
          description: V(off), V(passthrough) or V(verify).
          type: str
        trust_store_arn:
          description: The ARN of the trust store.
          type: str
        ignore_client_certificate_expiry:
          description: Whether an expired certificate is accepted. AWS's default is V(false).
          type: bool
        advertise_trust_store_ca_names:
          description: Whether clients are told the authorities of the trust store.
          type: str
        trust_store_association_status:
          description: Whether a shared trust store is still at hand, V(active) or V(removed).
          type: str
    attributes:
      description: The attributes of the listener by their key.
      type: dict
    alpn_policy:
      description: The ALPN policy, as a list with one name.
      type: list
      elements: str
    default_actions:
      description:
        - The default actions in the order in which they are performed, each as its block with AWS's
          defaults filled in.
      type: list
      elements: dict
      contains:
        type:
          description: What the action does.
          type: str
        order:
          description: The place in which the action is performed, counted from V(1).
          type: int
        forward:
          description: Sends the request to one of the target groups.
          type: dict
          contains:
            target_groups:
              description: The target groups, from one to five. Their order has no meaning.
              type: list
              elements: dict
              contains:
                target_group_arn:
                  description: The ARN of the target group.
                  type: str
                weight:
                  description: The share of the requests, as against the weights of the others.
                  type: int
            stickiness:
              description: Whether a client stays with the target group that it came to first.
              type: dict
              contains:
                enabled:
                  description: Whether clients stay.
                  type: bool
                duration_seconds:
                  description: How long a client stays, in seconds. Absent when clients do not stay.
                  type: int
        redirect:
          description: Answers with a redirect.
          type: dict
          contains:
            protocol:
              description: V(HTTP), V(HTTPS) or V(#{protocol}).
              type: str
            host:
              description: The host name.
              type: str
            port:
              description: The port.
              type: str
            path:
              description: The path, with its first slash.
              type: str
            query:
              description: The query without its question mark.
              type: str
            status_code:
              description: V(HTTP_301) is permanent, V(HTTP_302) temporary.
              type: str
        fixed_response:
          description: Answers by itself, with no target.
          type: dict
          contains:
            status_code:
              description: The status of the answer.
              type: str
            content_type:
              description: The type of the body.
              type: str
            message_body:
              description: The body.
              type: str
        authenticate_cognito:
          description:
            - Lets a request pass only once its user has signed in with an Amazon Cognito user pool.
          type: dict
          contains:
            user_pool_arn:
              description: The ARN of the user pool.
              type: str
            user_pool_client_id:
              description: The ID of the app client.
              type: str
            user_pool_domain:
              description: The domain of the user pool, as its prefix or as its custom domain.
              type: str
            session_cookie_name:
              description: The name of the session cookie, to which AWS adds V(-0) to V(-3).
              type: str
            scope:
              description: What the identity provider is asked for.
              type: str
            session_timeout:
              description: How long a session lasts, in seconds.
              type: int
            authentication_request_extra_params:
              description: Query parameters that are added to the request that signs in.
              type: dict
            on_unauthenticated_request:
              description:
                - What happens to a request without a session, V(authenticate), V(deny) or V(allow).
              type: str
        authenticate_oidc:
          description:
            - Lets a request pass only once its user has signed in with an OpenID Connect identity
              provider.
          type: dict
          contains:
            issuer:
              description: The issuer, as the provider names itself in its tokens.
              type: str
            authorization_endpoint:
              description: The authorization endpoint of the provider.
              type: str
            token_endpoint:
              description: The token endpoint of the provider.
              type: str
            user_info_endpoint:
              description: The user info endpoint of the provider.
              type: str
            client_id:
              description: The ID of the client at the provider.
              type: str
            session_cookie_name:
              description: The name of the session cookie, to which AWS adds V(-0) to V(-3).
              type: str
            scope:
              description: What the identity provider is asked for.
              type: str
            session_timeout:
              description: How long a session lasts, in seconds.
              type: int
            authentication_request_extra_params:
              description: Query parameters that are added to the request that signs in.
              type: dict
            on_unauthenticated_request:
              description:
                - What happens to a request without a session, V(authenticate), V(deny) or V(allow).
              type: str
        jwt_validation:
          description:
            - Lets a request pass only with a valid access token in its C(Authorization) header,
              which suits programs. Without one the answer has status 401.
          type: dict
          contains:
            jwks_endpoint:
              description: The HTTPS URL of the keys.
              type: str
            issuer:
              description: The issuer that tokens must name.
              type: str
            additional_claims:
              description: Further claims that are checked.
              type: list
              elements: dict
              contains:
                name:
                  description: The name of the claim.
                  type: str
                format:
                  description: How the claim holds its values.
                  type: str
                values:
                  description: The accepted values.
                  type: list
                  elements: str
    tags:
      description: The tags of the listener.
      type: dict
      sample:
        team: shop
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: AccessDenied
    message:
      description: The message of the error.
      type: str
    operation:
      description: The operation of AWS that was called.
      type: str
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import (
    integers,
    strings,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener import LISTENER

OPTIONS = {
    **strings("listener_arn load_balancer_arn load_balancer_name protocol owner guarded_by"),
    **strings("target_group_arn target_group_name"),
    **strings("user_pool_client_id user_pool_client_name user_pool_name"),
    **integers("port"),
}


def main() -> None:
    """Read listeners as the options say."""
    run_info(
        LISTENER,
        OPTIONS,
        required_one_of=[["listener_arn", "load_balancer_arn", "load_balancer_name"]],
        required_together=[["user_pool_client_name", "user_pool_name"]],
        mutually_exclusive=[
            ["listener_arn", "load_balancer_arn", "load_balancer_name"],
            ["target_group_arn", "target_group_name"],
            ["user_pool_client_id", "user_pool_client_name"],
        ],
    )


if __name__ == "__main__":
    main()
