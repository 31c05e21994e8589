"""A draft tried on persons: right numbers, none that is small, nobody seen, everything written down."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.models import Change
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Administrator
from nahtlos.core.wall import acting
from nahtlos.law import actions
from nahtlos.law.models import RegionalVersion
from nahtlos.law.queries.protected import How, Number, protected
from nahtlos.law.queries.trials import Trial, last_trial
from nahtlos.network.models import Institution
from nahtlos.people.models import Fact, Person, Record
from tests import makers
from tests.law.regional import content, coordinator, make_draft, publish

pytestmark = pytest.mark.django_db


def exact(number: int) -> Number:
    return Number(How.EXACT, number)


def people(by: Actor, german: str | None, number: int) -> None:
    """So many persons with this German, None for not known."""
    of = {"region_id": by.region, "institution_id": by.institution}
    with acting(by):
        made = Person.objects.bulk_create(
            Person(**of, given_name="P", sort_key="p", adviser_id=by.membership)
            for _ in range(number)
        )
        Record.objects.bulk_create(Record(**of, person=one, nationality="UA") for one in made)
        if german:
            Fact.objects.bulk_create(
                Fact(**of, person=one, name="german", value=german) for one in made
            )


def tried(version: RegionalVersion, by: Actor) -> Trial:
    with acting(by):
        kept = actions.try_out(version=version, by=by, at=now(), on=today())
    return Trial.from_json(kept.found)


@pytest.fixture
def keeper() -> Actor:
    return coordinator()


@pytest.fixture
def adviser(keeper: Actor) -> Actor:
    return makers.make_member(Institution.objects.get(pk=makers.sure(keeper.institution)))


def test_everybody_of_the_region_is_counted(keeper: Actor, adviser: Actor) -> None:
    elsewhere = makers.make_member(makers.make_institution(makers.make_region()))
    neighbour = makers.make_member(
        makers.make_institution(Institution.objects.get(pk=makers.sure(keeper.institution)).region)
    )
    for by, german, number in (
        (adviser, "B2", 4), (neighbour, "B1", 5), (adviser, "A1", 6), (neighbour, None, 7),
        (elsewhere, "B2", 50),
    ):  # fmt: skip
        people(by, german, number)
    found = tried(make_draft(keeper), keeper)
    assert (found.total, found.opens, found.closed, found.unknown) == (
        *(22, exact(9), exact(6), exact(7)),
    )
    assert found.lacking == (("german", exact(7)),)
    assert (found.gained, found.lost) == (None, None)


def test_a_trial_tells_what_changes_against_what_is_published(
    keeper: Actor, adviser: Actor
) -> None:
    for german, number in (("B2", 4), ("A2", 5), ("A1", 6)):
        people(adviser, german, number)
    published = publish(make_draft(keeper), keeper)
    with acting(keeper):
        draft = actions.change_draft(version=published, content=content("A2"), by=keeper, at=now())
    found = tried(draft, keeper)
    assert (found.opens, found.gained, found.lost) == (exact(9), exact(5), exact(0))


def test_who_is_no_longer_accompanied_is_not_counted(keeper: Actor, adviser: Actor) -> None:
    people(adviser, "B2", 12)
    with acting(adviser):
        first, second = Person.objects.all()[:2]
        Person.objects.filter(pk=first.pk).update(closed_at=now(), close_reason="moved")
        Person.objects.filter(pk=second.pk).update(merged_into=first)
    assert tried(make_draft(keeper), keeper).total == 10


def test_a_small_number_is_not_said(keeper: Actor, adviser: Actor) -> None:
    people(adviser, "B2", 2)
    people(adviser, "A1", 20)
    found = tried(make_draft(keeper), keeper)
    assert found.opens == Number(How.FEW)
    assert found.closed == Number(How.AT_MOST, 22)


def test_among_very_few_persons_nothing_is_counted(keeper: Actor, adviser: Actor) -> None:
    people(adviser, "B2", 9)
    found = tried(make_draft(keeper), keeper)
    assert {found.opens, found.closed, found.unknown} == {Number(How.HIDDEN)}


def test_burdens_and_health_are_never_asked(keeper: Actor, adviser: Actor) -> None:
    person = makers.make_person(adviser)
    makers.make_own_consent(person, adviser)
    makers.make_fact(person, adviser, "german", "B2", part="health")
    people(adviser, None, 12)
    found = tried(make_draft(keeper), keeper)
    assert (found.opens, found.unknown) == (exact(0), exact(13))


def test_every_trial_is_written_down(keeper: Actor, adviser: Actor) -> None:
    version = make_draft(keeper)
    tried(version, keeper)
    with acting(keeper):
        kept = last_trial(version)
    assert kept is not None
    assert (kept.tried_by_id, kept.version_id) == (keeper.account, version.pk)
    with acting(Actor(role=Administrator, region=keeper.region)):
        line = Change.objects.get(table_name="law_regionaltrial")
    assert (line.by_account_id, line.by_role, line.row_id) == (
        *(keeper.account, "coordinator", kept.pk),
    )
    assert line.after is not None
    assert line.after["version_id"] == str(version.pk)


def test_what_is_no_longer_in_use_is_not_tried(keeper: Actor) -> None:
    version = make_draft(keeper)
    with acting(keeper):
        actions.retire(version=version, by=keeper, at=now())
        with pytest.raises(Refused):
            actions.try_out(version=version, by=keeper, at=now(), on=today())


def test_a_draft_that_begins_later_is_tried_on_its_first_day(keeper: Actor, adviser: Actor) -> None:
    people(adviser, "B2", 12)
    document, later = content(), today() + timedelta(days=40)
    document["versions"][0]["since"] = later.isoformat()
    found = tried(make_draft(keeper, document), keeper)
    assert (found.on, found.opens) == (later, exact(12))


def test_four_hundred_persons_are_asked_for_at_once(keeper: Actor, adviser: Actor) -> None:
    for german in ("A1", "A2", "B1", "B2"):
        people(adviser, german, 100)
    version = make_draft(keeper)
    with CaptureQueriesContext(connection) as caught:
        assert tried(version, keeper).opens == exact(200)
    assert len([one for one in caught if "people_" in one["sql"]]) == 1


EVERY = {
    total: [(a, b, total - a - b) for a in range(total + 1) for b in range(total - a + 1)]
    for total in range(10, 26)
}


def said(numbers: tuple[int, ...]) -> dict[str, Number]:
    return protected({str(i): n for i, n in enumerate(numbers)})


@pytest.mark.parametrize("total", EVERY)
def test_no_small_number_can_be_worked_out_from_the_others(total: int) -> None:
    """Whoever knows the rules tries everything: one person and two persons are never told apart."""
    alike: dict[str, list[tuple[int, ...]]] = {}
    for numbers in EVERY[total]:
        alike.setdefault(str(said(numbers)), []).append(numbers)
    for group in alike.values():
        for place in range(3):
            found = {numbers[place] for numbers in group}
            assert found not in ({1}, {2}), group


def test_small_numbers_that_are_large_again_are_not_said() -> None:
    assert protected({"a": 400, "b": 2}) == {"a": Number(How.AT_MOST, 402), "b": Number(How.FEW)}
    assert protected({"a": 400, "b": 0, "c": 3}) == {"a": exact(400), "b": exact(0), "c": exact(3)}
    with pytest.raises(ValueError, match="below 0"):
        protected({"a": -1, "b": 20})
