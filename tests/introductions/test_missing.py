"""What is missing for an opening: as the matching says it, and never a word more than the profile tells."""

from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given, settings

from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.employers.models import Opening
from nahtlos.introductions import queries, wording
from nahtlos.introductions.models import Profile
from nahtlos.introductions.queries.missing import held_against
from nahtlos.introductions.wording import comparing
from nahtlos.law.catalogue import catalogue
from nahtlos.matching.engine import LEVELS, Candidate
from nahtlos.matching.engine import Opening as Offered
from nahtlos.matching.engine.rules import fails
from nahtlos.people import facts
from nahtlos.people import queries as people
from tests import makers
from tests.introductions import world
from tests.introductions.world import World
from tests.matching.making import DAY, candidate, opening

EIGHT = ("de", "en", "uk", "ru", "ar", "fa", "tr", "fr")
WORKS = ("free", "permission", "unknown")


@pytest.fixture
def here() -> World:
    return world.make()


def row_of(one: Offered) -> Opening:
    return Opening(
        kind=one.kind, german=one.german, kldb=one.kldb, hours=Decimal(one.hours), start=one.start,
        essential=sorted(one.essential), certificates=sorted(one.certificates),
        shifts=sorted(one.shifts), regulated=one.regulated, needs_access=one.needs_access,
    )  # fmt: skip


def lines_of(one: Candidate) -> dict[str, Any]:
    """What the profile tells of a candidate."""
    told = {
        "learned": [[kldb, "full"] for kldb in sorted(one.may_practise)],
        "german": one.german, "wants": sorted(one.wants), "skills": sorted(one.skills),
        "certificates": sorted(one.certificates), "hours": list(one.hours),
        "shifts": sorted(one.shifts), "from_on": one.from_.isoformat(),
        "work": one.work_access if one.work_access in WORKS else "unknown",
    }  # fmt: skip
    return {code: value for code, value in told.items() if value}


def missing(says: list[tuple[str, Any]]) -> list[str]:
    return [value[0] for code, value in says if code == "lacks"]


@settings(max_examples=200, deadline=None)
@given(candidate("c"), opening("o"))
def test_the_same_is_missing_as_in_the_matching_but_for_the_way(
    one: Candidate, other: Offered
) -> None:
    by_rule = [gap.condition for gap in fails(one, other) if gap.condition != "distance"]
    says = held_against(lines_of(one), row_of(other), catalogue(), DAY)
    assert missing(says) == by_rule
    holding = {what for code, value in says if code == "suits" for what, *_told in value}
    assert not holding & set(by_rule)
    assert "law" in dict(says) or not by_rule
    for language in EIGHT:
        assert len(list(wording.lines(says, language))) == len(says)


def told_words() -> set[str]:
    """Every word that can stand beside a missing condition, in German and English."""
    found: set[str] = set()
    texts = [*comparing.HELPS.values(), *comparing.SUITS.values(), *comparing.MISSES.values()]
    for language in EIGHT:
        with translation.override(language):
            found |= {str(one).casefold() for one in (*texts, comparing.LAW, comparing.SKILLS)}
            found |= {str(one).casefold() for one in comparing.LABELS.values()}
    return found


TELLING = (
    "§", "sgb", "asyl", "duldung", "geduldet", "gestattung", "toleration", "refugee", "flücht",
    "schutz", "protection", "ukrain", "aufenth", "residence", "bürgergeld", "jobcenter",
    "arbeitslos", "unemploy", "benefit", "leistung", "behinder", "disab", "reha", "gesund",
    "health", "frauen", "women", "eltern", "parents", "alpha", "integrationskurs",
    "integration course", "bamf", "ausländer", "immigration",
)  # fmt: skip
"""Beginnings of words by which a title, a benefit, sex, family or health would be told."""


def test_no_help_names_an_instrument_a_status_or_a_benefit() -> None:
    law, words = catalogue(), told_words()
    named = [one.title for one in law.instruments.values()]
    named += [one.title for one in law.statuses.values()]
    for title, told in product(named, words):
        assert all(title[language].casefold() not in told for language in ("de", "en"))
    assert [(part, told) for part, told in product(TELLING, words) if part in told] == []


@pytest.mark.parametrize("condition", [*comparing.LACKS, "something new"])
def test_what_helps_hangs_on_the_condition_alone(condition: str) -> None:
    for asked in LEVELS:
        assert comparing.helps(condition, asked) in comparing.HELPS


def choices_of(name: str) -> tuple[Any, ...]:
    one = facts.lookup(name)
    return tuple(choice.value for choice in one.choices) or (True, False)


PRIVATE = [
    name for name, one in facts.FACTS.items()
    if one.kind in {facts.Kind.CHOICE, facts.Kind.BOOL} and name != "german"
]  # fmt: skip


def elsewise(file: people.File, status: str, dice: Random) -> people.File:
    """The same person under another status, with other facts about residence, money, family, health."""
    told = {name: dice.choice(choices_of(name)) for name in dice.sample(PRIVATE, 8)}
    record = {**file.document["record"], "status": status}
    document = {**file.document, "record": record, "facts": file.document["facts"] | told}
    return replace(file, document=document)


@pytest.mark.django_db
def test_status_and_facts_change_nothing_but_the_permission_to_work(here: World) -> None:
    makers.make_fact(here.person, here.adviser, "german", "A2")
    wanted = here.opening()
    wanted.german, wanted.needs_access, wanted.certificates = "B1", "free", ["forklift"]
    source, dice = catalogue(), Random(7)
    with acting(here.adviser):
        file = people.file_of(here.person.pk)
        says = queries.profile_says(file, wanted, today())
        plain = {code: value for code, value in says if code not in wording.COMPARED}
        stand = {
            work: [*(known := plain | {"work": work}).items(),
                   *held_against(known, wanted, source, today())]
            for work in WORKS
        }  # fmt: skip
        met = set()
        for status, _again in product(sorted(source.statuses), range(3)):
            says = queries.profile_says(elsewise(file, status, dice), wanted, today())
            met.add(work := dict(says)["work"])
            assert says == stand[work], status
    assert met == set(WORKS)


@pytest.mark.django_db
def test_of_whom_nobody_wrote_a_wish_only_what_is_known_is_missing(here: World) -> None:
    other = here.colleague()
    wanted = here.opening()
    wanted.german, wanted.shifts, wanted.certificates = "B1", ["night"], ["forklift"]
    with acting(here.adviser):
        says = queries.profile_says(people.file_of(other.pk), wanted, today())
    assert dict(says)["lacks"] == ["german", "B1", ""]
    assert missing(says) == ["german"]
    told = dict(wording.lines(says, "de"))
    assert told["Fehlt noch"].startswith(
        "Gefragt ist Deutsch B1, der Stand ist noch nicht bekannt."
    )


@pytest.mark.django_db
def test_an_older_profile_without_these_lines_is_shown_as_ever(here: World) -> None:
    with acting(here.adviser):
        says = Profile.objects.get(introduction=here.propose()).says
    old = [(code, value) for code, value in says if code not in wording.COMPARED]
    assert list(wording.lines(old, "de")) == list(wording.lines(says, "de", of=wording.ITSELF))
    assert list(wording.lines(old, "de", of=wording.COMPARED)) == []
