"""A way read from its first day to its last: what held when, and what each leg waited for."""

from collections.abc import Iterator
from dataclasses import dataclass

from nahtlos.plan.engine.alike import NEVER, Choice, Group
from nahtlos.plan.engine.answer import Cause
from nahtlos.plan.engine.ground import Ground
from nahtlos.plan.engine.labels import Label


@dataclass
class Part:
    """A leg on numbered days; `until` is its end, or the day on which it was left, or NEVER."""

    label: Label
    choice: Choice
    start: int
    until: int

    @property
    def id(self) -> str:
        return self.choice.step.id


@dataclass(frozen=True)
class Stretch:
    """Days with the same facts and the same law."""

    day: int
    until: int
    fid: int


class Story:
    """The legs of a finished label in order, and the stretches of days that they make."""

    def __init__(self, ground: Ground, last: Label) -> None:
        self.ground = ground
        self.labels = _chain(last)
        self.parts = list(_parts(self.labels))

    def before(self, label: Label) -> list[Stretch]:
        """The stretches up to the start of a leg, as they were before it began."""
        chain = self.labels[: self.labels.index(label)]
        ends = [one.at for one in chain[1:]] + [label.at + 1]
        found: list[Stretch] = []
        for one, end in zip(chain, ends, strict=True):
            for segment in one.segments:
                found += self._split(segment.day, min(segment.until, end), segment.fid)
        return found

    def until(self, day: int) -> list[Stretch]:
        """All stretches up to a day."""
        ends = [one.at for one in self.labels[1:]] + [day + 1]
        return [
            stretch
            for one, end in zip(self.labels, ends, strict=True)
            for segment in one.segments
            for stretch in self._split(segment.day, min(segment.until, end), segment.fid)
        ]

    def _split(self, day: int, until: int, fid: int) -> Iterator[Stretch]:
        facts = self.ground.states.facts[fid]
        while day < until:
            turn = self.ground.timed.same_until(fid, facts, day)[1]
            end = until if turn < 0 else min(turn, until)
            yield Stretch(day, end, fid)
            day = end

    def waited(self, part: Part) -> tuple[Cause, int]:
        """What a leg waited for, and how many days lie between its conditions and its start."""
        group = self.group(part)
        fits = [(one, self._suits(group, one)) for one in self.before(part.label)]
        place = len(fits) - 1
        while place > 0 and fits[place - 1][1]:
            place -= 1
        since = fits[place][0].day
        listed = next(one.day for one, suits in fits if suits)
        return self._cause(part, since, listed), part.start - since

    def group(self, part: Part) -> Group:
        """The group of the leg's step."""
        times = self.ground.times
        return next(g for g in self.ground.groups if part.choice in times[g.index].choices)

    def _suits(self, group: Group, stretch: Stretch) -> bool:
        ground, fid = self.ground, stretch.fid
        if not ground.states.met(fid, group.needs):
            return False
        if group.instrument is None:
            return True
        facts = ground.states.facts[fid]
        first, _ = ground.timed.same_until(fid, facts, stretch.day)
        return ground.timed.open(group.instrument, fid, facts, first)

    def _cause(self, part: Part, since: int, listed: int) -> Cause:
        first = part.choice.first(since, listed)
        if first < part.start:
            freed = [one for one in self.parts if since < one.until <= part.start]
            return Cause("time", max(freed, key=lambda one: one.until).id if freed else None)
        if first > self.ground.calendar.working(since):
            full = part.choice.step.starts and part.choice.first(since, since - NEVER) == first
            return Cause("session" if full else "list")
        return self._since(part, since)

    def _since(self, part: Part, day: int) -> Cause:
        """Why the conditions hold from that day on."""
        others = [one for one in self.parts if one is not part]
        ended = [one for one in others if not one.choice.step.open_ended]
        done = next((one for one in ended if one.until == day), None)
        begun = next(
            (one for one in others if one.start == day and one.choice.step.meanwhile), None
        )
        if day == 0:
            return Cause("today")
        if done or begun:
            return Cause("step", (done or begun or part).id)
        return Cause("law")


def _chain(last: Label) -> list[Label]:
    found, one = [last], last
    while one.before is not None:
        one = one.before
        found.append(one)
    return found[::-1]


def _parts(labels: list[Label]) -> Iterator[Part]:
    for place, label in enumerate(labels):
        if label.choice is not None:
            end = label.choice.end(label.at)
            yield Part(label, label.choice, label.at, end if end < NEVER else _left(labels[place:]))


def _left(labels: list[Label]) -> int:
    """The day on which work without an end was left, NEVER if it was not."""
    order = labels[0].legs
    gone = (one.at for one in labels if all(run.order != order for run in one.running))
    return next(gone, NEVER)
