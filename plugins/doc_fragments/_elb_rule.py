# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The conditions and transforms of a rule, for one rule and for a list of rules."""

from __future__ import annotations

import textwrap

from ._elb_actions import ACTION, RULE

CONDITIONS = r"""
  conditions:
    description:
      - What a request must match, all of the conditions at once. Their order has no meaning.
      - One rule has at most one condition of each of host header, path pattern, request method and
        source IP, and any number of the others.
      - AWS takes five values and five wildcards in all conditions together. A rule with a key may
        have more, and is then several rules of AWS in a row that are kept as one.
      - The list is replaced as a whole. Left out, the rule keeps its conditions.
    type: list
    elements: dict
    aliases: [Conditions]
    suboptions:
      field:
        description:
          - What the condition looks at.
          - It follows from the block given and can be left out.
        type: str
        aliases: [Field]
        choices:
          - host-header
          - path-pattern
          - http-header
          - query-string
          - http-request-method
          - source-ip
      values:
        description:
          - The values to match, when no block is given. It needs O(RULEconditions[].field).
          - AWS's older spelling, moved into the block in the result.
        type: list
        elements: str
        aliases: [Values]
      regex_values:
        description:
          - Regular expressions to match, when no block is given. It needs
            O(RULEconditions[].field).
        type: list
        elements: str
        aliases: [RegexValues]
      host_header:
        description: Looks at the host that the request asks for, whatever its case.
        type: dict
        aliases: [HostHeaderConfig]
        suboptions:
          values:
            description:
              - Host names of up to 128 characters, with the wildcards C(*) and C(?), one of which
                must match. Each has a dot and no port.
              - They are compared, and returned, in lower case.
            type: list
            elements: str
            aliases: [Values]
          regex_values:
            description: Regular expressions of up to 128 characters, one of which must match.
            type: list
            elements: str
            aliases: [RegexValues]
      path_pattern:
        description: Looks at the path of the URL, without its query. Case counts.
        type: dict
        aliases: [PathPatternConfig]
        suboptions:
          values:
            description:
              - Paths of up to 128 characters, with the wildcards C(*) and C(?), one of which must
                match.
            type: list
            elements: str
            aliases: [Values]
          regex_values:
            description: Regular expressions of up to 128 characters, one of which must match.
            type: list
            elements: str
            aliases: [RegexValues]
      http_header:
        description:
          - Looks at a header of the request.
          - For the host header there is O(RULEconditions[].host_header).
        type: dict
        aliases: [HttpHeaderConfig]
        suboptions:
          http_header_name:
            description: The name of the header, of up to 40 characters, whatever its case.
            type: str
            required: true
            aliases: [HttpHeaderName]
          values:
            description:
              - Values of up to 128 characters, with the wildcards C(*) and C(?), one of which must
                match, whatever its case.
            type: list
            elements: str
            aliases: [Values]
          regex_values:
            description: Regular expressions of up to 128 characters, one of which must match.
            type: list
            elements: str
            aliases: [RegexValues]
      query_string:
        description: Looks at the query of the URL.
        type: dict
        aliases: [QueryStringConfig]
        suboptions:
          values:
            description: Pairs or values, one of which must match, whatever its case.
            type: list
            elements: dict
            aliases: [Values]
            suboptions:
              key:
                description:
                  - The name of a parameter, of up to 128 characters.
                  - Left out, the value may be that of any parameter.
                type: str
                aliases: [Key]
              value:
                description:
                  - The value, of up to 128 characters, with the wildcards C(*) and C(?). A
                    backslash makes either an ordinary character.
                type: str
                required: true
                aliases: [Value]
      http_request_method:
        description: Looks at the method of the request.
        type: dict
        aliases: [HttpRequestMethodConfig]
        suboptions:
          values:
            description:
              - Methods of up to 40 capitals, hyphens and underscores, one of which must match.
            type: list
            elements: str
            aliases: [Values]
      source_ip:
        description:
          - Looks at the address that the connection comes from. Behind a proxy that is the proxy's.
            For C(X-Forwarded-For), use O(RULEconditions[].http_header).
        type: dict
        aliases: [SourceIpConfig]
        suboptions:
          values:
            description: Up to five CIDR blocks, IPv4 or IPv6, one of which must match.
            type: list
            elements: str
            aliases: [Values]
          ip_address_type:
            description: The kind of address, for rules of a Network Load Balancer.
            type: str
            aliases: [IpAddressType]
            choices:
              - ipv4
              - ipv6
"""

TRANSFORMS = r"""
  transforms:
    description:
      - How a request is rewritten before a target gets it. At most one of each type.
      - The list is replaced as a whole. An empty list takes all transforms away.
    type: list
    elements: dict
    aliases: [Transforms]
    suboptions:
      type:
        description:
          - What is rewritten.
          - It follows from the block given and can be left out.
        type: str
        aliases: [Type]
        choices:
          - host-header-rewrite
          - url-rewrite
      host_header_rewrite:
        description: Rewrites the host header.
        type: dict
        aliases: [HostHeaderRewriteConfig]
        suboptions:
          rewrites:
            description: What to look for and what to put in its place.
            type: list
            elements: dict
            required: true
            aliases: [Rewrites]
            suboptions:
              regex:
                description: The regular expression to look for, of up to 1024 characters.
                type: str
                required: true
                aliases: [Regex]
              replace:
                description:
                  - What to put there, of up to 1024 characters, with V($1), V($2), ... for the
                    groups found.
                type: str
                required: true
                aliases: [Replace]
      url_rewrite:
        description: Rewrites the path and the query of the URL.
        type: dict
        aliases: [UrlRewriteConfig]
        suboptions:
          rewrites:
            description: What to look for and what to put in its place.
            type: list
            elements: dict
            required: true
            aliases: [Rewrites]
            suboptions:
              regex:
                description: The regular expression to look for, of up to 1024 characters.
                type: str
                required: true
                aliases: [Regex]
              replace:
                description:
                  - What to put there, of up to 1024 characters, with V($1), V($2), ... for the
                    groups found.
                type: str
                required: true
                aliases: [Replace]
"""

RULES = r"""
options:
  rules:
    description:
      - The rules, in the order in which they are evaluated. The first that matches decides.
      - Each is found again by its O(rules[].key), and keeps what its entry leaves out.
      - The list is all there is of the set, unless O(purge_rules=false). An empty list removes all.
      - Required, unless O(state=absent).
    type: list
    elements: dict
    suboptions:
      key:
        description:
          - A name of your own for the rule, unique on its listener. It is kept in the rule's tag
            C(gatehouse:key).
          - A rule with this key that has no owner yet is taken over.
        type: str
      rule_arn:
        description:
          - The ARN of a rule of the listener, which is taken over if it has no owner yet. Given
            together with O(rules[].key), it gets that key.
        type: str
      priority:
        description:
          - A fixed priority, from V(1) to V(50000).
          - Left out, or V(auto), the rule stands after the one before it in the list. It keeps its
            number where it can, and otherwise gets one out of O(priority_range), with gaps where
            there is room.
          - Fixed ones beside others must rise in the order of the list.
        type: str
        aliases: [Priority]
      ignore_target_group_weights:
        description:
          - Whether the weights of the target groups stay as they are while the groups are the same.
          - Blue/green deployments of Amazon ECS shift the weights of a rule by themselves.
        type: bool
      tags:
        description:
          - Tags of the rule, laid over O(tags).
          - Left out together with O(tags), a rule keeps its tags.
        type: dict
"""


SIGN_IN = r"""
  require_sign_in:
    description:
      - Puts a sign-in in front of what the rule does, or changes the one that is there, and leaves
        conditions, targets, weights and everything else of the rule as they are.
      - Give exactly one of its blocks. What the block leaves out stays as it is when the rule has a
        sign-in of the same kind.
      - An empty dictionary takes the sign-in away, and leaves the door open.
      - Left out, the sign-in is what O(RULEactions) say.
    type: dict
    suboptions:
"""


def sign_in() -> str:
    """Return the option that puts a sign-in in front of a rule."""
    start = ACTION.index("      authenticate_cognito:")
    return SIGN_IN + ACTION[start:].replace("ACTIONS[]", "RULErequire_sign_in")


def for_one() -> str:
    """Return the options of one rule."""
    return f"options:{CONDITIONS}{TRANSFORMS}{sign_in()}".replace("RULE", "")


def for_many() -> str:
    """Return the options of a list of rules."""
    actions = RULE.removeprefix("\noptions:\n") + ACTION.removeprefix("\n")
    inner = (actions, *(one.lstrip("\n") for one in (CONDITIONS, TRANSFORMS, sign_in())))
    nested = "".join(textwrap.indent(one, "    ") for one in inner)
    return RULES + nested.replace("ACTIONS[]", "rules[].actions[]").replace("RULE", "rules[].")


class ModuleDocFragment:
    # Annotated, as ansible-test's yamllint reads plain assignments and takes literals only.
    DOCUMENTATION: str = for_one()

    MANY: str = for_many()
