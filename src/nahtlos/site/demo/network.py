"""The region's directory: places, institutions, staff, and who answers for what."""

import re
from datetime import date
from random import Random
from typing import Any

from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Answer, Area, Institution, Membership, Region
from nahtlos.site.demo.telephone import office
from nahtlos.site.demo.world import World, read

MAIL = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
TITLES = {
    "adviser": "Beratung",
    "member": "Sachgebiet Integration",
    "coordinator": "Netzwerkkoordination",
    "administrator": "Verwaltung der Plattform",
    "analyst": "Auswertung",
    "immigration": "Aufenthalt",
    "mentor": "Ehrenamt",
    "employer": "Personal",
}


def build(day: date, dice: Random) -> World:
    """Make the directory and everybody who works in it."""
    plan = read("region.yaml")
    world = World(day, Region.objects.create(**plan["region"]), dice)
    areas = {
        name: Area(region=world.region, name=name, postcodes=codes)
        for name, codes in plan["areas"].items()
    }
    Area.objects.bulk_create(areas.values())
    with acting(world.keeper):
        for number, (short, details) in enumerate(plan["institutions"].items()):
            _institution(world, short, details, number)
        Institution.objects.bulk_create(world.institutions.values())
        _staff(world, plan)
        Answer.objects.bulk_create(_answers(world, plan, areas))
    return world


def _slug(text: str) -> str:
    plain = "".join(MAIL.get(letter, letter) for letter in text.lower())
    return re.sub(r"[^a-z]+", "-", plain).strip("-")


def _institution(world: World, short: str, details: dict[str, Any], number: int) -> None:
    world.institutions[short] = Institution(
        region=world.region, kind=details["kind"], name=details["name"], short_name=short,
        street=details["street"], postcode="59981", place="Lindenau", telephone=office(number, 0),
        email=f"info@{_slug(short)}.example", website=f"https://{_slug(short)}.example",
        hours=details["hours"],
    )  # fmt: skip


def _staff(world: World, plan: dict[str, Any]) -> None:
    demo = {name: f"{role}@demo.example" for role, name in plan["demo_accounts"].items()}
    for number, (short, details) in enumerate(plan["institutions"].items()):
        everybody = [(r, *one) for r, people in details["staff"].items() for one in people.items()]
        for extension, (role, name, speaks) in enumerate(everybody, 1):
            mail = demo.get(name, f"{_slug(name)}@{_slug(short)}.example")
            account = Account(email=mail, name=name, joined_at=world.at(-760))
            account.set_unusable_password()
            world.accounts[name] = account
            told = {"languages": speaks.split(), "telephone": office(number, extension)}
            _place(world, account, short, role=role, **told)
    second = plan["second_place"]
    first = next(m for m in world.memberships if m.account.name == second["name"])
    told = {"languages": first.languages, "telephone": first.telephone}
    _place(world, first.account, second["institution"], role=second["role"], **told)
    world.memberships[-1].began_at = world.at(-200)
    Account.objects.bulk_create(world.accounts.values())
    Membership.objects.bulk_create(world.memberships)


def _place(world: World, account: Account, short: str, *, role: str, **told: Any) -> None:
    world.memberships.append(
        Membership(
            region=world.region, institution=world.institutions[short], account=account, role=role,
            job_title=TITLES[role], began_at=world.at(-750), **told,
        )
    )  # fmt: skip


def _answers(world: World, plan: dict[str, Any], areas: dict[str, Area]) -> list[Answer]:
    made = []
    for short, details in plan["institutions"].items():
        for one in details["answers"]:
            made += [
                _answer(world, short, one, area) for area in _where(one.get("where", ""), areas)
            ]
    return made


def _where(where: str, areas: dict[str, Area]) -> list[Area | None]:
    if not where:
        return [None]
    if where.startswith("but "):
        return [area for name, area in areas.items() if name != where[4:]]
    return [areas[where]]


def _answer(world: World, short: str, one: dict[str, str], area: Area | None) -> Answer:
    institution = world.institutions[short]
    here = [m for m in world.memberships if m.institution_id == institution.pk]
    contact = world.dice.choice(here)
    return Answer(
        region=world.region, institution=institution, topic=one["topic"], area=area,
        contact_name=contact.account.name, email=contact.account.email,
        telephone=contact.telephone, hours=institution.hours, note=one.get("note", ""),
        checked_on=world.ago(world.dice.randint(5, 150)),
    )  # fmt: skip
