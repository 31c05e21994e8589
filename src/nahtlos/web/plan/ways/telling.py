"""The ways in the words of the page: what each leg waits for, who pays how much, what crosses it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nahtlos.plan.queries import Road, WayLeg
from nahtlos.web.templatetags.words import spoken

KINDS: dict[str, tuple[Promise, Promise]] = {
    "fastest": (
        gettext_lazy("Into work first"),
        gettext_lazy("The soonest first day of work, and from there to the goal."),
    ),
    "skilled": (
        gettext_lazy("Straight to the goal"),
        gettext_lazy("The goal as soon as may be, with the fewest steps."),
    ),
    "alongside": (
        gettext_lazy("To the goal beside work"),
        gettext_lazy("In work without a gap until the goal is reached."),
    ),
}
TELLING_DAYS, WEEK, MONTH = 14, 7, 30.4
MANY_WEEKS = 9


@dataclass(frozen=True)
class Row:
    """One leg as a row of the timeline."""

    leg: WayLeg
    title: str
    waits: str
    nearer: str
    payer: str
    why: str

    @property
    def cost(self) -> Decimal:
        """Euro that it costs, whoever pays."""
        return Decimal(self.leg.cost)

    @property
    def takeable(self) -> bool:
        """Whether it is something to do: the work that somebody has already is not."""
        return self.leg.told.kind != "work_now"


@dataclass(frozen=True)
class Column:
    """One way as a column. `title_ends` is the last day of a title on the way."""

    road: Road
    name: str
    says: str
    rows: tuple[Row, ...]
    first_work: date | None
    goal: date | None
    goal_low: date | None
    goal_high: date | None
    title_ends: date | None
    unclear: tuple[str, ...]

    @property
    def kind(self) -> str:
        return self.road.kind

    @property
    def cost_person(self) -> Decimal:
        """Euro that the person pays."""
        return Decimal(self.road.way.cost_person)

    @property
    def cost_others(self) -> Decimal:
        """Euro that others pay."""
        return Decimal(self.road.way.cost_others)

    @property
    def now(self) -> bool:
        """Whether work goes on already today."""
        return self.road.way.first_work_on is not None and any(
            not row.takeable for row in self.rows
        )


def column(road: Road) -> Column:
    """The way in words."""
    name, says = KINDS[road.kind]
    span = road.way.reaches_goal_on
    ends = next((c.turn.day for c in road.way.crossings if c.turn.what == "title"), None)
    missing = dict.fromkeys(fact for leg in road.legs for fact in leg.missing)
    return Column(
        road=road,
        name=str(name),
        says=str(says),
        rows=tuple(map(_row, road.legs)),
        first_work=road.way.first_work_on,
        goal=span.likely,
        goal_low=span.low,
        goal_high=span.high,
        title_ends=ends - timedelta(days=1) if ends else None,
        unclear=tuple(missing),
    )


def _row(leg: WayLeg) -> Row:
    payer = spoken(leg.pays) if leg.pays else ""
    return Row(
        leg=leg,
        title=spoken(leg.title),
        waits=_waits(leg),
        nearer=" ".join(_nearer(leg)),
        payer=payer,
        why=spoken(leg.told.why),
    )


def _waits(leg: WayLeg) -> str:
    """What it waits for; nothing is said where it simply comes next."""
    cause = leg.leg.waits_for.what
    if cause == "step" and leg.waits_for:
        return _("after: %(step)s") % {"step": spoken(leg.waits_for)}
    if leg.leg.wait_days < TELLING_DAYS:
        return ""
    length = span(leg.leg.wait_days)
    if cause == "list" and leg.told.offer is None:
        return _("%(time)s of waiting") % {"time": length}
    return {
        "list": _("%(time)s on the waiting list") % {"time": length},
        "session": _("%(time)s until it begins") % {"time": length},
        "law": _("the law opens it on that day"),
        "time": _("as soon as there is time beside the other steps"),
    }.get(cause, "")


def _nearer(leg: WayLeg) -> Iterator[str]:
    if leg.seat >= TELLING_DAYS:
        yield _("A seat at once would bring the goal %(time)s nearer.") % {"time": span(leg.seat)}
    if leg.month >= TELLING_DAYS:
        yield _("A month less here brings the goal %(time)s nearer.") % {"time": span(leg.month)}


def span(days: int) -> str:
    """Days as people say them: weeks, from about two months on months."""
    weeks = round(days / WEEK)
    if weeks < MANY_WEEKS:
        return ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks}
    months = round(days / MONTH)
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
