"""The gap finder by size: the persons of the demo with other dates, and persons thrown so that each differs.

Beside it stands what it takes to parse the same documents from JSON: whatever is asked of them, that comes
before.
"""

import gc
import json
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.law.demo import Document, documents
from benchmarks.law.single import people
from nahtlos.law import queries as law

DAY = date(2026, 11, 27)
SIZES = (400, 2_000, 20_000)
ROUNDS = 3
EARLIER, LESS, MOST_DAYS = 0.7, 0.3, 200
HEAD = (
    "| persons | groups | CPU seconds | parsing the same documents from JSON, CPU seconds | ratio |"
)


def lines() -> Iterator[str]:
    """One table for both sorts of persons."""
    yield HEAD
    yield "|---:|---:|---:|---:|---:|"
    law.gaps([{}], on=DAY, offered=frozenset())  # the law of the day is made ready once
    for name, made in (("like the demo's", alike), ("each different", different)):
        for persons in (200, *SIZES) if made is different else SIZES:
            yield _line(f"{persons:,} {name}", made(persons))


def _line(name: str, found: list[Document]) -> str:
    text = [json.dumps(one) for one in found]
    groups = law.gaps(found, on=DAY, offered=frozenset())
    ours = _least(lambda: law.gaps(found, on=DAY, offered=frozenset()))
    bare = _least(lambda: [json.loads(one) for one in text])
    return f"| {name} | {len(groups)} | {ours:.2f} | {bare:.3f} | {ours / bare:.1f} |"


def _least(work: Callable[[], object]) -> float:
    """The CPU seconds of the quickest of some rounds."""
    took = []
    for _ in range(ROUNDS):
        gc.collect()
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def alike(persons: int) -> list[Document]:
    """The demo's persons again and again: later ones with earlier dates, some of them with a fact less."""
    known, dice = documents(DAY), Random(1)
    return [
        known[i] if i < len(known) else _like(known[i % len(known)], dice) for i in range(persons)
    ]


def _like(one: Document, dice: Random) -> Document:
    record = {name: _earlier(name, value, dice) for name, value in one["record"].items()}
    facts = dict(one["facts"])
    if facts and dice.random() < LESS:
        facts.pop(dice.choice(list(facts)))
    return {"record": record, "facts": facts}


def _earlier(name: str, value: Any, dice: Random) -> Any:
    if not name.endswith(("_date", "_since", "_on")) or dice.random() > EARLIER:
        return value
    return (date.fromisoformat(value) - timedelta(days=dice.randrange(MOST_DAYS))).isoformat()


def different(persons: int) -> list[Document]:
    """Persons thrown for the law's own measuring: half of what it asks is unknown, nobody is like another."""
    return [dict(one) for one in people(DAY, persons)]
