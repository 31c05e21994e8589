"""Nouns of the plan."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson


class State(models.TextChoices):
    """Where a step stands."""

    OPEN = "open", _("to do")
    DONE = "done", _("done")
    DROPPED = "dropped", _("no longer needed")


MOVES: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.DONE, State.DROPPED}),
    State.DONE: frozenset({State.OPEN}),
    State.DROPPED: frozenset({State.OPEN}),
}


class Doer(models.TextChoices):
    """Who has said they will do it."""

    PERSON = "person", _("the person")
    ADVISER = "adviser", _("the adviser")
    INSTITUTION = "institution", _("another institution")


class StepQuery(models.QuerySet["Step"]):
    """Chainable filters over steps."""

    def open(self) -> "StepQuery":
        """Those still to do."""
        return self.filter(state=State.OPEN)


class Step(OfPerson):
    """One thing that person and adviser agreed on: what, who, until when, and a note with it."""

    what = models.CharField(max_length=200)
    who = models.CharField(max_length=12, choices=Doer.choices)
    until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    note = models.CharField(max_length=500, blank=True)
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
        )
