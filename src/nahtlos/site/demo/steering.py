"""A steering group with two years of meetings, and a round table of employers that keeps what it can."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Coordinator
from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer
from nahtlos.site.demo.world import World, read
from nahtlos.steering.models import (
    Chair,
    Commitment,
    Decision,
    Group,
    Lead,
    Meeting,
    Member,
    Pass,
    Point,
    Seat,
    Task,
    TaskMove,
    Update,
)
from nahtlos.steering.queries import digest_of, token_of


@dataclass
class _Table:
    """A group as far as it is made."""

    world: World
    group: Group
    by: Actor
    told: dict[str, Any]
    members: dict[str, Member]
    numbers: int = 0

    @property
    def of(self) -> dict[str, Any]:
        """What each row of the group carries."""
        return {"region": self.world.region, "group": self.group}


def build(world: World) -> None:
    """Make both, as the coordination writes them down."""
    place = next(one for one in world.memberships if one.role == Coordinator.key)
    by = Actor(
        role=Coordinator, account=place.account_id, membership=place.pk,
        institution=place.institution_id, region=world.region.pk,
    )  # fmt: skip
    with acting(by):
        for told in read("steering.yaml")["groups"]:
            _group(world, by, told)


def _group(world: World, by: Actor, told: dict[str, Any]) -> None:
    group = Group.objects.create(
        region=world.region, made_at=world.at(-740),
        **{name: told[name] for name in ("name", "kind", "public", "purpose")},
    )  # fmt: skip
    table = _Table(world, group, by, told, {})
    for number, one in enumerate(told["members"]):
        _member(table, one, number)
    for topic, places in told["leads"].items():
        for place in places:
            Lead.objects.create(**table.of, topic=topic, institution=world.institutions[place],
                                since_on=world.ago(700))  # fmt: skip
    for number, meeting in enumerate(told["meetings"], 1):
        _held(table, meeting, number)
    _ahead(table, told["next"], len(told["meetings"]) + 1)
    for promise in told["promises"]:
        _promise(table, promise)


def _member(table: _Table, told: dict[str, Any], number: int) -> None:
    world, firm = table.world, told.get("company", "")
    account = world.accounts.get(told["name"])
    member = Member.objects.create(
        **table.of, name=told["name"], joined_on=world.ago(730), leads=told.get("chair", False),
        institution=None if firm else world.institutions[told["place"]], company_name=firm,
        company=Employer.objects.get(region=world.region, name=firm) if firm else None,
        email=account.email if account else f"sitz{number}@demo.example",
    )  # fmt: skip
    key = uuid4()
    Pass.objects.create(**table.of, member=member, account=account, link_key=key,
                        token_digest=digest_of(token_of(key)))  # fmt: skip
    if member.leads and account:
        Chair.objects.create(**table.of, member=member, account=account)
    table.members[member.name] = member


def _meeting(table: _Table, days: int, number: int, *, state: str, note: str = "") -> Meeting:
    at = table.world.at
    return Meeting.objects.create(
        **table.of, number=number, starts_at=at(days, 10), ends_at=at(days, 12),
        place=table.told["place"], note=note, state=state, made_at=at(days - 30), moved_at=at(days, 15),
    )  # fmt: skip


def _held(table: _Table, told: dict[str, Any], number: int) -> None:
    meeting = _meeting(table, told["days"], number, state="approved")
    absent = list(table.members)[number % len(table.members)]
    Seat.objects.bulk_create(
        Seat(**table.of, meeting=meeting, member=one, came=one.name != absent)
        for one in table.members.values()
    )
    for position, one in enumerate(told["points"], 1):
        point = Point.objects.create(
            **table.of, meeting=meeting, position=position, title=one["title"], state="on",
            notes=one["notes"], version=1, written_at=meeting.ends_at,
            written_by_id=table.by.account, made_at=meeting.made_at,
        )  # fmt: skip
        for decision in one.get("d", ()):
            _decision(table, point, decision, told["days"])
        for task in one.get("t", ()):
            _task(table, point, task, told["days"])


def _decision(table: _Table, point: Point, told: dict[str, Any], days: int) -> None:
    table.numbers += 1
    world, named = table.world, told.get("figure", "")
    Decision.objects.create(
        **table.of, meeting=point.meeting, point=point, number=table.numbers, text=told["text"],
        decided_on=world.ago(-days), due_on=world.ago(-days - told["due"]), figure=named,
        figure_value=told.get("value"), figure_on=world.ago(-days) if named else None,
        state=told["state"], outcome=told.get("outcome", ""), moved_at=world.at(days + told["due"]),
    )  # fmt: skip


def _task(table: _Table, point: Point, told: dict[str, Any], days: int) -> None:
    world, until = table.world, table.world.ago(-days - told["due"])
    task = Task.objects.create(
        **table.of, meeting=point.meeting, point=point, who=table.members[told["who"]],
        text=told["text"], until_on=until, state=told["state"], made_at=world.at(days),
        moved_at=world.at(days + told["due"] - 3), reminded_on=world.ago(1),
    )  # fmt: skip
    if told["state"] != "open":
        TaskMove.objects.create(**table.of, task=task, state=task.state, until_on=until,
                                reason=told.get("reason", ""), at=task.moved_at)  # fmt: skip


def _ahead(table: _Table, told: dict[str, Any], number: int) -> None:
    meeting = _meeting(table, told["days"], number, state="invited", note=told["note"])
    Seat.objects.bulk_create(
        Seat(**table.of, meeting=meeting, member=one,
             answer="yes" if one.name in told["comes"] else "")
        for one in table.members.values()
    )  # fmt: skip
    for position, one in enumerate(told["points"], 1):
        Point.objects.create(
            **table.of, meeting=meeting, position=position, title=one["title"], why=one["why"],
            state=one["state"], proposed_by=table.members[one["by"]], made_at=table.world.at(-4),
        )  # fmt: skip


def _promise(table: _Table, told: dict[str, Any]) -> None:
    world, who = table.world, told["who"]
    firm = Employer.objects.get(region=world.region, name=who) if "company" in told else None
    moved = told["lines"][-1][0] if told["state"] in {"kept", "broken"} else told["on"]
    kept = Commitment.objects.create(
        **table.of, who=who, company=firm, institution=world.institutions.get(who),
        what=told["what"], words=told.get("words", ""), number=told["number"],
        promised_on=world.ago(-told["on"]), until_on=world.ago(-told["until"]),
        state=told["state"], moved_at=world.at(moved),
    )  # fmt: skip
    Update.objects.bulk_create(
        Update(**table.of, commitment=kept, text=text, add=add,
               at=world.at(days) + timedelta(minutes=line), by=world.memberships[0].account.name)
        for line, (days, text, add) in enumerate(told["lines"])
    )  # fmt: skip
