# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every example from an empty account to nothing left, each on a localaws of its own."""

from __future__ import annotations

import concurrent.futures
import json
import re
import subprocess
import sys
import time
import typing as t
from pathlib import Path

from demo.aws import Addresses
from demo.given import EXAMPLES
from demo.playbook import ROOT, Broken
from demo.story import DEPLOY, Stage

LOGS = ROOT / "build/architectures"
AT_ONCE = 2
CHECK = "check complete"
COLUMNS = (CHECK, "deploys", "second run unchanged", "signs in", "destroys clean")
YES, UNTRIED = "yes", "not tried"
# The records that prove a certificate have names that AWS chooses.
CHOSEN = re.compile(r"\b_[0-9a-z]+\.")
Row = dict[str, str]


def names() -> list[str]:
    """Return the examples that are the vars file of a deployment, and the ways to sign in."""
    ways = sorted(path.stem for path in (EXAMPLES / "sign_in_with").glob("*.yml"))
    return sorted(path.stem for path in EXAMPLES.glob("*.yml")) + [f"fargate+{way}" for way in ways]


def architecture(addresses: Addresses, folder: Path, name: str) -> None:
    """Take one example all the way, and write what held of it beside its log."""
    row = dict.fromkeys(COLUMNS, UNTRIED)
    try:
        for column, work in steps(Stage(addresses, folder, name)):
            row[column] = "no: it broke off"
            try:
                work()
            except Broken as broken:
                row[column] = f"no: {broken}"
                raise
            row[column] = YES
    finally:
        (LOGS / f"{name}.json").write_text(json.dumps(row))


def steps(stage: Stage) -> t.Iterator[tuple[str, t.Callable[[], t.Any]]]:
    """Yield what has to hold of an example, column by column, with what shows it."""
    before = stage.prepare()
    foretold: list[tuple[str, ...]] = []
    yield CHECK, lambda: foretold.append(stage.foretell(before).deeds)
    yield "deploys", lambda: same(foretold[0], stage.deploy().deeds)
    yield "second run unchanged", lambda: stage.unchanged("Deploy again", DEPLOY)
    yield "signs in", stage.sign_in
    yield "destroys clean", lambda: stage.destroy(before)


def same(foretold: tuple[str, ...], done: tuple[str, ...]) -> None:
    """Insist that a deployment has done what its check foretold, in whatever order."""
    first, second = (
        [CHOSEN.sub("_chosen.", deed).replace(".: ", ": ") for deed in deeds]
        for deeds in (foretold, done)
    )
    if sorted(first) != sorted(second):
        unlike = sorted({*first} ^ {*second})
        raise Broken(f"the check foretold something else than was done: {unlike}")


def architectures(chosen: list[str]) -> bool:
    """Run the examples, print the table, and return whether all of it is yes."""
    LOGS.mkdir(parents=True, exist_ok=True)
    wide = max(len(name) for name in chosen)
    print(f"{'':{wide}}  " + "  ".join(COLUMNS) + "  seconds", flush=True)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as workers:
        rows = []
        for name, row, seconds in workers.map(run, chosen):
            cells = (f"{row[one].partition(':')[0]:{len(one)}}" for one in COLUMNS)
            print(f"{name:{wide}}  " + "  ".join(cells) + f"  {seconds:7.0f}", flush=True)
            rows.append((name, row))
    failed = [
        f"{name}: {column}: {said}; see build/architectures/{name}.log"
        for name, row in rows
        for column, said in row.items()
        if said not in (YES, UNTRIED)
    ]
    print("\n".join(failed) or f"\nAll {len(rows)} architectures hold.")
    return all(said == YES for _name, row in rows for said in row.values())


def run(name: str) -> tuple[str, Row, float]:
    """Run one example in a process of its own; what it prints goes into its log."""
    result, begun = LOGS / f"{name}.json", time.monotonic()
    result.write_text(json.dumps(dict.fromkeys(COLUMNS, "no: it did not start")))
    with (LOGS / f"{name}.log").open("w") as log:
        command = [sys.executable, "-m", "demo", "architecture", name]
        subprocess.run(command, cwd=ROOT, stdout=log, stderr=log, check=False)
    return name, json.loads(result.read_text()), time.monotonic() - begun
