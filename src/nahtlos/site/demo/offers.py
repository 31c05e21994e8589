"""Forty offers of the Kreis, their waiting lists, and two years of who was in them."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.network.models import Area
from nahtlos.offers.models import Booking, Need, Offer, Place, Result, Run, Spot
from nahtlos.referrals.models import Referral
from nahtlos.site.demo.files import File
from nahtlos.site.demo.histories import COURSE, agree_to_course
from nahtlos.site.demo.world import BERLIN, World, read

YEARS_BACK = 730
MOST_IN_A_RUN = 7
SEAT_HELD = 5
JUST_NOW = 25


def build(world: World, files: list[File]) -> None:
    """Make all of it; bookings and results are put into the files and kept with them."""
    plan, dice = read("offers.yaml"), Random("offers")
    areas = {area.name: area for area in Area.objects.filter(region=world.region)}
    needs = _order(world, plan, areas)
    places: list[Place] = []
    for short, rows in plan["offers"].items():
        for row in rows:
            offer, runs = _offer(world, areas, short, row, dice=dice)
            if row.get("history"):
                places += _history(world, files, offer, runs, dice=dice)
            if row.get("list") == "alpha":
                places += [*_seated(files, offer, runs), *_waiting(files, offer, needs)]
            if row["key"] == "D-201":
                places += _olena(world, files[0], offer, runs)
    with acting(Actor(role=Usher, region=world.region.pk)):
        Place.objects.bulk_create(sorted(places, key=lambda one: one.state == "waiting"))


def _order(world: World, plan: dict[str, Any], areas: dict[str, Area]) -> list[Need]:
    Spot.objects.bulk_create(
        Spot(area=areas[name], lat=lat, lon=lon) for name, (lat, lon) in plan["spots"].items()
    )
    made = [
        Need(region=world.region, rank=rank, name=name, says=says)
        for rank, (name, says) in enumerate(plan["needs"], 1)
    ]
    with acting(world.keeper):
        return Need.objects.bulk_create(made)


def _offer(
    world: World, areas: dict[str, Area], short: str, row: dict[str, Any], *, dice: Random
) -> tuple[Offer, list[Run]]:
    at = world.institutions[short]
    low, high = row.get("level", ("", ""))
    checked = row.get("stale") or dice.randint(2, 70)
    offer = Offer(
        region=world.region, institution=at, kind=row.get("kind", "course"), title=row["title"],
        topic=row.get("topic", "language"), level_from=low, level_to=high, external_key=row["key"],
        teaches_script=row.get("script", False), childcare=row.get("childcare", False),
        languages=row.get("languages", ["de"]), hours=row["hours"], times=row["times"],
        load=row.get("load", "part"), weeks=row.get("weeks"), costs=row.get("costs"),
        instruments=row.get("instruments", []), area=areas[row.get("place", "Lindenau")],
        street=at.street if "place" not in row else "", checked_on=world.ago(checked),
    )  # fmt: skip
    with acting(world.keeper):
        offer.save()
        return offer, Run.objects.bulk_create(_runs(world, offer, row)) if "first" in row else []


def _runs(world: World, offer: Offer, row: dict[str, Any]) -> list[Run]:
    """Past starts for two years, the next one, and the one after that."""
    gap, lasts = row["every"], timedelta(weeks=row["weeks"])
    last = row["first"] + (0 if row.get("list") else gap)
    days = range(row["first"] - gap * (YEARS_BACK // gap), last + 1, gap)
    starts = [world.ago(-number) for number in days]
    return [
        Run(region=world.region, institution=offer.institution, offer=offer, starts_on=start,
            ends_on=start + lasts, seats=row["seats"])
        for start in starts
    ]  # fmt: skip


def _at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), BERLIN)


def _place(offer: Offer, whole: File, joined: datetime, **more: Any) -> Place:
    return Place(
        region=offer.region, institution=offer.institution, offer=offer, joined_at=joined,
        asked_by_id=whole.person.institution_id, **({"moved_at": joined} | more),
    )  # fmt: skip


def _book(whole: File, place: Place) -> Booking:
    offer, by = place.offer, whole.adviser.account_id
    booking = Booking(
        **whole.of, place=place, offer=offer, offered_by=offer.institution, booked_by_id=by,
        booked_at=place.joined_at,
    )  # fmt: skip
    whole.put(booking, place.joined_at)
    if place.state == "taken" and whole.person.institution_id != offer.institution_id:
        agree_to_course(whole, offer.institution)
    return booking


def _history(
    world: World, files: list[File], offer: Offer, runs: list[Run], *, dice: Random
) -> list[Place]:
    """In every past start some of those who have this level today."""
    places = []
    been: set[int] = set()
    for run in [one for one in runs if one.starts_on < world.day]:
        fits = [
            n for n, one in enumerate(files)
            if n not in been and not one.draft.told and _was_there(world, one, run)
            and _speaks(world, one, offer, run)
        ]  # fmt: skip
        for number in dice.sample(fits, min(len(fits), MOST_IN_A_RUN)):
            been.add(number)
            places.append(_been(world, files[number], offer, run, dice=dice))
    return places


def _speaks(world: World, whole: File, offer: Offer, run: Run) -> bool:
    """Who passed long ago has the level in the file; who passed just now waits for the adviser."""
    ends = run.ends_on or run.starts_on
    if timedelta(0) < world.day - ends < timedelta(days=JUST_NOW):
        return whole.draft.german == offer.level_from
    return whole.draft.german >= offer.level_to


def _was_there(world: World, whole: File, run: Run) -> bool:
    opened, closed = timezone.localdate(whole.person.opened_at), whole.person.closed_at
    ends = run.ends_on or run.starts_on
    return opened < run.starts_on - timedelta(days=30) and (
        closed is None or timezone.localdate(closed) > ends
    )


def _been(world: World, whole: File, offer: Offer, run: Run, *, dice: Random) -> Place:
    joined = _at(run.starts_on - timedelta(days=dice.randint(5, 28)))
    ends = run.ends_on or run.starts_on
    over = ends < world.day
    state = "done" if over else "taken"
    moved = _at(min(ends, world.ago(1))) if over else joined
    place = _place(offer, whole, joined, run=run, state=state, moved_at=moved)
    booking = _book(whole, place)
    if over:
        _result(world, whole, booking, ends, dice=dice)
    return place


def _result(world: World, whole: File, booking: Booking, ends: date, *, dice: Random) -> None:
    outcome = dice.choices(["passed", "failed", "finished"], [7, 2, 1])[0]
    at = _at(min(ends + timedelta(days=dice.randint(2, 12)), world.ago(1)), 14)
    staff = [m for m in world.memberships if m.institution_id == booking.offered_by_id]
    fresh = (world.day - ends).days < JUST_NOW
    answered = {} if fresh else {
        "state": "kept", "answered_at": at + timedelta(days=1),
        "answered_by_id": whole.adviser.account_id,
    }  # fmt: skip
    level = booking.offer.level_to if outcome == "passed" else ""
    result = Result(
        **whole.of, booking=booking, offered_by=booking.offered_by, outcome=outcome, level=level,
        happened_on=min(ends, world.ago(1)), recorded_at=at, attended=dice.randint(70, 100),
        recorded_by_id=dice.choice(staff).account_id, **answered,
    )  # fmt: skip
    whole.put(result, at)


def _seated(files: list[File], offer: Offer, runs: list[Run]) -> list[Place]:
    """The next start is full, or nobody would wait; a start with fewer seats has just these."""
    run = runs[-1]
    fits = [
        one for one in files
        if one.draft.german <= "A1" and not one.rows[Referral] and not one.draft.told
        and one.person.closed_at is None
    ][: run.seats]  # fmt: skip
    Run.objects.filter(pk=run.pk).update(seats=len(fits))
    places = [_place(offer, one, one.since(10), run=run, state="taken") for one in fits]
    for whole, place in zip(fits, places, strict=True):
        _book(whole, place)
    return places


def _waiting(files: list[File], offer: Offer, needs: list[Need]) -> list[Place]:
    """Everybody who was handed over for this course waits; children at home is a need of its own."""
    found = []
    asked = [
        (whole, row) for whole in files for row in whole.rows[Referral]
        if row.asked == COURSE and row.recipient_id == offer.institution_id
    ]  # fmt: skip
    for whole, row in asked:
        need = needs[1] if whole.draft.children else None
        place = _place(offer, whole, row.moved_at, need=need)
        _book(whole, place)
        found.append(place)
    return found


def _olena(world: World, whole: File, offer: Offer, runs: list[Run]) -> list[Place]:
    """The first person of the tour has a seat held; the answer is due in a few days."""
    run = next(one for one in runs if one.starts_on >= world.day)
    hold = datetime.combine(world.ago(-SEAT_HELD), time(23, 59), BERLIN)
    place = _place(offer, whole, world.at(-20), run=run, state="offered", hold_until=hold,
                   moved_at=world.at(-2))  # fmt: skip
    _book(whole, place)
    return [place]
