#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: elb_listener_rules
version_added: 0.1.0
short_description: Manage all rules of an owner on an Elastic Load Balancing listener
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Brings the rules of a listener that are one owner's to what the list says, in the order of the
    list, in one task. Owners are told apart by the tag C(gatehouse:owner), so many teams and runs
    can share one load balancer. What others own is never touched.
  - One read, then only what differs. Rules that change are changed, never made anew, and any number
    of rules moves by one call.
  - On the way a request is answered as it was before, or as it will be in the end, and in no third
    way. A path that needs a sign-in before and after is never open in between, and one that was
    served and will be never meets a gap.
  - A rule with more values than the five that AWS takes is made as several rules with priorities in
    a row, and treated as one.
  - "What AWS would refuse is said before anything is sent."
  - A new rule that an earlier one shadows, of this set or of somebody else, is made with a warning.
options:
  owner:
    description:
      - Whose rules these are, such as a service or a team. It is kept in the tag
        C(gatehouse:owner) of each rule.
      - Exactly one of this and O(whole_listener) is required.
    type: str
  whole_listener:
    description:
      - Whether the list means all rules of the listener, whoever made them. With
        O(purge_rules=true) every other rule is removed.
    type: bool
  priority_range:
    description:
      - The lowest and the highest priority that rules without one may get, from V(1) to V(50000).
      - Teams that share a listener take ranges of their own.
    type: list
    elements: int
    default: [1, 50000]
  purge_rules:
    description:
      - Whether rules of the O(owner), or with O(whole_listener) of the listener, that are not
        listed are removed.
    type: bool
    default: true
  tags:
    description:
      - Tags of every rule of the list, beside its own.
      - The tags that tell a rule, C(gatehouse:key), C(gatehouse:owner) and C(gatehouse:part), are
        none of these and are never removed.
    type: dict
    aliases: [resource_tags]
notes:
  - The module needs the permissions C(elasticloadbalancing:DescribeRules),
    C(elasticloadbalancing:DescribeTags), C(elasticloadbalancing:DescribeListeners),
    C(elasticloadbalancing:CreateRule), C(elasticloadbalancing:ModifyRule),
    C(elasticloadbalancing:SetRulePriorities), C(elasticloadbalancing:AddTags),
    C(elasticloadbalancing:RemoveTags) and C(elasticloadbalancing:DeleteRule),
    C(elasticloadbalancing:DescribeLoadBalancers) and C(elasticloadbalancing:DescribeTargetGroups)
    for names, and C(cognito-idp:DescribeUserPoolClient) for a sign-in with Cognito.
  - A task that finds nothing to do walks over the rules once, 400 at a call, and reads their tags,
    20 rules at a call and eight calls at a time, as only a tag tells whose a rule is.
  - Where rules trade requests with each other, what is new is built behind the last rule, moved in
    by one call, and what was is removed. That needs free priorities behind the last rule, and room
    in the quota of rules. A run that is broken off meanwhile leaves rules whose key ends in
    V(@next), which the next run removes.
  - C(TooManyRules) means that the load balancer has as many rules as its quota allows, which is 100
    unless AWS raised it.
  - M(amazon.aws.elb_application_lb) removes every rule it does not list, ours included, unless its
    O(amazon.aws.elb_application_lb#module:purge_rules) is V(false). A rule that it does list gets
    the actions listed there, so list the sign-in there too.
seealso:
  - module: gatehouse.aws.elb_listener_rules_info
  - module: gatehouse.aws.elb_listener_rule
  - module: gatehouse.aws.elb_listener
  - module: amazon.aws.elb_application_lb
  - name: CreateRule
    description: AWS's reference of the operation that creates a rule, with all its members.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
  - name: SetRulePriorities
    description: AWS's reference of the operation that moves rules.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetRulePriorities.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._elb_listener.many
  - gatehouse.aws._elb_rule.many
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Open the health check, answer programs with 401, and let people sign in
  gatehouse.aws.elb_listener_rules:
    load_balancer_name: web
    listener_port: 443
    owner: shop
    priority_range: [100, 199]
    rules:
      - key: shop-health
        conditions:
          - host_header:
              values: [shop.example.com]
          - path_pattern:
              values: [/health]
        actions:
          - target_group_name: shop
      - key: shop-api
        conditions:
          - host_header:
              values: [shop.example.com]
          - path_pattern:
              values: [/api/*]
        actions:
          - authenticate_cognito:
              user_pool_name: staff
              user_pool_client_name: shop
              on_unauthenticated_request: deny
          - target_group_name: shop
      - key: shop
        conditions:
          - host_header:
              values: [shop.example.com]
        actions:
          - authenticate_cognito:
              user_pool_name: staff
              user_pool_client_name: shop
              session_timeout: 28800
          - target_group_name: shop
    tags:
      team: shop

- name: Ask for a sign-in before what these rules do, whatever it is
  gatehouse.aws.elb_listener_rules:
    load_balancer_name: web
    listener_port: 443
    owner: shop
    purge_rules: false
    rules:
      - key: shop-api
        require_sign_in:
          authenticate_cognito:
            user_pool_name: staff
            user_pool_client_name: shop
            on_unauthenticated_request: deny
      - key: shop
        require_sign_in:
          authenticate_cognito:
            user_pool_name: staff
            user_pool_client_name: shop

- name: Serve one site under more names than a rule of AWS takes
  gatehouse.aws.elb_listener_rules:
    listener_arn: "{{ listener.listener.listener_arn }}"
    owner: sites
    rules:
      - key: sites
        conditions:
          - host_header:
              values: "{{ site_hosts }}"
        actions:
          - target_group_name: sites

- name: Add a rule for now, and keep those that are there
  gatehouse.aws.elb_listener_rules:
    load_balancer_name: web
    listener_port: 443
    owner: shop
    purge_rules: false
    rules:
      - key: shop-closed
        priority: "1"
        conditions:
          - host_header:
              values: [shop.example.com]
        actions:
          - fixed_response:
              status_code: "503"
              message_body: Back at noon.

- name: Remove all rules of the shop
  gatehouse.aws.elb_listener_rules:
    load_balancer_name: web
    listener_port: 443
    owner: shop
    state: absent
"""

RETURN = r"""
---
listener_rules:
  description:
    - The set of rules as it is after the task, in check mode as it would be.
    - Empty when it has no rules.
  returned: always
  type: dict
  contains:
    listener_arn:
      description: The ARN of the listener.
      type: str
    owner:
      description: Whose rules they are.
      returned: when the option is given
      type: str
      sample: shop
    rules:
      description: The rules in the order in which they are evaluated.
      type: list
      elements: dict
      contains:
        key:
          description: The rule's own name, from its tag C(gatehouse:key).
          returned: when the rule has one
          type: str
          sample: shop
        rule_arn:
          description:
            - The ARN of the rule. Of a rule with more than five values, which is several in AWS,
              the ARN of the first.
          returned: when the rule exists
          type: str
        owner:
          description: Whose rule it is, from its tag C(gatehouse:owner).
          returned: when the rule has one
          type: str
        priority:
          description: The place of the rule among the rules of its listener.
          type: int
          sample: 10
        guarded_by:
          description:
            - Who signs people in, the ARN of a user pool or the issuer of a provider. Empty when
              the rule forwards to targets without a sign-in.
          returned: when the rule forwards
          type: str
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
                    - Host names of up to 128 characters, with the wildcards C(*) and C(?), one of
                      which must match. Each has a dot and no port.
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
                    - Paths of up to 128 characters, with the wildcards C(*) and C(?), one of which
                      must match.
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
                    - Methods of up to 40 capitals, hyphens and underscores, one of which must
                      match.
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
                      description:
                        - How long a client stays, in seconds. Absent when clients do not stay.
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
                - Lets a request pass only once its user has signed in with an Amazon Cognito user
                  pool.
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
                    - What happens to a request without a session, V(authenticate), V(deny) or
                      V(allow).
                  type: str
            authenticate_oidc:
              description:
                - Lets a request pass only once its user has signed in with an OpenID Connect
                  identity provider.
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
                    - What happens to a request without a session, V(authenticate), V(deny) or
                      V(allow).
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
                        - What to put there, of up to 1024 characters, with V($1), V($2), ... for
                          the groups found.
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
                        - What to put there, of up to 1024 characters, with V($1), V($2), ... for
                          the groups found.
                      type: str
        tags:
          description: The tags of the rule.
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
      sample: PriorityInUse
    message:
      description: The message of the error.
      type: str
    operation:
      description: The operation of AWS that was called.
      type: str
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import elb_listener_rules as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the rules of one owner to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
