"""Bring person and opening together: wished or proposed, read by the person, agreed to or not."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand, unless
from nahtlos.employers.models import Opening
from nahtlos.introductions import access
from nahtlos.introductions.actions.moving import day, hand, locked, move, news_of
from nahtlos.introductions.actions.naming import named
from nahtlos.introductions.engine import ANSWER_DAYS, PERSON_DAYS, WISH_DAYS
from nahtlos.introductions.models import Because, Introduction, Profile, State
from nahtlos.introductions.queries.profiles import profile_says
from nahtlos.network.actions.once import only_once
from nahtlos.people.queries import Person, file_of, person_for

TWICE = _("The person is being introduced for this opening already.")
LEAST_DAYS, MOST_DAYS = 1, 60


def _of(person: Person, opening: Opening) -> dict[str, Any]:
    return {
        "person_id": person.pk,
        "region_id": person.region_id,
        "institution_id": person.institution_id,
        "opening": opening,
        "company_id": opening.company_id,
        "title": opening.title,
        "kldb": opening.kldb,
        "company_name": str(opening.company),
        "place": opening.site.place,
    }


@transaction.atomic
def wish(*, opening: Opening, by: Actor, at: datetime) -> Introduction:
    """The person asks their adviser to be introduced. The employer learns nothing of it."""
    demand(access.may_wish(by, opening, day(at)))
    person = person_for(sure(by.person))
    demand(unless(person.closed_at is None, access.NOT_NOW))
    with only_once(TWICE):
        made = Introduction.objects.create(
            **_of(person, opening), state=State.WISHED, moved_at=at, moved_by_id=by.account,
            turned_at=at, due_on=day(at, WISH_DAYS),
        )  # fmt: skip
    publish(news_of(made, hand(by, made)))
    return made


@transaction.atomic
def propose(
    *, person: Person, opening: Opening, by: Actor, at: datetime, words: str = "",
    answer_days: int = ANSWER_DAYS, beside: bool = False,
) -> Introduction:  # fmt: skip
    """Ask the person; what the employer would see is written down now and never changed.

    A wish of the person for this opening is taken up. `beside`: the person sits beside and needs no
    message.
    """
    demand(access.may_propose(by, person, opening, day(at)))
    demand(
        unless(
            LEAST_DAYS <= answer_days <= MOST_DAYS,
            _("Please give the employer between 1 and 60 days."),
        )
    )
    wished = Introduction.objects.filter(person=person, opening=opening, state=State.WISHED)
    proposed = {
        "proposed_at": at, "proposed_by_id": sure(by.account), "answer_days": answer_days,
        "due_on": day(at, PERSON_DAYS),
    }  # fmt: skip
    if one := wished.first():
        made = move(
            locked(one), State.PROPOSED, by=by, at=at, beside=beside, **proposed
        )  # fmt: skip
        _profile(made, words, by=by, at=at)
        return made
    with only_once(TWICE):
        made = Introduction.objects.create(
            **_of(person, opening), **proposed, state=State.PROPOSED, moved_at=at,
            moved_by_id=by.account, turned_at=at,
        )  # fmt: skip
    _profile(made, words, by=by, at=at)
    publish(news_of(made, hand(by, made), beside=beside))
    return made


def _profile(one: Introduction, words: str, *, by: Actor, at: datetime) -> None:
    Profile.objects.create(
        introduction=one, person_id=one.person_id, region_id=one.region_id,
        institution_id=one.institution_id, words=words, made_at=at, made_by_id=sure(by.account),
        says=profile_says(file_of(one.person_id), one.opening, day(at)),
    )  # fmt: skip


@transaction.atomic
def agree(
    *, introduction: Introduction, by: Actor, at: datetime, language: str, with_name: bool = False
) -> Introduction:
    """The person says yes, with their own hand or beside the adviser: the employer is asked.

    `with_name` also lets this employer see name and contact once it invites.
    """
    fresh = locked(introduction)
    spot = by.person is None
    moved = move(
        fresh, State.SHOWN, by=by, at=at, agreed_at=at, on_the_spot=spot,
        due_on=day(at, fresh.answer_days), name_given=with_name,
    )  # fmt: skip
    if with_name:
        named(moved, by=by, at=at, language=language)
    return moved


@transaction.atomic
def decline(
    *, introduction: Introduction, because: Because, by: Actor, at: datetime
) -> Introduction:
    """The person says no; the employer never learns that somebody was asked."""
    return move(locked(introduction), State.DECLINED, by=by, at=at, because=because)


@transaction.atomic
def end_with_case(*, person: UUID, by: Actor, at: datetime) -> None:
    """With the case ends what is open, and no employer waits for somebody who is gone."""
    for one in Introduction.objects.open().filter(person=person, institution=by.institution):
        move(locked(one), State.WITHDRAWN, by=by, at=at, because=Because.OTHER)


@transaction.atomic
def withdraw(
    *, introduction: Introduction, because: Because, by: Actor, at: datetime
) -> Introduction:
    """Take it back; what the employer saw is closed in the same moment."""
    return move(locked(introduction), State.WITHDRAWN, by=by, at=at, because=because)
