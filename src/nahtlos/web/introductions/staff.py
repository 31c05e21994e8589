"""Pages of staff: who waits for whom, one introduction, proposing, answering for a company, settling."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.employers import queries as employers
from nahtlos.introductions import access, actions, queries, wording
from nahtlos.matching.access import may_look_for_persons
from nahtlos.people import queries as people
from nahtlos.plan import actions as plan
from nahtlos.plan.queries import Doer
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, arrive_at_file
from nahtlos.web.introductions.arriving import (
    answered,
    found,
    line_at,
    profile_lines,
    told,
    ways,
)
from nahtlos.web.introductions.forms import BecauseForm, OpeningForm, PlacedForm, ProposeForm
from nahtlos.web.introductions.verbs import Pressed, press
from nahtlos.web.languages import page_language
from nahtlos.web.network.doing import done

YEAR = timedelta(days=365)
State, Side = queries.State, queries.Side


@login_required
@require_safe
def waiting(request: NahtlosRequest) -> HttpResponse:
    """Who waits for whom, and since when?"""
    demand(may_look_for_persons(request.actor))
    here, on = sure(request.actor.institution), today()
    mine = request.actor.membership if request.GET.get("whose") == "mine" else None
    shown = {
        "rows": told(queries.of_holder(here, on, adviser=mine)),
        "service": told(queries.for_service(here, on)),
        "ended": queries.ended(here, on)[:20],
        "reasons": queries.by_reason(here, now() - YEAR),
        "mine": mine is not None,
    }
    return render(request, "introductions/list.html", shown)


@login_required
@require_safe
def of_person(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """All introductions of a person, and an opening to choose by hand."""
    whom = arrive(request, person, "profile")
    by_hand = queries.proposable(person, whom.region_id, today())
    shown = {
        "person": whom,
        "rows": told(queries.of_person(person, today())),
        "form": OpeningForm(openings=by_hand),
        "chosen": request.GET.get("opening", ""),
    }
    if shown["chosen"] in {str(one.pk) for one in by_hand}:
        return redirect("introductions:propose", person, shown["chosen"])
    return render(request, "introductions/person.html", shown)


@login_required
def propose(request: NahtlosRequest, person: UUID, opening: UUID) -> HttpResponse:
    """What would the employer see? Then the person is asked."""
    file = arrive_at_file(request, person, "profile")
    row = found(employers.opening_for, opening)
    demand(access.may_propose(request.actor, file.person, row, today()))
    form = ProposeForm(request.POST or None)
    made: list[queries.Introduction] = []
    beside = "beside" in request.POST
    if done(request, form, lambda: made.append(actions.propose(
        person=file.person, opening=row, by=request.actor, at=now(), beside=beside,
        **form.cleaned_data,
    ))):  # fmt: skip
        if not beside:
            messages.success(request, _("The person is asked on their own page."))
        return redirect("introductions:show", made[0].pk)
    says = queries.profile_says(file, row, today())
    shown = {
        "person": file.person,
        "opening": row,
        "form": form,
        "lines": list(wording.lines(says, page_language())),
    }
    return render(request, "introductions/propose.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
def show(request: NahtlosRequest, introduction: UUID) -> HttpResponse:
    """Where does it stand, whose turn is it, what can be done?"""
    return _page(request, line_at(introduction))


def _page(request: NahtlosRequest, line: queries.Line, status: int = 200) -> HttpResponse:
    """The page of one introduction, as its adviser or as the employer service sees it."""
    row, by = line.row, request.actor
    sides = access.sides_of(by, row)
    holds = Side.ADVISER in sides
    shown = {
        "line": line,
        "person": people.person_for(row.person_id) if holds else None,
        "lines": profile_lines(line),
        "turn": told([line])[0].turn,
        "moves": queries.moves_of(row.pk),
        "serves": Side.SERVICE in sides,
        "agree": access.may_move(by, row, State.SHOWN) if holds else None,
        "asks": holds and row.state == State.PROPOSED,
        "withdraw": holds and access.may_move(by, row, State.WITHDRAWN) is None,
        "names": holds and access.may_name(by, row) is None and row.agreed_at,
        "unanswered": access.may_move(by, row, State.UNANSWERED) is None,
        "because": BecauseForm(),
        "learnable": row.reason in queries.LEARNABLE,
        "company": employers.company_for(row.company_id),
    }
    return render(request, "introductions/show.html", shown, status=status)


@login_required
def answer(request: NahtlosRequest, introduction: UUID) -> HttpResponse:
    """What the company said on the telephone, written down by its service."""
    line = line_at(introduction)
    mended = answered(request, line) if request.method == "POST" else None
    if request.method == "POST" and mended is None:
        messages.success(request, _("Written down. The person is told today."))
        return redirect("introductions:show", introduction)
    open_ways = ways(request, line, mended)
    demand(None if open_ways else access.may_answer(request.actor, line.row, State.REFUSED))
    shown = {"line": line, "ways": open_ways}
    return render(request, "introductions/answer.html", shown, status=422 if mended else 200)


def _said(request: NahtlosRequest) -> queries.Because:
    form = BecauseForm(request.POST)
    return (
        queries.Because(form.cleaned_data["because"]) if form.is_valid() else queries.Because.OTHER
    )


SENTENCES = {
    "agree": gettext_lazy("The employer is asked."),
    "decline": gettext_lazy("Written down. The employer is not asked."),
    "withdraw": gettext_lazy("Taken back. The employer sees nothing any more."),
    "name": gettext_lazy("From its invitation on the employer sees the name."),
    "unname": gettext_lazy("The employer does not see the name any more."),
    "unanswered": gettext_lazy("Ended. The person and the adviser are told."),
}


@login_required
@require_POST
def move(request: NahtlosRequest, introduction: UUID, verb: str) -> HttpResponse:
    """One press: agreed at the desk, declined, taken back, name given, nobody answered."""
    row = line_at(introduction).row
    language = (
        people.person_for(row.person_id).preferred_language if verb in {"agree", "name"} else ""
    )
    pressed = Pressed(
        row, request.actor, now(), language, _said(request), "with_name" in request.POST
    )
    press(request, verb, pressed, SENTENCES)
    return redirect("introductions:show", introduction)


@login_required
@require_POST
def step(request: NahtlosRequest, introduction: UUID) -> HttpResponse:
    """What would change the no becomes a step in the plan."""
    row = line_at(introduction).row
    whom = arrive(request, row.person_id, "plan")
    what = row.change or row.get_reason_display()
    wanted = plan.Wanted(
        who=Doer.PERSON, what=what, note=_("So that a company says yes next time.")
    )
    plan.agree_step(person=whom, wanted=wanted, by=request.actor, at=now())
    messages.success(request, _("It stands in the plan now."))
    return redirect("plan:steps", whom.pk)


@login_required
def settle(request: NahtlosRequest, opening: UUID) -> HttpResponse:
    """Somebody has the job: the others are told the same day."""
    row = found(employers.opening_for, opening)
    known = {
        str(one.row.person_id): people.person_for(one.row.person_id)
        for one in queries.for_opening(opening, today())
        if one.row.institution_id == request.actor.institution
    }
    demand(access.may_settle(request.actor, row, next(iter(known.values()), None)))
    form = PlacedForm(
        request.POST or None, persons=[(key, str(person)) for key, person in known.items()]
    )
    if done(request, form, lambda: actions.settle(
        opening=row, placed=known.get(form.cleaned_data["placed"]), by=request.actor, at=now(),
        full=form.cleaned_data["full"] or None,
    )):  # fmt: skip
        messages.success(request, _("Done. Whoever else was introduced is told today."))
        return redirect("introductions:list")
    shown = {"opening": row, "form": form}
    return render(request, "introductions/settle.html", shown, status=422 if form.errors else 200)
