"""The display in the hall: which number goes where? Nobody can scroll it, so long columns take turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now, today
from nahtlos.days import queries
from nahtlos.days.engine import clock
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.days.arriving import region_of
from nahtlos.web.days.beating import unchanged, watched

TURN = 8
"""Seconds for which a part of a long column stands."""


@dataclass(frozen=True)
class Part:
    """What of a column is in sight now: the part `number` of so many."""

    rows: tuple[queries.Call, ...]
    number: int
    of: int


def part(column: Sequence[queries.Call], turn: int) -> Part:
    """The rows whose turn it is; all of them, in order, in as many turns as there are parts."""
    of = max(1, -(-len(column) // queries.IN_SIGHT))
    at = turn % of
    return Part(tuple(column[at * queries.IN_SIGHT : (at + 1) * queries.IN_SIGHT]), at + 1, of)


@login_required
@require_safe
def call(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Large, and without names."""
    region_of(request)
    kept, beat = watched(request, day)
    at = now()
    turn = int(at.timestamp()) // TURN
    if same := unchanged(request, beat, f"{beat}-{turn}"):
        return same
    called = queries.called(queries.board(kept, at))
    there, soon = part(called.now, turn), part(called.soon, turn)
    shown = {
        "day": kept,
        "beat": beat if there.of == soon.of == 1 else f"{beat}-{turn}",
        "now": there,
        "soon": soon,
        "clock": clock(kept.running_minute(at)) if kept.on == today() else "",
    }
    return render(request, "days/call.html", shown)
