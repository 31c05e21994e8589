"""An adviser names somebody of the caseload for a day: topics out of the plan, consent in the same step."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.days import access, actions, queries
from nahtlos.network import queries as network
from nahtlos.network.queries import TOPICS
from nahtlos.people import access as people_access
from nahtlos.people import actions as people_actions
from nahtlos.people import queries as people
from nahtlos.people import wording
from nahtlos.plan import queries as plan
from nahtlos.plan import wording as wording_of_plan
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.days.arriving import day_at
from nahtlos.web.days.forms import NameForm
from nahtlos.web.network.doing import done

PARTS = ("plan", "profile")
AFTER = timedelta(days=14)
HINTS = {
    "language": ("deutsch", "sprach", "kurs"), "recognition": ("anerkenn",),
    "work": ("arbeit", "bewerb", "praktik"), "apprenticeship": ("ausbild",),
    "residence": ("aufenthalt",), "social": ("wohnung", "kita", "famil"),
}  # fmt: skip
"""What the German words of a step point to."""


@login_required
@require_safe
def choose(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """For which day?"""
    found = arrive(request, person)
    demand(people_access.may_keep(request.actor, found))
    days = [
        day
        for day in queries.days_of(sure(request.actor.region), since=today())
        if access.may_name(request.actor, found, day) is None
    ]
    visits = [(one, queries.token_of(one.visitor.pk)) for one in queries.visits_of(person)]
    return render(request, "days/choose.html", {"person": found, "days": days, "visits": visits})


@login_required
def name(request: NahtlosRequest, person: UUID, day: UUID) -> HttpResponse:
    """What shall they talk about, and who may see what?"""
    found, kept = arrive(request, person), day_at(day)
    demand(access.may_name(request.actor, found, kept))
    others = _institutions(kept, found)
    form = NameForm(
        request.POST or None, subjects=queries.subjects_of(day), institutions=others,
        initial=_initial(found, kept),
    )  # fmt: skip
    made: list[actions.Joined] = []
    if done(request, form, lambda: made.append(_named(request, found, kept, form.cleaned_data))):
        _say(request, made[0])
        return redirect("days:name", person)
    shown = {
        "person": found, "day": kept, "form": form,
        "words": [(label, _words(found, kept, label)) for _key, label in others],
        "steps": plan.next_steps(person)[:5],
    }  # fmt: skip
    return render(request, "days/name.html", shown, status=422 if form.errors else 200)


def _institutions(day: queries.Day, person: people.Person) -> list[tuple[UUID, str]]:
    """Whoever has a desk there, but the holder, and the immigration office that sees no file."""
    found: dict[UUID, str] = {}
    office = {one.pk for one in network.institutions(day.region_id)
              if one.kind == "immigration_office"}  # fmt: skip
    for pairs in queries.institutions_for(day.pk).values():
        found |= dict(pairs)
    return [(k, v) for k, v in found.items() if k != person.institution_id and k not in office]


def _initial(person: people.Person, day: queries.Day) -> dict[str, Any]:
    """What the file says already: languages, and topics out of the open steps."""
    about = {topic for step in plan.next_steps(person.pk)[:20] for topic in _about(step)}
    topics = [one.topic for one in queries.subjects_of(day.pk) if one.topic in about]
    spoken = [row.code for row in people.languages(person.pk)]
    return {
        "topics": topics, "languages": spoken or [person.preferred_language],
        "hours": [[day.opens, day.closes]],
    }  # fmt: skip


def _about(step: plan.Step) -> set[str]:
    """What a step is about: the catalogue says it; of words typed by hand it is guessed, and can be changed."""
    if topic := wording_of_plan.topic_of(step):
        return {topic}
    said = step.what.casefold()
    return {topic for topic, words in HINTS.items() if any(word in said for word in words)}


def _until(day: queries.Day) -> datetime:
    """Two weeks after the day, so that what came of it can be written down."""
    return timezone.make_aware(datetime.combine(day.on + AFTER, time.max))


def _words(person: people.Person, day: queries.Day, recipient: str) -> wording.Wording:
    return wording.in_words(
        language=wording.language_for(person.preferred_language),
        holder=person.institution.name,
        recipient=recipient,
        purpose=people.Purpose.DAY,
        parts=PARTS,
        until=_until(day).date(),
    )


def _named(
    request: NahtlosRequest, person: people.Person, day: queries.Day, given: dict[str, Any]
) -> actions.Joined:
    to = [network.institution_for(UUID(key)) for key in given["shown"]]
    asked = [people_actions.Asked(one, people.Purpose.DAY, PARTS, _until(day)) for one in to if one]
    reads = wording.language_for(person.preferred_language)
    wish = actions.Wish(
        topics=given["topics"], languages=given["languages"], hours=given["hours"], reads=reads
    )
    return actions.name_visitor(
        person=person, day=day, wish=wish, asked=asked, by=request.actor, at=now()
    )


def _say(request: NahtlosRequest, joined: actions.Joined) -> None:
    messages.success(request, _("Number %(number)d.") % {"number": joined.visitor.number})
    topics = dict(TOPICS)
    for topic, number in joined.waiting:
        messages.info(
            request,
            _("%(topic)s is full: number %(n)d on the waiting list.")
            % {"topic": topics[topic], "n": number},
        )
