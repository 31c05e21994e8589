"""What holds a way up, and how much sooner the goal comes if one thing goes better."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nahtlos.plan.engine.aims import Aim, Figures
from nahtlos.plan.engine.alike import NEVER
from nahtlos.plan.engine.answer import Sooner
from nahtlos.plan.engine.ground import Ground
from nahtlos.plan.engine.search import best_way
from nahtlos.plan.engine.steps import Duration, Session, Step
from nahtlos.plan.engine.story import Part, Story

MONTH = 30


@dataclass
class Gains:
    """A finished way, and what its steps gain if one of them goes better; the ground has them alone."""

    alone: Ground
    aim: Aim
    story: Story
    figures: Figures

    def found(self) -> tuple[str | None, tuple[Sooner, ...]]:
        """The bottleneck, and what would bring the goal (or, without one, work) sooner.

        Counted with the steps of this way alone: with others it may come sooner still.
        """
        gained = [(part, one) for part in self.story.parts for one in self._of(part.choice.step)]
        worst = max(gained, key=lambda pair: (pair[1].days, _length(pair[0])), default=None)
        told = (one for part, one in gained if one.what == "seat" or not part.choice.step.load)
        return worst[1].step if worst else None, tuple(told)

    def _of(self, step: Step) -> Iterator[Sooner]:
        if (days := self._days(_seated(step))) > 0:
            yield Sooner(step.id, "seat", days)
        if (days := self._days(_shorter(step))) > 0:
            yield Sooner(step.id, "month", days)

    def _days(self, better: Step | None) -> int:
        """How many days sooner, 0 where it does not help."""
        if better is None:
            return 0
        anew = self.alone.at_other_times([better])
        found, now = best_way(anew, self.aim, self.figures).figures, self.figures
        if found is None:
            return 0
        return now.goal - found.goal if now.goal < NEVER else now.work - found.work


def _length(part: Part) -> int:
    return part.until - part.start


def _seated(step: Step) -> Step | None:
    """The step without a waiting list and with a seat on every date."""
    if not step.waiting and all(one.seats for one in step.starts):
        return None
    starts = tuple(Session(one.day, max(one.seats, 1)) for one in step.starts)
    return replace(step, starts=starts, waiting=0)


def _shorter(step: Step) -> Step | None:
    """The step over a month earlier."""
    if step.open_ended or step.duration.likely <= MONTH:
        return None
    return replace(step, duration=Duration.of(step.duration.likely - MONTH))
