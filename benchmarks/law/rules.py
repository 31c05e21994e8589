"""The same instruments in both engines: proved equal, then measured in turn."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial

from benchmarks.law import clock, raw
from benchmarks.law.figures import BULK_RATIO, ONE_RATIO, Line, beside
from benchmarks.law.ours import Ours
from benchmarks.law.peer.kleene import UNKNOWN
from benchmarks.law.peer.system import Peer, written
from nahtlos.law.engine.situation import Situation
from nahtlos.law.queries.book import in_force

PROVED, LEAST_RULES, SEED = 20_000, 20, 1
SINGLE, TRIES = 100, 5
PEER = "openfisca-core"


def measure(day: date, persons: int, rounds: int) -> Iterator[Line]:
    """The lines of the comparison. What the engines decide differently is named and left out."""
    law = in_force(day)
    every = Ours(law, [id_ for id_ in written() if id_ in law.book.grants], day)
    few = raw.throw(every.conditions, PROVED, SEED)
    peer = Peer({fact: raw.sort_of(fact) for fact in few.columns}, every.instruments)
    open_, differ = _held(every, peer, few)
    yield from _proved(open_, differ)
    ours = Ours(law, tuple(open_), day)
    assert len(ours.instruments) >= LEAST_RULES, ours.instruments
    few, many = (raw.throw(ours.conditions, n, SEED + 1) for n in (SINGLE, persons))
    peer = Peer({fact: raw.sort_of(fact) for fact in few.columns}, ours.instruments)
    yield from _many(ours, peer, many, rounds)
    yield from _single(ours, peer, few, day)


def _held(ours: Ours, peer: Peer, few: raw.Raw) -> tuple[Counter[str], list[str]]:
    """How many verdicts each instrument has open there that ours settle; and what differs otherwise."""
    theirs, found = peer.verdicts(peer.simulation(few)), ours.verdicts(few)
    open_: Counter[str] = Counter()
    wrong: list[str] = []
    for id_, codes in zip(ours.instruments, found, strict=True):
        differ = theirs[id_] != codes
        if (differ & (theirs[id_] != UNKNOWN)).any():
            wrong.append(id_)
        else:
            open_[id_] = int(differ.sum())
    return open_, wrong


def _proved(open_: Counter[str], differ: list[str]) -> Iterator[Line]:
    worst = ", ".join(f"{id_} {count:,}" for id_, count in open_.most_common(4) if count)
    name = f"{len(open_)} instruments, {PROVED:,} persons, equal but for those left open there"
    yield Line(name, f"{len(open_) * PROVED:,}", PEER, f"{sum(open_.values()):,} ({worst} …)")
    if differ:
        aim = "the same law in both: write these anew"
        yield Line("left out because they differ", ", ".join(differ), aim=aim, met=False)


def _many(ours: Ours, peer: Peer, many: raw.Raw, rounds: int) -> Iterator[Line]:
    ready = peer.simulation(many)

    def again() -> object:
        for id_ in peer.calculated:
            ready.delete_arrays(id_)
        return peer.verdicts(ready)

    mine, whole, bare = clock.in_turn(
        [lambda: ours.verdicts(many), lambda: peer.verdicts(peer.simulation(many)), again], rounds
    )
    name = f"{len(ours.instruments)} instruments, {many.persons:,} persons"
    yield beside(f"{name}, least wall time", mine.least, (PEER, whole.least), BULK_RATIO)
    yield beside(f"{name}, median wall time", mine.middle, (PEER, whole.middle))
    yield beside(f"{name}, processor time", mine.processor, (PEER, whole.processor))
    yield beside(f"{name}, inputs set before there", mine.least, (PEER, bare.least))


def _single(ours: Ours, peer: Peer, few: raw.Raw, day: date) -> Iterator[Line]:
    """One person: ours with every reason, theirs the bare verdicts."""
    alone = [few.one(person) for person in range(SINGLE)]
    situations = [Situation(day, few.facts(person)) for person in range(SINGLE)]
    ready = iter([peer.simulation(one) for one in alone for _ in range(TRIES)])
    mine, _ = clock.each([partial(ours.with_reasons, one) for one in situations])
    whole, _ = clock.each([partial(_simulated, peer, one) for one in alone])
    bare, _ = clock.each([lambda: peer.verdicts(next(ready)) for _ in alone], TRIES)
    name = f"{len(ours.instruments)} instruments, one person with reasons"
    yield beside(f"{name}, median", mine.median / 1e3, (PEER, whole.median / 1e3), ONE_RATIO)
    yield beside(
        f"{name}, simulation built before there", mine.median / 1e3, (PEER, bare.median / 1e3)
    )


def _simulated(peer: Peer, some: raw.Raw) -> object:
    return peer.verdicts(peer.simulation(some))
