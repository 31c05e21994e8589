"""The waiting list without names: places, their order, and every exception with its reason.

Whose place it is stands in `Booking`, behind the wall. So whoever works with the list can keep it in
order without learning who stands in it.
"""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Institution, Region
from nahtlos.offers.models.offers import Offer, Run


class Need(Row):
    """A class of need that the region sets: who comes first, whoever came when. 1 is the first."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    says = models.CharField(max_length=300)

    class Meta:
        ordering = ("rank",)
        constraints = (
            models.UniqueConstraint(
                fields=["region", "rank"],
                name="one_need_a_rank",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return self.name


class State(models.TextChoices):
    """Where a place stands."""

    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("place held, answer awaited")
    TAKEN = "taken", _("place taken")
    DONE = "done", _("course over")
    LEFT = "left", _("given up")
    LAPSED = "lapsed", _("not answered in time")


MOVES: dict[State, frozenset[State]] = {
    State.WAITING: frozenset({State.OFFERED, State.LEFT}),
    State.OFFERED: frozenset({State.TAKEN, State.WAITING, State.LEFT, State.LAPSED}),
    # Back on the list only where the run does not take place.
    State.TAKEN: frozenset({State.WAITING, State.DONE, State.LEFT}),
    State.DONE: frozenset(),
    State.LEFT: frozenset(),
    State.LAPSED: frozenset(),
}
HELD = (State.OFFERED, State.TAKEN)
ENDED = (State.DONE, State.LEFT, State.LAPSED)


class Ended(models.TextChoices):
    """Why a place ended before the course was over."""

    WORK = "work", _("found work or an apprenticeship")
    MOVED = "moved", _("moved away")
    CARE = "care", _("no childcare, or somebody to care for")
    ELSEWHERE = "elsewhere", _("place in another course")
    ABSENT = "absent", _("did not come")
    WISH = "wish", _("own wish")
    NO_ANSWER = "no_answer", _("no answer in time")


class PlaceQuery(models.QuerySet["Place"]):
    """Chainable filters over places."""

    def in_turn(self) -> "PlaceQuery":
        """Those who wait, in the fair order: class of need, then who came first."""
        waiting = self.filter(state=State.WAITING)
        return waiting.order_by(F("need__rank").asc(nulls_last=True), "joined_at", "id")

    def for_run(self, run: UUID) -> "PlaceQuery":
        """Without those who have passed on this very run."""
        return self.exclude(passed_run=run)


class Place(Row):
    """A place in the order of one offer. `asked_by` is the institution to be told when it moves.

    `run` is set while a seat is held. Whoever passes on one run (`passed_run`) keeps the turn for
    the next.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+")
    need = models.ForeignKey(
        Need, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    run = models.ForeignKey(Run, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    passed_run = models.ForeignKey(
        Run, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    joined_at = models.DateTimeField(default=now)
    moved_at = models.DateTimeField(default=now)
    hold_until = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=10, choices=Ended.choices, blank=True)

    objects = PlaceQuery.as_manager()

    class Meta:
        ordering = ("joined_at", "id")
        indexes = (
            models.Index(fields=["offer", "state", "joined_at"]),
            models.Index(fields=["state", "hold_until"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state="waiting", run=None)
                | Q(state__in=["offered", "taken", "done"], run__isnull=False)
                | Q(state__in=["left", "lapsed"]),
                name="a_seat_is_held_in_a_run",
            ),
            models.CheckConstraint(
                condition=Q(state="offered", hold_until__isnull=False)
                | ~Q(state="offered") & Q(hold_until=None),
                name="held_until_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["left", "lapsed"]) & ~Q(ended_because="")
                | ~Q(state__in=["left", "lapsed"]) & Q(ended_because=""),
                name="given_up_for_a_reason",
            ),
        )


class Reason(models.TextChoices):
    """Why somebody came before their turn."""

    ONLY_CHILDCARE = "childcare", _("This run alone has the childcare that is needed")
    DEADLINE = "deadline", _("An office or a contract sets a date that would be missed")
    RESUMES = "resumes", _("Goes on after a break for illness or birth")
    LEVEL = "level", _("The class fits this level, and those before do not have it")
    MISTAKE = "mistake", _("A mistake of ours is put right")
    HARDSHIP = "hardship", _("Hardship, decided by two colleagues")


class OutOfTurn(Row):
    """An exception: who came before their turn, past whom, why and by whose decision. Never changed."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=10, choices=Reason.choices)
    note = models.CharField(max_length=200)
    passed = ArrayField(models.UUIDField(), default=list)
    decided_at = models.DateTimeField(default=now)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-decided_at",)
        constraints = (
            models.CheckConstraint(condition=~Q(note=""), name="exception_is_explained"),
        )
