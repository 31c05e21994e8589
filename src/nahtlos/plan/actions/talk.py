"""What person and adviser say to each other, and the calendar on the person's telephone."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.core.roles import May
from nahtlos.people.queries import Person
from nahtlos.plan import access
from nahtlos.plan.actions.steps import move
from nahtlos.plan.models import MOVES, Answer, Doer, Feed, Said, State, Step, Word
from nahtlos.plan.news import AdviserSpoke, PersonSpoke

BECOMES = {Said.DONE: State.DONE, Said.IMPOSSIBLE: State.STUCK}


@transaction.atomic
def answer_step(
    *, step: Step, says: Said, words: str, language: str, by: Actor, at: datetime
) -> Answer:
    """The person says how it goes. What is done or not possible moves the own step, too."""
    demand(access.may_answer(by, step))
    to = BECOMES.get(says)
    if to is not None and step.who == Doer.PERSON and to in MOVES[State(step.state)]:
        move(step=step, to=to, by=by, at=at)
    kept = Answer.objects.create(
        person_id=step.person_id,
        region_id=step.region_id,
        institution_id=step.institution_id,
        step=step,
        says=says,
        words=words,
        language=language,
        said_at=at,
    )
    publish(PersonSpoke(step.person_id, step.institution_id))
    return kept


@transaction.atomic
def see_answers(*, person: Person, by: Actor, at: datetime) -> int:
    """The adviser has read what the person answered; how many answers that were."""
    demand(access.may_agree(by, person))
    unseen = Answer.objects.filter(person=person, seen_at=None)
    return unseen.update(seen_at=at, seen_by_id=by.account)


@transaction.atomic
def write_word(*, person: Person, text: str, language: str, by: Actor, at: datetime) -> Word:
    """A few words from the person to the adviser, or back. Who answers has read what came before."""
    demand(access.may_write(by, person))
    from_person = by.may(May.KEEP_OWN_DATA)
    kept = Word.objects.create(
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
        text=text,
        language=language,
        written_at=at,
        written_by_id=None if from_person else by.account,
    )
    if from_person:
        publish(PersonSpoke(person.pk, person.institution_id))
    else:
        see_words(person=person, by=by, at=at)
        publish(AdviserSpoke(person.pk, sure(by.account), by.membership))
    return kept


@transaction.atomic
def see_words(*, person: Person, by: Actor, at: datetime) -> int:
    """The adviser has read the person's words; how many that were."""
    demand(access.may_agree(by, person))
    unseen = Word.objects.filter(person=person, written_by=None, seen_at=None)
    return unseen.update(seen_at=at)


@transaction.atomic
def make_feed(*, person: Person, by: Actor, at: datetime) -> str:
    """A new address for the calendar of the person's telephone; returns its token once.

    An earlier one ends.
    """
    demand(access.may_feed(by, person))
    end_feed(person=person, by=by, at=at)
    token = secrets.token_urlsafe(32)
    Feed.objects.create(
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
        token_digest=hashlib.sha256(token.encode()).hexdigest(),
        made_at=at,
    )
    return token


@transaction.atomic
def end_feed(*, person: Person, by: Actor, at: datetime) -> int:
    """No telephone asks for these appointments any more; how many addresses have ended."""
    demand(access.may_feed(by, person))
    return Feed.objects.filter(person=person, ended_at=None).update(ended_at=at)
