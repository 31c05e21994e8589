"""The person's own plan: read in two languages, agreed to, answered step by step; the talk."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.people import queries as people
from nahtlos.plan import access, actions, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.languages import page_language, runs_from_right
from nahtlos.web.mine.arriving import me, own_appointment, own_page, own_step
from nahtlos.web.mine.forms import AnswerForm, WriteForm
from nahtlos.web.mine.telling import told, with_reach
from nahtlos.web.papers.making import plan_on_paper

MOST = 100


@require_safe
@own_page
def plan(request: NahtlosRequest) -> HttpResponse:
    """The whole plan, in my language and in German; here I agree to it."""
    person = people.person_for(me(request))
    goals, every = list(queries.goals(person.pk)), list(queries.steps_of(person.pk))
    language = page_language()
    shown = {
        "person": person,
        "goals": goals,
        "steps": [told(one, language) for one in wording.in_order(every)],
        "standing": queries.standing(goals, every, person.preferred_language),
        "rtl": runs_from_right(language),
        "refusal": access.may_sign(request.actor, person, queries.Agreed.OWN_PAGE),
    }
    return render(request, "mine/plan.html", shown)


@require_safe
@own_page
def paper(request: NahtlosRequest) -> HttpResponse:
    """The plan to print or to keep: in the language of this page, with German beneath."""
    person = people.person_for(me(request))
    return plan_on_paper(person, page_language())


@require_POST
@own_page
def agree(request: NahtlosRequest) -> HttpResponse:
    """I agree to what I have just read."""
    person = people.person_for(me(request))
    shown = request.POST.get("shown", "")[:64]
    actions.agree_on_own_page(person=person, shown=shown, by=request.actor, at=now())
    messages.success(request, _("Thank you. Your adviser sees that you agree."))
    return redirect("mine:plan")


@require_POST
@own_page
def move(request: NahtlosRequest, step: UUID, to: str) -> HttpResponse:
    """An own step is done, or to do again; the message offers to take it back."""
    found, at = own_step(request, step), now()
    if to not in queries.State.values:
        raise Http404
    state = queries.State(to)
    if state is not queries.State.DONE:
        actions.move(step=found, to=state, by=request.actor, at=at)
        messages.success(request, _("This step is open again."))
        return redirect("mine:way")
    demand(access.may_move(request.actor, found, state))
    actions.answer_step(
        step=found,
        says=queries.Said.DONE,
        words="",
        language=page_language(),
        by=request.actor,
        at=at,
    )
    undo = reverse("mine:move", args=[step, queries.State.OPEN.value])
    messages.success(request, _("Well done."), extra_tags=f"undo:{undo}")
    return redirect("mine:way")


@own_page
def answer(request: NahtlosRequest, step: UUID) -> HttpResponse:
    """I need help with a step, or it is not possible."""
    found = own_step(request, step)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer_step(
            step=found,
            says=queries.Said(form.cleaned_data["says"]),
            words=form.cleaned_data["words"],
            language=page_language(),
            by=request.actor,
            at=now(),
        )
        messages.success(request, _("Thank you. Your adviser reads this."))
        return redirect("mine:way")
    shown = {"form": form, "step": told(found, page_language())}
    return render(request, "mine/answer.html", shown)


@require_POST
@own_page
def come(request: NahtlosRequest, appointment: UUID, to: str) -> HttpResponse:
    """I come, or I cannot come."""
    found = own_appointment(request, appointment)
    if to not in {queries.Coming.CONFIRMED, queries.Coming.DECLINED}:
        raise Http404
    actions.come(appointment=found, to=queries.Coming(to), by=request.actor, at=now())
    if to == queries.Coming.CONFIRMED:
        messages.success(request, _("Good. We are looking forward to seeing you."))
    else:
        messages.success(
            request, _("Thank you for telling us. Your adviser looks for another day.")
        )
    return redirect("mine:way")


@own_page
def words(request: NahtlosRequest) -> HttpResponse:
    """I write to my adviser, and read what they write."""
    person, whom = with_reach(me(request))
    form = WriteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        actions.write_word(
            person=person, text=text, language=page_language(), by=request.actor, at=now()
        )
        messages.success(request, _("Sent. Your adviser reads it."))
        return redirect("mine:words")
    shown = {
        "form": form,
        "words": queries.words_of(person.pk)[:MOST],
        "refusal": access.may_write(request.actor, person),
        "reach": whom,
    }
    return render(request, "mine/words.html", shown)
