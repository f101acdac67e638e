#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: elb_listener_rule
version_added: 0.1.0
short_description: Manage one rule of an Elastic Load Balancing listener
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes one rule of a listener of an Application Load Balancer, such as the
    one that lets people sign in before it forwards them.
  - No other rule of the listener is touched, so many teams and runs can share one load balancer.
  - A rule has no name in AWS. It is found by its ARN, by its O(key), or by its O(priority).
  - An option that is not given keeps the value it has in AWS. O(conditions), O(actions) and
    O(transforms) are each replaced as a whole. A null value means the option is not given.
  - "What AWS would refuse is said before anything is sent: actions in a wrong order, a redirect to
    itself, a sign-in on a listener that is not HTTPS."
  - A rule may have more condition values than the five that AWS takes in one. With a O(key) it is
    kept as several rules of AWS in a row, which are found, changed, moved and removed as one. Where
    it grows and the next priorities are taken, the rules behind it move on by as many, in the same
    order and whoever they belong to, in one call.
options:
  rule_arn:
    description:
      - The ARN of the rule. The rule must exist, unless O(state=absent).
      - The default rule of a listener cannot be changed here. It is the
        O(gatehouse.aws.elb_listener#module:default_actions) of the listener.
      - At least one of this, O(key), O(priority) and O(host) is required.
    type: str
  key:
    description:
      - A name of your own for the rule, unique on its listener. It is kept in the rule's tag
        C(gatehouse:key).
      - With it the rule is found again whatever happens to its priority, its conditions and its
        actions, so a rule can be moved.
      - A rule that another tool made gets a key when it is given here together with O(rule_arn).
    type: str
  owner:
    description:
      - Whose rule it is, such as a service or a team. It is kept in the rule's tag
        C(gatehouse:owner).
      - M(gatehouse.aws.elb_listener_rules) manages all rules of an owner together, and removes
        those that its list leaves out.
      - Left out, a rule keeps its owner.
    type: str
  host:
    description:
      - A host name that the rule is for, by a name, a wildcard or an expression among its
        conditions. Finds a rule that exists, such as one that another tool made.
      - Several such rules make the module fail and list their ARNs.
    type: str
  priority:
    description:
      - The place of the rule among the rules of its listener, from V(1) to V(50000). The lowest is
        evaluated first, and the first that matches decides.
      - V(auto) keeps the priority of a rule that exists and gives a new one a free number from
        O(priority_range). It needs O(key) or O(rule_arn). When another run takes the number first,
        the module takes the next.
      - Without O(key) and O(rule_arn) the rule is found by its priority, so another priority means
        another rule.
      - A priority that another rule has makes the module fail and name that rule.
      - Left out, a rule keeps its priority, and a new one gets one as with V(auto).
    type: str
    aliases: [Priority]
  priority_range:
    description:
      - The lowest and the highest priority that O(priority=auto) may give, from V(1) to V(50000).
      - Teams that share a listener take ranges of their own.
    type: list
    elements: int
    default: [1, 50000]
  before:
    description:
      - The key of another rule of the listener, before which this one is evaluated. A rule that
        stands before it already stays where it is.
      - Where there is no free priority beside that rule, the rules next to it move by one, in the
        same call and in the same order, whoever they belong to.
    type: str
  after:
    description:
      - The key of another rule of the listener, after which this one is evaluated. Works as
        O(before) does.
    type: str
  ignore_target_group_weights:
    description:
      - Whether the weights of the target groups stay as they are while the groups are the same.
      - Blue/green deployments of Amazon ECS shift the weights of a rule by themselves.
    type: bool
notes:
  - AWS's documentation of rules is at
    U(https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html), of
    signing in at
    U(https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html).
  - The module needs the permissions C(elasticloadbalancing:DescribeRules),
    C(elasticloadbalancing:DescribeTags), C(elasticloadbalancing:DescribeListeners),
    C(elasticloadbalancing:CreateRule), C(elasticloadbalancing:ModifyRule),
    C(elasticloadbalancing:SetRulePriorities), C(elasticloadbalancing:AddTags),
    C(elasticloadbalancing:RemoveTags) and C(elasticloadbalancing:DeleteRule),
    C(elasticloadbalancing:DescribeLoadBalancers) and C(elasticloadbalancing:DescribeTargetGroups)
    for names, and C(cognito-idp:DescribeUserPoolClient) for a sign-in with Cognito.
  - C(PriorityInUse) means that another rule has the O(priority). Choose another, or V(auto).
  - C(TooManyRules) means that the load balancer has as many rules as its quota allows, which is 100
    unless AWS raised it.
  - C(InvalidLoadBalancerAction) with an app client means that AWS does not take the client. It must
    have a secret, allow the authorization code flow, and belong to the user pool.
  - The Rules of M(amazon.aws.elb_application_lb) can be pasted, as all suboptions have its names as
    aliases. That module removes every rule it does not list, ours included, unless its
    O(amazon.aws.elb_application_lb#module:purge_rules) is V(false). A rule that it does list gets
    the actions listed there, so list the sign-in there too.
seealso:
  - module: gatehouse.aws.elb_listener_rule_info
  - module: gatehouse.aws.elb_listener
  - module: gatehouse.aws.cognito_user_pool_client
  - module: amazon.aws.elb_application_lb
  - name: CreateRule
    description: AWS's reference of the operation that creates a rule, with all its members.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
  - name: ModifyRule
    description: AWS's reference of the operation that changes a rule.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyRule.html
  - name: SetRulePriorities
    description: AWS's reference of the operation that moves rules.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetRulePriorities.html
  - name: DeleteRule
    description: AWS's reference of the operation that removes a rule.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteRule.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._elb_listener
  - gatehouse.aws._elb_actions
  - gatehouse.aws._elb_rule
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Let people sign in before they reach the shop
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: shop
    priority: auto
    priority_range: [100, 199]
    conditions:
      - host_header:
          values: [shop.example.com]
    actions:
      - authenticate_cognito:
          user_pool_name: staff
          user_pool_client_name: shop
          session_timeout: 28800
          session_cookie_name: ShopSession
      - forward:
          target_groups:
            - target_group_name: shop
    tags:
      team: shop

- name: Answer programs that have not signed in with status 401, ahead of the rule for people
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: shop-api
    priority: "90"
    conditions:
      - host_header:
          values: [shop.example.com]
      - path_pattern:
          values: [/api/*]
    actions:
      - authenticate_cognito:
          user_pool_arn: arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aB3dEfGh9
          user_pool_client_id: 1h57kf5cpq17m0eml12EXAMPLE
          user_pool_domain: shop-login
          on_unauthenticated_request: deny
      - target_group_name: shop

- name: Let machines in by their access token
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: shop-machines
    priority: "80"
    conditions:
      - path_pattern:
          values: [/machines/*]
    actions:
      - jwt_validation:
          issuer: https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dEfGh9
          jwks_endpoint: https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dEfGh9/.well-known/jwks.json
          additional_claims:
            - name: client_id
              format: single-string
              values: [1h57kf5cpq17m0eml12EXAMPLE]
      - target_group_name: shop

- name: Let people sign in with another OpenID Connect provider
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: wiki
    priority: auto
    conditions:
      - host_header:
          values: [wiki.example.com]
    actions:
      - authenticate_oidc:
          issuer: https://id.example.com
          authorization_endpoint: https://id.example.com/authorize
          token_endpoint: https://id.example.com/token
          user_info_endpoint: https://id.example.com/userinfo
          client_id: wiki
          client_secret: "{{ wiki_client_secret }}"
          scope: openid email
      - target_group_name: wiki

- name: Leave one path open to a webhook, for its addresses and method only
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: shop-webhook
    priority: "70"
    conditions:
      - path_pattern:
          values: [/hooks/payment]
      - http_request_method:
          values: [POST]
      - source_ip:
          values: [192.0.2.0/24, 198.51.100.7/32]
    actions:
      - target_group_name: shop

- name: Send a tenth of the requests to a new version
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: blog
    actions:
      - forward:
          target_groups:
            - target_group_name: blog
              weight: 90
            - target_group_name: blog-next
              weight: 10
          stickiness:
            enabled: true
            duration_seconds: 3600

- name: Serve an old address under its new path, found by an expression
  gatehouse.aws.elb_listener_rule:
    listener_arn: "{{ listener.listener.listener_arn }}"
    key: blog-old
    priority: auto
    conditions:
      - path_pattern:
          regex_values: ["^/old-blog/[0-9]+/"]
    actions:
      - target_group_name: blog
    transforms:
      - url_rewrite:
          rewrites:
            - regex: ^/old-blog/(.*)$
              replace: /blog/$1

- name: Rewrite nothing any more
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: blog-old
    transforms: []

- name: Redirect one host to another, without a key
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    priority: "500"
    conditions:
      - host_header:
          values: [www.example.com]
    actions:
      - redirect:
          host: example.com
          status_code: HTTP_301

- name: Give a rule that was made by hand a key and another place
  gatehouse.aws.elb_listener_rule:
    rule_arn: "{{ rule_arn }}"
    key: legacy
    priority: "900"

- name: Take a rule in the words of amazon.aws.elb_application_lb
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    Priority: "20"
    Conditions:
      - Field: host-header
        Values: [intranet.example.com]
      - Field: query-string
        QueryStringConfig:
          Values:
            - Key: version
              Value: v1
    Actions:
      - Type: authenticate-cognito
        Order: 1
        AuthenticateCognitoConfig:
          UserPoolArn: arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aB3dEfGh9
          UserPoolClientId: 1h57kf5cpq17m0eml12EXAMPLE
          UserPoolDomain: staff-login
          OnUnauthenticatedRequest: authenticate
      - Type: forward
        Order: 2
        TargetGroupName: intranet

- name: Ask for a sign-in before whatever the rule does, and change nothing else of it
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: blog
    require_sign_in:
      authenticate_cognito:
        user_pool_name: staff
        user_pool_client_name: blog
        session_timeout: 28800

- name: Let everybody read the blog again
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: blog
    require_sign_in: {}

- name: Evaluate a rule before another one
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: shop-webhook
    before: shop

- name: Remove the rule of the wiki
  gatehouse.aws.elb_listener_rule:
    load_balancer_name: web
    listener_port: 443
    key: wiki
    state: absent
"""

RETURN = r"""
---
listener_rule:
  description:
    - The rule as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Secrets are left out, as AWS never returns them.
    - Empty with O(state=absent).
  returned: success
  type: dict
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
      returned: when the option is given
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
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import elb_listener_rule as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one rule to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
