"""`nahtlos day`: plans a consultation day, without server and without database."""

import argparse
import json
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

from nahtlos.days import engine, translate
from nahtlos.site.cli.day_telling import check_lines, plan_lines
from nahtlos.site.cli.reading import document
from nahtlos.site.faults import BadInput

MOST_SECONDS = 3600.0
BROKEN = 1
"""Exit status of `check` for a plan that can be read and breaks a rule."""
T = TypeVar("T")


class Watch:
    """Says when so many seconds have passed."""

    def __init__(self, seconds: float) -> None:
        self.began, self.seconds, self.ran_out = time.perf_counter(), seconds, False

    @property
    def passed(self) -> float:
        """Seconds since it was started."""
        return time.perf_counter() - self.began

    def __call__(self) -> bool:
        """Whether to stop."""
        self.ran_out = self.ran_out or self.passed >= self.seconds
        return self.ran_out


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and what it does."""
    day = subparsers.add_parser("day", description="The plan of a consultation day.")
    does = day.add_subparsers(metavar="DO", required=True)
    plan = _add(does, "plan", _plan, "who meets whom, at which desk and when")
    plan.add_argument(
        "--seconds", type=_seconds, default=10.0, help="how long to try, 10 if left out"
    )
    replan = _add(does, "replan", _replan, "a new plan while the day runs")
    for name in ("PLAN.json", "CHANGES.json"):
        replan.add_argument(name.partition(".")[0].lower(), metavar=name)
    replan.add_argument("--now", required=True, metavar="HH:MM", help="what began before stays")
    for each in (plan, replan):
        each.add_argument("--seed", type=int, default=0, help="another seed, another plan as good")
        each.add_argument("--json", action="store_true", help="one JSON document and nothing else")
    check = _add(does, "check", _check, "whether a plan keeps every rule")
    check.add_argument("plan", metavar="PLAN.json")
    check.add_argument("--changes", metavar="CHANGES.json", help="of a plan that was made anew")
    check.add_argument("--now", metavar="HH:MM", help="when it was made anew")


def _add(
    does: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    says: str,
) -> argparse.ArgumentParser:
    parser = does.add_parser(name, help=says, description=says)
    parser.add_argument("day", metavar="DAY.json", help="- reads standard input")
    parser.set_defaults(run=_faults_named(run))
    return parser


def _seconds(raw: str) -> float:
    try:
        found = float(raw)
    except ValueError:
        found = -1.0
    if not 0 < found <= MOST_SECONDS:
        raise argparse.ArgumentTypeError(f'"{raw}" is not a number of seconds above 0, like 10')
    return found


def _faults_named(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Print every fault of a document in a line of its own."""

    def named(chosen: argparse.Namespace) -> int:
        try:
            return run(chosen)
        except _Bad as bad:
            sys.stderr.writelines(f"{bad.name}{fault}\n" for fault in bad.faults)
            return BadInput.status

    return named


class _Bad(Exception):
    """A document with faults, and the name of its file."""

    def __init__(self, name: str, faults: tuple[translate.Fault, ...]) -> None:
        super().__init__(name)
        self.name = f"{name}: " if name else ""
        self.faults = faults


def _read(name: str, read: Callable[[Any], T]) -> T:
    try:
        return read(document(name))
    except translate.BadDocument as bad:
        raise _Bad(name, bad.faults) from bad


def _now(raw: str) -> int:
    try:
        return translate.read_now(raw)
    except translate.BadDocument as bad:
        raise _Bad("", bad.faults) from bad


def _plan(chosen: argparse.Namespace) -> int:
    day = _read(chosen.day, translate.read_day)
    engine.warm()
    watch = Watch(engine.search_until(chosen.seconds))
    found = engine.plan(
        day, effort=engine.effort(day, chosen.seconds), seed=chosen.seed, stop=watch
    )
    return _tell(chosen, day, found, watch)


def _replan(chosen: argparse.Namespace) -> int:
    now = _now(chosen.now)
    day = _read(chosen.day, translate.read_day)
    plan = _read(chosen.plan, translate.read_plan)
    changes = _read(chosen.changes, lambda raw: translate.read_changes(raw, day, plan, now))
    after = engine.changed(day, changes, now)
    if faults := translate.strangers(plan.meetings, after):
        raise _Bad(chosen.plan, faults)
    engine.warm()
    watch = Watch(engine.REPLAN_UNTIL)
    found = engine.replan(day, plan, changes, now=now, seed=chosen.seed, stop=watch)
    return _tell(chosen, after, found, watch, replanned=True)


def _tell(
    chosen: argparse.Namespace,
    day: engine.Day,
    plan: engine.Plan,
    watch: Watch,
    *,
    replanned: bool = False,
) -> int:
    if watch.ran_out:
        sys.stderr.write("The time was over before all rounds were made: a busy or slow machine.\n")
    if chosen.json:
        found = translate.plan_json(plan, watch.passed, replanned=replanned)
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in plan_lines(day, plan))
    return 0


def _check(chosen: argparse.Namespace) -> int:
    day = _read(chosen.day, translate.read_day)
    plan = _read(chosen.plan, translate.read_plan)
    begun: frozenset[tuple[str, str]] = frozenset()
    if (chosen.changes is None) != (chosen.now is None):
        raise BadInput("--changes and --now belong together")
    if chosen.changes is not None:
        now = _now(chosen.now)
        changes = _read(chosen.changes, lambda raw: translate.read_changes(raw, day, plan, now))
        begun = frozenset((one.visitor, one.topic) for one in engine.begun(plan, changes, now))
        day = engine.changed(day, changes, now)
    breaches = engine.check(day, plan, begun)
    sys.stdout.writelines(f"{line}\n" for line in check_lines(chosen.plan, plan, breaches))
    return BROKEN if breaches else 0
