"""The legs of a way as a page tells them: days, what each waits for, who pays, what is not clear yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from nahtlos.law.engine.explain import missing as missing_of
from nahtlos.law.queries.asked import Asked
from nahtlos.plan.engine import Lack, Leg, Need, Value, Way, Ways, why_not
from nahtlos.plan.engine.steps import PERSON, Says
from nahtlos.plan.translate import Asking, Told, truth

MOST_MISSING = 3
MOST_STOPS = 6


@dataclass(frozen=True)
class WayLeg:
    """One leg. `instrument` opens or pays for it, with its title in `pays`; `missing` are facts that
    decide whether it is open. `sooner` are the days by which a seat, or a month less, brings the goal
    nearer.
    """

    leg: Leg
    told: Told
    instrument: str | None
    pays: Says | None
    cite: str | None
    law_as_of: date | None
    unclear: bool
    missing: tuple[str, ...]
    waits_for: Says | None
    bottleneck: bool
    seat: int
    month: int

    @property
    def title(self) -> Says:
        """What it is called, in both languages."""
        return self.leg.step.says

    @property
    def expected(self) -> bool:
        """Whether the first day is only expected, at the interval of the starts before."""
        return bool(self.told.dates) and self.leg.start not in self.told.dates

    @property
    def own_cost(self) -> int:
        """Euro that the person pays."""
        return self.leg.step.own_cost

    @property
    def cost(self) -> int:
        """Euro that it costs, whoever pays."""
        return self.leg.step.cost


def legs_of(asking: Asking, way: Way) -> tuple[WayLeg, ...]:
    """Every leg of the way, in order."""
    return tuple(_leg(asking, way, leg) for leg in way.legs)


def facts_at(asking: Asking, way: Way, leg: Leg) -> Mapping[str, Value]:
    """What holds on the first day of a leg by the legs that are over or still run."""
    facts = dict(asking.problem.facts)
    for one in way.legs:
        over = one.end.likely is not None and one.end.likely <= leg.start
        runs = one.start < leg.start and not over
        left = one.left_on is not None and one.left_on <= leg.start
        gifts = one.step.gives if over else one.step.meanwhile if runs and not left else ()
        for gift in gifts:
            facts[gift.fact] = _higher(facts.get(gift.fact), gift.becomes)
    return facts


def _higher(now: Value | None, becomes: Value) -> Value:
    if isinstance(now, int) and isinstance(becomes, int) and not isinstance(becomes, bool):
        return max(now, becomes)
    return becomes


def _leg(asking: Asking, way: Way, leg: Leg) -> WayLeg:
    told = asking.laid[leg.step.id].told
    name, missing, asked = leg.step.instrument, tuple[str, ...](), None
    if name is not None:
        asked = asking.room.asked(facts_at(asking, way, leg), leg.start)
        missing = _missing(asked, name)
    return WayLeg(
        leg=leg,
        told=told,
        instrument=name if name and not name.startswith("work.") else None,
        pays=_pays(asking, leg),
        cite=told.cite or _cite(asked, name),
        law_as_of=_read_on(asked, name),
        unclear=asked is not None and name is not None and truth(asked, name) is None,
        missing=missing,
        waits_for=_waits_for(asking, leg),
        bottleneck=way.bottleneck == leg.step.id,
        **_sooner(way, leg),
    )


def _sooner(way: Way, leg: Leg) -> dict[str, int]:
    days = {one.what: one.days for one in way.sooner if one.step == leg.step.id}
    return {"seat": days.get("seat", 0), "month": days.get("month", 0)}


def _pays(asking: Asking, leg: Leg) -> Says | None:
    if leg.step.paid_by == PERSON:
        return None
    found = asking.room.source.instruments.get(leg.step.paid_by)
    return found.title if found else None


def _missing(asked: Asked, name: str) -> tuple[str, ...]:
    """The facts that the answer still hangs on."""
    if truth(asked, name) is not None:
        return ()
    if name.startswith("work."):
        return asked.work[name.split(".")[1]].missing[:MOST_MISSING]
    prepared = asked.rest(name)
    if prepared is None:
        return ()
    return missing_of(prepared, asked.law.frame)[:MOST_MISSING]


def _cite(asked: Asked | None, name: str | None) -> str | None:
    if asked is None or name is None:
        return None
    if name.startswith("work."):
        because = asked.work[name.split(".")[1]].because
        return because[0].cite if because else None
    terms = asked.law.book.terms.get(name)
    return terms.cite if terms else None


def _read_on(asked: Asked | None, name: str | None) -> date | None:
    terms = asked.law.book.terms.get(name) if asked and name else None
    return terms.read_on if terms else None


def _waits_for(asking: Asking, leg: Leg) -> Says | None:
    """The step that has to end before; None where it is something else."""
    found = asking.laid.get(leg.waits_for.step or "")
    return found.step.says if found else None


@dataclass(frozen=True)
class Stop:
    """Why a step is in no way: what it lacks that no step brings, and whether the law is closed."""

    title: Says
    lacks: tuple[Need, ...]
    closed: str | None
    cite: str | None


def obstacles(asking: Asking, found: Ways) -> tuple[Stop, ...]:
    """Work that the law never opens, then steps that are closed today or lack what nothing brings."""
    stops = {stop.title["de"]: stop for stop in (*_stops(asking, found), *_shut(asking))}
    return tuple(sorted(stops.values(), key=lambda stop: not stop.closed))[:MOST_STOPS]


def _shut(asking: Asking) -> Iterator[Stop]:
    asked = asking.room.asked(asking.problem.facts, asking.problem.today)
    for one in asking.never:
        yield Stop(one.step.says, (), one.step.instrument, _cite(asked, one.step.instrument))


def _stops(asking: Asking, found: Ways) -> Iterator[Stop]:
    asked = asking.room.asked(asking.problem.facts, asking.problem.today)
    for id_, laid in asking.laid.items():
        why = why_not(found, id_)
        if why is None:
            continue
        lacks = tuple(lack.need for lack in why.lacks if not lack.brought_by and _is_plain(lack))
        closed = laid.step.instrument if why.law is False else None
        if closed is not None and (closed.startswith("work.") or not why.helps):
            closed = None
        if lacks or closed:
            yield Stop(laid.step.says, lacks, closed, _cite(asked, closed))


def _is_plain(lack: Lack) -> bool:
    """Permissions and places found follow from other steps, which are told themselves."""
    return not lack.need.fact.startswith(("permit_", "found_"))
