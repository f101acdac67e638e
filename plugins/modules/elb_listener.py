#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: elb_listener
version_added: 0.1.0
short_description: Manage one listener of an Elastic Load Balancing load balancer
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes one listener of a load balancer, with its certificates, TLS policy,
    default actions and attributes.
  - No other listener of the load balancer and no rule of this listener is touched. Removing the
    listener removes its rules, as AWS does.
  - An option that is not given keeps the value it has in AWS. O(mutual_authentication) and
    O(attributes) are merged, so only the members given change. O(default_actions) is replaced as a
    whole. A null value means the option is not given.
options:
  listener_arn:
    description:
      - The ARN of the listener. The listener must exist, unless O(state=absent).
      - Without it the listener is found by its load balancer and O(port), and created when there is
        none.
      - With it, O(port) is the port that the listener shall have, so a listener can be moved.
    type: str
  load_balancer_arn:
    description:
      - The ARN of the load balancer.
      - Exactly one of this and O(load_balancer_name) is required, unless O(listener_arn) is given.
      - A listener cannot move to another load balancer.
    type: str
  load_balancer_name:
    description:
      - The name of the load balancer, instead of O(load_balancer_arn).
      - In check mode, a load balancer that does not exist yet is predicted, and its ARN reads
        V(predicted:load_balancer/<name>). Outside check mode it is an error, as the load balancer
        has to exist first. With O(state=absent) it means there is nothing left to remove.
    type: str
  port:
    description:
      - The port that the load balancer listens on, from V(1) to V(65535).
      - Required unless O(listener_arn) is given.
    type: int
  protocol:
    description:
      - The protocol that clients speak. Required to create a listener.
      - An Application Load Balancer takes V(HTTP) and V(HTTPS), the others are for a Network Load
        Balancer.
    type: str
    choices:
      - HTTP
      - HTTPS
      - TCP
      - TLS
      - UDP
      - TCP_UDP
      - GENEVE
      - QUIC
      - TCP_QUIC
  ssl_policy:
    description:
      - The TLS versions and ciphers, by the name of AWS's policy, such as
        V(ELBSecurityPolicy-TLS13-1-2-2021-06). For V(HTTPS) and V(TLS).
      - AWS's default is V(ELBSecurityPolicy-2016-08), which still takes TLS 1.0.
    type: str
  certificate_arn:
    description:
      - The ARN of the certificate for clients that ask for no host name or for one that no other
        certificate has. Required to create an V(HTTPS) or V(TLS) listener.
      - A certificate of ACM must be in the region of the load balancer and be issued. AWS may not
        know a new one at once, so the module tries again for a while.
    type: str
  certificate_domain:
    description:
      - The domain of a certificate of ACM, instead of O(certificate_arn). It must be the only one
        for this domain.
      - In check mode, a certificate that does not exist yet is predicted, and its ARN reads
        V(predicted:certificate/<domain>).
    type: str
  additional_certificate_arns:
    description:
      - The ARNs of further certificates, among which AWS chooses by the host name (SNI).
      - Those that are not listed stay, unless O(purge_certificates=true). So several runs can each
        bring their certificate to one listener.
    type: list
    elements: str
  additional_certificate_domains:
    description:
      - The domains of further certificates in ACM, besides O(additional_certificate_arns). There
        must be one certificate with each of these domain names.
    type: list
    elements: str
  purge_certificates:
    description:
      - Whether further certificates that O(additional_certificate_arns) and
        O(additional_certificate_domains) do not list are taken off. Left out, they stay.
      - The default certificate is never taken off.
    type: bool
  additional_certificates_state:
    description:
      - The same as O(purge_certificates) in other words, and one word more. Give one of the two, or
        both where they agree.
      - V(merged) is O(purge_certificates=false), and V(replaced) is O(purge_certificates=true).
      - V(absent) takes off the further certificates that are listed, and keeps the others.
    type: str
    choices:
      - merged
      - replaced
      - absent
  mutual_authentication:
    description:
      - How an V(HTTPS) listener treats certificates of clients.
      - V({}) brings back AWS's default.
    type: dict
    suboptions:
      mode:
        description:
          - V(off), AWS's default, asks for none. V(passthrough) hands the certificate to the target
            unchecked. V(verify) checks it against the trust store.
        type: str
        choices:
          - "off"
          - passthrough
          - verify
      trust_store_arn:
        description: The ARN of the trust store. Required for V(verify).
        type: str
      ignore_client_certificate_expiry:
        description: Whether an expired certificate is accepted. AWS's default is V(false).
        type: bool
      advertise_trust_store_ca_names:
        description: Whether clients are told the authorities of the trust store.
        type: str
        choices:
          - "on"
          - "off"
  attributes:
    description:
      - Attributes of the listener by their key, with the value as a string. Those that are not
        given keep their value.
      - An Application Load Balancer has C(routing.http.response.server.enabled), a header to add to
        each answer such as C(routing.http.response.strict_transport_security.header_value), and
        names for the headers in which it tells targets about TLS, such as
        C(routing.http.request.x_amzn_tls_version.header_name).
      - A Network Load Balancer has C(tcp.idle_timeout.seconds), from V(60) to V(6000).
    type: dict
  alpn_policy:
    description: The ALPN policy of a V(TLS) listener, as a list with one name.
    type: list
    elements: str
    choices:
      - HTTP1Only
      - HTTP2Only
      - HTTP2Optional
      - HTTP2Preferred
      - None
notes:
  - AWS's documentation is at
    U(https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html).
  - The module needs the permissions C(elasticloadbalancing:DescribeListeners),
    C(elasticloadbalancing:DescribeListenerCertificates),
    C(elasticloadbalancing:DescribeListenerAttributes), C(elasticloadbalancing:DescribeTags),
    C(elasticloadbalancing:CreateListener), C(elasticloadbalancing:ModifyListener),
    C(elasticloadbalancing:ModifyListenerAttributes),
    C(elasticloadbalancing:AddListenerCertificates),
    C(elasticloadbalancing:RemoveListenerCertificates), C(elasticloadbalancing:AddTags),
    C(elasticloadbalancing:RemoveTags) and C(elasticloadbalancing:DeleteListener), and for names
    C(elasticloadbalancing:DescribeLoadBalancers) and C(elasticloadbalancing:DescribeTargetGroups).
  - C(CertificateNotFound) that stays means that the certificate is in another region, or not issued
    yet.
  - C(SSLPolicyNotFound) means that O(ssl_policy) is misspelt or not there in this region.
  - C(DuplicateListener) means that another run has just made a listener at this port. Run again.
seealso:
  - module: gatehouse.aws.elb_listener_info
  - module: gatehouse.aws.elb_listener_rule
  - module: amazon.aws.elb_application_lb
  - name: CreateListener
    description: AWS's reference of the operation that creates a listener, with all its members.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
  - name: ModifyListener
    description: AWS's reference of the operation that changes a listener.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html
  - name: ModifyListenerAttributes
    description: AWS's reference of the operation that changes its attributes.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListenerAttributes.html
  - name: AddListenerCertificates
    description: AWS's reference of the operation that adds certificates.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddListenerCertificates.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._elb_actions.default_actions
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Serve HTTPS, closed unless a rule says otherwise
  gatehouse.aws.elb_listener:
    load_balancer_name: web
    port: 443
    protocol: HTTPS
    ssl_policy: ELBSecurityPolicy-TLS13-1-2-2021-06
    certificate_arn: "{{ certificate_arn }}"
    default_actions:
      - fixed_response:
          status_code: "404"
          content_type: text/plain
          message_body: Not found
    attributes:
      routing.http.response.server.enabled: "false"
      routing.http.response.strict_transport_security.header_value: max-age=31536000
    tags:
      team: platform
  register: listener

- name: Redirect HTTP to HTTPS
  gatehouse.aws.elb_listener:
    load_balancer_name: web
    port: 80
    protocol: HTTP
    default_actions:
      - redirect:
          protocol: HTTPS
          port: "443"
          status_code: HTTP_301

- name: Bring the certificate of one more host, leaving those of others
  gatehouse.aws.elb_listener:
    load_balancer_name: web
    port: 443
    additional_certificate_arns:
      - "{{ shop_certificate_arn }}"

- name: Serve exactly these further certificates
  gatehouse.aws.elb_listener:
    listener_arn: "{{ listener.listener.listener_arn }}"
    additional_certificate_arns:
      - "{{ shop_certificate_arn }}"
      - "{{ wiki_certificate_arn }}"
    purge_certificates: true

- name: Take off the certificate of a host that moves, and no other
  gatehouse.aws.elb_listener:
    load_balancer_name: web
    port: 443
    additional_certificate_arns:
      - "{{ shop_certificate_arn }}"
    additional_certificates_state: absent

- name: Let people sign in on every address that no rule matches
  gatehouse.aws.elb_listener:
    load_balancer_name: web
    port: 443
    default_actions:
      - authenticate_cognito:
          user_pool_name: staff
          user_pool_client_name: intranet
      - target_group_name: intranet

- name: Take clients with a certificate of our own authority only
  gatehouse.aws.elb_listener:
    load_balancer_name: partners
    port: 443
    mutual_authentication:
      mode: verify
      trust_store_arn: "{{ trust_store_arn }}"

- name: Stop asking clients for certificates
  gatehouse.aws.elb_listener:
    load_balancer_name: partners
    port: 443
    mutual_authentication:
      mode: "off"

- name: Remove a listener with its rules
  gatehouse.aws.elb_listener:
    load_balancer_name: web
    port: 8443
    state: absent
"""

RETURN = r"""
---
listener:
  description:
    - The listener as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Secrets are left out, as AWS never returns them.
    - Empty with O(state=absent).
  returned: success
  type: dict
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
      returned: when the option is given
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
      returned: when the option is given
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
      returned: when the option is given
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
      sample: SSLPolicyNotFound
    message:
      description: The message of the error.
      type: str
    operation:
      description: The operation of AWS that was called.
      type: str
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import elb_listener as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one listener to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
