"""Whether a plan keeps every rule, and says of itself what is true."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from nahtlos.days.engine.answer import Plan
from nahtlos.days.engine.day import Day
from nahtlos.days.engine.preferences import figures
from nahtlos.days.engine.rules import HARD, Begun


@dataclass(frozen=True)
class Breach:
    """Something that does not hold: the name of the rule, the place in the plan, a sentence."""

    rule: str
    place: str
    says: str


def check(day: Day, plan: Plan, begun: Begun = frozenset()) -> tuple[Breach, ...]:
    """Every breach, none if the plan holds. `begun` is what had begun before it was made anew."""
    return (
        *(
            Breach(rule.__name__, f"meetings[{at}]", says)
            for rule in HARD
            for at, says in rule(day, plan.meetings, begun)
        ),
        *_names_every_want_once(day, plan),
        *_counts_right(day, plan),
        *_proves_no_more_than_can_be(plan),
    )


def _names_every_want_once(day: Day, plan: Plan) -> Iterator[Breach]:
    """Each want has a meeting or stands among the unmet with a reason, and not both."""
    met = {(one.visitor, one.topic) for one in plan.meetings}
    named = Counter((one.visitor, one.topic) for one in plan.unmet)
    rule = _names_every_want_once.__name__.removeprefix("_")
    wants = {(visitor.id, want.topic) for visitor, want in day.wants()}
    for visitor, topic in sorted(wants - met - set(named)):
        yield Breach(rule, "unmet", f"{topic} of visitor {visitor} is neither met nor named")
    for at, one in enumerate(plan.unmet):
        key = (one.visitor, one.topic)
        if key in met or named[key] > 1 or key not in wants or not one.why:
            says = f"{one.topic} of visitor {one.visitor} is met, named twice, not wanted or without a reason"
            yield Breach(rule, f"unmet[{at}]", says)


def _counts_right(day: Day, plan: Plan) -> Iterator[Breach]:
    """The figures are those of the meetings."""
    found = figures(day, plan.meetings)
    for name in ("unmet", "idle_minutes", "interpreter_minutes"):
        said, is_ = getattr(plan.figures, name), getattr(found, name)
        if said != is_:
            yield Breach("counts_right", f"figures.{name}", f"says {said}, the meetings have {is_}")


def _proves_no_more_than_can_be(plan: Plan) -> Iterator[Breach]:
    """No bound is above what the plan itself reaches."""
    for name in ("unmet", "idle_minutes"):
        bound, is_ = getattr(plan.proven, name), getattr(plan.figures, name)
        if bound > is_:
            yield Breach("proves_no_more_than_can_be", f"proven.{name}", f"{bound} is above {is_}")
