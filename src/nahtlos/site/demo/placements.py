"""Starts in work over two years: some stay, some leave, some are lost; a permission waits, one runs out."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer
from nahtlos.network.models import Institution, Kind
from nahtlos.placements.engine import asked_on
from nahtlos.placements.models import FollowUp, Learning, Permission, Placement
from nahtlos.placements.queries import digest_of, token_of
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World, acting_as, read

HOW_MANY, LEFT_AFTER = 108, 122
LINK_DAYS, SILENT_AFTER = 60, 31


@dataclass(frozen=True)
class Job:
    """One line of the list: what, which occupation, of which kind, hours, pay."""

    title: str
    kldb: str
    kind: str
    hours: float
    wage: str


def build(world: World, files: list[File]) -> None:
    """The tour's first person, then whoever found work in two years, then those who wait."""
    told, dice = read("placements.yaml"), Random("placements")
    jobs, named = [Job(*one) for one in told["jobs"]], told["first"]
    with acting(acting_as(files[0].adviser)):
        companies = list(Employer.objects.filter(region=world.region, closed_at=None))
    first = next(one for one in companies if one.name == named["company"])
    _first(world, files[0], first, Job(*named["job"]))
    at_work = [one for one in files[12:] if fits(one)]
    for number, whole in enumerate(at_work[:HOW_MANY]):
        _life(world, whole, dice.choice(jobs), dice.choice(companies), dice=dice, number=number)
    waiting = [one for one in files[12:] if one.draft.status in {"duldung_60a", "fiktion_24"}
               and one.person.closed_at is None and one not in at_work[:HOW_MANY]]  # fmt: skip
    for number, whole in enumerate(waiting[:3]):
        _waits(world, whole, jobs[number], companies[number], number=number)


def fits(whole: File) -> bool:
    """Somebody who may do any work, and is accompanied long enough."""
    return whole.draft.status in {"ae_24", "ae_25_1", "ae_25_2"} and whole.draft.opened > 60


def _placed(world: World, whole: File, job: Job, company: Employer, **more: Any) -> Placement:
    fields: dict[str, Any] = {
        "kind": job.kind, "title": job.title, "kldb": job.kldb, "hours": job.hours,
        "wage": job.wage, "employer": company, "access": "free", "access_on": more["starts_on"],
        "law_on": date(2026, 8, 19), "known_as": whole.person.given_name,
        "made_by_id": whole.adviser.account_id, "subsidy": "16e" if job.kind == "subsidised" else "",
    }  # fmt: skip
    if "moved_at" in more:
        fields["moved_by_id"] = whole.adviser.account_id
    return Placement.objects.create(**whole.of, **(fields | more))


def _first(world: World, whole: File, company: Employer, job: Job) -> None:
    """Whoever the tour accompanies began a month ago; both sides are asked these days."""
    begun = world.ago(33)
    with acting(acting_as(whole.adviser)):
        row = _placed(world, whole, job, company, starts_on=begun, state="started",
                      ask_employer=True, moved_at=world.at(-33))  # fmt: skip
        _asked(world, row, whole, "person", lost=False, dice=None)
        _asked(world, row, whole, "employer", lost=False, dice=None)
        Learning.objects.create(
            **whole.of, placement=row, title="Teilqualifikation 1: Grundlagen der Küche",
            starts_on=world.ago(-40), ends_on=world.ago(-160), payer="agency",
            instrument="teilqualifizierung", made_by_id=whole.adviser.account_id,
        )  # fmt: skip


def _life(
    world: World, whole: File, job: Job, company: Employer, *, dice: Random, number: int
) -> None:
    """Every third leaves after four months, every fifth is lost and answers nobody."""
    days = min(dice.randrange(40, 720), whole.draft.opened)
    begun = world.ago(days)
    left, lost = number % 3 == 0 and days > LEFT_AFTER + 10, number % 5 == 4
    more: dict[str, Any] = {"state": "started", "ask_employer": number % 2 == 0}
    if left:
        reason = dice.choice(["gave_up", "trial", "term", "care", "better"])
        more |= {"state": "ended", "ended_on": begun + timedelta(days=LEFT_AFTER), "reason": reason}
    with acting(acting_as(whole.adviser)):
        row = _placed(world, whole, job, company, starts_on=begun, **more,
                      moved_at=world.at(-days))  # fmt: skip
        _asked(world, row, whole, "person", lost=lost, dice=dice)
        if row.ask_employer:
            _asked(world, row, whole, "employer", lost=number % 7 == 6, dice=dice)


def _asked(
    world: World, row: Placement, whole: File, side: str, *, lost: bool, dice: Random | None
) -> None:
    """The four questions of one side as they stand today."""
    for months, day in asked_on(row.starts_on).items():
        one = FollowUp(
            **whole.of, placement=row, side=side, months=months, title=row.title,
            since=row.starts_on, due_on=day, state_on=day,
            employer=row.employer if side == "employer" else None,
        )  # fmt: skip
        _stands(world, one, row, lost=lost, dice=dice)
        one.save(force_insert=True)


def _stands(
    world: World, one: FollowUp, row: Placement, *, lost: bool, dice: Random | None
) -> None:
    """Not due yet, dropped, open, silent, or answered."""
    over = row.ended_on is not None and row.ended_on < one.due_on
    if over and one.side == "employer":
        one.state = "dropped"
        return
    if one.due_on > world.day:
        return
    one.asked_at = world.at((one.due_on - world.day).days)
    if dice is None or (lost and one.due_on > world.ago(SILENT_AFTER)):
        one.state = "asked" if dice is None else "call"
        one.token_digest = digest_of(token_of(one.pk))
        one.token_ends_at = one.asked_at + timedelta(days=LINK_DAYS)
    elif lost:
        one.state, one.state_on = "silent", one.due_on + timedelta(days=SILENT_AFTER)
    else:
        _answered(world, one, over=over, dice=dice)


def _answered(world: World, one: FollowUp, *, over: bool, dice: Random) -> None:
    works = "here" if not over else dice.choice(["elsewhere", "not"])
    one.state, one.works, one.channel = "answered", works, dice.choice(["link", "link", "call"])
    one.goes = dice.choice(["well", "well", "middling", "badly"]) if works == "here" else ""
    one.help = "yes" if one.goes == "badly" else "no"
    one.troubled = one.goes == "badly" or works == "not"
    waits = min(2, (world.day - one.due_on).days)
    one.answered_at = world.at((one.due_on - world.day).days + waits, 17)
    one.state_on = one.due_on + timedelta(days=waits)


def _waits(world: World, whole: File, job: Job, company: Employer, *, number: int) -> None:
    """One waits for the office, one is asked for more, one has a permission that runs out."""
    office = Institution.objects.filter(region=world.region, kind=Kind.IMMIGRATION_OFFICE).first()
    shared: dict[str, Any] = {
        "need": "permission_ABH_plus_BA", "office": office, "sent_on": world.ago(9),
        "duties": "Hilft in der Küche, spült, bereitet vor.", "made_by_id": whole.adviser.account_id,
    }  # fmt: skip
    stands: list[dict[str, Any]] = [
        {"state": "sent", "agency_on": world.ago(7), "counts_on": world.ago(-8)},
        {"state": "more", "agency_on": world.ago(7), "more_on": world.ago(2),
         "words": "Arbeitsvertrag mit Urlaub fehlt."},
        {"state": "granted", "sent_on": world.ago(210), "answered_on": world.ago(190),
         "valid_from": world.ago(185), "valid_until": world.ago(-18),
         "terms": "Nur in diesem Betrieb."},
    ]  # fmt: skip
    planned = number < 2
    begins = world.ago(-20) if planned else world.ago(180)
    with acting(acting_as(whole.adviser)):
        row = _placed(world, whole, job, company, starts_on=begins, state="planned",
                      access="permission_ABH_plus_BA", ask_employer=True)  # fmt: skip
        Permission.objects.create(**whole.of, placement=row, **(shared | stands[number]))
        if not planned:
            row.state, row.moved_at = "started", world.at(-180)
            row.moved_by_id = whole.adviser.account_id
            row.save(update_fields=["state", "moved_at", "moved_by"])
            _asked(world, row, whole, "person", lost=False, dice=Random(number))
