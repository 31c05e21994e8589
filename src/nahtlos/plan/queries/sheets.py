"""The plan as it stands on paper."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone, translation

from nahtlos.people.queries import Person
from nahtlos.plan import catalogue, wording
from nahtlos.plan.models import Agreement, Appointment, Doer, State, Step
from nahtlos.plan.papers.plan_sheet import (
    Both,
    PlanSheet,
    Reach,
    SheetAgreement,
    SheetMeeting,
    SheetStep,
)
from nahtlos.plan.papers.plan_sheet import State as OnPaper
from nahtlos.plan.queries.steps import steps_of
from nahtlos.plan.queries.together import goals, next_appointment, signature_of, standing

PAPER_LANGUAGES = catalogue.LANGUAGES
SHOWN: dict[str, OnPaper] = {State.OPEN: "open", State.STUCK: "stuck", State.DONE: "done"}


def paper_language(preferred: str) -> str:
    """The language of a paper for somebody who prefers this one; German where there are no words."""
    wanted = preferred.partition("-")[0]
    return wanted if wanted in PAPER_LANGUAGES else "de"


def sheet_of(person: Person, at: datetime, *, language: str = "", own_page: str = "") -> PlanSheet:
    """The plan in the person's language, or another one, as it stands at a moment.

    A signature stands only under what was signed: not once the plan has changed.
    """
    spoken = paper_language(language or person.preferred_language)
    steps = wording.in_order(steps_of(person.pk).exclude(state=State.DROPPED))
    wanted = list(goals(person.pk))
    stands = standing(wanted, steps, spoken)
    return PlanSheet(
        language=spoken,
        person=str(person),
        made_at=timezone.localtime(at),
        goals=tuple(Both(one.words, one.german or one.words) for one in wanted),
        steps=tuple(_step(one, spoken) for one in steps),
        meeting=_meeting(next_appointment(person.pk, at), spoken),
        reach=_reach(person),
        agreed=_agreed(stands.agreed if stands.holds else None),
        own_page=own_page,
    )


def _step(step: Step, language: str) -> SheetStep:
    return SheetStep(
        what=Both(wording.in_language(step, language), step.what),
        who=_who(step, language),
        until=step.until,
        state=SHOWN[step.state],
        note=step.note,
    )


def _who(step: Step, language: str) -> Both:
    """By name where one is named, else as the person is spoken to."""
    named = step.helper.name if step.helper else step.employer
    if named:
        return Both("", named)
    told = []
    for one in (language, "de"):
        with translation.override(one):
            told.append(str(wording.YOU if step.who == Doer.PERSON else Doer(step.who).label))
    return Both(*told)


def _meeting(meeting: Appointment | None, language: str) -> SheetMeeting | None:
    if meeting is None:
        return None
    own, german = (wording.to_bring(meeting.bring, one) for one in (language, "de"))
    return SheetMeeting(
        what=Both(wording.meeting(meeting, language), meeting.what),
        starts_at=timezone.localtime(meeting.starts_at),
        place=meeting.place,
        with_whom=meeting.with_whom,
        bring=_pairs(zip(own, german, strict=True)),
    )


def _pairs(told: Iterable[tuple[str, str]]) -> tuple[Both, ...]:
    return tuple(Both(*one) for one in told)


def _reach(person: Person) -> Reach:
    house, adviser = person.institution, person.adviser
    return Reach(
        name=adviser.account.name if adviser else "",
        institution=house.name,
        telephone=(adviser.telephone if adviser else "") or house.telephone,
        hours=house.hours,
    )


def _agreed(agreement: Agreement | None) -> SheetAgreement | None:
    """The last version, with the lines drawn under it where the reader may see them."""
    if agreement is None:
        return None
    on = timezone.localdate(agreement.agreed_at)
    return SheetAgreement(agreement.number, on, signature_of(agreement))
