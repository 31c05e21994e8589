"""An example of a person's way: written by the adviser, read out, agreed to, taken back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, row_of
from nahtlos.web.fields import PlainText
from nahtlos.web.forms import PlainForm
from nahtlos.web.network.doing import done

VERBS = {"agree": actions.agree_to_example, "back": actions.take_back_example}


class ExampleForm(PlainForm):
    """The same few sentences in German and English."""

    german = PlainText(
        label=gettext_lazy("In German"), max_length=600, lines=True,
        help_text=gettext_lazy("Three or four sentences without name, place, employer or date."),
    )  # fmt: skip
    english = PlainText(label=gettext_lazy("In English"), max_length=600, lines=True)


@login_required
def show(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What was written, what the person said to it, and a new one."""
    found = arrive(request, person, "profile")
    demand(access.may_write_example(request.actor, found, ("", "")))
    form = ExampleForm(request.POST or None)

    def do() -> None:
        data = form.cleaned_data
        texts = (data["german"], data["english"])
        actions.write_example(person=found, texts=texts, by=request.actor, at=now())

    if done(request, form, do):
        messages.success(
            request, _("Written down. Now read it out; it is printed only after a yes.")
        )
        return redirect("outcomes:example", person)
    shown = {"person": found, "rows": queries.examples_of(person), "form": form}
    return render(request, "outcomes/example.html", shown, status=422 if form.errors else 200)


@login_required
@require_POST
def move(request: NahtlosRequest, example: UUID, verb: str) -> HttpResponse:
    """The person says yes, or takes it back."""
    row = row_of(None, queries.example_for, example)
    if verb not in VERBS:
        raise Http404
    VERBS[verb](example=row, by=request.actor, at=now())
    messages.success(request, _("Written down."))
    return redirect("outcomes:example", row.person_id)
