"""What the data-protection officer prints: rules, counts, protocol. No person stands on these pages."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.core.roles import ROLES, Counter, Courier, Eraser, Messenger, Usher, Watcher
from nahtlos.network import queries as network
from nahtlos.people import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.privacy.forms import PeriodForm, RecordForm

MOST = 30
FEWEST = 3
NUMBERS = (
    ("accompanied", gettext_lazy("accompanied now")),
    ("closed", gettext_lazy("closed, not yet erased")),
    ("requests_open", gettext_lazy("requests open")),
    ("requests_late", gettext_lazy("requests overdue")),
    ("consents_live", gettext_lazy("consents live")),
    ("consents_ended", gettext_lazy("consents ended")),
    ("links_live", gettext_lazy("links live")),
    ("looks", gettext_lazy("looks by others")),
    ("announced", gettext_lazy("erasures announced")),
    ("holds", gettext_lazy("holds")),
)
TEXTS = ("controller", "officer", "purposes", "basis", "recipients", "security", "authority")


def _region(request: NahtlosRequest) -> UUID:
    demand(access.may_decide_periods(request.actor))
    return sure(request.actor.region)


def overview(request: NahtlosRequest) -> HttpResponse:
    """Is data protection in order?"""
    region = _region(request)
    counted = [
        (one.institution, [(words, one.numbers.get(key, 0)) for key, words in NUMBERS])
        for one in queries.counted_for_the_house(region, today())
    ]
    shown = {
        "lines": queries.retention_table(queries.rules(region)),
        "cleared": list(queries.cleared_by_hand()),
        "counted": counted,
        "erasures": queries.erasures(region)[:MOST],
        "remainders": [
            (one, one.number if one.number >= FEWEST else None)
            for one in queries.remainders(region)[:MOST]
        ],
        "roles": (*ROLES, Counter, Eraser, Usher, Watcher, Courier, Messenger),
        "open_tables": queries.tables_without_wall(),
        "passed": queries.walls_can_be_passed(),
        "institutions": network.institutions_with_staff(region),
        "today": today(),
    }
    return render(request, "privacy/house.html", shown)


def period(request: NahtlosRequest, key: str) -> HttpResponse:
    """How long is this class kept, and who decided that when?"""
    region = _region(request)
    rule = queries.rules(region).get(key)
    if rule is None:
        raise Http404
    start = {"months": rule.months, "ending": rule.ending, "announced": rule.announced}
    form = PeriodForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.decide_period(key=key, by=request.actor, at=now(), **form.cleaned_data)
        messages.success(request, _("Decided. It holds from the next night on."))
        return redirect("privacy:house")
    shown = {"rule": rule, "form": form, "history": queries.history_of(region, key)[:MOST]}
    return render(request, "privacy/period.html", shown, status=422 if form.errors else 200)


def _institution(request: NahtlosRequest, institution: UUID) -> network.Institution:
    region, found = _region(request), network.institution_for(institution)
    if found is None or found.region_id != region:
        raise Http404
    return found


def record(request: NahtlosRequest, institution: UUID) -> HttpResponse:
    """The record of processing of one institution (Art. 30 GDPR)."""
    found = _institution(request, institution)
    numbers = next(
        (
            one.numbers
            for one in queries.counted_for_the_house(found.region_id, today())
            if one.institution == found
        ),
        {},
    )
    shown = {
        "institution": found,
        "record": queries.processing_of(institution),
        "recipients": queries.recipients_of(institution),
        "numbers": numbers,
        "parts": queries.Part.choices,
        "lines": queries.retention_table(queries.rules(found.region_id)),
        "today": today(),
    }
    return render(request, "privacy/record.html", shown)


def write(request: NahtlosRequest, institution: UUID) -> HttpResponse:
    """What the program cannot know."""
    found = _institution(request, institution)
    before = queries.processing_of(institution)
    start = {name: getattr(before, name) for name in TEXTS} if before else {}
    form = RecordForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.write_processing(
            institution=found, texts=form.cleaned_data, by=request.actor, at=now()
        )
        messages.success(request, _("Written down."))
        return redirect("privacy:record", institution)
    shown = {"institution": found, "form": form}
    return render(request, "privacy/write.html", shown, status=422 if form.errors else 200)
