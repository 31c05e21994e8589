"""The ways of a person side by side, the goal that they lead to, and one of them taken into the plan."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.offers import queries as offers
from nahtlos.people import access as people_access
from nahtlos.people import actions as people
from nahtlos.people.queries import File
from nahtlos.plan import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive_at_file
from nahtlos.web.plan.ways.forms import GoalForm
from nahtlos.web.plan.ways.telling import column

SHOWN_NEXT = 3
CARED = "childcare"


def _file(request: NahtlosRequest, person: UUID) -> File:
    """The file with all that the ways are reckoned from; another institution may not see it all."""
    file = arrive_at_file(request, person, "profile", "plan")
    if file.record is None:
        raise Http404
    return file


def _answer(request: NahtlosRequest, file: File) -> queries.WaysAnswer:
    return queries.ways_for(file, today(), cared=True if CARED in request.GET else None)


def show(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Two or three ways from today to the goal; what stands in the way where there is none."""
    file = _file(request, person)
    answer = _answer(request, file)
    shown = {
        "person": file.person,
        "file": file,
        "answer": answer,
        "columns": [column(road) for road in answer.roads],
        "goal_known": bool(answer.who.goal_kind),
        "cared": CARED in request.GET,
        "care_asked": CARED in request.GET or answer.plans_care,
        "refusal": access.may_agree(request.actor, file.person),
        "form": GoalForm(),
    }
    return render(request, "plan/ways.html", shown)


def next_legs(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The next legs of the way to the goal, for the case page; fetched after the page stands."""
    file = _file(request, person)
    answer = _answer(request, file)
    road = answer.road("skilled") or next(iter(answer.roads), None)
    shown = {"person": file.person, "answer": answer, "way": column(road) if road else None}
    return render(request, "plan/_next_legs.html", shown | {"most": SHOWN_NEXT})


def goal(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What kind of work the person wants, as the law and the ways need it."""
    file = _file(request, person)
    demand(people_access.may_keep(request.actor, file.person))
    posted = request.method == "POST"
    form = GoalForm(request.POST if posted else None, initial=_goal_now(file))
    if posted and form.is_valid():
        people.answer(
            person=file.person, name="goal", value=form.goal(), by=request.actor, at=now()
        )
        messages.success(request, _("The goal is kept."))
        return redirect("plan:ways", person)
    shown = {"person": file.person, "form": form}
    return render(request, "plan/ways_goal.html", shown, status=422 if posted else 200)


def _goal_now(file: File) -> dict[str, str]:
    record = file.record
    if record is None:
        return {}
    return {"kind": record.goal_kind or "job", "kldb": record.goal_kldb, "title": record.goal_text}


@require_POST
def take(request: NahtlosRequest, person: UUID, kind: str) -> HttpResponse:
    """Write the chosen legs of a way into the plan, each with its days and who does it."""
    file = _file(request, person)
    demand(access.may_agree(request.actor, file.person))
    road = _answer(request, file).road(kind)
    chosen = set(request.POST.getlist("leg"))
    legs = [leg for leg in road.legs if leg.leg.step.id in chosen] if road else []
    if len(legs) < len(chosen) or road is None:
        messages.warning(request, _("The ways have changed meanwhile. Please look once more."))
        return redirect("plan:ways", person)
    if not legs:
        messages.warning(request, _("Please tick at least one step."))
        return redirect("plan:ways", person)
    first = queries.goals(person).first()
    wanted = [_wanted(leg, first) for leg in legs]
    actions.take_steps(person=file.person, wanted=wanted, by=request.actor, at=now())
    messages.success(
        request,
        ngettext("%(n)d step is in the plan.", "%(n)d steps are in the plan.", len(legs))
        % {"n": len(legs)},
    )
    return redirect("plan:steps", person)


def _wanted(leg: queries.WayLeg, first: queries.Goal | None) -> actions.Wanted:
    told, days = leg.told, leg.leg
    helper = offers.offer_for(told.offer).institution_id if told.offer else None
    return actions.Wanted(
        who=queries.Doer(told.who),
        phrase=told.phrase,
        values=told.plan_values(),
        source=queries.Source.PATHWAY,
        source_key=told.key[:80],
        helper=helper,
        starts_on=days.start,
        until=days.end.likely or days.start,
        goal=first.pk if first else None,
    )
