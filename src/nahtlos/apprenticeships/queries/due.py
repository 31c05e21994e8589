"""What needs somebody now: for the adviser's list and day, and for the program at night."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from nahtlos.apprenticeships.engine import CALL_DAYS, REMIND_DAYS, SILENT_DAYS, due_number, nth_day
from nahtlos.apprenticeships.models import (
    OPEN,
    Apprenticeship,
    Asking,
    Reaction,
    Registration,
    Side,
    Sign,
    Standing,
    State,
)
from nahtlos.apprenticeships.queries.runs import since_of
from nahtlos.core.actor import Actor

UNREGISTERED_AFTER = timedelta(days=14)
"""So long after the contract the program waits before it reminds of the register."""
BACK = timedelta(days=60)
RANK = (State.TRAINING, State.CONTRACT, State.TRIAL, State.ENTRY, State.PREPARING)


@dataclass(frozen=True)
class Line:
    """An apprenticeship in a list: the reaction that is due, how often silent of late, the register."""

    row: Apprenticeship
    reaction: Reaction | None
    calls: int
    silent: int
    unregistered: bool

    @property
    def needs(self) -> bool:
        """Whether somebody has to do something."""
        return self.reaction is not None or bool(self.calls) or self.unregistered


def _mine(actor: Actor, desks: Collection[UUID]) -> Q:
    mine = Q(institution=actor.institution)
    return mine & (Q(keeper__in=desks) | Q(person__adviser__in=desks)) if desks else mine


def unregistered(on: date) -> Q:
    """Contracts that belong into a register and stand in none: two weeks old, or begun."""
    done = Registration.objects.filter(placement=OuterRef("placement"), state=Standing.REGISTERED)
    late = Q(state=State.TRAINING) | Q(
        state=State.CONTRACT, moved_at__date__lte=on - UNREGISTERED_AFTER
    )
    return Q(registers=True) & late & Q(~Exists(done))


def lines(
    actor: Actor, on: date, *, desks: Collection[UUID] = (), over: bool = False
) -> list[Line]:
    """Of an institution, or of some desks: those that need somebody first. `over` has the others."""
    rows = Apprenticeship.objects.filter(_mine(actor, desks))
    rows = rows.exclude(state__in=OPEN) if over else rows.filter(state__in=OPEN)
    found = rows.select_related("person", "placement__employer", "employer", "keeper__account")
    told = _told(found.annotate(late=Exists(_late(on))), on)
    return told if over else sorted(told, key=_rank)


def _late(on: date) -> QuerySet[Apprenticeship]:
    return Apprenticeship.objects.filter(unregistered(on), pk=OuterRef("pk"))


def _rank(line: Line) -> tuple[bool, bool, int, str]:
    return (
        line.reaction is None, not line.needs, RANK.index(State(line.row.state)),
        str(line.row.person),
    )  # fmt: skip


def _told(rows: Iterable[Apprenticeship], on: date) -> list[Line]:
    found = list(rows)
    keys = [one.pk for one in found]
    open_ones = Reaction.objects.filter(apprenticeship__in=keys, done_on=None)
    reactions = {one.apprenticeship_id: one for one in open_ones.select_related("who__account")}
    signs = Sign.objects.filter(apprenticeship__in=keys, due_on__gte=on - BACK)
    states = list(signs.values_list("apprenticeship", "state"))
    return [
        Line(
            one, reactions.get(one.pk), calls=states.count((one.pk, Asking.CALL)),
            silent=states.count((one.pk, Asking.SILENT)), unregistered=bool(vars(one)["late"]),
        )
        for one in found
    ]  # fmt: skip


def of_the_day(actor: Actor, on: date, desks: Collection[UUID]) -> QuerySet[Apprenticeship]:
    """Those that need one of these desks: a reaction by a day, a first day that has come, a register."""
    open_ones = Reaction.objects.filter(apprenticeship=OuterRef("pk"), done_on=None)
    begins = Q(state=State.CONTRACT, placement__starts_on__lte=on)
    rows = Apprenticeship.objects.filter(_mine(actor, desks), state__in=OPEN)
    asked = Exists(open_ones.filter(Q(who__in=desks) | Q(person__adviser__in=desks)))
    rows = rows.filter(asked | begins | unregistered(on))
    due = open_ones.values("due_on")[:1]
    return (
        rows.annotate(reacts=Exists(open_ones), react_by=due, late=Exists(_late(on)))
        .select_related("person", "placement")
        .order_by(F("react_by").asc(nulls_last=True), "moved_at")
    )


def to_call(actor: Actor, *, desks: Collection[UUID] = ()) -> QuerySet[Sign]:
    """Who is to be telephoned, the longest silence first."""
    mine = Q(institution=actor.institution, state=Asking.CALL)
    rows = Sign.objects.filter(mine & Q(person__adviser__in=desks) if desks else mine)
    return rows.select_related("person", "apprenticeship__placement__employer").order_by("due_on")


def to_ask(institution: UUID, on: date) -> list[UUID]:
    """Those that run, and of which nobody was asked for the month that has come.

    Asked house by house, as the holder: the program that watches sees no first day.
    """
    asked = Max("signs__due_on", filter=Q(signs__side=Side.TRAINEE))
    rows = Apprenticeship.objects.filter(
        institution=institution, guarded=True, state__in=[State.ENTRY, State.TRAINING]
    )
    found = rows.select_related("placement", "entry").annotate(asked=asked).order_by("pk")
    return [one.pk for one in found if _comes(one, vars(one)["asked"], on)]


def _comes(row: Apprenticeship, asked: date | None, on: date) -> bool:
    first = since_of(row, on)
    number = due_number(first, on) if first else 0
    return first is not None and number > 0 and (asked is None or asked < nth_day(first, number))


def late_keys(region: UUID, on: date) -> list[UUID]:
    """Questions whose silence goes on to its next stage."""
    waits = {Asking.ASKED: REMIND_DAYS, Asking.REMINDED: CALL_DAYS, Asking.CALL: SILENT_DAYS}
    late = Q()
    for state, days in waits.items():
        late |= Q(state=state, state_on__lte=on - timedelta(days=days))
    rows = Sign.objects.filter(late, region=region)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def houses(region: UUID) -> list[UUID]:
    """Who holds an apprenticeship that goes on."""
    rows = Apprenticeship.objects.filter(region=region, state__in=OPEN)
    return list(rows.order_by("institution").values_list("institution", flat=True).distinct())


def to_remind(institution: UUID, on: date) -> list[UUID]:
    """Contracts that stand in no register, of which nobody was reminded."""
    rows = Apprenticeship.objects.filter(unregistered(on), institution=institution)
    return list(rows.filter(reminded_on=None).values_list("pk", flat=True))
