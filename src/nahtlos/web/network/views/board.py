"""The network as a whole: who answers for what, where nobody does, what is out of date."""

from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nahtlos.core.clock import now, today
from nahtlos.network import queries
from nahtlos.offers import queries as offers
from nahtlos.steering import queries as steering
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.arriving import region_kept
from nahtlos.web.plan.jams import jams

HALF_A_YEAR, FEW = timedelta(days=183), 10


@login_required
def board(request: NahtlosRequest) -> HttpResponse:
    """Where does it jam?"""
    region = region_kept(request)
    found = queries.board(region, checked_since=today() - HALF_A_YEAR)
    words = {
        "board": found,
        "columns": [_("Institution"), *(label for _key, label in queries.TOPICS)],
        "rows": [(row.institution, _cells(row)) for row in found.rows],
        "invitations": queries.invitations_open(),
        "jams": jams(region),
        "waited": offers.waited_for(region, today())[:FEW],
        "unchecked": offers.stale_of(region, today(), reminded_before=date.max),
        "jam_columns": [
            _("Who accompanies"),
            _("Who was to do it"),
            _("stuck"),
            _("overdue"),
            _("days overdue, half of them longer"),
        ],
        "now": now(),
        "groups": [
            (one, steering.next_meeting(one, now()))
            for one in steering.own_groups(request.actor)
            if one.closed_at is None
        ],
    }
    return render(request, "network/board.html", words)


def _cells(row: queries.Row) -> list[tuple[str, str]]:
    """Per topic its name and where this institution answers for it; empty where it does not."""
    whole = _("whole region")
    return [
        (str(label), ", ".join(area or whole for area in row.places.get(key, [])))
        for key, label in queries.TOPICS
    ]
