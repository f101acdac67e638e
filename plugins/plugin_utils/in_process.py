# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Running a module's main() in this process, with the result that a process of its own gives."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import json
import os
import typing as t

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator
from ansible.module_utils.common.parameters import remove_values
from ansible.module_utils.errors import UnsupportedError

try:
    from ansible.module_utils.common.json import Direction, get_module_decoder, get_module_encoder
except ImportError:  # ansible-core 2.18
    from ansible.module_utils.common.json import AnsibleJSONEncoder

    TO_MODULE, FROM_MODULE = "", ""

    def packed(value: t.Any, direction: t.Any) -> str:
        """Return ``value`` as it goes through a pipe."""
        return json.dumps(value, cls=AnsibleJSONEncoder, vault_to_text=True)

    def unpacked(text: str, direction: t.Any) -> t.Any:
        """Return what ``text`` is at the other side of the pipe."""
        return json.loads(text)
else:
    TO_MODULE, FROM_MODULE = Direction.CONTROLLER_TO_MODULE, Direction.MODULE_TO_CONTROLLER

    def packed(value: t.Any, direction: t.Any) -> str:
        """Return ``value`` as it goes through a pipe."""
        return json.dumps(value, cls=get_module_encoder("legacy", direction))

    def unpacked(text: str, direction: t.Any) -> t.Any:
        """Return what ``text`` is at the other side of the pipe."""
        return json.loads(text, cls=get_module_decoder("legacy", direction))


from ansible_collections.amazon.aws.plugins.module_utils.botocore import check_sdk_version_supported
from ansible_collections.amazon.aws.plugins.module_utils.modules import aws_argument_spec

from ..module_utils._engine.shell import inside

Document = dict[str, t.Any]


class Ended(Exception):
    """A module has come to its end. ``told`` is its result, as it goes through a pipe."""

    def __init__(self, told: str) -> None:
        """``told`` holds no secret any more."""
        super().__init__("ended")
        self.told = told


class Elsewhere(Exception):
    """The task asks for something that only a process of its own can give."""


@dataclasses.dataclass(frozen=True)
class Task:
    """What Ansible hands to a module."""

    action: str
    args: Document
    dry: bool
    environment: t.Mapping[str, t.Any]
    tell: t.Callable[[str], None] = lambda line: None


class Shell:
    """What AnsibleAWSModule is to a process of its own, for a module that runs in this one.

    Options are validated, secrets taken out and results made up as AnsibleModule does it. Where
    that prints and exits, this raises Ended.
    """

    def __init__(
        self,
        task: Task,
        argument_spec: Document,
        supports_check_mode: bool = True,
        no_log: bool = False,
        **constraints: t.Any,
    ) -> None:
        """Validate the task's options; an invalid one ends the module."""
        self.task, self.tell = task, task.tell
        self.check_mode = task.dry
        self.params: Document = unpacked(packed(task.args, TO_MODULE), TO_MODULE)
        self.no_log_values: set[str] = set()
        self.warnings: list[str] = []
        self.deprecations: list[Document] = []
        spec = {**aws_argument_spec(), **argument_spec}
        self.accept(ArgumentSpecValidator(spec, **constraints).validate(self.params))
        if self.params.get("debug_botocore_endpoint_logs"):
            raise Elsewhere("botocore's log is one for the whole process")
        check_sdk_version_supported(warn=self.warn)

    def accept(self, checked: t.Any) -> None:
        """Take over validated options, or end with what is wrong with them."""
        self.params.update(checked.validated_parameters)
        self.no_log_values.update(checked._no_log_values)
        self.deprecations += checked._deprecations
        for pair in checked._warnings:
            self.warn("Both option {option} and its alias {alias} are set.".format(**pair))
        if checked.error_messages:
            message = checked.errors.msg
            if isinstance(checked.errors[0], UnsupportedError):
                message = f"Unsupported parameters for ({self.task.action}) module: {message}"
            self.fail_json(message)

    def warn(self, warning: str) -> None:
        """Tell the user of something that does not stop the task."""
        if warning not in self.warnings:
            self.warnings.append(warning)

    def exit_json(self, **result: t.Any) -> t.NoReturn:
        """End the module with ``result``."""
        result.setdefault("invocation", {"module_args": self.params})
        more = {"warnings": self.warnings, "deprecations": self.deprecations}
        result.update({name: value for name, value in more.items() if value})
        members = (f"{json.dumps(name)}: {self.safe(value)}" for name, value in result.items())
        raise Ended(f"{{{', '.join(members)}}}")

    def safe(self, value: t.Any) -> str:
        """Return ``value`` packed, without secrets: only where there are some, value by value."""
        told = packed(value, FROM_MODULE)
        if not any(json.dumps(secret)[1:-1] in told for secret in self.no_log_values):
            return told
        return packed(remove_values(value, self.no_log_values), FROM_MODULE)

    def fail_json(self, msg: str, **result: t.Any) -> t.NoReturn:
        """End the module with what went wrong."""
        self.exit_json(**{**result, "failed": True, "msg": str(msg)})


@contextlib.contextmanager
def surroundings(environment: t.Mapping[str, t.Any]) -> t.Iterator[None]:
    """Let the task's ``environment`` be that of this process meanwhile."""
    before = dict(os.environ)
    os.environ.update({name: str(value) for name, value in environment.items()})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def run_here(main: t.Callable[[], None], task: Task) -> Document:
    """Return the result of a module's ``main``. Raises Elsewhere when it has to run as a module."""
    with surroundings(task.environment), inside(functools.partial(Shell, task)):
        try:
            main()
        except Ended as end:
            return t.cast(Document, unpacked(end.told, FROM_MODULE))
    return {"failed": True, "msg": f"{task.action} ended without a result."}
