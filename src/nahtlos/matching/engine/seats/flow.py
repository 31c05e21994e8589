"""The exact best seats, as a flow of least cost (OR-Tools): slower, never runs away."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.seats.market import Edges, Seated, total

Row = npt.NDArray[Any]
UNIT = 10**9
"""Scores become whole numbers of this part."""


def flow(of: Edges) -> Seated:
    """The best there is, to half a unit a person."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # noqa: PLC0415 -- slow import

    persons, openings = of.persons, len(of.seats)
    home = persons + openings
    worth = np.rint(of.score * UNIT).astype(np.int64)
    person = of.person
    solver = SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        person, of.to.astype(np.int64) + persons, np.ones(len(person), np.int64), -worth
    )
    for begin, many in ((np.arange(persons), np.ones(persons, np.int64)),
                        (np.arange(openings) + persons, of.seats)):  # fmt: skip
        none = np.zeros(len(begin), np.int64)
        solver.add_arcs_with_capacity_and_unit_cost(begin, none + home, many, none)
    supply = np.r_[np.ones(persons, np.int64), np.zeros(openings, np.int64), -persons]
    solver.set_nodes_supplies(np.arange(home + 1), supply)
    if solver.solve() != solver.OPTIMAL:
        raise RuntimeError("a flow that always exists was not found")
    taken = np.full(persons, -1, np.int64)
    used = np.flatnonzero(np.asarray(solver.flows(arcs)) > 0)
    taken[person[used]] = used
    found = total(of, taken)
    return Seated(taken, found, found + persons * 0.5 / UNIT, exact=True)
