"""Where does it jam between the institutions? Figures without persons, and the deadlines."""

from dataclasses import replace
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting
from nahtlos.network import queries as network
from nahtlos.referrals import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import done
from nahtlos.web.referrals.forms import DeadlineForm

A_YEAR = timedelta(days=365)
DECLINED = dict(queries.Declined.choices)


def _counting(request: NahtlosRequest) -> Actor:
    """The program counting for the reader's region; it is handed no person."""
    return replace(Actor(role=Counter), region=request.actor.region)


@login_required
def interfaces(request: NahtlosRequest) -> HttpResponse:
    """Every interface: how many, how long, why not, and how long the longest has waited."""
    region = sure(request.actor.region) if request.actor.region else None
    demand(access.may_keep_deadlines(request.actor, region or sure(request.actor.account)))
    since = now() - A_YEAR
    with acting(_counting(request)):
        rows = queries.interfaces_of(since=since, today=today())
    shown = {
        "rows": [(one, _reasons(one)) for one in rows],
        "listed": [one for one in rows if one.late is queries.Late.STEERING],
        "steering": queries.Late.STEERING,
        "coordinator": queries.Late.COORDINATOR,
        "gaps": queries.gaps(sure(request.actor.region), timezone.localdate(since)),
    }
    return render(request, "referrals/interfaces.html", shown)


def _reasons(one: queries.Interface) -> list[tuple[str, int]]:
    return [(str(DECLINED[reason]), number) for reason, number in one.reasons]


@login_required
def deadlines(request: NahtlosRequest) -> HttpResponse:
    """How long an answer may take here."""
    region = request.actor.region or sure(request.actor.account)
    demand(access.may_keep_deadlines(request.actor, region))
    form = DeadlineForm(request.POST or None)

    def do() -> None:
        given = form.cleaned_data
        times = queries.Times(given["answer"], given["appointment"])
        actions.set_deadline(region=region, topic=given["topic"], times=times, by=request.actor)

    if done(request, form, do):
        messages.success(request, _("Kept. It holds for what is sent from now on."))
        return redirect("referrals:deadlines")
    labels = dict(network.TOPICS)
    rows = [(labels[topic], times) for topic, times in queries.deadlines(region).items()]
    shown = {"form": form, "rows": rows}
    return render(request, "referrals/deadlines.html", shown, status=422 if form.errors else 200)
