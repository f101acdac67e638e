# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A playbook for the Cognito modules of community.aws runs here under the other name."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.support.aws import Aws
from tests.support.playbooks import play

FILE = Path(__file__).with_name("from_community_aws.yml")


def test_a_playbook_of_theirs_runs_unchanged(aws: Aws, tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8").replace("community.aws.", "gatehouse.aws.")
    tasks = yaml.safe_load(text)
    pool = {"user_pool_id": "{{ pool.user_pool.id }}", "state": "absent"}
    gone = [
        {"name": "Domain", "gatehouse.aws.cognito_user_pool_domain": {**pool, "domain": "my-app"}},
        {"name": "Client", "gatehouse.aws.cognito_user_pool_client": {**pool, "name": "my-client"}},
        {"name": "Pool", "gatehouse.aws.cognito_user_pool": pool},
    ]
    made = play(aws, tmp_path, [*tasks, *tasks, *gone], {})
    assert made.status == 0, made.output
    changes = [step.changed for step in made.steps]
    first, second = changes[: len(tasks)], changes[len(tasks) : 2 * len(tasks)]
    assert first[:4] == [True] * 4
    assert not any(second), made.output
    assert changes[2 * len(tasks) :] == [True] * 3
    assert aws.client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"] == []
