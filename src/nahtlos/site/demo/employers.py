"""Twenty companies of the Kreis, their openings, and what the employer services did with them."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from nahtlos.core.actor import Actor, sure
from nahtlos.core.wall import acting
from nahtlos.employers import actions, queries
from nahtlos.employers.models import CompanyUser, Contact, Employer, Opening, Site, Touch
from nahtlos.network.models import Area, Membership
from nahtlos.site.demo.telephone import private
from nahtlos.site.demo.world import World, acting_as, read

ABOUT = ("legal_form", "branch", "size", "chamber")
NUMBERS_FROM = 100
SKILLS = 4


@dataclass(frozen=True)
class _Made:
    """A company with its place, its contact, and who looks after it."""

    company: Employer
    site: Site
    contact: Contact
    by: Actor


def build(world: World) -> None:
    """Make all of it."""
    plan, spots, dice = read("employers.yaml"), read("offers.yaml")["spots"], Random("employers")
    areas = {area.name: area for area in Area.objects.filter(region=world.region)}
    made: dict[str, _Made] = {}
    for number, (name, told) in enumerate(plan["companies"].items()):
        keeper = _keeper(world, told["about"][4], number)
        with acting(acting_as(keeper)) as by:
            one = _company(world, name, told, number=number, by=by, areas=areas, spots=spots)
            made[name] = one
            for line in told["openings"]:
                _opening(world, one, line, dice)
            _portfolio(world, one, plan, dice)
    for person, names in plan["signs_in"].items():
        for name in names:
            _lets_in(world, made[name], person)


def _keeper(world: World, institution: str, number: int) -> Membership:
    here = world.institutions[institution].pk
    staff = [
        m for m in world.memberships
        if m.institution_id == here and m.role in {"adviser", "member"}
    ]  # fmt: skip
    first = [m for m in staff if m.role == "adviser"] or staff
    return first[0 if number % 2 == 0 else number % len(first)]


def _company(
    world: World, name: str, told: dict[str, Any], *, number: int, by: Actor,
    areas: dict[str, Area], spots: dict[str, list[float]],
) -> _Made:  # fmt: skip
    about = told["about"]
    place, street, reach, way = about[5:9]
    company = actions.make_company(
        by=by, at=world.at(-500 + number * 11), name=name, language_help=told.get("help", ""),
        works_mentor=told.get("mentor", False), experience=told["experience"],
        **dict(zip(ABOUT, about[:4], strict=True)),
    )  # fmt: skip
    lat, lon = spots[place]
    site = actions.make_site(
        company=company, by=by, street=street, postcode=areas[place].postcodes[0], place=place,
        area=areas[place], lat=round(lat + (number % 5 - 2) * 0.004, 4),
        lon=round(lon + (number % 3 - 1) * 0.006, 4), without_car=reach, way=way,
    )  # fmt: skip
    person, position = told["contact"]
    contact = actions.make_contact(
        company=company, by=by, name=person, job_title=position,
        telephone=private(NUMBERS_FROM + number),
    )  # fmt: skip
    return _Made(company, site, contact, by)


def _opening(world: World, one: _Made, line: str, dice: Random) -> None:
    kind, title, kldb, german, needs, hours, shifts, seats, papers, text = (
        part.strip() for part in line.split("|")
    )
    made_on = -dice.randrange(1, 30)
    proposed = [skill.id for skill in queries.skills_proposed(f"{title} {text}", kldb)]
    opening = actions.make_opening(
        company=one.company, site=one.site, contact=one.contact, by=one.by,
        at=world.at(made_on), kind=kind.strip("-~!"), title=title, kldb=kldb, german=german,
        german_needs=needs.split(), hours=Decimal(hours), shifts=shifts.split(),
        seats=int(seats), certificates=papers.split(), text=text, regulated="!" in kind,
        start=world.ago(-dice.randrange(20, 120)), essential=proposed[:2],
        optional=proposed[2:SKILLS],
        needs_access="free" if dice.random() < 0.2 else "permission",
    )  # fmt: skip
    if kind.startswith("-"):
        return
    opening = actions.publish_opening(opening=opening, by=one.by, at=world.at(made_on))
    if kind.startswith("~"):
        soon = world.day + timedelta(days=4)
        Opening.objects.filter(pk=opening.pk).update(expires_on=soon)


def _portfolio(world: World, one: _Made, plan: dict[str, Any], dice: Random) -> None:
    for note in dice.sample(plan["visits"], dice.randrange(1, 3)):
        day = dice.randrange(10, 300)
        actions.note_visit(
            company=one.company, touch=dice.choice(list(Touch)), held_on=world.ago(day),
            note=note, by=one.by, at=world.at(-day),
        )  # fmt: skip
    if dice.random() < 0.5:
        actions.make_task(
            company=one.company, text=dice.choice(plan["tasks"]),
            due_on=world.ago(dice.randrange(-14, 2)), by=one.by, at=world.at(-5),
        )  # fmt: skip


def _lets_in(world: World, one: _Made, person: str) -> None:
    with acting(one.by):
        CompanyUser.objects.create(
            company=one.company, region_id=one.company.region_id,
            institution_id=one.company.institution_id, account=world.accounts[person],
            made_at=world.at(-90), made_by_id=sure(one.by.account),
        )  # fmt: skip
