"""What person and adviser say to each other: an answer to a step, a word, the calendar at home."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps
from nahtlos.plan.models.steps import Step


class Said(models.TextChoices):
    """What the person says of a step."""

    DONE = "done", _("done")
    HELP = "help", _("I need help")
    IMPOSSIBLE = "impossible", _("not possible")


class Answer(OfPerson):
    """The person's word on a step, from the own page. `seen_at` is when the adviser had read it."""

    retention = Keeps(
        "step says words language said_at seen_at seen_by",
        rows={"talk": ("said_at",)},
        contact=("said_at",),
    )

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="answers")
    says = models.CharField(max_length=10, choices=Said.choices)
    words = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=8)
    said_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-said_at",)
        indexes = (models.Index(fields=["institution", "seen_at"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(seen_at=None, seen_by=None)
                | Q(seen_at__isnull=False, seen_by__isnull=False),
                name="answer_seen_by_somebody",
            ),
        )


class Word(OfPerson):
    """A few words from the person to the adviser (`written_by` null) or back."""

    retention = Keeps(
        "text language written_at written_by seen_at",
        rows={"talk": ("written_at",)},
        contact=("written_at",),
    )

    text = models.CharField(max_length=1000)
    language = models.CharField(max_length=8)
    written_at = models.DateTimeField(default=now)
    written_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-written_at",)
        indexes = (
            models.Index(fields=["person", "-written_at"]),
            models.Index(fields=["institution", "seen_at"]),
        )


class Feed(OfPerson):
    """The address under which a telephone's calendar asks for appointments, kept as a digest."""

    retention = Keeps("token_digest made_at ended_at", rows={"ways_in": ("ended_at",)})

    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)
