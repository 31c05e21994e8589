"""Rows of the plan, made the way the program must: acting as somebody who may."""

from datetime import date, timedelta

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people.models import Person
from nahtlos.plan.models import (
    Agreement,
    Answer,
    Appointment,
    Feed,
    Goal,
    Paper,
    Review,
    Signature,
    Step,
    Word,
)
from tests.makers import digest, of, sure

DRAWN = "M10 20 L300 200 L400 10"


def make_goal(person: Person, by: Actor, words: str = "Знову медсестра") -> Goal:
    """A goal in the person's words."""
    with acting(by):
        return Goal.objects.create(
            **of(person), words=words, language="uk", german="Wieder Krankenschwester",
            set_by_id=sure(by.account),
        )  # fmt: skip


def make_agreement(person: Person, by: Actor, number: int = 1) -> Agreement:
    """A version that the person agreed to on the own page."""
    with acting(by):
        return Agreement.objects.create(
            **of(person), number=number, content={"goals": [], "steps": []}, digest="0" * 64,
            how="own_page", language="uk",
        )  # fmt: skip


def make_signature(agreement: Agreement, by: Actor) -> Signature:
    """Lines under a version."""
    with acting(by):
        return Signature.objects.create(**of(agreement.person), agreement=agreement, path=DRAWN)


def make_appointment(person: Person, by: Actor, days: float = 3, **more: object) -> Appointment:
    """Half an hour, in so many days."""
    begins = timezone.now() + timedelta(days=days)
    fields = {"what": "Gespräch", "phrase": "talk", "place": "Zimmer 12", "bring": ["identity"]}
    with acting(by):
        return Appointment.objects.create(
            **of(person), starts_at=begins, ends_at=begins + timedelta(minutes=30),
            made_by_id=sure(by.account), **(fields | more),
        )  # fmt: skip


def make_review(person: Person, by: Actor, held_on: date | None = None) -> Review:
    """The plan was looked at together, today unless told otherwise."""
    with acting(by):
        return Review.objects.create(
            **of(person), held_on=held_on or timezone.localdate(), held_by_id=sure(by.account)
        )


def make_answer(step: Step, by: Actor, says: str = "help", words: str = "Я не знаю, як") -> Answer:
    """The person's word on a step, written down by an adviser."""
    with acting(by):
        return Answer.objects.create(
            **of(step.person), step=step, says=says, words=words, language="uk"
        )


def make_word(person: Person, by: Actor, text: str = "Коли зустріч?") -> Word:
    """A few words of the person."""
    with acting(by):
        return Word.objects.create(**of(person), text=text, language="uk")


def make_feed(person: Person, by: Actor, token: str = "") -> Feed:
    """The address of a calendar."""
    with acting(by):
        return Feed.objects.create(
            **of(person), token_digest=digest(token or f"feed of {person.pk}")
        )


def make_paper(person: Person, by: Actor) -> Paper:
    """A letter that was made."""
    with acting(by):
        return Paper.objects.create(
            **of(person), template="invitation", title="Einladung", language="uk",
            digest="0" * 64, made_by_id=sure(by.account),
        )  # fmt: skip
