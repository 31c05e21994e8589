"""Eight activities over two years, what they cost, and which starts advisers have ticked as theirs."""

from datetime import timedelta
from typing import Any

from nahtlos.activities.models import Activity, Guests, Origin, Share, State
from nahtlos.core.wall import acting
from nahtlos.network.models import Membership
from nahtlos.placements.models import Placement
from nahtlos.site.demo.world import World, acting_as, read

LOOKED_BACK, WINDOW, OUT_OF_FIVE = 250, 180, 4
HAPPENED = ("started", "ended")


def build(world: World) -> None:
    """The oldest first."""
    keeper = next(one for one in world.memberships if one.role == "coordinator")
    made = [_made(world, keeper, told) for told in read("activities.yaml")]
    for institution in world.institutions:
        for adviser in world.advisers(institution)[:1]:
            _tick(world, adviser, [one for one in made if one.starts_on <= world.day])


def _made(world: World, keeper: Membership, told: dict[str, Any]) -> Activity:
    first = world.ago(told["ago"])
    with acting(acting_as(keeper)):
        row = Activity.objects.create(
            region=world.region, institution_id=keeper.institution_id, kind=told["kind"],
            title=told["title"], place=told["place"], about=told["about"], starts_on=first,
            ends_on=first + timedelta(days=told["days"] - 1), made_by_id=keeper.account_id,
            made_at=world.at(-told["ago"] - 60),
        )  # fmt: skip
        if told["ago"] < 0:
            return row
        _move(row, State.HELD)
        of = {"region": world.region, "activity": row}
        for kind, number in told["guests"].items():
            Guests.objects.create(**of, kind=kind, number=number)
        both = [world.institutions[name] for name in list(world.institutions)[:2]]
        for institution, hours, euros in zip(both, told["hours"], told["euros"], strict=True):
            Share.objects.create(**of, institution=institution, hours=hours, euros=euros)
        if told["ago"] > LOOKED_BACK:
            row.learned = told["learned"]
            _move(row, State.CLOSED, "learned")
    return row


def _move(row: Activity, to: State, *also: str) -> None:
    row.state = to
    row.save(update_fields=["state", *also])


def _tick(world: World, adviser: Membership, held: list[Activity]) -> None:
    """Four of five starts of the half year after an activity came from it, as the adviser says."""
    with acting(acting_as(adviser)):
        rows = Placement.objects.filter(institution=adviser.institution_id, state__in=HAPPENED)
        for number, row in enumerate(rows.order_by("starts_on", "id")):
            before = [one for one in held if 0 <= (row.starts_on - one.ends_on).days <= WINDOW]
            if before and number % 5 < OUT_OF_FIVE:
                Origin.objects.create(
                    person_id=row.person_id, institution_id=row.institution_id, region=world.region,
                    placement=row, activity=before[-1], ticked_by_id=adviser.account_id,
                    ticked_at=world.at((row.starts_on - world.day).days - 1),
                )  # fmt: skip
