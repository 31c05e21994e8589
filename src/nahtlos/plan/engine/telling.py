"""From a finished label to a way that can be shown: days as dates, spreads, crossings, costs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from nahtlos.plan.engine.aims import Aim, Figures
from nahtlos.plan.engine.alike import NEVER
from nahtlos.plan.engine.answer import Crossing, Leg, Span, Way
from nahtlos.plan.engine.ground import Ground
from nahtlos.plan.engine.labels import Label
from nahtlos.plan.engine.search import best_way
from nahtlos.plan.engine.steps import Duration
from nahtlos.plan.engine.story import Part, Story
from nahtlos.plan.engine.whatif import Gains

TOLD = frozenset({"title", "waiting"})


def told(ground: Ground, aim: Aim, label: Label, figures: Figures) -> Way:
    """The way of a label."""
    story = Story(ground, label)
    steps = tuple(part.choice.step for part in story.parts)
    alone = ground.only(steps)
    low, high = (_retimed(alone, aim, which) for which in ("low", "high"))
    bottleneck, sooner = Gains(alone, aim, story, figures).found()
    return Way(
        kind=aim.kind,
        legs=tuple(_leg(story, part, low, high) for part in story.parts),
        reaches_goal_on=_span(ground, low.get(""), figures.goal, high.get("")),
        first_work_on=_day(ground, figures.work),
        cost_person=figures.cost,
        cost_others=sum(step.cost - step.own_cost for step in steps),
        crossings=tuple(_crossings(story, figures)),
        bottleneck=bottleneck,
        sooner=sooner,
    )


def _retimed(alone: Ground, aim: Aim, which: str) -> Mapping[str, int]:
    """The ends if everything takes its low or high time; the goal stands under the empty name."""
    anew = alone.at_other_times(
        replace(step, duration=Duration.of(getattr(step.duration, which)))
        for step in alone.problem.steps
    )
    found = best_way(anew, aim)
    if found.label is None or found.figures is None:
        return {}
    ends = {part.id: part.until for part in Story(anew, found.label).parts}
    return {**ends, "": found.figures.goal}


def _leg(story: Story, part: Part, low: Mapping[str, int], high: Mapping[str, int]) -> Leg:
    ground, step = story.ground, part.choice.step
    cause, days = story.waited(part)
    span = Span(None, None, None)
    if not step.open_ended:
        least = low.get(part.id, part.start + step.duration.low)
        most = high.get(part.id, part.start + step.duration.high)
        span = _span(ground, least, part.until, most)
    left = _day(ground, part.until) if step.open_ended else None
    return Leg(step, ground.calendar.day(part.start), span, cause, days, left)


def _span(ground: Ground, low: int | None, likely: int, high: int | None) -> Span:
    return Span(_day(ground, low), _day(ground, likely), _day(ground, high))


def _day(ground: Ground, number: int | None) -> date | None:
    return None if number is None or number >= NEVER else ground.calendar.day(number)


def _crossings(story: Story, figures: Figures) -> Iterator[Crossing]:
    """The titles and waiting periods that end before the goal is reached."""
    ground = story.ground
    last = max(figures.goal % NEVER, story.labels[-1].at)
    for stretch in story.until(last):
        facts = ground.states.facts[stretch.fid]
        for turn in ground.remembered.turns(facts, ground.calendar.today):
            number = ground.calendar.number(turn.day)
            if turn.what in TOLD and max(stretch.day, 1) <= number < stretch.until:
                over = (part.id for part in story.parts if part.start < number < part.until)
                yield Crossing(turn, tuple(over))
