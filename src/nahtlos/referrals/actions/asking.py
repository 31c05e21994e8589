"""Ask the immigration office one question, with the person's yes to exactly that."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.network.models import Institution
from nahtlos.people.models import Person, Record
from nahtlos.people.wording import language_for
from nahtlos.referrals import access, wording
from nahtlos.referrals.engine import QUESTION_DAYS
from nahtlos.referrals.models import Outcome, Question, Standing
from nahtlos.referrals.news import QuestionMoved

GONE = Refusal(_("This question has been taken back in the meantime."))


@dataclass(frozen=True)
class Asking:
    """What is asked; `file_number` is the office's own number, if the person knows it."""

    office: Institution
    matter: str
    more: str = ""
    file_number: str = ""


def _told(question: Question) -> None:
    publish(
        QuestionMoved(
            question.pk,
            question.region_id,
            question.institution_id,
            question.office_id,
            question.state,
        )
    )


@transaction.atomic
def ask_office(
    *, person: Person, asking: Asking, by: Actor, at: datetime, on_the_spot: bool = False
) -> Question:
    """Prepare the question; it goes when the person has agreed, on the spot or on their own page."""
    demand(access.may_ask(by, person, asking.office))
    record = Record.objects.filter(person=person).first()
    question = Question.objects.create(
        region_id=person.region_id,
        institution_id=person.institution_id,
        person=person,
        office=asking.office,
        matter=asking.matter,
        more=asking.more,
        name=str(person),
        birth_date=record.birth_date if record else None,
        file_number=asking.file_number,
        asked_at=at,
        asked_by_id=sure(by.account),
        language=language_for(person.preferred_language),
        on_the_spot=on_the_spot,
    )
    return _send(question, question.language, at) if on_the_spot else question


def _send(question: Question, language: str, at: datetime) -> Question:
    question.state, question.given_at = Standing.SENT, at
    question.language, question.wording = language, wording.version(language)
    question.due_on = timezone.localdate(at) + timedelta(days=QUESTION_DAYS)
    question.save(update_fields=["state", "given_at", "language", "wording", "due_on"])
    _told(question)
    return question


def _locked(question: Question) -> Question:
    """As it stands now; for the office a question is gone once it was taken back."""
    try:
        return Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    except Question.DoesNotExist as error:
        raise Refused(GONE) from error


@transaction.atomic
def agree_to_question(*, question: Question, by: Actor, at: datetime, language: str) -> Question:
    """The person says yes with their own hand: the question goes."""
    fresh = _locked(question)
    demand(access.may_agree(by, fresh))
    return _send(fresh, language_for(language), at)


@transaction.atomic
def refuse_question(*, question: Question, by: Actor, at: datetime) -> Question:
    """The person says no; nothing was sent and nothing follows from it."""
    fresh = _locked(question)
    demand(access.may_agree(by, fresh))
    return _ended(fresh, Standing.REFUSED, at)


@transaction.atomic
def take_back_question(*, question: Question, by: Actor, at: datetime) -> Question:
    """Take it back; from this moment the office does not see it any more."""
    fresh = _locked(question)
    demand(access.may_take_back(by, fresh))
    return _ended(fresh, Standing.WITHDRAWN, at)


def _ended(question: Question, state: Standing, at: datetime) -> Question:
    question.state, question.ended_at = state, at
    question.save(update_fields=["state", "ended_at"])
    return question


@transaction.atomic
def answer_question(
    *, question: Question, outcome: Outcome, words: str, by: Actor, at: datetime
) -> Question:
    """The office answers: one of a few answers, and words beside it."""
    demand(access.may_answer_question(by, question))
    fresh = _locked(question)
    demand(access.may_answer_question(by, fresh))
    fresh.state, fresh.outcome, fresh.words = Standing.ANSWERED, outcome, words
    fresh.answered_at, fresh.answered_by_id = at, by.account
    fresh.save(update_fields=["state", "outcome", "words", "answered_at", "answered_by"])
    _told(fresh)
    return fresh
