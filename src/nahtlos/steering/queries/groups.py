"""Groups, who sits in them, and who in which topic is strongest."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Coordinator
from nahtlos.network.models import Answer, Institution, Topic
from nahtlos.steering.engine import Cell, Line, matrix
from nahtlos.steering.models import Chair, Group, Kind, Lead, Member, Pass

KINDS = tuple(Kind.choices)


def group_for(group: UUID) -> Group | None:
    """One group, as far as the actor sees it."""
    return Group.objects.filter(pk=group).first()


def own_groups(actor: Actor) -> list[Group]:
    """Groups whose papers the actor opens: as a member, as whoever leads, or as the coordination."""
    rows = Group.objects.filter(region=actor.region)
    if actor.role is not Coordinator:
        rows = rows.filter(
            Q(pk__in=Pass.objects.filter(account=actor.account, ended_at=None).values("group"))
            | Q(pk__in=Chair.objects.filter(account=actor.account).values("group"))
        )
    return sorted(rows, key=lambda one: (one.closed_at is not None, one.name))


def public_groups(region: UUID) -> list[Group]:
    """Groups of which the network reads what they settle."""
    return list(Group.objects.filter(region=region, public=True, closed_at=None))


def members_of(group: Group) -> list[Member]:
    """Who sits there now."""
    rows = Member.objects.filter(group=group, left_on=None)
    return list(rows.select_related("institution"))


def member_for(member: UUID) -> Member | None:
    """One member, with the group."""
    rows = Member.objects.select_related("group", "institution")
    return rows.filter(pk=member).first()


def own_member(actor: Actor, group: Group) -> Member | None:
    """As whom the actor sits there; none for a coordination without a seat."""
    by_link = Q(token_digest=actor.link) if actor.link else Q(account=actor.account)
    rows = Pass.objects.filter(by_link, group=group, ended_at=None)
    kept = rows.select_related("member").first() if actor.link or actor.account else None
    return kept.member if kept else None


def signs_in(members: list[Member]) -> frozenset[UUID]:
    """Who of them opens the papers with a sign-in; for whoever leads."""
    rows = Pass.objects.filter(member__in=members, account__isnull=False, ended_at=None)
    return frozenset(rows.values_list("member", flat=True))


@dataclass(frozen=True)
class Matrix:
    """Topics by institutions of one group."""

    institutions: list[Institution]
    rows: list[tuple[str, Line]]

    @property
    def lines(self) -> list[tuple[str, Line, list[tuple[Institution, Cell]]]]:
        """Each topic by its label, with its cells beside their institutions."""
        return [
            (label, line, list(zip(self.institutions, line.cells, strict=True)))
            for label, line in self.rows
        ]

    @property
    def gaps(self) -> int:
        """Topics in which nobody leads."""
        return sum(line.gap for _label, line in self.rows)

    @property
    def doubles(self) -> int:
        """Topics in which more than one leads."""
        return sum(line.double for _label, line in self.rows)


def matrix_of(group: Group) -> Matrix:
    """Who answers for what by the directory, who is strongest, and who leads in this group."""
    leads = list(Lead.objects.filter(group=group).values_list("topic", "institution"))
    sitting = Member.objects.filter(group=group, left_on=None, institution__isnull=False)
    keys = {*sitting.values_list("institution", flat=True), *(key for _topic, key in leads)}
    places: dict[tuple[str, object], set[str]] = defaultdict(set)
    rows = Answer.objects.filter(institution__in=keys)
    for topic, one, area in rows.values_list("topic", "institution", "area__name"):
        places[topic, one].add(area or "")
    here = list(Institution.objects.filter(pk__in=keys).order_by("short_name"))
    lines = matrix(list(Topic.values), [one.pk for one in here], places, {*leads})
    return Matrix(here, [(str(Topic(line.topic).label), line) for line in lines])
