"""The qualification plan beside work."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.law import queries as law
from nahtlos.law.queries.regional import region_source
from nahtlos.people import queries as people
from nahtlos.placements import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import row_of
from nahtlos.web.network.doing import ask, done
from nahtlos.web.placements.arriving import placement_at
from nahtlos.web.placements.forms import LearnForm
from nahtlos.web.templatetags.words import spoken

BESIDE_WORK = ("weiterbildung_82", "teilqualifizierung", "qualifizierungsgeld", "externenpruefung",
               "validierung", "job_bsk", "anpassungsqualifizierung", "weiterbildungsgeld")  # fmt: skip
"""Instruments of the law catalogue that pay for learning beside work, the most usual first."""
OPEN = ("entitled", "discretionary", "unknown")


def _instruments(person: people.Person) -> list[tuple[str, str]]:
    """Which of them the law does not close to this person, with its verdict in words."""
    file = people.file_of(person.pk)
    answer = law.check(file.document, on=today(), source=region_source(person.region_id))
    found = [answer.by_id[key] for key in BESIDE_WORK if key in answer.by_id]
    return [(one.id, spoken(one.instrument.title)) for one in found if one.verdict in OPEN]


def learn(request: NahtlosRequest, person: UUID, placement: UUID) -> HttpResponse:
    """One more step from helper to skilled worker."""
    row = placement_at(request, person, placement)
    demand(access.may_learn(request.actor, row))
    form = LearnForm(request.POST or None, instruments=_instruments(row.person))

    def do() -> None:
        given = form.cleaned_data | {"payer": queries.Payer(form.cleaned_data["payer"])}
        actions.learn(placement=row, course=actions.Course(**given), by=request.actor, at=now())

    if done(request, form, do):
        messages.success(request, _("The step stands in the plan of learning."))
        return redirect("placements:work", person)
    return ask(request, form, _("Learn beside work"), submit=_("Write down"),
               back=reverse("placements:work", args=[person]), back_to=str(row.person))  # fmt: skip


@require_POST
def move(request: NahtlosRequest, learning: UUID, verb: str) -> HttpResponse:
    """The step is done, or taken out."""
    row = row_of(None, queries.learning_for, learning)
    if verb not in {"done", "out"}:
        raise Http404
    if verb == "done":
        actions.learned(learning=row, on=max(today(), row.starts_on), by=request.actor)
    else:
        actions.leave_out(learning=row, by=request.actor)
    messages.success(request, _("Written down."))
    return redirect("placements:work", row.person_id)
