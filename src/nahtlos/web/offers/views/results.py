"""What came of a course: recorded where it was held, taken over where the file is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.offers import access, actions, queries
from nahtlos.people import facts
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import ask, done
from nahtlos.web.offers.arriving import found
from nahtlos.web.offers.list_forms import ResultForm


@dataclass(frozen=True)
class Shown:
    """A result with what it would change, in words; nothing once it is answered."""

    result: queries.Result
    changes: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.result.state == queries.Answered.OPEN


def shown_result(result: queries.Result) -> Shown:
    """The result as a page shows it."""
    if result.state == queries.Answered.KEPT:
        return Shown(result, ())
    return Shown(result, tuple(_says(n, v) for n, v in queries.effects_of(result).items()))


def _says(name: str, value: object) -> str:
    language = get_language() or "de"
    label = facts.lookup(name).label.in_language(language)
    return f"{label}: {facts.present(name, facts.parse(name, value), language)}"


@login_required
def record(request: NahtlosRequest, booking: UUID) -> HttpResponse:
    """Attendance, a test passed or not, broken off."""
    kept = found(queries.booking_for, booking)
    demand(access.may_record(request.actor, kept, kept.place))
    initial = {"on": today(), "level": kept.offer.level_to}
    form = ResultForm(request.POST or None, initial=initial)
    if done(request, form, lambda: actions.record_result(
        booking=kept, by=request.actor, at=now(), **_given(form)
    )):  # fmt: skip
        messages.success(request, _("Recorded. The adviser of the person looks at it."))
        return redirect("offers:list", kept.offer_id)
    return ask(request, form, _("What came of it?"), submit=_("Record it"),
               lead=f"{kept.person}, {kept.offer.title}",
               back=reverse("offers:list", args=[kept.offer_id]), back_to=kept.offer.title)  # fmt: skip


def _given(form: ResultForm) -> dict[str, Any]:
    """A level counts with a certificate alone."""
    given = dict(form.cleaned_data)
    if given["outcome"] != queries.Outcome.PASSED:
        given["level"] = ""
    return given


@login_required
@require_POST
def answer(request: NahtlosRequest, result: UUID, what: str) -> HttpResponse:
    """Take a result over into the file, or leave the file as it is."""
    kept = found(queries.result_for, result)
    if what == "keep":
        changed = actions.keep_result(result=kept, by=request.actor, at=now())
        words = ", ".join(
            facts.lookup(n).label.in_language(get_language() or "de") for n in changed
        )
        messages.success(
            request,
            _("Taken over: %(facts)s. What it opens stands on the first page of the file.")
            % {"facts": words}
            if changed
            else _("Noted. Nothing in the file had to change."),
        )
    elif what == "leave-out":
        actions.leave_out_result(result=kept, by=request.actor, at=now())
        messages.success(request, _("The file stays as it is."))
    else:
        raise Http404
    return redirect("offers:person", kept.person_id)
