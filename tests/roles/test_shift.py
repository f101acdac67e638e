# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""New versions of a service, good ones and bad ones, as those see it who go through the door.

The tests of this file go on from one another: the service comes up, survives bad versions in
place, changes its strategy, and survives good and bad versions that take over all at once.
"""

from __future__ import annotations

import contextlib
import threading
import typing as t

import pytest

from demo.inventory import gained
from localaws import outcomes
from tests.localaws.door.visitor import Visitor
from tests.roles.estate import ZONE, Document, Estate
from tests.roles.people import EMAIL, add_person, sign_in
from tests.support.playbooks import Play

HOST = f"wiki.{ZONE}"
URL = f"https://{HOST}/"
DEPLOY, DESTROY = "gatehouse.aws.deploy", "gatehouse.aws.destroy"
SHIFTING = {"ecs_service_deployment_strategy": "BLUE_GREEN", "ecs_service_bake_time_in_minutes": 1}


def wiki(estate: Estate, image: int, **more: t.Any) -> Document:
    """Return the variables of the service."""
    return {
        "service_name": "wiki",
        "service_hosts": [HOST],
        "vpc_id": estate.vpc,
        "load_balancer_subnets": estate.subnets,
        "load_balancer_zone": ZONE,
        "load_balancer_certificates": [{"domain_name": HOST}],
        "user_pool_domain": "wiki-pages",
        "user_pool_mfa_configuration": "OFF",
        "ecs_service_subnets": estate.subnets,
        "ecs_service_image": f"example/wiki:{image}",
        **more,
    }


@pytest.fixture(scope="module")
def deployed(estate: Estate) -> t.Iterator[Estate]:
    """The service, whose deployments take some reads from here on."""
    before = estate.account.standing()
    made = estate.run(DEPLOY, wiki(estate, 1))
    assert made.status == 0, made.output
    add_person(estate, "wiki")
    estate.aws.mode(reads_until_active="2")
    yield estate
    gone = estate.run(DESTROY, wiki(estate, 1, **SHIFTING), "-e", "confirm_delete=wiki")
    assert gone.status == 0, gone.output
    assert gained(before, estate.account.standing()) == {}


@pytest.fixture(scope="module")
def user(deployed: Estate) -> t.Iterator[Visitor]:
    """Somebody who has signed in, before anything else happens."""
    with Visitor(deployed.door) as somebody:
        assert EMAIL in sign_in(somebody, URL).text
        yield somebody


@pytest.fixture(scope="module")
def stranger(deployed: Estate) -> t.Iterator[Visitor]:
    with Visitor(deployed.door) as nobody:
        yield nobody


class Watch:
    """What a user and a stranger get, over and over, while something else goes on."""

    def __init__(self, user: Visitor, stranger: Visitor) -> None:
        self.user, self.stranger = user, stranger
        self.seen: list[tuple[int, str, bool]] = []
        self.strangers: list[int] = []
        self._over = threading.Event()

    def look(self) -> None:
        """Ask until told to stop."""
        while not self._over.wait(0.1):
            answer = self.user.get(URL, headers={"accept": "application/json"})
            app = answer.json() if answer.status_code == 200 else {}
            self.seen.append((answer.status_code, app.get("service", ""), app.get("signed_in")))
            self.strangers.append(self.stranger.get(URL).status_code)

    @contextlib.contextmanager
    def open(self) -> t.Iterator[Watch]:
        """Watch while the caller goes on, then insist that the door never gave way."""
        looking = threading.Thread(target=self.look)
        looking.start()
        try:
            yield self
        finally:
            self._over.set()
            looking.join()
        assert len(self.seen) > 5
        assert {(status, signed_in) for status, _group, signed_in in self.seen} == {(200, True)}
        assert set(self.strangers) == {302}

    @property
    def groups(self) -> list[str]:
        """The target groups that answered, each where it took over."""
        names = [group for _status, group, _signed_in in self.seen]
        return [one for i, one in enumerate(names) if not i or names[i - 1] != one]


@pytest.fixture
def watch(user: Visitor, stranger: Visitor) -> t.Iterator[Watch]:
    with Watch(user, stranger).open() as watching:
        yield watching


@contextlib.contextmanager
def fault(kind: str, **told: t.Any) -> t.Iterator[None]:
    """Let the world outside be so for a while."""
    outcomes.ENDPOINTS["POST", kind](told)
    yield
    outcomes.ENDPOINTS["DELETE", kind]({})


def unhealthy(group: str) -> t.ContextManager[None]:
    """Let all targets of a group fail their health checks."""
    words = "Health checks failed with these codes: [502]"
    reason = "Target.FailedHealthChecks"
    told = {"target_group": group, "state": "unhealthy", "reason": reason, "description": words}
    return fault("target-health", **told)


def image_of(estate: Estate) -> str:
    """Return the image of the tasks that run."""
    ecs = estate.account.client("ecs")
    arns = ecs.list_tasks(cluster="wiki", serviceName="wiki")["taskArns"]
    tasks = ecs.describe_tasks(cluster="wiki", tasks=arns)["tasks"]
    (image,) = {one["image"] for task in tasks for one in task["containers"]}
    return t.cast("str", image)


def message(failed: Play) -> str:
    """Return what the play says of why it failed."""
    assert failed.status != 0, failed.output
    return t.cast("str", failed.steps[-1].result["msg"])


def written(made: Play) -> list[list[str]]:
    """Return what each task that wrote anything wrote."""
    assert made.status == 0, made.output
    return [step.writes for step in made.steps if step.writes]


def test_bad_versions_in_place(deployed: Estate, watch: Watch) -> None:
    """The session goes on while they fail; the mended version is one revision, no more."""
    with fault("images", image="example/wiki:2"):
        said = message(deployed.run(DEPLOY, wiki(deployed, 2)))
    assert "CannotPullContainerError" in said
    with unhealthy("wiki"):
        said = message(deployed.run(DEPLOY, wiki(deployed, 2)))
    assert "target group wiki is unhealthy" in said
    assert image_of(deployed) == "example/wiki:1"
    # The revision is there already.
    assert written(deployed.run(DEPLOY, wiki(deployed, 2))) == [["UpdateService"]]
    assert image_of(deployed) == "example/wiki:2"


def test_from_one_strategy_to_another(deployed: Estate, watch: Watch) -> None:
    (made,) = written(deployed.run(DEPLOY, wiki(deployed, 2, **SHIFTING)))
    # The rule forwards to both groups before the service shifts between them.
    assert made.count("ModifyRule") == 1
    assert made[-2:] == ["ModifyRule", "UpdateService"]
    assert written(deployed.run(DEPLOY, wiki(deployed, 2, **SHIFTING))) == []


def test_a_version_takes_over_at_once(deployed: Estate, watch: Watch) -> None:
    """One revision and one deployment; ECS, and nobody else, has changed the weights."""
    (deeds,) = written(deployed.run(DEPLOY, wiki(deployed, 3, **SHIFTING)))
    assert deeds == ["RegisterTaskDefinition", "UpdateService"]
    assert image_of(deployed) == "example/wiki:3"
    assert written(deployed.run(DEPLOY, wiki(deployed, 3, **SHIFTING))) == []
    first, second = watch.groups
    assert {first, second} == {"wiki", "wiki-2"}


def test_a_bad_version_gets_no_request(deployed: Estate, watch: Watch) -> None:
    (serving,) = {"wiki", "wiki-2"} - {unused(deployed)}
    with unhealthy(unused(deployed)):
        said = message(deployed.run(DEPLOY, wiki(deployed, 4, **SHIFTING)))
    assert "rolled back" in said
    assert (image_of(deployed), watch.groups) == ("example/wiki:3", [serving])


def unused(estate: Estate) -> str:
    """Return the target group that serves nobody."""
    elb = estate.account.client("elbv2")
    counts = {
        name: len(elb.describe_target_health(TargetGroupArn=arn)["TargetHealthDescriptions"])
        for name in ("wiki", "wiki-2")
        for arn in [elb.describe_target_groups(Names=[name])["TargetGroups"][0]["TargetGroupArn"]]
    }
    (name,) = [name for name, count in counts.items() if not count]
    return name
