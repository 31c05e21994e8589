"""`make bench PARTS=matching`: prints sizes, seconds of the processor and ratios, all of one run.

Seconds are those of the processor, all threads and children, because the machine may be shared.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.matching.far import cluster, fault
from benchmarks.matching.memory import most, watched
from benchmarks.matching.people import Throw
from benchmarks.matching.typed import letters
from benchmarks.table import RESULTS
from nahtlos.matching.engine import Market
from nahtlos.matching.engine.bulk import Matched, among, matched
from nahtlos.matching.engine.encoding import candidates, meaning, openings
from nahtlos.matching.engine.hilbert import order
from nahtlos.matching.engine.seats.assigning import Floor, assign
from nahtlos.matching.engine.seats.auction import auction
from nahtlos.matching.engine.seats.flow import flow
from nahtlos.matching.engine.seats.market import edges
from nahtlos.matching.engine.tables import values
from nahtlos.matching.engine.workers import in_processes

TOP, SEED, TURNS = 20, 1, 7
PEERS = ("Polars", "DuckDB")
BLOCKS = 8
"""For each process: enough that none waits long for the last."""
ROOT = Path(__file__).resolve().parents[2]


def clock() -> float:
    """Seconds of the processor of this process and of its children that are done."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """How long it took, and what came of it."""
    began = clock()
    found = work()
    return clock() - began, found


def seconds(work: Callable[[], Any]) -> float:
    """How long it took."""
    return timed(work)[0]


def warm() -> None:
    """Compile, or read what was compiled."""
    dice = Throw(0)
    matched(dice.candidates(300), dice.openings(300), TOP)


def sizes(chosen: argparse.Namespace) -> list[str]:
    """Cost against size at three sizes."""
    told = [
        "| candidates × openings | CPU s | pairs that fit nearly | ns for each | memory GiB |",
        "|---|---:|---:|---:|---:|",
    ]
    for many in (chosen.size // 10, chosen.size // 3, chosen.size):
        dice = Throw(SEED)
        people, offered = dice.candidates(many), dice.openings(many)
        took, found = timed(partial(matched, people, offered, TOP))
        told.append(
            f"| {many:,} × {many:,} | {took:.2f} | {found.pairs:,} | {took / found.pairs * 1e9:.0f} | {memory():.2f} |"
        )
    return [
        *told,
        "",
        (
            f"A word of an opening is read in {bandwidth(1 << 25):.2f} ns where memory alone decides,"
            f" in {bandwidth(1 << 14):.2f} ns out of the cache."
        ),
    ]


def bandwidth(words: int) -> float:
    """Nanoseconds for one word of 64 bits of a row of so many, read again and again."""
    row, turns = np.ones(words, np.uint64), 4 * (1 << 25) // words
    took, _ = timed(lambda: [np.bitwise_or.reduce(row) for _ in range(turns)])
    return took / turns / words * 1e9


def memory() -> float:
    """The most that this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def peers(chosen: argparse.Namespace) -> list[str]:
    """Polars and DuckDB beside, which must find the same; each in a process of its own.

    A second of ours is measured some times before, between and after: a shared machine changes within
    seconds, and what takes the others forty is the mean of all its moods.
    """
    dice = Throw(SEED)
    people, offered = dice.candidates(chosen.size), dice.openings(chosen.size)
    known = meaning(offered)
    columns = candidates(people, known), openings(offered, known), known
    ours = {
        "ours, from the columns that the others are made from": lambda: among(*columns, TOP),
        "ours, from tables of words": lambda: matched(people, offered, TOP),
    }
    turns, theirs = times(TURNS, ours), {}
    for name in PEERS:
        theirs[name] = apart(partial(against, name, among(*columns, TOP)))
        turns += times(TURNS, ours)
        print(f"{name}: {theirs[name]:.1f}", flush=True)
    taken = {name: [turn[name] for turn in turns] for name in ours}
    means = {name: float(np.mean(took)) for name, took in taken.items()}
    return [
        f"| at {chosen.size:,} × {chosen.size:,} | CPU s | times ours | times ours from tables |",
        "|---|---:|---:|---:|",
        *(
            f"| {name}, mean of {len(took)} ({min(took):.2f} to {max(took):.2f}) | {np.mean(took):.2f} | | |"
            for name, took in taken.items()
        ),
        *(
            f"| {name} | {took:.1f} | {' | '.join(f'{took / mine:.1f}' for mine in means.values())} |"
            for name, took in theirs.items()
        ),
    ]


def times(turns: int, works: dict[str, Callable[[], Any]]) -> list[dict[str, float]]:
    """How long each takes in a process of its own, in so many turns."""
    return [
        {name: apart(partial(seconds, work)) for name, work in works.items()} for _ in range(turns)
    ]


def against(name: str, found: Matched) -> float:
    """How long one of the peers takes, which must find what we did."""
    from benchmarks.matching import peers as others  # noqa: PLC0415 -- optional part

    work = getattr(others, f"{name.lower()}_pairs")
    given = others.frames(found.candidates, found.openings, found.known.weights)
    took, pairs = timed(lambda: work(given, TOP))
    check(found, pairs)
    return took


def apart(work: Callable[[], float]) -> float:
    """What the work gives in a copy of this process, so that nobody works in memory another left behind."""
    here, there = get_context("fork").Pipe(duplex=False)
    copy = get_context("fork").Process(target=lambda: there.send(work()))
    copy.start()
    there.close()
    try:
        return float(here.recv())
    finally:
        copy.join()


def check(found: Matched, theirs: Any) -> None:
    """Whether somebody else's best are ours, to rounding."""
    best = np.full_like(found.by_candidate.scores, np.nan)
    ranked = theirs.sort(["c", "score"], descending=[False, True])
    rows = ranked["c"].to_numpy()
    place = np.arange(len(rows)) - np.searchsorted(rows, rows)
    best[rows, place] = ranked["score"].to_numpy()
    assert np.allclose(best, found.by_candidate.scores, atol=1e-9, equal_nan=True)


def one(chosen: argparse.Namespace) -> list[str]:
    """One person, and one opening that changes."""
    dice = Throw(SEED)
    offered = dice.openings(chosen.market)
    market, persons = Market.of_table(offered), values(dice.candidates(500))
    market.about(persons[0], TOP)
    asked = [1e3 * timed(partial(market.about, person, TOP))[0] for person in persons]
    changed = [
        1e3 * timed(partial(market.put, opening))[0] for opening in values(offered.slice(0, 500))
    ]
    told = ["| milliseconds of the processor | median | 95 % | most |", "|---|---:|---:|---:|"]
    for name, taken in (
        (f"one person, {chosen.market:,} openings", asked), ("one opening put", changed),
    ):  # fmt: skip
        told.append(
            f"| {name} | {np.median(taken):.2f} | {np.percentile(taken, 95):.2f} | {max(taken):.1f} |"
        )
    return told


def seats(chosen: argparse.Namespace) -> list[str]:
    """Seats by auction and by flow, and a floor."""
    dice = Throw(SEED)
    people, offered = dice.candidates(chosen.size), dice.openings(chosen.size * 6 // 10)
    found = matched(people, offered, TOP)
    person, place = np.nonzero(found.by_candidate.rows >= 0)
    pairs = np.c_[person, found.by_candidate.rows[person, place]].astype(np.int64)
    along = order(found.openings.lat, found.openings.lon)
    score = found.by_candidate.scores[person, place]
    of = edges(pairs, score, np.asarray(offered["seats"]), along)
    auction(of)
    (quick, bids), (slow, exact) = timed(lambda: auction(of)), timed(lambda: flow(of))
    assert bids is not None
    members = np.random.default_rng(SEED).random(of.persons) < 0.45
    floor, kept = timed(lambda: assign(of, (Floor("women", 0.5, members),)))
    return [
        f"{of.persons:,} persons, {len(of.to):,} edges, {of.seats.sum():,} seats", "",
        "| | CPU s | total | certified gap |", "|---|---:|---:|---:|",
        f"| auction | {quick:.3f} | {bids.total:.2f} | {bids.gap:.1e} |",
        f"| flow (OR-Tools) | {slow:.2f} | {exact.total:.2f} | 0 |",
        f"| greedy | | {greedy(of):.2f} | |",
        f"| floor of one half | {floor:.2f} | {kept.seated.total:.2f} | {kept.seated.gap:.1e} |", "",
        f"Flow takes {slow / quick:.1f} times the auction; the floor costs {kept.price:.2f}.",
    ]  # fmt: skip


def greedy(of: Any) -> float:
    """Highest score first."""
    left, free, total = of.seats.copy(), np.ones(of.persons, np.bool_), 0.0
    person = of.person
    for edge in np.argsort(-of.score, kind="stable").tolist():
        who, to = person[edge], of.to[edge]
        if free[who] and left[to]:
            free[who], total = False, total + float(of.score[edge])
            left[to] -= 1
    return total


def workers(chosen: argparse.Namespace) -> list[str]:
    """The same in two processes."""
    dice = Throw(SEED)
    people, offered = dice.candidates(chosen.size), dice.openings(chosen.size)
    alone, found = timed(lambda: matched(people, offered, TOP))
    two, other = timed(lambda: matched(people, offered, TOP, run=in_processes(2), blocks=8))
    assert found.by_opening.rows.tobytes() == other.by_opening.rows.tobytes()
    return [
        f"Alone {alone:.2f} CPU s, two processes and eight blocks {two:.2f} CPU s in all, same bytes."
    ]


def country(chosen: argparse.Namespace) -> list[str]:
    """As many openings and candidates as a country has, by a process of its own and its workers."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.matching",
        "--alone",
        str(chosen.people),
        str(chosen.market),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 -- our own
        assert running.stdout is not None
        used = watched(running)
        told = json.loads(running.stdout.read().splitlines()[-1])
    apart = used.apart | {running.pid: told["memory"]}
    cost = f"{told['cpu']:.1f} CPU s, {told['wall']:.1f} s on the clock"
    return [
        f"{chosen.people:,} × {chosen.market:,}: {cost}, {told['pairs']:,} pairs that fit nearly.", "",
        "| memory, GiB | |", "|---|---:|",
        f"| all processes at one moment, shared pages once (PSS, {used.looks} looks) | {used.together:.2f} |",
        f"| the most of each process added up, shared pages in each (VmHWM) | {sum(apart.values()):.2f} |",
        f"| of these the first process | {apart[running.pid]:.2f} |",
    ]  # fmt: skip


def alone(people: int, openings: int) -> None:
    """One big run in a process for each core."""
    warm()
    dice, cores = Throw(SEED), len(os.sched_getaffinity(0))
    here, there = dice.candidates(people), dice.openings(openings)
    began = time.perf_counter()
    took, found = timed(
        lambda: matched(here, there, TOP, run=in_processes(cores), blocks=BLOCKS * cores)
    )
    wall = time.perf_counter() - began
    print(json.dumps({"cpu": took, "wall": wall, "memory": most(), "pairs": found.pairs}))


def typed(_chosen: argparse.Namespace) -> list[str]:
    """Finding an occupation letter by letter."""
    return letters()


PARTS: dict[str, Callable[[argparse.Namespace], list[str]]] = {
    "sizes": sizes, "peers": peers, "one": one, "seats": seats, "workers": workers,
    "country": country, "cluster": cluster, "fault": fault, "typed": typed,
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks.matching", description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=700_000)
    parser.add_argument("--market", type=int, default=1_000_000)
    parser.add_argument("--only", nargs="+", choices=tuple(PARTS), default=tuple(PARTS))
    parser.add_argument("--alone", nargs=2, type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.alone:
        alone(*chosen.alone)
        return
    warm()
    told = [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    ]
    for part in chosen.only:
        told += ["", f"### {part}", "", *PARTS[part](chosen)]
        print("\n".join(told[-12:]), flush=True)
    RESULTS.mkdir(exist_ok=True)
    name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-matching.md"
    (RESULTS / name).write_text("\n".join(told) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
