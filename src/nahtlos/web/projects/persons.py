"""A person's place in a project, for whoever holds the file: propose, answer for them, write results down."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.people import access as people_access
from nahtlos.people.queries import Person
from nahtlos.people.wording import language_for
from nahtlos.projects import access, actions, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.mentoring.arriving import found
from nahtlos.web.network.doing import ask, done
from nahtlos.web.projects.forms import LeaveForm, NeedsForm, ResultForm


@login_required
@require_safe
def show(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Is there a project for this person, and how does it go?"""
    whose = arrive(request, person, "plan")
    places = queries.of_person(person)
    taken = {one.one.project_id for one in places if one.one.state in queries.LIVE}
    refusal = people_access.may_keep(request.actor, whose)
    shown = {
        "person": whose, "refusal": refusal, "live": queries.LIVE,
        "places": [(one, *_internships(one, refusal is None)) for one in places],
        "projects": [
            (one, queries.traits_of(one))
            for one in queries.open_projects(whose.region_id)
            if one.pk not in taken
        ],
    }  # fmt: skip
    return render(request, "projects/person.html", shown)


def _internships(one: queries.Shown, keeps: bool) -> tuple[list[object], list[object]]:
    """The internships that belong to it, and those that could."""
    if one.one.state not in queries.WAS_THERE:
        return [], []
    return (
        [*queries.practices_of(one.one)],
        [*queries.internships_to_link(one.one)] if keeps else [],
    )


@login_required
def propose(request: NahtlosRequest, person: UUID, project: UUID) -> HttpResponse:
    """What would the partners learn? The person says yes on their page, or here and now."""
    whose, kept = arrive(request, person, "plan", "profile"), found(queries.project_for, project)
    demand(access.may_propose(request.actor, whose, kept, already=False))
    form = NeedsForm(request.POST or None)
    on_the_spot = "on_the_spot" in request.POST
    if done(request, form, lambda: actions.propose(
        person=whose, project=kept, needs=form.cleaned_data["needs"], by=request.actor, at=now(),
        on_the_spot=on_the_spot, language=whose.preferred_language,
    )):  # fmt: skip
        messages.success(request, _("The partners see it now.") if on_the_spot
                         else _("The person is asked on their own page."))  # fmt: skip
        return redirect("projects:person", person)
    read = language_for(whose.preferred_language)
    shown = {
        "person": whose, "project": kept, "form": form, "read": read,
        "words": _words(read, whose, kept), "week": queries.week_of(kept),
    }  # fmt: skip
    return render(request, "projects/propose.html", shown, status=422 if form.errors else 200)


def _words(read: str, person: Person, project: queries.Project) -> wording.Wording:
    return wording.in_words(
        read, first_name=person.given_name, needs="",
        partners=[one.name for one in queries.meeting(project)],
    )  # fmt: skip


def _arrive(request: NahtlosRequest, key: UUID) -> tuple[queries.Participation, Person]:
    one = found(queries.participation_for, key)
    return one, arrive(request, one.person_id, "plan")


@login_required
@require_POST
def act(request: NahtlosRequest, one: UUID, what: str) -> HttpResponse:
    """Take it back, or write the person's yes down; link an internship, or unlink it."""
    kept, whose = _arrive(request, one)
    by, at = request.actor, now()
    if what == "back":
        actions.withdraw(one=kept, by=by, at=at)
        messages.success(request, _("Taken back."))
    elif what == "yes":
        actions.say_yes(one=kept, language=whose.preferred_language, by=by, at=at, on_the_spot=True)
    elif what in {"link", "unlink"}:
        _link(request, kept, what)
    else:
        raise Http404
    return redirect("projects:person", whose.pk)


def _link(request: NahtlosRequest, one: queries.Participation, what: str) -> None:
    near = queries.internships_to_link(one) if what == "link" else queries.practices_of(one)
    chosen = next((each for each in near if str(each.pk) == request.POST.get("internship")), None)
    if chosen is None:
        raise Http404
    if what == "link":
        actions.link_internship(one=one, internship=chosen, by=request.actor)
    else:
        actions.unlink_internship(one=one, internship=chosen.pk, by=request.actor)


@login_required
def leave(request: NahtlosRequest, one: UUID) -> HttpResponse:
    """The person leaves, at their word."""
    kept, whose = _arrive(request, one)
    demand(access.may_move_place(request.actor, kept, queries.Place.LEFT))
    form = LeaveForm(request.POST or None)
    if done(request, form, lambda: actions.leave(
        one=kept, reason=form.cleaned_data["reason"], by=request.actor, at=now()
    )):  # fmt: skip
        return redirect("projects:person", whose.pk)
    return ask(request, form, _("Leaves the project"), submit=_("Leaves"), lead=kept.project.title,
               back=reverse("projects:person", args=[whose.pk]), back_to=str(whose))  # fmt: skip


@login_required
def result(request: NahtlosRequest, one: UUID) -> HttpResponse:
    """What came of it, as far as the adviser knows."""
    kept, whose = _arrive(request, one)
    demand(access.may_record(request.actor, kept))
    form = ResultForm(
        request.POST or None,
        initial={"result": kept.result, "result_on": kept.result_on or today()},
    )
    if done(request, form, lambda: actions.record(
        one=kept, by=request.actor, **form.told()
    )):  # fmt: skip
        return redirect("projects:person", whose.pk)
    return ask(request, form, _("What came of it?"), submit=_("Save"), lead=kept.project.title,
               back=reverse("projects:person", args=[whose.pk]), back_to=str(whose))  # fmt: skip
