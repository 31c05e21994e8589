"""One click per role, in a database that says of itself that everybody in it is invented."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from nahtlos.core.roles import ROLES, Role
from nahtlos.network import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.front.demo.tour import STOPS
from nahtlos.web.sign_in import BACKEND

SEES = {
    "adviser": _("the day, the persons, and what is open to each of them"),
    "coordinator": _("who answers for what, where nobody does, what is out of date"),
    "member": _("whom others shared with this institution, as far as they agreed"),
    "immigration": _("single questions, and no person"),
    "employer": _("what covers the risk, and whom to ring"),
    "mentor": _("when to meet, and how to reach help"),
    "newcomer": _("the own way, who sees what, who has looked"),
    "analyst": _("figures, and no person"),
    "administrator": _("institutions, staff, second factors, last changes"),
}


@dataclass(frozen=True)
class Entry:
    """One button: a role, whom it lets in as, and what that person will see."""

    role: type[Role]
    name: str
    institution: str
    sees: Promise


def _only_in_a_demo() -> None:
    if not (settings.DEMO and queries.is_marked_as_demo()):
        raise Http404


def _mail(key: str) -> str:
    return f"{key}@demo.example"


def entries(request: NahtlosRequest) -> HttpResponse:
    """The buttons, one per role."""
    _only_in_a_demo()
    known = {one.email: one for one in queries.demo_entries()}
    found = [
        Entry(role, known[mail].name, known[mail].institution_name, SEES[role.key])
        for role in ROLES
        if (mail := _mail(role.key)) in known
    ]
    return render(request, "front/demo_entries.html", {"entries": found})


@require_POST
def enter(request: NahtlosRequest, key: str) -> HttpResponse:
    """Sign in as the invented person of this role."""
    _only_in_a_demo()
    account = queries.account_by_mail(_mail(key)) if key in SEES else None
    if account is None:
        raise Http404
    login(request, account, backend=BACKEND)
    return redirect("front:start")


def tour(request: NahtlosRequest) -> HttpResponse:
    """The eight sentences, each built or to come."""
    _only_in_a_demo()
    return render(request, "front/demo_tour.html", {"stops": STOPS})
