"""`nahtlos match assign`: who gets which seat, with floors for groups and their price."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from nahtlos.matching.engine.hilbert import order
from nahtlos.matching.engine.reading import Fault, show
from nahtlos.matching.engine.seats.assigning import Assignment, Floor, NeverMet
from nahtlos.matching.engine.seats.assigning import assign as seated
from nahtlos.matching.engine.seats.market import Edges, edges
from nahtlos.matching.engine.tables import MATCHES as SCHEMA
from nahtlos.site.cli.match_files import GROUPS, MATCHES, OPENINGS, Faults, Refused, tables
from nahtlos.site.cli.match_writing import print_json, write
from nahtlos.site.faults import BadInput

Row = npt.NDArray[Any]


def assign(chosen: argparse.Namespace, files: list[str]) -> int:
    """Each candidate at most one seat, each opening at most its seats, the most total score."""
    shares = dict(_share(one) for one in chosen.floor or ())
    if shares and chosen.groups is None:
        raise BadInput("--floor needs --groups, a file that says who is in which group")
    kinds = [(files[0], MATCHES), (files[1], OPENINGS)]
    kinds += [(chosen.groups, GROUPS)] if chosen.groups is not None else []
    try:
        with tables(*kinds) as found:
            return _assigned(chosen, files, found, shares)
    except Refused:
        return BadInput.status
    except NeverMet as error:
        raise BadInput(f"--floor: no way was found to seat {error}") from error


def _assigned(
    chosen: argparse.Namespace, files: list[str], found: list[pa.Table], shares: dict[str, float]
) -> int:
    pairs, openings = found[0].combine_chunks(), found[1]
    rows = pc.index_in(pairs["opening"], value_set=openings["id"].combine_chunks())
    _known(files[0], pairs, rows)
    people = pc.unique(pairs["candidate"])
    person = pc.index_in(pairs["candidate"], value_set=people)
    along = order(np.asarray(openings["lat"]), np.asarray(openings["lon"]))
    both = np.c_[np.asarray(person), np.asarray(rows)].astype(np.int64)
    of = edges(both, np.asarray(pairs["score"]), np.asarray(openings["seats"]), along)
    floors = tuple(_floors(people, found[2], shares, of.who)) if shares else ()
    done = seated(of, floors)
    taken = np.sort(of.source[done.seated.taken[done.seated.taken >= 0]])
    write(Path(chosen.out), SCHEMA, iter([pairs.select(SCHEMA.names).take(pa.array(taken))]))
    told = _told(of, done, floors)
    if chosen.json:
        return print_json(told)
    sys.stderr.writelines(f"{line}\n" for line in _lines(told))
    return 0


def _known(file: str, pairs: pa.Table, rows: pa.ChunkedArray) -> None:
    """Tell each match whose opening is not among the openings."""
    unknown = pairs.filter(pc.is_null(rows))
    faults = Faults(file)
    for name, line in zip(unknown["opening"].to_pylist(), unknown["line"].to_pylist(), strict=True):
        faults.tell(line, Fault("opening", f"there is no opening {show(name)}"))
    if faults.many:
        raise Refused


def _share(raw: str) -> tuple[str, float]:
    """`women=0.45` or `women=45%`."""
    group, _, share = raw.rpartition("=")
    try:
        found = float(share[:-1]) / 100 if share.endswith("%") else float(share)
    except ValueError:
        found = -1.0
    if not group or not 0 <= found <= 1:
        raise BadInput(f'--floor: "{raw}" is not a group and a share like women=45%')
    return group, found


def _floors(
    people: pa.Array, groups: pa.Table, shares: dict[str, float], who: Row
) -> Iterator[Floor]:
    rows = dict(zip(groups["id"].to_pylist(), groups["groups"].to_pylist(), strict=True))
    of = [frozenset(rows.get(id_, ())) for id_ in people.to_pylist()]
    for group, share in shares.items():
        members = np.array([group in one for one in of], np.bool_)
        if not members.any():
            raise BadInput(f'--floor: nobody with a match is in the group "{group}"')
        yield Floor(group, share, members[who])


def _told(of: Edges, done: Assignment, floors: tuple[Floor, ...]) -> dict[str, Any]:
    best = done.seated
    return {
        "persons": of.persons, "seats": int(of.seats.sum()), "placed": best.placed,
        "total": best.total, "bound": best.bound, "gap": best.gap, "exact": best.exact,
        "without_floors": {"total": done.free.total, "placed": done.free.placed},
        "price": done.price,
        "groups": [
            {"group": one.group, "floor": one.share, "placed": done.placed[one.group],
             "share": done.placed[one.group] / max(1, best.placed),
             "share_without_floors": done.free_share(one)}
            for one in floors
        ],
    }  # fmt: skip


def _lines(told: dict[str, Any]) -> Iterator[str]:
    yield f"{told['placed']} of {told['persons']} candidates placed on {told['seats']} seats"
    proof = "the best there is" if told["exact"] else f"at most {told['gap']:.2%} below the best"
    yield f"total score {told['total']:.2f}, {proof}"
    for one in told["groups"]:
        yield f"{one['group']}: {one['share']:.1%} of the placed (floor {one['floor']:.1%}, without {one['share_without_floors']:.1%})"
    if told["groups"]:
        yield f"the floors cost {told['price']:.2f} of {told['without_floors']['total']:.2f}"
