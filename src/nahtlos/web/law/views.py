"""The interview: one question a page, each answer kept at once, the verdicts narrowing beside it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.people import access, actions, facts, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, arrive_at_file
from nahtlos.web.law import asking, coming_back
from nahtlos.web.law.panel import ELSEWHERE, Panel, panel_of
from nahtlos.web.law.sheet import sheet


def ask(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The question that is expected to settle most, or the page that says that all is asked."""
    file = arrive_at_file(request, person, "profile")
    demand(access.may_keep(request.actor, file.person))
    panel = panel_of(file, today(), queries.agreed_parts(person, request.actor.institution))
    if panel.question is None:
        return render(
            request, "law/all_asked.html", {"person": file.person, "file": file, "panel": panel}
        )
    return _drawn(request, file, asking.asked(panel.question.fact), panel=panel)


def question(request: NahtlosRequest, person: UUID, fact: str) -> HttpResponse:
    """One named question, reached by "change" or by the form of the question itself."""
    file = arrive_at_file(request, person, "profile")
    demand(access.may_keep(request.actor, file.person))
    known = {**file.document["record"], **file.document["facts"]}.get(fact)
    drawn = _question(fact, request, known)
    if request.method != "POST":
        return _drawn(request, file, drawn)
    try:
        value = None if "dont_know" in request.POST else asking.read(drawn, request.POST)
    except facts.BadValue as error:
        return _drawn(request, file, drawn, error.in_language(get_language() or "de"))
    except ValidationError as error:
        return _drawn(request, file, drawn, error.messages[0])
    _keep(request, file.person, fact, value)
    came_from = coming_back.read(request.GET, file.person)
    if came_from is None:
        return redirect("law:ask", person)
    if came_from.name == "case":
        undo = reverse("law:forget", args=[person, fact])
        messages.success(request, _("The answer is kept."), extra_tags=f"undo:{undo}?back=case")
    return redirect(came_from.url)


def _question(fact: str, request: NahtlosRequest, known: object) -> asking.Asked:
    try:
        drawn = asking.asked(fact, request.POST or None, known)
    except KeyError as error:
        raise Http404 from error
    if fact in ELSEWHERE or not drawn.fact.stored:
        raise Http404
    return drawn


def _keep(
    request: NahtlosRequest, person: queries.Person, fact: str, value: facts.FactValue | None
) -> None:
    agreed = queries.agreed_parts(person.pk, request.actor.institution)
    actions.answer(
        person=person,
        name=fact,
        value=value,
        by=request.actor.because("interview"),
        at=now(),
        agreed=facts.lookup(fact).part.value in agreed,
    )


def _drawn(
    request: NahtlosRequest,
    file: queries.File,
    drawn: asking.Asked,
    error: str = "",
    *,
    panel: Panel | None = None,
) -> HttpResponse:
    panel = panel or panel_of(file, today())
    splits = panel.question.splits if panel.question and panel.question.fact == drawn.fact.id else 0
    shown = {
        "person": file.person,
        "file": file,
        "panel": panel,
        "question": drawn,
        "error": error,
        "splits": splits,
        "came_from": coming_back.read(request.GET, file.person),
    }
    return render(request, "law/question.html", shown, status=422 if error else 200)


def answers(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Check the answers: everything known, everything open, each with its way to change it."""
    file = arrive_at_file(request, person, "profile")
    agreed = queries.agreed_parts(person, request.actor.institution)
    shown = {
        "person": file.person,
        "groups": sheet(file, agreed),
        "refusal": access.may_keep(request.actor, file.person),
    }
    return render(request, "law/answers.html", shown)


@require_POST
def forget(request: NahtlosRequest, person: UUID, fact: str) -> HttpResponse:
    """Take an answer back."""
    found = arrive(request, person)
    if fact not in {**facts.FACTS, **facts.RECORD_FIELDS} or fact in ELSEWHERE:
        raise Http404
    actions.forget_answer(person=found, name=fact, by=request.actor)
    came_from = coming_back.read(request.GET, found)
    return redirect(came_from.url if came_from else reverse("law:answers", args=[person]))


def why(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Work in full: every reason with its truth, paragraph and date."""
    file = arrive_at_file(request, person, "profile")
    panel = panel_of(file, today())
    return render(request, "law/why.html", {"person": file.person, "panel": panel})
