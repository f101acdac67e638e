# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The actions of a rule and of a listener, which are the same but for their name."""

from __future__ import annotations

RULE = r"""
options:
  actions:
    description:
      - What is done with a request that matches, in the order of the places given.
      - Exactly one of forward, redirect and fixed response ends the list. Before it there may be
        one sign-in.
      - The list is replaced as a whole. Left out, the rule keeps its actions. Required to create a
        rule.
    type: list
    elements: dict
    aliases: [Actions]
    suboptions:
"""

LISTENER = r"""
options:
  default_actions:
    description:
      - What is done with a request that no rule matches, in the order of the places given.
      - Exactly one of forward, redirect and fixed response ends the list. Before it there may be
        one sign-in.
      - The list is replaced as a whole. Left out, the listener keeps its actions. Required to
        create a listener.
    type: list
    elements: dict
    aliases: [DefaultActions]
    suboptions:
"""

ACTION = r"""
      type:
        description:
          - What the action does.
          - It follows from the block given and can be left out.
          - The types V(authenticate-cognito), V(authenticate-oidc) and V(jwt-validation) need an
            HTTPS listener, and AWS takes one of them beside the action that ends the list.
        type: str
        aliases: [Type]
        choices:
          - forward
          - redirect
          - fixed-response
          - authenticate-cognito
          - authenticate-oidc
          - jwt-validation
      order:
        description:
          - The place in which the action is performed, from V(1) to V(50000), the lowest first.
          - Left out, it is the place in the list. The order of the result always counts from V(1),
            as gaps have no meaning.
        type: int
        aliases: [Order]
      target_group_arn:
        description:
          - The ARN of the only target group to forward to, short for
            O(ACTIONS[].forward.target_groups) with one element.
        type: str
        aliases: [TargetGroupArn]
      target_group_name:
        description:
          - The name of the only target group to forward to, instead of
            O(ACTIONS[].target_group_arn).
        type: str
        aliases: [TargetGroupName]
      forward:
        description: Sends the request to one of the target groups.
        type: dict
        aliases: [ForwardConfig]
        suboptions:
          target_groups:
            description: The target groups, from one to five. Their order has no meaning.
            type: list
            elements: dict
            aliases: [TargetGroups]
            suboptions:
              target_group_arn:
                description:
                  - The ARN of the target group.
                  - Each element has either this or its name.
                type: str
                aliases: [TargetGroupArn]
              target_group_name:
                description:
                  - The name of the target group, instead of its ARN.
                  - In check mode, a target group that does not exist yet is predicted, and its ARN
                    reads V(predicted:target_group/<name>). Otherwise it must exist.
                type: str
                aliases: [TargetGroupName]
              weight:
                description:
                  - The share of the requests, from V(0) to V(999), as against the weights of the
                    others.
                  - AWS wants one for each of several groups, and takes V(1) for a single one.
                type: int
                aliases: [Weight]
          stickiness:
            description: Whether a client stays with the target group that it came to first.
            type: dict
            aliases: [TargetGroupStickinessConfig]
            suboptions:
              enabled:
                description: Whether clients stay. AWS's default is V(false).
                type: bool
                aliases: [Enabled]
              duration_seconds:
                description:
                  - How long a client stays, from V(1) to V(604800) seconds (7 days).
                  - Required when clients stay, and without meaning when they do not.
                type: int
                aliases: [DurationSeconds]
      redirect:
        description:
          - Answers with a redirect. At least one of protocol, host, port and path must differ from
            where the request came from.
          - A part may hold the placeholders V(#{protocol}), V(#{host}), V(#{port}), V(#{path})
            (without its first slash) and V(#{query}). A part left out stays as it came.
        type: dict
        aliases: [RedirectConfig]
        suboptions:
          protocol:
            description:
              - V(HTTP), V(HTTPS) or V(#{protocol}), which is AWS's default.
              - AWS refuses to redirect from HTTPS to HTTP.
            type: str
            aliases: [Protocol]
          host:
            description: The host name, of 1 to 128 characters. AWS's default is V(#{host}).
            type: str
            aliases: [Host]
          port:
            description: A port from V(1) to V(65535) or V(#{port}), which is AWS's default.
            type: str
            aliases: [Port]
          path:
            description:
              - The path, of 1 to 128 characters, with its first slash. AWS's default is
                V(/#{path}).
            type: str
            aliases: [Path]
          query:
            description:
              - The query without its question mark, of up to 128 characters. AWS's default is
                V(#{query}).
            type: str
            aliases: [Query]
          status_code:
            description: V(HTTP_301) is permanent, V(HTTP_302) temporary.
            type: str
            required: true
            aliases: [StatusCode]
            choices:
              - HTTP_301
              - HTTP_302
      fixed_response:
        description: Answers by itself, with no target.
        type: dict
        aliases: [FixedResponseConfig]
        suboptions:
          status_code:
            description: The status of the answer, V(2xx), V(4xx) or V(5xx), such as V(404).
            type: str
            required: true
            aliases: [StatusCode]
          content_type:
            description: The type of the body. AWS's default is V(text/plain).
            type: str
            aliases: [ContentType]
            choices:
              - text/plain
              - text/css
              - text/html
              - application/javascript
              - application/json
          message_body:
            description: The body, of up to 1024 characters. AWS's default is an empty one.
            type: str
            aliases: [MessageBody]
      authenticate_cognito:
        description:
          - Lets a request pass only once its user has signed in with an Amazon Cognito user pool.
          - The pool has to be in the region of the load balancer. Its app client must have a
            secret, allow the authorization code flow and the scopes asked for, and have
            C(https://<host>/oauth2/idpresponse) among its callback URLs for every host that the
            load balancer serves, the host in lower case.
          - AWS reads the secret of the client with the rights of whoever runs the module, who
            therefore needs C(cognito-idp:DescribeUserPoolClient).
          - The security groups and routes of the load balancer must let it reach the pool's domain
            on port 443.
        type: dict
        aliases: [AuthenticateCognitoConfig]
        suboptions:
          user_pool_arn:
            description:
              - The ARN of the user pool.
              - Exactly one of this and the name of the pool is required.
            type: str
            aliases: [UserPoolArn]
          user_pool_name:
            description:
              - The name of the user pool, instead of its ARN.
              - In check mode, a pool that does not exist yet is predicted. Otherwise it must exist.
                The module fails and lists the IDs when several pools have the name.
            type: str
            aliases: [UserPoolName]
          user_pool_client_id:
            description:
              - The ID of the app client.
              - Exactly one of this and the name of the client is required.
            type: str
            aliases: [UserPoolClientId]
          user_pool_client_name:
            description:
              - The name of the app client, instead of its ID, with the same rules as the name of
                the pool.
            type: str
            aliases: [UserPoolClientName]
          user_pool_domain:
            description:
              - The domain of the user pool, as its prefix or as its custom domain.
              - The address of the sign-in page and its host name are accepted too, and cut down to
                what AWS takes.
              - Left out, it is the domain of the pool, the custom one if the pool has two.
            type: str
            aliases: [UserPoolDomain]
          session_cookie_name:
            description:
              - The name of the session cookie, to which AWS adds V(-0) to V(-3). AWS's default is
                V(AWSELBAuthSessionCookie).
              - Give each application behind one load balancer its own.
            type: str
            aliases: [SessionCookieName]
          scope:
            description:
              - What to ask the identity provider for, separated by spaces. AWS's default is
                V(openid).
              - V(openid) has to be among them, and the app client must allow all of them.
            type: str
            aliases: [Scope]
          session_timeout:
            description:
              - How long a session lasts, from V(1) to V(604800) seconds. AWS's default is V(604800)
                (7 days).
            type: int
            aliases: [SessionTimeout]
          authentication_request_extra_params:
            description:
              - Up to ten query parameters to add to the request that signs in, such as
                C(identity_provider) or C(prompt).
            type: dict
            aliases: [AuthenticationRequestExtraParams]
          on_unauthenticated_request:
            description:
              - What happens to a request without a session.
              - V(authenticate), AWS's default, sends it to the sign-in page.
              - V(deny) answers with status 401, which suits APIs.
              - V(allow) lets it pass to the target, which then has to check by itself.
            type: str
            aliases: [OnUnauthenticatedRequest]
            choices:
              - authenticate
              - deny
              - allow
      authenticate_oidc:
        description:
          - Lets a request pass only once its user has signed in with an OpenID Connect identity
            provider.
          - The endpoints are whole HTTPS URLs that the load balancer can reach over IPv4.
        type: dict
        aliases: [AuthenticateOidcConfig]
        suboptions:
          issuer:
            description: The issuer, as the provider names itself in its tokens.
            type: str
            required: true
            aliases: [Issuer]
          authorization_endpoint:
            description: The authorization endpoint of the provider.
            type: str
            required: true
            aliases: [AuthorizationEndpoint]
          token_endpoint:
            description: The token endpoint of the provider.
            type: str
            required: true
            aliases: [TokenEndpoint]
          user_info_endpoint:
            description: The user info endpoint of the provider.
            type: str
            required: true
            aliases: [UserInfoEndpoint]
          client_id:
            description: The ID of the client at the provider.
            type: str
            required: true
            aliases: [ClientId]
          client_secret:
            description:
              - The secret of the client at the provider.
              - Required when AWS has none yet. Left out later, AWS keeps the one it has.
              - AWS never returns it, so the module cannot see that it differs. It is sent when
                anything else of the actions changes.
            type: str
            aliases: [ClientSecret]
          use_existing_client_secret:
            description:
              - Whether AWS keeps the secret it has.
              - The module says so by itself whenever
                O(ACTIONS[].authenticate_oidc.client_secret) is not given, so there is
                seldom a need for this option.
              - V(true) cannot be given together with a secret.
            type: bool
            aliases: [UseExistingClientSecret]
          session_cookie_name:
            description:
              - The name of the session cookie, to which AWS adds V(-0) to V(-3). AWS's default is
                V(AWSELBAuthSessionCookie).
            type: str
            aliases: [SessionCookieName]
          scope:
            description:
              - What to ask the identity provider for, separated as the provider wants it. AWS's
                default is V(openid).
            type: str
            aliases: [Scope]
          session_timeout:
            description:
              - How long a session lasts, from V(1) to V(604800) seconds. AWS's default is V(604800)
                (7 days).
            type: int
            aliases: [SessionTimeout]
          authentication_request_extra_params:
            description: Up to ten query parameters to add to the request that signs in.
            type: dict
            aliases: [AuthenticationRequestExtraParams]
          on_unauthenticated_request:
            description:
              - What happens to a request without a session, as for
                O(ACTIONS[].authenticate_cognito.on_unauthenticated_request).
            type: str
            aliases: [OnUnauthenticatedRequest]
            choices:
              - authenticate
              - deny
              - allow
      jwt_validation:
        description:
          - Lets a request pass only with a valid access token in its C(Authorization) header, which
            suits programs. Without one the answer has status 401.
          - AWS checks signatures by RS256, and the claims C(exp), C(iss), C(nbf) and C(iat).
          - Access tokens of Cognito have no C(aud) claim. Check their C(client_id) or C(scope)
            instead, or else a token of any client of the pool is accepted.
        type: dict
        aliases: [JwtValidationConfig]
        suboptions:
          jwks_endpoint:
            description:
              - The HTTPS URL of the keys, of at most 256 characters. AWS takes up to 10 keys and
                150 KB from there.
            type: str
            required: true
            aliases: [JwksEndpoint]
          issuer:
            description: The issuer that tokens must name, of at most 256 characters.
            type: str
            required: true
            aliases: [Issuer]
          additional_claims:
            description: Up to ten further claims to check, in any order.
            type: list
            elements: dict
            aliases: [AdditionalClaims]
            suboptions:
              name:
                description:
                  - The name of the claim. AWS checks C(exp), C(iss), C(nbf), C(iat) by itself.
                type: str
                required: true
                aliases: [Name]
              format:
                description: How the claim holds its values.
                type: str
                required: true
                aliases: [Format]
                choices:
                  - single-string
                  - string-array
                  - space-separated-values
              values:
                description:
                  - Up to ten accepted values, of at most 256 characters each.
                  - With V(space-separated-values), a value cannot hold a space.
                type: list
                elements: str
                required: true
                aliases: [Values]
"""


class ModuleDocFragment:
    # Annotated, as ansible-test's yamllint reads plain assignments and takes literals only; the
    # actions of a rule and of a listener are one text here, and ansible-doc reads it as a whole.
    DOCUMENTATION: str = RULE.rstrip() + ACTION.replace("ACTIONS[]", "actions[]")

    DEFAULT_ACTIONS: str = LISTENER.rstrip() + ACTION.replace("ACTIONS[]", "default_actions[]")
