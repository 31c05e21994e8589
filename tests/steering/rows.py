"""A group for tests: a chair, a member with a sign-in, one by link, the coordination, and strangers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Adviser, Coordinator, Watcher
from nahtlos.core.roles import Member as MemberRole
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Region
from nahtlos.steering import actions, queries
from nahtlos.steering.models import Commitment, Decision, Group, Meeting, Member, Pass, Point, Task
from tests import makers

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@dataclass(frozen=True)
class Table:
    """Everybody who acts at this table, by hand."""

    region: Region
    group: Group
    coordinator: Actor
    chair: Actor
    member: Actor
    link: Actor
    stranger: Actor
    beyond: Actor
    sits: dict[str, Member]

    def actor(self, hand: str) -> Actor:
        """Whoever has this hand."""
        if hand == "program":
            return Actor(role=Watcher, region=self.region.pk)
        found: Actor = getattr(self, hand)
        return found


HANDS = ("coordinator", "chair", "member", "link", "stranger", "beyond", "program")


def take_in(group: Group, by: Actor, name: str, place: Any, email: str) -> Member:
    """Somebody takes a place for an institution."""
    who = actions.Who(name=name, email=email, institution=place)
    with acting(by):
        return actions.add_member(group=group, who=who, by=by, at=NOW, on=TODAY)


def make_group(by: Actor, **more: Any) -> Group:
    """A group of the region."""
    told = {"name": "Lenkungskreis", "purpose": "Gemeinsam steuern", "kind": "steering"} | more
    with acting(by):
        return actions.make_group(by=by, at=NOW, **told)


def make_table(**more: Any) -> Table:
    """Everything above; `more` goes to the group."""
    region = makers.make_region()
    homes = [makers.make_institution(region) for _ in range(3)]
    coordinator = makers.make_member(homes[0], Coordinator, name="Katrin Beispiel")
    staff = {
        "chair": makers.make_member(homes[0], Adviser, name="Aylin Beispiel"),
        "member": makers.make_member(homes[1], MemberRole, name="Dieter Beispiel"),
    }
    group = make_group(coordinator, **more)
    sits = {
        hand: take_in(group, coordinator, actor.name, actor.institution, _mail(actor))
        for hand, actor in staff.items()
    }
    sits["link"] = take_in(group, coordinator, "Ines Beispiel", homes[2].pk, "ines@n.example")
    with acting(coordinator):
        actions.name_chair(member=sits["chair"], by=coordinator)
    return Table(
        region, group, coordinator, staff["chair"], staff["member"], link_of(sits["link"]),
        makers.make_member(homes[2], Adviser), makers.make_member(role=Coordinator), sits,
    )  # fmt: skip


def _mail(actor: Actor) -> str:
    return Account.objects.get(pk=makers.sure(actor.account)).email


def token_of(member: Member) -> str:
    """What stands in the newest mail to this member."""
    with acting(Actor(role=Watcher, region=member.region_id)):
        return queries.token_of(Pass.objects.get(member=member).link_key)


def link_of(member: Member) -> Actor:
    """Whoever holds the link that was sent to this member."""
    return Actor(link=queries.digest_of(token_of(member)))


def make_meeting(table: Table, state: str = "planned", starts_at: datetime = NOW) -> Meeting:
    """A meeting that has come as far as this; planned a day before it begins."""
    by, at = table.chair, starts_at - timedelta(days=1)
    verbs = {
        "planned": (), "invited": ("invite",), "cancelled": ("call_off",),
        "running": ("invite", "begin"), "written": ("invite", "begin", "end"),
        "approved": ("invite", "begin", "end", "approve"),
    }  # fmt: skip
    with acting(by):
        meeting = actions.plan_meeting(
            group=table.group, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2),
            place="Rathaus", note="", by=by, at=at,
        )  # fmt: skip
        for verb in verbs[state]:
            meeting = getattr(actions, verb)(meeting=meeting, by=by, at=starts_at)
        return meeting


def make_point(table: Table, meeting: Meeting, state: str = "proposed") -> Point:
    """A point that a member proposed, answered by the chair."""
    with acting(table.member) as by:
        point = actions.propose(
            meeting=meeting, title="Wartezeiten", why="", member=table.sits["member"], by=by,
            at=NOW,
        )  # fmt: skip
    if state != "proposed":
        with acting(table.chair) as by:
            point = actions.move_point(point=point, to=state, by=by)
    return point


def make_running(table: Table) -> Point:
    """A point of minutes that are being written."""
    meeting = make_meeting(table, "running")
    return make_point(table, meeting, "on")


def make_decision(point: Point, by: Actor, **more: Any) -> Decision:
    """Something is decided."""
    what = actions.Settled(**({"text": "Antwort in einer Woche"} | more))
    with acting(by):
        return actions.decide(point=point, what=what, by=by, at=NOW, on=TODAY)


def make_task(point: Point, who: Member, by: Actor, days: int = 30) -> Task:
    """Somebody takes something on."""
    with acting(by):
        return actions.give_task(
            meeting=point.meeting, point=point, who=who, text="Liste schicken",
            until_on=TODAY + timedelta(days=days), by=by, at=NOW,
        )  # fmt: skip


def make_commitment(table: Table, days: int = 90, **more: Any) -> Commitment:
    """Five internships."""
    told: dict[str, Any] = {"who": "Muster Logistik", "what": "internships", "number": 5} | more
    promise = actions.Promise(until_on=TODAY + timedelta(days=days), **told)
    with acting(table.chair) as by:
        return actions.add_commitment(group=table.group, promise=promise, by=by, at=NOW, on=TODAY)
