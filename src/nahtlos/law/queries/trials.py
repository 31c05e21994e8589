"""A draft tried on the persons of the region. Out come numbers, none of them about one person."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting
from nahtlos.law.catalogue import Catalogue, catalogue
from nahtlos.law.catalogue.instrument import Instrument
from nahtlos.law.catalogue.own import own_entry, readable
from nahtlos.law.engine.explain import missing
from nahtlos.law.engine.grants import CLOSED, OPEN
from nahtlos.law.engine.tables import UNKNOWN
from nahtlos.law.models import RegionalTrial, RegionalVersion
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.protected import HIDDEN, How, Number, protected
from nahtlos.law.translate import BadDocument, read
from nahtlos.people import queries as people

NEW, OLD = "draft", "published"
OPENS = "open"
MOST_FACTS = 5


@dataclass(frozen=True)
class Trial:
    """What came of it: numbers of persons on a day, and the facts that most of the unknown lack.

    `gained` and `lost` are against the published version, None where there is none.
    """

    on: date
    total: int
    opens: Number
    closed: Number
    unknown: Number
    lacking: tuple[tuple[str, Number], ...]
    gained: Number | None
    lost: Number | None

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        named = {name: getattr(self, name) for name in ("opens", "closed", "unknown")}
        against = {name: getattr(self, name) for name in ("gained", "lost")}
        return {
            "on": self.on.isoformat(),
            "total": self.total,
            "lacking": [[fact, number.to_json()] for fact, number in self.lacking],
            **{name: number.to_json() for name, number in named.items()},
            **{name: number and number.to_json() for name, number in against.items()},
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Trial":
        """The other way round."""
        return cls(
            on=date.fromisoformat(kept["on"]),
            total=kept["total"],
            opens=Number.from_json(kept["opens"]),
            closed=Number.from_json(kept["closed"]),
            unknown=Number.from_json(kept["unknown"]),
            lacking=tuple((fact, Number.from_json(one)) for fact, one in kept["lacking"]),
            gained=kept["gained"] and Number.from_json(kept["gained"]),
            lost=kept["lost"] and Number.from_json(kept["lost"]),
        )


def try_on_everybody(
    content: Any, *, against: Any | None, region: UUID, on: date
) -> Trial:  # fmt: skip
    """Count for how many persons of the region it would open; raises CatalogueFault.

    Counted is the day on which it begins, if that is later than `on`.
    """
    new = own_entry(content)
    day = max(on, new.versions[0].since)
    source = _only(new, against and readable(against))
    with acting(Actor(role=Counter, region=region)):
        documents = people.counted()
    verdicts = [_held(document, day, source) for document in documents]
    return _told(day, verdicts, compared=OLD in source.instruments)


def _only(new: Instrument, old: Instrument | None) -> Catalogue:
    """A catalogue with nothing but what is tried, so that its diagrams are made at once."""
    tried = {NEW: replace(new, id=NEW)}
    if old is not None:
        tried[OLD] = replace(old, id=OLD)
    return replace(catalogue(), instruments=tried)


@dataclass(frozen=True)
class _Held:
    """What one person comes to under the new and the old version, and what is still to ask."""

    new: str
    old: str
    lacking: tuple[str, ...]


def _held(document: Mapping[str, Any], day: date, source: Catalogue) -> _Held:
    try:
        asked = Asked(read(document), day, source)
    except BadDocument:  # written before the vocabulary changed
        return _Held(UNKNOWN, UNKNOWN, ())
    old = _kind(asked.verdict(OLD)) if OLD in source.instruments else UNKNOWN
    rest = asked.rest(NEW)
    lacking = missing(rest, asked.law.frame) if rest is not None else ()
    return _Held(_kind(asked.verdict(NEW)), old, lacking)


def _kind(verdict: str) -> str:
    return OPENS if verdict in OPEN else verdict


def _told(day: date, held: list[_Held], *, compared: bool) -> Trial:
    counts = Tally(one.new for one in held)
    said = protected({kind: counts[kind] for kind in (OPENS, CLOSED, UNKNOWN)})
    moved = protected(_moves(held)) if compared else {}
    open_yet = [one for one in held if one.new == UNKNOWN]
    return Trial(
        on=day,
        total=len(held),
        opens=said[OPENS],
        closed=said[CLOSED],
        unknown=said[UNKNOWN],
        lacking=tuple(_lacking(open_yet, said[UNKNOWN])),
        gained=moved.get("gained"),
        lost=moved.get("lost"),
    )


def _moves(held: Iterable[_Held]) -> dict[str, int]:
    counts = {"gained": 0, "lost": 0, "same": 0}
    for one in held:
        was, becomes = one.old == OPENS, one.new == OPENS
        counts["same" if was == becomes else "gained" if becomes else "lost"] += 1
    return counts


def _lacking(open_yet: list[_Held], said: Number) -> Iterator[tuple[str, Number]]:
    """The facts that most of them lack; numbers only where everybody counted here is known."""
    if said.how in {How.FEW, How.HIDDEN}:
        return
    counts = Tally(fact for one in open_yet for fact in one.lacking)
    for fact, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_FACTS]:
        exact = said.how is How.EXACT
        everybody = number == len(open_yet)
        both = protected({"lack": number, "know": len(open_yet) - number}) if exact else {}
        yield fact, said if everybody and exact else both.get("lack", HIDDEN)


def last_trial(version: RegionalVersion) -> RegionalTrial | None:
    """The latest trial of this version, with who made it."""
    return RegionalTrial.objects.filter(version=version.pk).select_related("tried_by").first()
