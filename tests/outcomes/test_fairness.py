"""Who is proposed, by group: counted as the pages show it, protected, for the coordination alone."""

from collections import Counter as Count
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Administrator, Analyst, Counter
from nahtlos.core.wall import acting
from nahtlos.introductions.models import Introduction
from nahtlos.matching.engine.fairness import look
from nahtlos.matching.queries import persons, standing
from nahtlos.outcomes import actions, queries
from nahtlos.outcomes.engine import LEAST, Compared, Region, age_band, edition
from nahtlos.outcomes.models import Table
from nahtlos.outcomes.queries.counting import held_against_openings
from nahtlos.outcomes.queries.fairness import questions
from nahtlos.outcomes.translate.compared import nation, years
from tests.makers import make_contact, sure
from tests.outcomes.comparing import Small, fits, introduced, make_small, on_the_page

rows = pytest.mark.django_db


def held(by: Actor) -> tuple[Compared, ...]:
    region = sure(by.region)
    with acting(Actor(role=Counter, region=region)):
        return held_against_openings(region, today())


def by_hand(small: Small) -> Count[tuple[str, str, str]]:
    """Sex, nationality and how it stands, from the pages that advisers open."""
    shown = {one.by.institution: on_the_page(small, one.by) for one in small.persons}
    return Count(
        (
            one.sex,
            one.nation,
            "proposed"
            if str(one.person.pk) in shown[one.by.institution]
            else "fits"
            if fits(one)
            else "none",
        )
        for one in small.persons
    )


@rows
@pytest.mark.parametrize("seed", range(3))
def test_the_program_counts_what_the_pages_show(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (persons, standing):
        monkeypatch.setattr(room, "SHOWN", 1)
    small = make_small(seed, 22)
    found = Count((one.sex, one.nation, one.standing) for one in held(small.coordinator))
    assert found == by_hand(small)
    assert {how for _sex, _nation, how in found} == {"none", "fits", "proposed"}


@rows
def test_an_introduction_counts_for_twelve_months_and_after_the_case() -> None:
    small = make_small(1, 12)
    one = next(one for one in small.persons if fits(one))
    make_contact(one.person, one.by)
    row = introduced(small, one)
    assert sum(other.introduced for other in held(small.coordinator)) == 1
    with acting(one.by):
        one.person.closed_at, one.person.close_reason = now(), "moved"
        one.person.save(update_fields=["closed_at", "close_reason"])
    after = [other for other in held(small.coordinator) if other.introduced]
    assert [(other.standing, other.sex) for other in after] == [("", one.sex)]
    with acting(one.by):
        Introduction.objects.filter(pk=row.pk).update(agreed_at=now() - timedelta(days=367))
    assert not any(other.introduced for other in held(small.coordinator))


@rows
def test_nothing_of_this_is_seen_by_anybody_else() -> None:
    by = make_small(2, 12).coordinator
    with acting(by):
        made = actions.count(by=by, at=now(), on=today())
        assert queries.fairness(made)
    for role in (Analyst, Administrator):
        with acting(replace(by, role=role)):
            assert queries.fairness(made) == ()
            assert not Table.objects.filter(key__startswith="fair_").exists()
            assert Table.objects.filter(key="cover").exists()


@rows
def test_no_name_and_no_key_is_handed_out() -> None:
    small = make_small(3, 4)
    program = Actor(role=Counter, region=small.coordinator.region)
    with acting(program), connection.cursor() as cursor:
        cursor.execute("select c::text from outcomes_compared(current_date) c")
        told = repr(cursor.fetchall())
    assert told.count("nationality") == 4
    for one in small.persons:
        assert str(one.person.pk) not in told
        assert str(one.by.institution) not in told
        assert one.person.given_name not in told


def kept_as(compared: tuple[Compared, ...]) -> tuple[queries.Question, ...]:
    """What the page reads off an edition of these, without a database."""
    return questions(edition(Region(date(2026, 6, 1), (), compared=compared)).tables)


def somebody(number: int, sex: str, standing: str, introduced: int = 0) -> Compared:
    bands = ("under_25", "25_to_34", "35_to_49")
    return Compared(sex, bands[number % 3], "ukraine", "temp24", standing, introduced)


def test_the_shares_are_those_of_the_engine_of_comparing() -> None:
    all_ = tuple(
        somebody(at, "fm"[at % 2], ("none", "fits", "proposed", "proposed")[at % 4], at % 5 == 0)
        for at in range(400)
    )
    groups = {str(at): one.sex for at, one in enumerate(all_)}
    could = [str(at) for at, one in enumerate(all_) if one.standing != "none"]
    are = [str(at) for at, one in enumerate(all_) if one.standing == "proposed"]
    told = {one.group: one for one in look(groups, could, are)}
    lines = {one.group: one for one in kept_as(all_)[0].lines}
    assert set(lines) == set(told) == {"f", "m"}
    for group, line in lines.items():
        assert (line.eligible, line.proposed) == (told[group].eligible, told[group].proposed)
        assert line.proposed_apart == told[group].apart
    assert lines["f"].introduced is not None
    assert (lines["f"].introduced.many, lines["f"].introduced.of) == (40, 80)


def test_who_is_passed_over_stands_apart_and_chance_does_not() -> None:
    passed = [somebody(at, "f", "fits") for at in range(100)]
    passed += [somebody(at, "m", "proposed") for at in range(100)]
    sexes = kept_as(tuple(passed))[0]
    assert [one.proposed_apart for one in sexes.lines] == [True, True]
    fair = [somebody(at, "fm"[at % 2], ("fits", "proposed")[at // 2 % 2]) for at in range(200)]
    assert not any(one.proposed_apart for one in kept_as(tuple(fair))[0].lines)


def test_a_small_group_is_never_said_nor_left_to_be_worked_out() -> None:
    many = [somebody(at, "fm"[at % 2], ("none", "fits", "proposed")[at % 3], 1) for at in range(90)]
    few = [somebody(1, "d", "proposed", 1), *(somebody(at, "unknown", "fits") for at in range(2))]
    sexes = kept_as((*many, *few))[0]
    assert "d" not in {one.group for one in sexes.lines if one.proposed}
    for line in sexes.lines:
        for one in (line.eligible, line.proposed, line.introduced):
            assert one is None or one.many == 0 or one.many >= LEAST
    for parts in zip(
        *((one.eligible, one.proposed, one.introduced) for one in sexes.lines), strict=True
    ):
        known = [one for one in parts if one is not None]
        if known and len(known) < len(parts):
            assert (
                len(parts) - len(known) > 1 or known[0].of - sum(one.many for one in known) >= LEAST
            )


def test_too_few_persons_give_no_page() -> None:
    assert kept_as(tuple(somebody(at, "f", "fits") for at in range(9))) == ()


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (None, "unknown"), (date(2001, 6, 2), "under_25"), (date(2001, 6, 1), "25_to_34"),
        (date(1991, 6, 1), "35_to_49"), (date(1976, 6, 2), "35_to_49"),
        (date(1976, 6, 1), "50_and_more"),
    ],
)  # fmt: skip
def test_an_age_falls_into_one_band(born: date | None, band: str) -> None:
    assert age_band(years(born, date(2026, 6, 1)) if born else None) == band


def test_a_country_falls_into_one_group() -> None:
    assert [nation(one) for one in ("UA", "SY", "DE", "XX", "", None)] == [
        "ukraine", "asylum_8", "other", "other", "unknown", "unknown",
    ]  # fmt: skip
