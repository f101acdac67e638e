# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The door as a whole: its ports, what it remembers, its end."""

from __future__ import annotations

import atexit
import threading
import typing as t

from localaws.door.access_log import AccessLog
from localaws.door.addresses import USUAL_PORTS, Addresses
from localaws.door.balancers import SCHEMES
from localaws.door.certificates import Authority
from localaws.door.control import Control
from localaws.door.handshakes import Handshakes
from localaws.door.hosted_ui.memory import Memory
from localaws.door.identity import IdentityKeys
from localaws.door.listening import HOST, Listening, bound
from localaws.door.names import is_played
from localaws.door.outbound import Outbound
from localaws.door.sealing import Seal
from localaws.door.targets import Targets
from localaws.state import on_reset

Document = dict[str, t.Any]


class Door:
    """AWS's data plane on loopback ports; ``str(door)`` says where."""

    def __init__(self, control_url: str, port: int) -> None:
        from localaws.door.dispatch import application
        from localaws.door.sample_app.app import sample_application

        self.control = Control(control_url)
        self.addresses = Addresses()
        self.authority = Authority()
        self.seal = Seal()
        self.keys = IdentityKeys()
        self.memory = Memory()
        self.known_keys: dict[tuple[str, str], bytes] = {}  # of the sample application
        self.handshakes = Handshakes(
            self.authority, self.control, lambda name: is_played(self, name)
        )
        self.outbound = Outbound(self.authority.trust(), lambda: self.https_port)
        self.log = AccessLog(self.control)
        self._application = application(self)
        self._sample = Listening(sample_application(self), bound(0))
        self.targets = Targets(self.control, lambda: f"http://{HOST}:{self._sample.port}")
        self._listening: list[Listening] = []
        self._opening = threading.Lock()
        self._open_first(port)

    def _open_first(self, port: int) -> None:
        """Open the port for 443 and, next to it, the one for 80."""
        https = self._open("https", 443, port)
        self._open("http", 80, https + 1 if port else 0)

    def _open(self, scheme: str, aws_port: int, port: int) -> int:
        """Open a port for the listeners of ``scheme`` on ``aws_port``."""
        secure = scheme == "https"
        context = self.handshakes.context(aws_port) if secure else None
        one = Listening(self._application, bound(port), context, self.handshakes)
        self.addresses.add(scheme, aws_port, one.port)
        self._listening.append(one)
        return one.port

    @property
    def https_port(self) -> int:
        """The port that stands for 443."""
        return self.addresses.local_port("https")

    @property
    def url(self) -> str:
        """The address of the port that stands for 443."""
        return f"https://{HOST}:{self.https_port}"

    def start(self) -> Door:
        """Answer from now on."""
        self._sample.start()
        for one in self._listening:
            one.start()
        on_reset(self.forget)
        atexit.register(self.stop)
        return self

    def stop(self) -> None:
        """Stop answering and free the ports."""
        atexit.unregister(self.stop)
        self.outbound.close()
        for one in [*self._listening, self._sample]:
            one.stop()
        self._listening.clear()

    def forget(self) -> None:
        """Forget sessions at Cognito, mappings and the log; cookies of the past become foreign."""
        self.memory.clear()
        self.targets.clear()
        self.log.clear()

    def open_listeners(self) -> list[Document]:
        """Return where each listener is, its port opened if it was not yet."""
        found = []
        with self._opening:
            for balancer in self.control.load_balancers():
                for listener in self.control.listeners(balancer["LoadBalancerArn"]):
                    scheme = SCHEMES.get(listener["Protocol"])
                    if scheme:
                        found.append(self._described(balancer, listener, scheme))
        return found

    def _described(self, balancer: Document, listener: Document, scheme: str) -> Document:
        port = listener["Port"]
        if not self.addresses.has(scheme, port):
            self._open(scheme, port, 0)
            self._listening[-1].start()
        local = self.addresses.local_port(scheme, port)
        usual = "" if port == USUAL_PORTS[scheme] else f":{port}"
        name = balancer["DNSName"].lower()
        return {
            "load_balancer": balancer["LoadBalancerName"],
            "listener_arn": listener["ListenerArn"],
            "aws_url": f"{scheme}://{name}{usual}/",
            "browser_url": f"{scheme}://{name}.localhost:{local}/",
            "address": f"{HOST}:{local}",
        }

    def __str__(self) -> str:
        plain = self.addresses.local_port("http")
        return f"door {self.url} (port 443 of AWS) http://{HOST}:{plain} (port 80)"
