"""The talk of person and adviser, and the person's answers to the steps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand, unless
from nahtlos.plan import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.plan.forms import WordForm

MOST = 50


def words(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What the two have written to each other, and a few words more."""
    found = arrive(request, person)
    demand(
        unless(
            found.institution_id == request.actor.institution,
            _("Only the adviser and the person see what they write to each other."),
        )
    )
    form = WordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.write_word(
            person=found, language="de", by=request.actor, at=now(), **form.cleaned_data
        )
        messages.success(request, _("Written. The person sees it on the own page."))
        return redirect("plan:words", person)
    shown = {
        "person": found,
        "form": form,
        "words": queries.words_of(person)[:MOST],
        "answers": queries.answers_of(person)[:MOST],
        "refusal": access.may_write(request.actor, found),
    }
    return render(request, "plan/words.html", shown)


@require_POST
def seen(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The adviser has read answers and words."""
    found, at = arrive(request, person), now()
    actions.see_answers(person=found, by=request.actor, at=at)
    actions.see_words(person=found, by=request.actor, at=at)
    messages.success(request, _("Marked as read."))
    return redirect("plan:words", person)
