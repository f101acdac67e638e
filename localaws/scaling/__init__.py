# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Application Auto Scaling as AWS answers it: targets, policies with alarms, schedules."""

from __future__ import annotations

from moto.applicationautoscaling.models import applicationautoscaling_backends

from localaws.scaling import policies, schedule, tags, targets
from localaws.scaling.store import Store
from localaws.whole import serve_whole

MODULES = (policies, schedule, tags, targets)

serve_whole("application-autoscaling", applicationautoscaling_backends, Store, MODULES)
