"""What the day commands say to people, line by line."""

from collections.abc import Iterator, Sequence

from nahtlos.days.engine import Breach, Day, Plan, clock, losses


def plan_lines(day: Day, plan: Plan) -> Iterator[str]:
    """Figures, then each meeting with what moving it would cost, then who is not met, who is moved."""
    told, proven = plan.figures, plan.proven
    yield f"{len(plan.meetings)} meetings, {plan.status}."
    yield f"Unmet: {told.unmet} (at least {proven.unmet})"
    yield f"Idle minutes: {told.idle_minutes} (at least {proven.idle_minutes} with so many unmet)"
    yield f"Interpreter minutes: {told.interpreter_minutes}"
    for lost in losses(day, plan):
        one = lost.meeting
        helped = f" with {one.interpreter}" if one.interpreter else ""
        yield f"{clock(one.start)}–{clock(one.end)}  {one.desk}  {one.visitor}: {one.topic}{helped}; {lost}"
    for unmet in plan.unmet:
        yield f"not met: {unmet.visitor}: {unmet.topic}; {unmet.why}"
    for move in plan.moved:
        yield f"moved: {move.visitor}: {move.topic} from {clock(move.was)} to {clock(move.start)}"


def check_lines(name: str, plan: Plan, breaches: Sequence[Breach]) -> Iterator[str]:
    """Each breach with its place, or that the plan holds."""
    if not breaches:
        yield f"{name}: {len(plan.meetings)} meetings, {len(plan.unmet)} unmet: every rule holds"
    for one in breaches:
        yield f"{name}: {one.place}: {one.says} ({one.rule.replace('_', ' ')})"
