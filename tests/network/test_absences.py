"""Who stands in for whom: one day at a time, along the chain, never in a circle, never further."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.db.utils import Error
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.models import Change
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Administrator, Coordinator, Member
from nahtlos.core.wall import acting
from nahtlos.network import actions, queries
from nahtlos.network.models import Institution, Membership, Substitution
from tests.makers import make_institution, make_member, make_person, newcomer, sure

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
WEEK = timedelta(days=7)


@pytest.fixture
def house() -> Institution:
    return make_institution()


@pytest.fixture
def staff(house: Institution) -> tuple[Actor, Actor, Actor]:
    ada, kim, noor = (make_member(house, name=name) for name in ("Ada", "Kim", "Noor"))
    return ada, kim, noor


def place(of: Actor) -> Membership:
    with acting(of):
        return Membership.objects.select_related("account").get(pk=sure(of.membership))


def away(
    absent: Actor, to: Actor, first: date = DAY, last: date = DAY + WEEK, by: Actor | None = None
) -> Substitution:
    """One is away, and the other stands in."""
    by = by or absent
    with acting(by):
        return actions.stand_in(
            absent=place(absent), stands_in=place(to), from_on=first, until_on=last, by=by, at=NOW
        )


def desks(of: Actor, on: date = DAY) -> list[str]:
    with acting(of):
        return [one.name for one in queries.desks_of(of, on)]


def whom(asks: Actor, of: Actor, on: date = DAY) -> str:
    """Who stands in for somebody, as somebody is told."""
    with acting(asks):
        found = queries.substitute_of(of.membership, on)
    return str(found.account) if found else ""


Three = tuple[Actor, Actor, Actor]


def test_it_begins_and_ends_by_itself(staff: Three) -> None:
    ada, kim, noor = staff
    away(ada, kim)
    assert desks(kim) == desks(kim, DAY + WEEK) == ["Ada"]
    assert desks(kim, DAY - timedelta(days=1)) == desks(kim, DAY + WEEK + timedelta(days=1)) == []
    assert desks(noor) == desks(ada) == []


def test_where_the_one_who_stands_in_is_away_later_the_next_does_both(staff: Three) -> None:
    ada, kim, noor = staff
    away(ada, kim)
    away(kim, noor, DAY + timedelta(days=2), DAY + timedelta(days=3))
    assert desks(noor, DAY + timedelta(days=2)) == ["Ada", "Kim"]
    assert desks(kim, DAY + timedelta(days=2)) == []
    assert desks(kim) == desks(kim, DAY + timedelta(days=4)) == ["Ada"]
    assert whom(ada, ada, DAY + timedelta(days=2)) == "Noor"


def test_no_circle_and_nobody_who_is_away_is_asked(staff: Three) -> None:
    ada, kim, noor = staff
    away(ada, kim)
    away(kim, noor)
    with pytest.raises(Refused, match="Ada is away, too, from"):
        away(noor, ada)
    with pytest.raises(Refused, match="You stand in for Kim from"):
        away(noor, kim)


def test_nobody_is_away_twice_on_a_day(staff: Three) -> None:
    ada, kim, noor = staff
    away(ada, kim)
    with pytest.raises(Refused, match="There is an absence from"):
        away(ada, noor, DAY + WEEK, DAY + 2 * WEEK)
    away(ada, noor, DAY + WEEK + timedelta(days=1), DAY + 2 * WEEK)


def test_the_database_refuses_an_overlap_also_past_the_program(staff: Three) -> None:
    ada, kim, noor = staff
    kept = away(ada, kim)
    twin = {"region_id": kept.region_id, "institution_id": kept.institution_id, "from_on": DAY,
            "until_on": DAY, "made_by_id": ada.account}  # fmt: skip
    for absent, to in ((ada, noor), (ada, ada)):
        with acting(ada), pytest.raises(Error), transaction.atomic():
            Substitution.objects.create(
                absent_id=sure(absent.membership), stands_in_id=sure(to.membership), **twin
            )


def test_only_an_adviser_of_the_same_house_stands_in(house: Institution, staff: Three) -> None:
    ada = staff[0]
    stranger = make_member(make_institution(house.region))
    for other in (stranger, make_member(house, Member)):
        with pytest.raises(Refused, match="Only an adviser of the same institution"):
            away(ada, other)
    with pytest.raises(Refused, match="Nobody stands in for oneself"):
        away(ada, ada)


def test_a_colleague_does_not_send_somebody_away_but_the_house_does(
    house: Institution, staff: Three
) -> None:
    ada, kim, noor = staff
    with pytest.raises(Refused, match="by the adviser, or by the administration"):
        away(ada, kim, by=noor)
    away(ada, kim, by=make_member(house, Administrator))
    assert desks(kim) == ["Ada"]


def test_it_can_be_ended_earlier_and_is_put_down(house: Institution, staff: Three) -> None:
    ada, kim, _noor = staff
    kept = away(ada, kim)
    with acting(ada):
        actions.end_absence(absence=kept, by=ada, at=NOW)
    assert desks(kim) == []
    with acting(make_member(house, Administrator)) as keeper:
        assert keeper.role is Administrator
        rows = Change.objects.filter(table_name="network_substitution").order_by("at")
        assert list(rows.values_list("verb", flat=True)) == ["insert", "update"]


def test_absences_are_seen_in_the_house_and_by_nobody_else(
    house: Institution, staff: Three
) -> None:
    away(*staff[:2])
    stranger = make_member(make_institution(house.region))
    beyond = make_member(make_institution(), Coordinator)
    olena = make_person(staff[0])
    for one, number in (
        (staff[2], 1), (make_member(house, Member), 1), (stranger, 0), (beyond, 0),
        (newcomer(olena), 0), (Actor(), 0),
    ):  # fmt: skip
        with acting(one):
            assert Substitution.objects.count() == number


def test_the_person_is_told_who_stands_in_for_the_own_adviser_alone(staff: Three) -> None:
    ada, kim, noor = staff
    olena, samir = make_person(ada), make_person(noor, "Samir")
    today = timezone.localdate()
    away(ada, kim, today, today + WEEK)
    assert whom(newcomer(olena), ada, today) == "Kim"
    assert whom(newcomer(samir), ada, today) == ""


def test_standing_in_shows_no_file_of_another_house(house: Institution, staff: Three) -> None:
    other = make_member(make_institution(house.region))
    theirs = make_person(other)
    away(*staff[:2])
    with acting(staff[1]):
        assert not type(theirs).objects.filter(pk=theirs.pk).exists()


def test_mail_goes_to_whoever_stands_in(staff: Three) -> None:
    ada, kim, _noor = staff
    away(ada, kim)
    with acting(ada):
        assert queries.mail_of_desk(ada.membership, DAY) == place(kim).account.email
        assert queries.mail_of_desk(ada.membership, DAY + 2 * WEEK) == place(ada).account.email
        assert queries.mail_of_desk(None, DAY) == ""


def test_who_has_left_does_not_stand_in(house: Institution, staff: Three) -> None:
    ada, kim, _noor = staff
    away(ada, kim)
    with acting(replace(make_member(house, Administrator))) as keeper:
        actions.end_membership(membership=place(kim), by=keeper, at=NOW)
    assert whom(ada, ada) == ""
