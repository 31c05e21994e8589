"""What a person asks for by right: to see, to correct, to erase."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account, Institution
from nahtlos.people.models.person import OfPerson
from nahtlos.people.retention import Keeps


class RequestQuery(models.QuerySet["Request"]):
    """Chainable filters over requests."""

    def open(self) -> "RequestQuery":
        """Those that nobody has answered yet."""
        return self.filter(answered_at=None)


class Request(OfPerson):
    """A right that a person uses, answered within a month (Art. 12 (3) GDPR).

    `asked_by` is the adviser who wrote it down; empty where the person did it on the own page. For a
    correction `place` names the column, `row` the row, `wrong` what stands there and `right` what
    should.
    """

    retention = Keeps(
        "kind words place row wrong right asked_at asked_by due_on answer reason why"
        " answered_at answered_by",
        contact=("asked_at", "answered_at"),
    )

    class Kind(models.TextChoices):
        ACCESS = "access", _("To see everything")
        CORRECTION = "correction", _("To correct something")
        ERASURE = "erasure", _("To erase everything")

    class Answer(models.TextChoices):
        DONE = "done", _("done")
        DECLINED = "declined", _("declined")

    class Reason(models.TextChoices):
        """Why something is not erased (Art. 17 (3) GDPR, § 84 SGB X) or not corrected."""

        DUTY = "duty", _("A law says that we must keep it.")
        TASK = "task", _("We still need it for our task.")
        CLAIM = "claim", _("It is needed for a legal claim.")
        RIGHT = "right", _("What stands there is right.")
        UNCLEAR = "unclear", _("We could not find out. A note about it stays.")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=80, blank=True)
    row = models.UUIDField(null=True, blank=True)
    wrong = models.CharField(max_length=300, blank=True)
    right = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField(default=now)
    asked_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField()
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    reason = models.CharField(max_length=8, choices=Reason.choices, blank=True)
    why = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = RequestQuery.as_manager()

    class Meta:
        ordering = ("due_on", "asked_at")
        indexes = (models.Index(fields=["institution", "answered_at", "due_on"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="", reason="")
                | Q(answered_at__isnull=False, answered_by__isnull=False, answer="done", reason="")
                | Q(answered_at__isnull=False, answered_by__isnull=False, answer="declined")
                & ~Q(reason=""),
                name="a_request_is_answered_whole",
            ),
        )


class Correction(OfPerson):
    """Whoever was shown something that turned out wrong is told that it was corrected (Art. 19)."""

    retention = Keeps("recipient part told_at seen_at seen_by")

    recipient = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10)
    told_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-told_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(seen_at=None, seen_by=None)
                | Q(seen_at__isnull=False, seen_by__isnull=False),
                name="correction_seen_by_at",
            ),
        )
