"""Steps: what is done next, who has said they will do it, until when, and how it stands."""

from enum import StrEnum

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account, Institution
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps
from nahtlos.plan.models.goals import Goal


class State(models.TextChoices):
    """Where a step stands."""

    OPEN = "open", _("to do")
    STUCK = "stuck", _("stuck")
    DONE = "done", _("done")
    DROPPED = "dropped", _("no longer needed")


MOVES: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.STUCK, State.DONE, State.DROPPED}),
    State.STUCK: frozenset({State.OPEN, State.DONE, State.DROPPED}),
    State.DONE: frozenset({State.OPEN}),
    State.DROPPED: frozenset({State.OPEN}),
}
TO_DO = (State.OPEN, State.STUCK)


class Doer(models.TextChoices):
    """Who has said they will do it."""

    PERSON = "person", _("the person")
    ADVISER = "adviser", _("the adviser")
    INSTITUTION = "institution", _("another institution")
    EMPLOYER = "employer", _("an employer")


class Source(StrEnum):
    """Where the step comes from: written by hand, or `source_key` of a way, instrument, offer, road."""

    FREE = "free"
    PATHWAY = "pathway"
    INSTRUMENT = "instrument"
    OFFER = "offer"
    RECOGNITION = "recognition"


class StepQuery(models.QuerySet["Step"]):
    """Chainable filters over steps."""

    def open(self) -> "StepQuery":
        """Those still to do, stuck or not."""
        return self.filter(state__in=TO_DO)


class Step(OfPerson):
    """One thing that person and adviser agreed on: what, who, until when, and a note with it.

    `what` is German, `own_words` the same in the person's language. Where `phrase` names a sentence
    of the catalogue, `values` fill it and it is told in eight languages. `result` is what came of it.
    """

    retention = Keeps(
        "goal what own_words phrase values source source_key who helper employer rank starts_on"
        " until state result agreed_at agreed_by moved_at moved_by",
        emptied={"notes": "note"},
        contact=("agreed_at", "moved_at"),
    )

    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.SET_NULL, related_name="steps"
    )
    what = models.CharField(max_length=200)
    own_words = models.CharField(max_length=300, blank=True)
    phrase = models.CharField(max_length=40, blank=True)
    values = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=12, default=Source.FREE.value)
    source_key = models.CharField(max_length=80, blank=True)
    who = models.CharField(max_length=12, choices=Doer.choices)
    helper = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    employer = models.CharField(max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    note = models.CharField(max_length=500, blank=True)
    result = models.CharField(max_length=300, blank=True)
    agreed_at = models.DateTimeField(default=now)
    agreed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = StepQuery.as_manager()

    class Meta:
        ordering = ("state", "until", "agreed_at")
        indexes = (
            models.Index(fields=["institution", "state", "until"]),
            models.Index(fields=["person", "state", "until"]),
        )
        constraints = (
            models.CheckConstraint(
                # Whoever comes by a personal link has no account: moved, and by nobody named.
                condition=Q(moved_at__isnull=False) | Q(moved_by=None),
                name="step_moved_by_at",
            ),
            models.CheckConstraint(
                condition=Q(helper=None) | Q(who="institution"), name="only_an_institution_helps"
            ),
            models.CheckConstraint(
                condition=Q(employer="") | Q(who="employer"), name="only_an_employer_is_named_so"
            ),
            models.CheckConstraint(
                condition=Q(source="free") | ~Q(source_key=""), name="a_source_has_its_key"
            ),
            models.CheckConstraint(
                condition=Q(source__in=[one.value for one in Source]), name="a_source_is_known"
            ),
        )
