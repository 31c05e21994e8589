"""`nahtlos match` for many, and `nahtlos match why` for one pair."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from nahtlos.matching.engine import Why
from nahtlos.matching.engine.bulk import Run, alone, matched
from nahtlos.matching.engine.cluster import NoCluster, on_cluster
from nahtlos.matching.engine.encoding import meaning
from nahtlos.matching.engine.market import explained
from nahtlos.matching.engine.tables import values
from nahtlos.matching.engine.workers import in_processes
from nahtlos.site.cli.match_files import CANDIDATES, OPENINGS, Kind, Refused, tables
from nahtlos.site.cli.match_writing import matches, matches_schema, print_json, write
from nahtlos.site.faults import BadInput, Fault

TOP, BLOCKS = 20, 4
"""Blocks for each worker, so that none waits long for the last."""


def many(chosen: argparse.Namespace, files: list[str]) -> int:
    """The best of each side into a file."""
    side, explain = chosen.side or "candidates", bool(chosen.explain)
    try:
        with tables(*_kinds(files)) as both, _runner(chosen) as (run, blocks):
            found = matched(both[0], both[1], chosen.top or TOP, run=run, blocks=blocks)
            rows = matches(found, (both[0], both[1]), side, explain=explain)
            written = write(Path(chosen.out), matches_schema(explain=explain), rows)
            people, offered = map(len, both)
    except Refused:
        return BadInput.status
    except NoCluster as error:
        raise Fault(str(error)) from error
    sys.stderr.write(f"{people} candidates, {offered} openings: {written} matches\n")
    return 0


def _kinds(files: list[str]) -> list[tuple[str, Kind]]:
    return list(zip(files, (CANDIDATES, OPENINGS), strict=True))


@contextmanager
def _runner(chosen: argparse.Namespace) -> Iterator[tuple[Run, int]]:
    workers = chosen.workers or 1
    if chosen.cluster is not None:
        with on_cluster(chosen.cluster) as (run, there):
            yield run, BLOCKS * (chosen.workers or there)
    elif workers > 1:
        yield in_processes(workers), BLOCKS * workers
    else:
        yield alone, 1


def why(chosen: argparse.Namespace, files: list[str]) -> int:
    """All about one pair."""
    try:
        with tables(*_kinds(files)) as (people, offered):
            one = _named(people, chosen.candidate, files[0])
            other = _named(offered, chosen.opening, files[1])
            found = explained(one, other, _weights(offered))
    except Refused:
        return BadInput.status
    if chosen.json:
        return print_json(found.to_json())
    sys.stdout.writelines(f"{line}\n" for line in _told(found))
    return 0


def _named(table: pa.Table, id_: str, file: str) -> Any:
    found = table.filter(pc.equal(table["id"], id_))
    if not len(found):
        raise BadInput(f'{file}: there is no "{id_}"')
    return values(found)[0]


def _weights(offered: pa.Table) -> Mapping[str, float]:
    known = meaning(offered)
    return dict(zip(known.skills.to_pylist(), known.weights.tolist(), strict=True))


def _told(found: Why) -> Iterator[str]:
    parts = ", ".join(f"{name} {share:.3f}" for name, share in found.terms.to_json().items())
    if found.fits:
        yield f"{found.candidate} fits {found.opening}: {found.would_score:.3f} ({parts})"
        return
    yield f"{found.candidate} does not fit {found.opening}; would score {found.would_score:.3f} ({parts})"
    for fail in found.fails:
        told = fail.to_json()
        changes = ", ".join(
            f"{one['fact']} {'with' if 'adds' in one else 'becomes'} {one.get('adds', one.get('becomes'))}"
            for one in told["changes"]
        )
        yield f"  {fail.condition}: has {_words(told['has'])}, needs {_words(told['needs'])}; would fit if {changes}"


def _words(value: object) -> str:
    return (", ".join(map(str, value)) or "none") if isinstance(value, list) else str(value)
