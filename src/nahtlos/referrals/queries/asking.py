"""Questions to the immigration office, as each side sees them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from nahtlos.core.actor import Actor
from nahtlos.referrals.models import Question, Standing

NoQuestion = Question.DoesNotExist


def question_for(question: UUID) -> Question:
    """The question behind a key; raises NoQuestion for whoever may not see it."""
    return Question.objects.select_related("office", "institution").get(pk=question)


def questions_of(person: UUID) -> QuerySet[Question]:
    """All questions about a person, newest first."""
    rows = Question.objects.filter(person=person).select_related("office", "institution")
    return rows.order_by("-asked_at")


def waiting_questions(person: UUID) -> QuerySet[Question]:
    """Those that wait for the person's own answer."""
    return questions_of(person).filter(state=Standing.ASKED)


def questions_open_here(actor: Actor) -> QuerySet[Question]:
    """What the actor's office has to answer, soonest deadline first, then what it just answered."""
    rows = Question.objects.filter(office=actor.institution).select_related("institution")
    return rows.order_by("-state", "due_on", "asked_at")


def waits_for_offices(actor: Actor, *, desks: Collection[UUID] = ()) -> QuerySet[Question]:
    """What was asked for the persons of these desks and is not answered, soonest deadline first."""
    rows = Question.objects.filter(
        institution=actor.institution,
        person__adviser__in=desks or (actor.membership,),
        state__in=[Standing.ASKED, Standing.SENT],
    )
    return rows.select_related("person", "office").order_by(F("due_on").asc(nulls_last=True))


def questions_to_remind(region: UUID, today: date) -> list[UUID]:
    """What the office has not answered in time and has not been reminded of."""
    rows = Question.objects.filter(
        region=region, state=Standing.SENT, due_on__lt=today, reminded_on=None
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))
