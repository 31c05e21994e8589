"""The way in to the person's own page: hand it over, see what became of it, end it."""

from uuid import UUID

import segno
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from nahtlos.core.clock import now
from nahtlos.outbox import queries as outbox
from nahtlos.people import access, actions, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.consent.sending import send_link
from nahtlos.web.languages import runs_from_right

MOST = 50
COLUMNS = (
    gettext_lazy("Made"),
    gettext_lazy("How"),
    gettext_lazy("Last used"),
    gettext_lazy("Standing"),
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def way_link(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What was handed over, and a new link or code: on paper, on this screen, by SMS or mail."""
    found = arrive(request, person)
    if request.method == "POST":
        return _hand_over(request, found)
    ways = outbox.ways(person)
    shown = {
        "person": found,
        "rows": list(queries.links_so_far(person)[:MOST]),
        "columns": COLUMNS,
        "live": queries.links(person).filter(consent=None).exists(),
        "now": now(),
        "ways": ways,
        "refusal": access.may_link(request.actor, found) or access.may_keep(request.actor, found),
        "may_end": access.may_link(request.actor, found) is None,
        "not_yet": access.may_hand_over(birth_date_known=queries.birth_date_known(person)),
    }
    return render(request, "consent/way_links.html", shown)


def _hand_over(request: NahtlosRequest, person: queries.Person) -> HttpResponse:
    if "to" in request.POST:
        send_link(request, person)
        return redirect("consent:way_link", person.pk)
    way = request.POST.get("way", queries.HandedBy.SCREEN.value)
    if way not in {queries.HandedBy.PAPER, queries.HandedBy.SCREEN}:
        raise Http404
    handed_by = queries.HandedBy(way)
    handed = actions.make_link(person=person, by=request.actor, at=now(), handed_by=handed_by)
    return _sheet(request, person, handed, paper=handed_by is queries.HandedBy.PAPER)


def _sheet(
    request: NahtlosRequest, person: queries.Person, handed: actions.Handed, *, paper: bool
) -> HttpResponse:
    """In the person's language, German beneath; the name stands nowhere on what is printed."""
    spoken = wording.language_for(person.preferred_language)
    code = handed.code
    shown = {
        "person": person,
        "paper": paper,
        "languages": [spoken] if spoken == "de" else [spoken, "de"],
        "right_to_left": runs_from_right(spoken),
        "code": f"{code[:4]} {code[4:8]} {code[8:]}",
        "typed_at": request.build_absolute_uri(reverse("mine:code")).partition("://")[2],
        "until": handed.link.expires_at,
        **drawn(request, handed.token),
    }
    return render(request, "consent/way_link.html", shown)


def drawn(request: NahtlosRequest, token: str) -> dict[str, object]:
    """The address of a link and its picture, for a telephone to read from the screen."""
    if not token:
        return {"address": "", "picture": ""}
    address = request.build_absolute_uri(reverse("mine:enter", args=[token]))
    svg = segno.make(address, error="m").svg_inline(scale=5, border=2, omitsize=True)
    return {"address": address, "picture": SafeString(svg)}


@require_POST
def renew(request: NahtlosRequest, person: UUID, link: UUID) -> HttpResponse:
    """Let it hold longer, from today on."""
    found = arrive(request, person)
    until = actions.renew_link(link=link, person=found, by=request.actor, at=now())
    day = date_format(until, "SHORT_DATE_FORMAT")
    messages.success(request, _("The link now holds until %(day)s.") % {"day": day})
    return redirect("consent:way_link", person)


@require_POST
def end(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """End every link and code at once, on every device."""
    found = arrive(request, person)
    actions.end_links(person=found, by=request.actor, at=now())
    messages.success(request, _("All links have ended. No device opens the page any more."))
    return redirect("consent:way_link", person)
