"""What the persons of the Kreis look for in work, so that openings can be compared with them."""

from datetime import timedelta
from random import Random

from nahtlos.core.models import Row
from nahtlos.employers import queries as employers
from nahtlos.matching import actions as matching
from nahtlos.matching.models import Kind, Wish
from nahtlos.network.models import Area
from nahtlos.people.models import Qualification, Record
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World

TABLES: tuple[type[Row], ...] = (Wish,)
LOOKED_DAYS, SKILLS, REACHES = 10, 5, (15, 25, 40)
SHIFTS = (("early",), ("early", "late"), ("early", "late", "weekend"), ("early", "late", "night"))
PAPERS = (("health",), ("health", "driving_b"), ("driving_b",), ())
GOALS = {"apprenticeship": Kind.APPRENTICESHIP, "internship": Kind.INTERNSHIP}


def build(world: World, files: list[File]) -> None:
    """Everybody of the tour, and most of the others who are accompanied now."""
    areas, dice = list(Area.objects.filter(region=world.region)), Random("wishes")
    for whole in files:
        if whole.person.closed_at is None and (whole.draft.told or dice.random() < 0.7):
            at = whole.since(2)
            whole.put(_wish(world, whole, areas, dice), at)


def count(world: World) -> None:
    """Who fits each opening and who nearly does, as the program counts it every night."""
    matching.count_openings(region=world.region.pk, on=world.day)


def _wish(world: World, whole: File, areas: list[Area], dice: Random) -> Wish:
    told = bool(whole.draft.told)
    record: Record = whole.rows[Record][0]
    wants = {Kind.JOB, GOALS.get(record.goal_kind, Kind.JOB)}
    return Wish(
        **whole.of, area=areas[0] if told else dice.choice(areas),
        reach_km=25 if told else dice.choice(REACHES), wants=sorted(wants),
        hours_least=15, hours_most=40 if told else dice.choice((25, 30, 40)),
        from_on=world.day + timedelta(days=0 if told else dice.randrange(30)),
        shifts=list(SHIFTS[2] if told else dice.choice(SHIFTS)),
        certificates=list(PAPERS[1] if told else dice.choice(PAPERS)),
        skills=_skills(whole, record, dice), looked_at=world.at(-LOOKED_DAYS),
        kept_at=whole.since(2), kept_by_id=whole.adviser.account_id,
    )  # fmt: skip


def _skills(whole: File, record: Record, dice: Random) -> list[str]:
    learned = [one.kldb for one in whole.rows[Qualification] if one.kldb]
    codes = [*learned, *([record.goal_kldb] if record.goal_kldb else [])]
    known = sorted({s.id for code in codes for s in employers.skills_proposed("", code)})
    return sorted(dice.sample(known, min(SKILLS, len(known))))
