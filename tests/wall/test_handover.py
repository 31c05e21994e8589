"""After a case has changed hands: nothing that went is left to the giver, nothing that stayed was given.

A person with a row of every kind, asked of the database in plain SQL, for each choice of parts.
"""

from dataclasses import dataclass
from itertools import combinations

import pytest
from django.db import connection

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.models import Change
from nahtlos.core.wall import acting
from nahtlos.people.models import Consent, Person
from nahtlos.referrals import actions
from nahtlos.referrals.models import Handover
from tests import makers
from tests.wall.expected import BOOKS, Thing
from tests.wall.ground import BOOKS as TABLES_OF_BOOKS
from tests.wall.ground import ask, one, walled
from tests.wall.scene import TABLES, Places, places, whole_file

pytestmark = pytest.mark.django_db
T = Thing
# Written by hand from what the person reads, not from `referrals_goes()`.
ALWAYS = {
    T.RECORD, T.FACT, T.LANGUAGE, T.HOUSEHOLD, T.QUALIFICATION, T.PROCEDURE, T.MOVE,
    T.MISSING_PART, T.COST, T.ENCLOSURE, T.COMPETENCE, T.LINK, T.LOGIN, T.FEED, T.CHOICE, T.WISH,
    T.INTRODUCTION, T.PROFILE, T.NAMING, T.INTRODUCTION_MOVE, T.GUEST, T.MEETING,
}  # fmt: skip
BY_PART = {
    "contact": {T.CONTACT},
    "plan": {T.GOAL, T.STEP, T.AGREEMENT, T.SIGNATURE, T.APPOINTMENT, T.REVIEW, T.ANSWER,
             T.BOOKING, T.RESULT, T.COMING, T.PLACEMENT, T.LEARNING, T.ORIGIN, T.PERMISSION, T.WARNED,
             T.FOLLOW_UP,
             T.INTERNSHIP, T.SIGNER, T.PASS,
             T.INTERNSHIP_SIGNATURE, T.DIARY, T.IMPRESSION,
             T.APPRENTICESHIP, T.VOICE, T.SIGN, T.REACTION, T.REGISTRATION,
             T.IN_PROJECT, T.CARD, T.ATTENDANCE, T.PRACTICE,
             T.MENTOR_WISH, T.PAIR, T.INTRODUCED, T.MET, T.MENTOR_WORD},
    "notes": {T.NOTE, T.WORD},
    "burdens": {T.BURDEN, T.FACT_OF_BURDENS},
    "health": {T.BURDEN_OF_HEALTH, T.FACT_OF_HEALTH},
}  # fmt: skip
DOCUMENTS = {T.DOCUMENT, T.CONTENT}
WITH_REFERRALS = {T.REFERRAL, T.REFERRAL_MOVE}
NEVER = {
    T.SCAN, T.MERGE, T.ARRIVAL, T.QUESTION, T.MADE, T.HANDOVER, T.HANDOVER_MOVE, T.MESSAGE, T.MANY,
    T.HOLD, T.ANNOUNCEMENT, T.REQUEST, T.CORRECTION, T.SEALED, T.EXAMPLE,
}  # fmt: skip
CHOICES = [(), ("plan",), ("notes", "health"), ("contact", "burdens"), tuple(BY_PART)]


@dataclass(frozen=True)
class After:
    """A case that was taken over: whose row lies where, by its table and key."""

    giver: Actor
    receiver: Actor
    person: Person
    rows: dict[Thing, tuple[str, str]]
    handover: Handover

    def seen(self, by: Actor, thing: Thing) -> bool:
        table, key = self.rows[thing]
        with acting(by):
            return bool(one(f"select count(*) from {table} where id = %s", key))

    def held(self) -> dict[Thing, bool]:
        """Whether each row belongs to the person who went: told by the keys, past every wall."""
        who = str(self.person.pk)
        with connection.cursor() as cursor:
            found = {}
            for thing, (table, key) in self.rows.items():
                cursor.execute(f"select person_id from {table} where id = %s", [key])
                row = cursor.fetchone()
                found[thing] = row is not None and str(row[0]) == who
            return found


def taken(
    at: Places, parts: tuple[str, ...], *, documents: bool = False, referrals: bool = False,
    consents: bool = False,
) -> After:  # fmt: skip
    """Prepared, agreed to and taken over, by the program's own verbs."""
    giver, receiver = at.holder, at.here
    case = whole_file(makers.make_person(giver), giver, at)
    rows = {
        thing: (TABLES[thing][0], str(row.pk))
        for thing, row in case.rows.items()
        if thing not in {T.PERSON, *BOOKS}
    }
    handover = makers.make_handover(
        case.person, receiver.institution, giver, ("profile", *parts),
        documents=[case.rows[T.DOCUMENT].pk] if documents else [],
        with_referrals=referrals, with_consents=consents,
    )  # fmt: skip
    with acting(receiver):
        handover = actions.take_over(
            handover=handover, adviser=makers.sure(receiver.membership), by=receiver, at=now()
        )
    return After(giver, receiver, case.person, rows, handover)


def went(parts: tuple[str, ...], *, documents: bool, referrals: bool, consents: bool) -> set[Thing]:
    """What should be the receiver's, by hand."""
    found = ALWAYS | {thing for part in parts for thing in BY_PART[part]}
    found |= DOCUMENTS if documents else set()
    # It waits and tells of an appointment.
    found |= {T.MESSAGE} if {"contact", "plan"} <= set(parts) else set()
    found |= WITH_REFERRALS if referrals else set()
    return found | ({T.CONSENT} if consents else set())


@pytest.mark.parametrize("parts", CHOICES)
@pytest.mark.parametrize("also", [False, True])
def test_every_row_lies_where_the_person_has_read(parts: tuple[str, ...], also: bool) -> None:
    more = {"documents": also, "referrals": also, "consents": also}
    after, at = taken(places(), parts, **more), went(parts, **more)
    with acting(after.receiver):
        here = {thing for thing, held in after.held().items() if held}
    secret = {T.ANSWER} if "plan" not in parts else set()
    special = set(BY_PART["burdens"] | BY_PART["health"])
    agreed = {thing for part in ("burdens", "health") if part in parts for thing in BY_PART[part]}
    assert here == (at - secret) - (special - agreed)
    for thing in after.rows:
        if thing in at:
            assert not after.seen(after.giver, thing), f"the giver still sees: {thing}"
        elif thing not in special:
            assert not after.seen(after.receiver, thing), f"the receiver sees: {thing}"


def test_the_giver_keeps_what_stayed_in_a_closed_case() -> None:
    after = taken(places(), ("contact",))
    stayed = (NEVER | {T.NOTE, T.WORD, T.STEP, T.GOAL, T.DOCUMENT, T.REFERRAL, T.CONSENT}) - {
        T.MERGE
    }
    assert all(after.seen(after.giver, thing) for thing in stayed)
    with acting(after.giver):
        left = Person.objects.get(close_reason="handed_over")
        assert not Consent.objects.live().filter(person=left).exists()
        assert ask("select state, count(*) from referrals_question group by 1") == [
            ("withdrawn", 1)
        ]


def test_the_giver_reads_no_more_of_it_in_the_book() -> None:
    at = places()
    before = makers.make_person(at.holder, "Halyna")
    makers.make_contact(before, at.holder)
    after = taken(at, ("contact",))
    with acting(after.giver):
        assert not Change.objects.filter(person_id=after.person.pk).exists()
        assert Change.objects.filter(person_id=before.pk, part="contact").exists()


def test_nothing_of_it_is_seen_before_the_persons_yes() -> None:
    at = places()
    case = whole_file(makers.make_person(at.holder), at.holder, at)
    makers.make_handover(case.person, at.here.institution, at.holder, state="drafted")
    with acting(at.here):
        seen = {
            thing for thing, (table, _part) in TABLES.items()
            if thing not in {T.PERSON, *BOOKS}
            and one(f"select count(*) from {table} where person_id = %s", str(case.person.pk))
        }  # fmt: skip
        assert seen == set()
        assert not Person.objects.filter(pk=case.person.pk).exists()


def test_every_table_of_a_person_is_decided() -> None:
    """A new table fails here until somebody says what becomes of it in a handover."""
    decided = {name for (name,) in ask("select walled from referrals_goes()")}
    assert decided == set(walled()) - {"people_person", *TABLES_OF_BOOKS}


def test_every_thing_is_decided_here_too() -> None:
    sets = [ALWAYS, *BY_PART.values(), DOCUMENTS, WITH_REFERRALS, NEVER, {T.CONSENT}]
    assert all(not first & second for first, second in combinations(sets, 2))
    assert set().union(*sets) == set(Thing) - {T.PERSON, *BOOKS}


def test_what_is_handed_on_again_leaves_the_second_giver_too() -> None:
    at = places()
    after = taken(at, ("contact", "plan"))
    with acting(at.here):
        person = Person.objects.get(pk=after.person.pk)
    second = makers.make_handover(person, at.third.institution, at.here, ("contact", "profile"))
    with acting(at.third):
        actions.take_over(
            handover=second, adviser=makers.sure(at.third.membership), by=at.third, at=now()
        )
        assert Person.objects.get(pk=person.pk).institution_id == at.third.institution
    for by in (at.holder, at.here):
        with acting(by):
            assert not Person.objects.filter(pk=person.pk).exists()
            assert Person.objects.filter(close_reason="handed_over").count() == 1


def test_back_to_whoever_gave_it_the_book_is_open_again() -> None:
    at = places()
    after = taken(at, ("contact",))
    with acting(at.here):
        person = Person.objects.get(pk=after.person.pk)
    back = makers.make_handover(person, at.holder.institution, at.here, ("contact", "profile"))
    with acting(at.holder):
        actions.take_over(
            handover=back, adviser=makers.sure(at.holder.membership), by=at.holder, at=now()
        )
        assert Change.objects.filter(person_id=person.pk, part="contact").exists()


def test_no_policy_of_changing_hands_is_wider_than_the_case() -> None:
    """Each names the hands of this statement; only the closed case that stays is made."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select tablename, cmd, coalesce(qual, '') || coalesce(with_check, '') from pg_policies"
            " where policyname like 'handed_over%%'"
        )
        rows = cursor.fetchall()
    assert len(rows) > 2 * len(TABLES) - 20
    assert {verb for _table, verb, _text in rows} == {"UPDATE", "SELECT", "INSERT"}
    assert [table for table, verb, _text in rows if verb == "INSERT"] == ["people_person"]
    assert all("referrals_hands()" in text for _table, _verb, text in rows)


def test_to_name_hands_opens_nothing() -> None:
    """The name of the setting is no secret: whoever sets it sees and changes no more than before."""
    at = places()
    person = makers.make_person(at.holder)
    with acting(at.here):
        ask("select set_config('nahtlos.changing_hands', %s, true)", str(person.pk))
        assert ask("select 1 from people_person where id = %s", person.pk) == []
        assert (
            ask("update people_person set closed_at = null where id = %s returning 1", person.pk)
            == []
        )
