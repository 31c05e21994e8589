"""A sign of trouble becomes a named person's task with a day; and the chamber's register."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from nahtlos.apprenticeships import actions, queries
from nahtlos.apprenticeships.models import (
    Apprenticeship,
    Did,
    Reaction,
    Registration,
    Side,
    Sign,
    Standing,
)
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.jobs import apprenticeships as jobs
from nahtlos.jobs import post
from nahtlos.network.models import Institution, Kind
from nahtlos.outbox.models import Notice
from tests import makers
from tests.apprenticeships import rows
from tests.apprenticeships.test_signs import answered

pytestmark = pytest.mark.django_db
BAD = {"trainee": {"stays": "stop"}, "trainer": {"comes": "seldom"}, "school": {"school": "badly"}}


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member()


@pytest.fixture
def training(adviser: Actor) -> Apprenticeship:
    row = rows.make_trainee(adviser)
    rows.make_voice(row, adviser, Side.TRAINER)
    rows.make_voice(row, adviser, Side.SCHOOL)
    return row


def told(adviser: Actor) -> list[str]:
    with acting(post.courier(makers.sure(adviser.region))):
        mails = [one.values for one in Notice.objects.all()]
    return [str(one) for one in mails if str(one["opens"]).startswith("/persons/")]


@pytest.mark.parametrize("side", BAD)
def test_one_clear_sign_of_any_side_needs_the_named_person_within_three_days(
    adviser: Actor, training: Apprenticeship, side: str
) -> None:
    answered(rows.make_asked(training, adviser)[side], **BAD[side])
    with acting(adviser):
        [reaction] = Reaction.objects.all()
        assert (reaction.who_id, reaction.due_on) == (adviser.membership, today() + timedelta(3))
        [row] = queries.of_the_day(adviser, today(), [makers.sure(adviser.membership)])
    assert row.pk == training.pk
    [mail] = told(adviser)
    assert not any(word in mail for word in ("Kim", "trainer", "school", rows.TITLE))


def test_two_faint_signs_of_two_sides_are_one_and_one_alone_is_none(
    adviser: Actor, training: Apprenticeship
) -> None:
    signs = rows.make_asked(training, adviser)
    answered(signs["trainee"], work="middling")
    with acting(adviser):
        assert not Reaction.objects.exists()
    answered(signs["trainer"], comes="sometimes")
    with acting(adviser):
        assert Reaction.objects.count() == 1


def test_many_signs_are_one_reaction_and_what_was_settled_is_not_opened_again(
    adviser: Actor, training: Apprenticeship
) -> None:
    signs = rows.make_asked(training, adviser)
    answered(signs["trainee"], stays="stop")
    answered(signs["trainer"], comes="seldom")
    with acting(adviser):
        [reaction] = Reaction.objects.all()
    rows.do_react(reaction, adviser)
    answered(signs["school"])
    with acting(adviser):
        assert Reaction.objects.count() == 1
        [row] = queries.of_the_day(adviser, today(), [makers.sure(adviser.membership)])
        assert (vars(row)["reacts"], vars(row)["late"]) == (False, True)


def test_silence_two_months_in_a_row_needs_somebody(adviser: Actor) -> None:
    row, watcher = rows.make_trainee(adviser, months=3), rows.watcher(adviser)
    for month in (1, 2):
        at = now() - timedelta(days=31 * (3 - month))
        sign = rows.make_asked(row, adviser, at)["trainee"]
        for stage in (1, 2, 3):
            with acting(watcher):
                later = at + timedelta(days=stage * 15)
                actions.chase(sign=sign.pk, by=watcher, at=later)
        with acting(adviser):
            assert Reaction.objects.exists() is (month == 2)


def test_what_was_done_is_said_once_and_stands(adviser: Actor, training: Apprenticeship) -> None:
    answered(rows.make_asked(training, adviser)["trainee"], help="yes")
    with acting(adviser):
        [reaction] = Reaction.objects.all()
        with pytest.raises(Refused, match="before the sign"):
            actions.react(reaction=reaction, did=Did.TRAINEE, on=today() - timedelta(days=1),
                          by=adviser, at=now())  # fmt: skip
    rows.do_react(reaction, adviser, Did.SUPPORT)
    with pytest.raises(Refused, match="written down already"):
        rows.do_react(reaction, adviser)
    with acting(adviser), pytest.raises(ProgrammingError), transaction.atomic():
        Reaction.objects.filter(pk=reaction.pk).update(did=Did.NOTHING)


def test_a_colleague_reacts_instead_and_nobody_of_another_house(
    adviser: Actor, training: Apprenticeship
) -> None:
    answered(rows.make_asked(training, adviser)["trainee"], help="yes")
    house = Institution.objects.get(pk=makers.sure(adviser.institution))
    colleague = makers.make_member(institution=house)
    stranger = rows.stranger(adviser)
    with acting(adviser):
        [reaction] = Reaction.objects.all()
        handed = actions.hand_on(reaction=reaction, to=rows.desk(colleague), by=adviser)
        assert handed.who_id == colleague.membership
        with pytest.raises(Refused, match="adviser of your institution"):
            actions.hand_on(reaction=reaction, to=rows.desk(stranger), by=adviser)
    with acting(stranger), pytest.raises(Refused, match="not there any more"):
        actions.react(reaction=reaction, did=Did.TRAINEE, on=today(), by=stranger, at=now())


def test_the_trainee_reads_that_somebody_reacts_and_not_because_of_whom(
    adviser: Actor, training: Apprenticeship
) -> None:
    answered(rows.make_asked(training, adviser)["school"], comes="seldom")
    with acting(makers.newcomer(training.person)):
        assert queries.reacts_by(training.pk) == today() + timedelta(days=3)
        assert list(Sign.objects.values_list("side", flat=True)) == ["trainee"]


# --- the chamber ----------------------------------------------------------------------------------
def told_chamber(row: Apprenticeship, by: Actor) -> Registration:
    chamber = rows.make_chamber(by)
    with acting(by):
        return actions.tell_chamber(
            apprenticeship=row, chamber=chamber, agreed=True, by=by, at=now()
        )


def chamber_of(told_: Registration) -> Actor:
    return Actor(link=told_.token_digest or "")


def test_the_chamber_reads_one_row_by_its_link_and_registers(adviser: Actor) -> None:
    row = rows.make_contract(adviser)
    sent = told_chamber(row, adviser)
    with acting(chamber_of(sent)) as by:
        [seen] = Registration.objects.all()
        assert (seen.occupation, seen.company) == (rows.TITLE, "Gasthof Linde, Lindenau")
        assert not Apprenticeship.objects.exists()
        entry = actions.Entry(registered_on=today(), number="4711")
        done = actions.say_registered(registration=seen, entry=entry, by=by, at=now())
    assert (done.state, done.by_chamber) == (Standing.REGISTERED, True)
    with acting(adviser), pytest.raises(ProgrammingError), transaction.atomic():
        Registration.objects.filter(pk=done.pk).update(number="1")


def test_something_missing_goes_back_and_forth(adviser: Actor) -> None:
    row = rows.make_contract(adviser)
    sent = told_chamber(row, adviser)
    with pytest.raises(Refused, match="told already"):
        told_chamber(row, adviser)
    with acting(chamber_of(sent)) as by:
        actions.say_missing(registration=sent, missing="Ausbildungsplan", by=by, at=now())
    again = told_chamber(row, adviser)
    assert (again.pk, again.state, again.missing) == (sent.pk, Standing.TOLD, "")


def test_the_chamber_is_told_only_with_a_yes_and_where_it_is_reached(adviser: Actor) -> None:
    row, chamber = rows.make_contract(adviser), rows.make_chamber(adviser)
    silent = makers.make_institution(chamber.region, kind=Kind.CHAMBER, name="IHK")
    cases = ((chamber, False, "not agreed"), (silent, True, "No mail address"),
             (Institution.objects.get(pk=makers.sure(adviser.institution)), True, "choose the chamber"))  # fmt: skip
    for whom, agreed, says in cases:
        with acting(adviser), pytest.raises(Refused, match=says):
            actions.tell_chamber(
                apprenticeship=row, chamber=whom, agreed=agreed, by=adviser, at=now()
            )


def test_a_registered_contract_is_not_registered_twice(adviser: Actor) -> None:
    row, chamber = rows.make_contract(adviser), rows.make_chamber(adviser)
    entry = actions.Entry(registered_on=today())
    with acting(adviser):
        actions.register(apprenticeship=row, chamber=chamber, entry=entry, by=adviser, at=now())
        with pytest.raises(Refused, match="is registered"):
            actions.register(apprenticeship=row, chamber=chamber, entry=entry, by=adviser, at=now())
        with pytest.raises(IntegrityError), transaction.atomic():
            Registration.objects.update(state=Standing.TOLD)


def test_a_contract_in_no_register_is_reminded_of_once(adviser: Actor) -> None:
    row = rows.make_contract(adviser)
    house, later = row.institution_id, today() + timedelta(days=14)
    with acting(adviser):
        assert queries.to_remind(house, today()) == []
        assert queries.to_remind(house, later) == [row.pk]
        [due] = queries.of_the_day(adviser, later, [makers.sure(adviser.membership)])
        assert due.pk == row.pk
        assert actions.remind_register(apprenticeship=row.pk, by=adviser, on=later)
        assert not actions.remind_register(apprenticeship=row.pk, by=adviser, on=later)
        assert queries.to_remind(house, later) == []
    assert len(told(adviser)) == 1


def test_the_night_reminds_of_a_training_that_began_unregistered(adviser: Actor) -> None:
    rows.make_trainee(adviser)
    jobs.watch(rows.watcher(adviser))
    jobs.watch(rows.watcher(adviser))
    assert len(told(adviser)) == 1


def test_no_other_hand_says_that_it_is_registered(adviser: Actor) -> None:
    sent = told_chamber(rows.make_contract(adviser), adviser)
    stranger = rows.stranger(adviser)
    entry = actions.Entry(registered_on=today())
    with acting(stranger), pytest.raises(Refused, match="not there"):
        actions.say_registered(registration=sent, entry=entry, by=stranger, at=now())
