"""Is everything in order: institutions, staff and their second factors, what was changed lately."""

from collections.abc import Iterable
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from nahtlos.core.refusal import Refusal, Refused
from nahtlos.core.roles import ROLES, May
from nahtlos.network import queries
from nahtlos.web.acting import NahtlosRequest

A_PAGE = 50
NOUNS = {
    "institution": _("Institution"),
    "answer": _("Who answers"),
    "membership": _("Staff"),
    "invitation": _("Invitation"),
    "systemkey": _("Key of a system"),
    "webhook": _("Address of a system"),
    "substitution": _("Absence"),
    "outbox_quiethours": _("Quiet hours"),
    "people_bulk": _("Many at once"),
    "people_export": _("List taken along"),
    "people_view": _("View of the list"),
    "referrals_deadline": _("Deadline"),
    "referrals_gap": _("Gap that was named"),
    **dict.fromkeys(
        ("law_regionalinstrument", "law_regionalversion", "law_regionaltrial"),
        _("Support of the region"),
    ),
}
VERBS = {"insert": _("new"), "update": _("changed"), "delete": _("taken out")}


def _house_of(request: NahtlosRequest) -> UUID:
    region = request.actor.region
    if region is None or not request.actor.may(May.KEEP_HOUSE):
        raise Refused(Refusal(_("Only administrators look after the house.")))
    return region


def with_second_factor(accounts: Iterable[UUID]) -> set[UUID]:
    """Those of these accounts that have a second factor; recovery codes alone are none."""
    rows = Authenticator.objects.filter(user_id__in=list(accounts), type__in=["totp", "webauthn"])
    return set(rows.values_list("user_id", flat=True))


@login_required
def overview(request: NahtlosRequest) -> HttpResponse:
    """What an administrator looks at first."""
    region = _house_of(request)
    changes = [
        (line, NOUNS.get(line.noun, line.noun), VERBS[line.verb])
        for line in queries.last_changes(region)
    ]
    words = {
        "institutions": queries.institutions_with_staff(region),
        "changes": changes,
        "roles": ROLES,
        "institution_columns": [_("Institution"), (_("Staff"), "number")],
        "change_columns": [_("What"), _("Which institution"), _("By"), _("When")],
    }
    return render(request, "house/overview.html", words)


@login_required
def staff(request: NahtlosRequest) -> HttpResponse:
    """Everybody who works in the region, and whether a second factor is set."""
    region = _house_of(request)
    numbers = Paginator(range(queries.count_staff_of_region(region)), A_PAGE)
    page = numbers.get_page(request.GET.get("page"))
    first = max(page.start_index() - 1, 0)
    lines = queries.staff_of_region(region, first=first, most=A_PAGE)
    secured = with_second_factor(line.account for line in lines)
    words = {
        "page": page,
        "lines": [(line, line.account in secured) for line in lines],
        "columns": [_("Name"), _("Institution"), _("Role"), _("Second factor")],
    }
    return render(request, "house/staff.html", words)
