#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: elb_listener_rule_info
version_added: 0.1.0
short_description: Read the rules of an Elastic Load Balancing listener
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one rule, or all rules of a listener in the order in which they are evaluated, the
    default rule last.
  - Options of M(gatehouse.aws.elb_listener_rule) are returned under their names. Given back to it,
    they change nothing.
options:
  rule_arn:
    description:
      - The ARN of the only rule to read. The result is empty when there is no such rule.
      - Exactly one of this, O(listener_arn), O(load_balancer_name) and O(load_balancer_arn) is
        required.
    type: str
  listener_port:
    description:
      - The port of the listener, from V(1) to V(65535). Left out, the rules of all listeners of
        O(load_balancer_name) are returned, listener by listener.
    type: int
  key:
    description:
      - Only the rule with this key.
      - A rule with more condition values than AWS takes in one is several in AWS, and one here.
    type: str
  owner:
    description: Only rules of this owner.
    type: str
  host:
    description:
      - Only rules whose host conditions this host name fulfils, by a name, a wildcard or an
        expression.
    type: str
  target_group_arn:
    description: Only rules that forward to this target group.
    type: str
  target_group_name:
    description: The name of the target group, instead of O(target_group_arn).
    type: str
  load_balancer_arn:
    description: The ARN of the load balancer, instead of O(load_balancer_name).
    type: str
  guarded_by:
    description:
      - Only rules that have people sign in by this, the ARN of a user pool or the issuer of a
        provider, before they forward. An empty text means those that forward without a sign-in.
    type: str
  user_pool_client_id:
    description: Only rules that sign people in with this app client.
    type: str
  user_pool_client_name:
    description:
      - The name of the app client, instead of O(user_pool_client_id), together with
        O(user_pool_name). The result is empty when there is no such client.
    type: str
  user_pool_name:
    description: The name of the user pool whose client O(user_pool_client_name) is.
    type: str
notes:
  - The module needs the permissions C(elasticloadbalancing:DescribeRules) and
    C(elasticloadbalancing:DescribeTags), and for names
    C(elasticloadbalancing:DescribeLoadBalancers), C(elasticloadbalancing:DescribeListeners),
    C(elasticloadbalancing:DescribeTargetGroups), C(cognito-idp:ListUserPools) and
    C(cognito-idp:ListUserPoolClients).
seealso:
  - module: gatehouse.aws.elb_listener_rule
  - module: gatehouse.aws.elb_listener_info
  - name: DescribeRules
    description: AWS's reference of the operation that reads rules.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html
  - name: DescribeTags
    description: AWS's reference of the operation that reads their tags.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._elb_listener.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read all rules of the HTTPS listener
  gatehouse.aws.elb_listener_rule_info:
    load_balancer_name: web
    listener_port: 443
  register: rules

- name: Tell which rules forward without a sign-in
  ansible.builtin.debug:
    msg: "Open: {{ item.priority }} {{ item.conditions }}"
  loop: >-
    {{ rules.listener_rules | selectattr('guarded_by', 'defined')
       | rejectattr('guarded_by') }}
  loop_control:
    label: "{{ item.rule_arn }}"

- name: Find every rule that is for one host, on all listeners of a load balancer
  gatehouse.aws.elb_listener_rule_info:
    load_balancer_name: web
    host: shop.example.com

- name: Find every rule that signs people in by one app client
  gatehouse.aws.elb_listener_rule_info:
    load_balancer_name: web
    user_pool_name: staff
    user_pool_client_name: shop

- name: Read the rules of a listener by its ARN
  gatehouse.aws.elb_listener_rule_info:
    listener_arn: "{{ listener.listener.listener_arn }}"

- name: Read one rule
  gatehouse.aws.elb_listener_rule_info:
    rule_arn: "{{ rules.listener_rules[0].rule_arn }}"
"""

RETURN = r"""
---
listener_rules:
  description:
    - The rules in the order in which they are evaluated, the default rule last.
    - Empty when there is no such rule or listener.
  returned: success
  type: list
  elements: dict
  contains:
    rule_arn:
      description: The ARN of the rule.
      type: str
      sample: >-
        arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
    listener_arn:
      description: The ARN of the listener.
      type: str
      sample: >-
        arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2
    key:
      description: The rule's own name, from its tag C(gatehouse:key).
      returned: when the rule has one
      type: str
      sample: shop
    owner:
      description: Whose rule it is, from its tag C(gatehouse:owner).
      returned: when the rule has one
      type: str
      sample: shop
    guarded_by:
      description:
        - Who signs people in, the ARN of a user pool or the issuer of a provider.
        - Empty when the rule forwards to targets without a sign-in, or with one that lets
          everybody pass.
      returned: when the rule forwards
      type: str
    priority:
      description:
        - The place of the rule among the rules of its listener, a number, or V(default) for the
          default rule.
      type: raw
      sample: 100
    is_default:
      description: Whether it is the default rule.
      type: bool
    conditions:
      description:
        - What a request must match, all of the conditions at once, each as its field and that
          field's block.
      type: list
      elements: dict
      contains:
        field:
          description: What the condition looks at.
          type: str
        host_header:
          description: Looks at the host that the request asks for, whatever its case.
          type: dict
          contains:
            values:
              description:
                - Host names of up to 128 characters, with the wildcards C(*) and C(?), one of which
                  must match. Each has a dot and no port.
              type: list
              elements: str
            regex_values:
              description: Regular expressions of up to 128 characters, one of which must match.
              type: list
              elements: str
        path_pattern:
          description: Looks at the path of the URL, without its query. Case counts.
          type: dict
          contains:
            values:
              description:
                - Paths of up to 128 characters, with the wildcards C(*) and C(?), one of which must
                  match.
              type: list
              elements: str
            regex_values:
              description: Regular expressions of up to 128 characters, one of which must match.
              type: list
              elements: str
        http_header:
          description: Looks at a header of the request.
          type: dict
          contains:
            http_header_name:
              description: The name of the header, of up to 40 characters, whatever its case.
              type: str
            values:
              description:
                - Values of up to 128 characters, with the wildcards C(*) and C(?), one of which
                  must match, whatever its case.
              type: list
              elements: str
            regex_values:
              description: Regular expressions of up to 128 characters, one of which must match.
              type: list
              elements: str
        query_string:
          description: Looks at the query of the URL.
          type: dict
          contains:
            values:
              description: Pairs or values, one of which must match, whatever its case.
              type: list
              elements: dict
              contains:
                key:
                  description: The name of a parameter, of up to 128 characters.
                  type: str
                value:
                  description:
                    - The value, of up to 128 characters, with the wildcards C(*) and C(?). A
                      backslash makes either an ordinary character.
                  type: str
        http_request_method:
          description: Looks at the method of the request.
          type: dict
          contains:
            values:
              description:
                - Methods of up to 40 capitals, hyphens and underscores, one of which must match.
              type: list
              elements: str
        source_ip:
          description:
            - Looks at the address that the connection comes from. Behind a proxy that is the
              proxy's. For C(X-Forwarded-For), use C(http_header).
          type: dict
          contains:
            values:
              description: Up to five CIDR blocks, IPv4 or IPv6, one of which must match.
              type: list
              elements: str
            ip_address_type:
              description: The kind of address, for rules of a Network Load Balancer.
              type: str
    actions:
      description:
        - The actions in the order in which they are performed, each as its block with AWS's
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
    transforms:
      description: How a request is rewritten before a target gets it. Empty when it is not.
      type: list
      elements: dict
      contains:
        type:
          description: What is rewritten.
          type: str
        host_header_rewrite:
          description: Rewrites the host header.
          type: dict
          contains:
            rewrites:
              description: What to look for and what to put in its place.
              type: list
              elements: dict
              contains:
                regex:
                  description: The regular expression to look for, of up to 1024 characters.
                  type: str
                replace:
                  description:
                    - What to put there, of up to 1024 characters, with V($1), V($2), ... for the
                      groups found.
                  type: str
        url_rewrite:
          description: Rewrites the path and the query of the URL.
          type: dict
          contains:
            rewrites:
              description: What to look for and what to put in its place.
              type: list
              elements: dict
              contains:
                regex:
                  description: The regular expression to look for, of up to 1024 characters.
                  type: str
                replace:
                  description:
                    - What to put there, of up to 1024 characters, with V($1), V($2), ... for the
                      groups found.
                  type: str
    tags:
      description: The tags of the rule.
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rule import (
    LISTENER_RULE,
)

OPTIONS = {
    **strings("rule_arn listener_arn load_balancer_name owner host"),
    **strings(
        "load_balancer_arn target_group_arn target_group_name user_pool_client_id guarded_by"
        " user_pool_client_name user_pool_name"
    ),
    # Called like a secret, and none.
    **strings("key", no_log=False),
    **integers("listener_port"),
}

SCOPES = ["rule_arn", "listener_arn", "load_balancer_name", "load_balancer_arn"]


def main() -> None:
    """Read rules as the options say."""
    run_info(
        LISTENER_RULE,
        OPTIONS,
        required_one_of=[SCOPES],
        required_together=[["user_pool_client_name", "user_pool_name"]],
        mutually_exclusive=[
            SCOPES,
            ["target_group_arn", "target_group_name"],
            ["user_pool_client_id", "user_pool_client_name"],
            ["listener_port", "rule_arn"],
            ["listener_port", "listener_arn"],
        ],
    )


if __name__ == "__main__":
    main()
