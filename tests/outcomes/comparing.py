"""A small region by chance: two desks, openings, and persons who look for work or do not."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Coordinator
from nahtlos.core.wall import acting
from nahtlos.employers.models import Opening
from nahtlos.introductions.models import Introduction
from nahtlos.matching import queries as matching
from nahtlos.people import queries as people
from nahtlos.people.models import Person
from tests import makers
from tests.employers.rows import make_company, make_opening, make_site
from tests.introductions.world import World
from tests.matching.rows import make_wish

BORN = (date(2005, 3, 1), date(1996, 3, 1), date(1984, 3, 1), date(1970, 3, 1), None)
STATUSES = ("ae_24", "ae_24", "ae_25_2", "ae_25_2", "gestattung_outside", "")


@dataclass(frozen=True)
class Somebody:
    """A person with the groups that they belong to, as one would write them down by hand."""

    person: Person
    by: Actor
    sex: str
    nation: str


@dataclass(frozen=True)
class Small:
    """The region: its coordination, its advisers, its openings and everybody accompanied there."""

    coordinator: Actor
    openings: tuple[Opening, ...]
    persons: tuple[Somebody, ...]


def make_small(seed: int, persons: int = 14) -> Small:
    dice = Random(seed)
    region = makers.make_region()
    desks = [makers.make_member(makers.make_institution(region)) for _ in range(2)]
    company = make_company(desks[0])
    site = make_site(company, desks[0], lat=51.36, lon=7.46)
    openings = [
        make_opening(company, desks[0], site=site, title=f"Stelle {at}", german=german)
        for at, german in enumerate(("A1", "B1"))
    ]
    all_ = [_somebody(dice, dice.choice(desks), number) for number in range(persons)]
    home = makers.make_member(makers.make_institution(region), role=Coordinator)
    return Small(home, tuple(openings), tuple(all_))


def _somebody(dice: Random, by: Actor, number: int) -> Somebody:
    sex, country = dice.choice("ffmmx"), dice.choice(("UA", "SY", "GE", ""))
    person = makers.make_person(by, f"Name {number}")
    fields: dict[str, Any] = {
        "birth_date": dice.choice(BORN), "nationality": country, "status": dice.choice(STATUSES),
    }  # fmt: skip
    makers.make_record(person, by, sex=sex, **fields)
    makers.make_fact(person, by, "german", dice.choice(("A0", "A1", "B1", "B2")))
    if dice.random() < 0.8:
        makers.make_qualification(person, by, kldb=dice.choice(("26212", "81302")))
        make_wish(
            person, by, reach_km=dice.choice((1, 25)), hours_most=dice.choice((20, 40, 40, 40))
        )
    nation = {"UA": "ukraine", "SY": "asylum_8", "GE": "other", "": "unknown"}[country]
    return Somebody(person, by, sex if sex in "fm" else "unknown", nation)


def fits(one: Somebody) -> bool:
    """What the adviser's page for the person says."""
    with acting(one.by):
        wish = matching.wish_of(one.person.pk)
        found = wish and matching.suits(people.file_of(one.person.pk), wish, today())
    return bool(found and found.fitting)


def on_the_page(small: Small, desk: Actor) -> set[str]:
    """Everybody whom the pages of the openings show to a desk."""
    with acting(desk):
        return {
            str(seen.person.pk)
            for opening in small.openings
            for seen in matching.suited(
                opening, today(), institution=makers.sure(desk.institution)
            )[0]
        }


def introduced(small: Small, one: Somebody) -> Introduction:
    """The person has agreed, and the company is asked."""
    opening = small.openings[0]
    here = World(one.by, one.by, one.by, one.person, opening.company, opening.site)
    return here.shown(here.propose(opening))
