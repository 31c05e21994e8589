"""The tour, and signing in with one click. Outside the demo none of it exists."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import today
from nahtlos.core.roles import ROLES
from nahtlos.core.wall import acting
from nahtlos.days import queries as days
from nahtlos.network import queries as network
from nahtlos.people import queries as people
from nahtlos.web.acting import NahtlosRequest, as_member, keep
from nahtlos.web.tour.stops import DOORS, STOPS

SIGN_IN = settings.AUTHENTICATION_BACKENDS[0]
Rest = ParamSpec("Rest")
View = Callable[Concatenate[NahtlosRequest, Rest], HttpResponse]


def in_demo(view: View[Rest]) -> View[Rest]:
    """Two more locks beside the addresses: the settings, and what the database says of itself."""

    @wraps(view)
    def locked(request: NahtlosRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not (settings.DEMO and network.is_marked_as_demo()):
            raise Http404
        return view(request, *args, **kwargs)

    return locked


@in_demo
def walk(request: NahtlosRequest) -> HttpResponse:
    """What is there to see, and as whom?"""
    return render(request, "tour/walk.html", {"stops": STOPS, "roles": ROLES})


@in_demo
@never_cache
def enter(request: NahtlosRequest, role: str) -> HttpResponse:
    """Sign in as somebody of this role, by a link as it stands in the terminal."""
    _become(request, role)
    return redirect("front:start")


@in_demo
@require_POST
def go(request: NahtlosRequest, number: int, door: int) -> HttpResponse:
    """Sign in as the right role and open the page of this stop."""
    chosen = DOORS.get((number, door))
    if chosen is None:
        raise Http404
    actor = _become(request, chosen.role)
    if chosen.today:
        return redirect(*_running(actor, chosen.page))
    if not chosen.person:
        return redirect(chosen.page)
    return redirect(chosen.page, _person(actor, chosen.person))


def _become(request: NahtlosRequest, role: str) -> Actor:
    account = network.account_by_mail(f"{role}@demo.example")
    if account is None:
        raise Http404
    login(request, account, backend=SIGN_IN)
    with acting(Actor(account=account.pk)) as somebody:
        place = next(iter(network.places_of(account.pk)), None)
    if place is None:
        return somebody
    actor = as_member(place, account.pk, account.name)
    keep(request, actor)
    return actor


def _person(actor: Actor, name: str) -> UUID:
    """The key of a person of the tour; who is no longer there is a page that is not there."""
    with acting(actor):
        found = people.caseload(sure(actor.institution), text=name).rows
    if not found:
        raise Http404
    return found[0].pk


def _running(actor: Actor, page: str) -> tuple[str, ...]:
    """A page of the day that runs today; the list of days, once a demo is older than that."""
    with acting(actor):
        next_one = days.days_of(sure(actor.region), since=today()).first()
    if next_one is None or next_one.on != today():
        return ("days:list",)
    return page, str(next_one.pk)
