"""One application for recognition: where it stands, who moved it when, what it costs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson, Qualification
from nahtlos.people.retention import Keeps


class State(models.TextChoices):
    """Where a procedure stands."""

    NOT_NEEDED = "not_needed", _("not needed")
    ADVISED = "advised", _("advised")
    APPLIED = "applied", _("applied for")
    DEFICIENT = "deficient", _("documents are missing")
    COMPLETE = "complete", _("documents complete")
    FULL = "full", _("recognised in full")
    PARTIAL = "partial", _("recognised in part")
    REFUSED = "refused", _("refused")


_S = State
MOVES: dict[State, frozenset[State]] = {
    _S.NOT_NEEDED: frozenset({_S.ADVISED, _S.APPLIED}),
    _S.ADVISED: frozenset({_S.NOT_NEEDED, _S.APPLIED}),
    _S.APPLIED: frozenset({_S.DEFICIENT, _S.COMPLETE, _S.FULL, _S.PARTIAL, _S.REFUSED}),
    _S.DEFICIENT: frozenset({_S.COMPLETE, _S.FULL, _S.PARTIAL, _S.REFUSED}),
    _S.COMPLETE: frozenset({_S.DEFICIENT, _S.FULL, _S.PARTIAL, _S.REFUSED}),
    _S.FULL: frozenset(),
    _S.PARTIAL: frozenset({_S.FULL}),
    _S.REFUSED: frozenset({_S.APPLIED}),
}
UNDER_WAY = (State.APPLIED, State.DEFICIENT, State.COMPLETE)
DECIDED = (State.FULL, State.PARTIAL, State.REFUSED)
APPLIED_ONCE = (*UNDER_WAY, *DECIDED)


class Procedure(OfPerson):
    """An application for one qualification.

    `occupation`, `road` and `body` are ids of the catalogue (occupation, procedure, body), empty
    where it knows none; `office` is the body by its own name. `paused_days` are days on which the
    time stood still; `extended_until` is the day to which the body has extended it.
    """

    retention = Keeps(
        "qualification occupation kldb road body office state state_since missing without_fault"
        " applied_on papers_complete_on paused_days extended_until decision_due_on decided_on"
        " begun_at"
    )

    qualification = models.ForeignKey(Qualification, on_delete=models.CASCADE, related_name="+")
    occupation = models.CharField(max_length=40, blank=True)
    kldb = models.CharField(max_length=5, blank=True)
    road = models.CharField(max_length=40, blank=True)
    body = models.CharField(max_length=40, blank=True)
    office = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ADVISED)
    state_since = models.DateField()
    missing = models.CharField(max_length=300, blank=True)
    without_fault = models.BooleanField(default=False)
    applied_on = models.DateField(null=True, blank=True)
    papers_complete_on = models.DateField(null=True, blank=True)
    paused_days = models.PositiveSmallIntegerField(default=0)
    extended_until = models.DateField(null=True, blank=True)
    decision_due_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    begun_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-begun_at", "-id")
        indexes = (
            models.Index(fields=["institution", "state", "decision_due_on"]),
            models.Index(fields=["qualification", "-begun_at"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=APPLIED_ONCE) | Q(applied_on__isnull=False),
                name="applied_for_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="deficient") & ~Q(missing="")
                | ~Q(state="deficient") & Q(missing="", without_fault=False),
                name="deficient_says_what_is_missing",
            ),
            models.CheckConstraint(
                condition=~Q(state="complete") | Q(papers_complete_on__isnull=False),
                name="complete_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="complete") | Q(decision_due_on=None),
                name="due_only_while_the_time_runs",
            ),
            models.CheckConstraint(
                condition=Q(state__in=DECIDED, decided_on__isnull=False)
                | ~Q(state__in=DECIDED) & Q(decided_on=None),
                name="decided_on_a_day",
            ),
        )


class Move(OfPerson):
    """A procedure moved: from where, to where, on which day, by whom.

    `before` holds the columns of the procedure and the facts as they were, so that the last move
    can be taken back. `from_state` is empty for the first.
    """

    retention = Keeps(
        "procedure from_state to_state happened_on before moved_at moved_by",
        emptied={"notes": "note"},
        contact=("moved_at",),
    )

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="+")
    from_state = models.CharField(max_length=10, choices=State.choices, blank=True)
    to_state = models.CharField(max_length=10, choices=State.choices)
    happened_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-moved_at", "-id")
        indexes = (models.Index(fields=["procedure", "-moved_at"]),)


class MissingPart(OfPerson):
    """What a partial recognition leaves to be made up for."""

    retention = Keeps("procedure what made_up_on")

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=200)
    made_up_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)


class CostKind(models.TextChoices):
    """What has to be paid for."""

    FEE = "fee", _("Fee of the office")
    TRANSLATION = "translation", _("Translations")
    COPIES = "copies", _("Certified copies")
    ANALYSIS = "analysis", _("Skills analysis")
    COURSE = "course", _("Adaptation course or preparation")
    TRAVEL = "travel", _("Travel")


class Payer(models.TextChoices):
    """Who pays; `OPEN` is not settled yet."""

    OPEN = "open", _("not settled yet")
    PERSON = "person", _("the person")
    GRANT = "grant", _("recognition grant (Anerkennungszuschuss)")
    PLACEMENT_BUDGET = "budget", _("placement budget (Vermittlungsbudget)")
    EMPLOYER = "employer", _("the employer")


class Cost(OfPerson):
    """One cost of a procedure, in whole euro and cents, and who pays it."""

    retention = Keeps("procedure kind euro payer paid_on")

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=CostKind.choices)
    euro = models.DecimalField(max_digits=8, decimal_places=2)
    payer = models.CharField(max_length=8, choices=Payer.choices, default=Payer.OPEN)
    paid_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("kind", "id")
        constraints = (
            models.CheckConstraint(condition=Q(euro__gt=0), name="a_cost_is_more_than_nothing"),
            models.CheckConstraint(
                condition=Q(paid_on=None) | ~Q(payer="open"), name="paid_by_somebody"
            ),
        )
