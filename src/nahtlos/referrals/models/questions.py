"""One question to the immigration office on one person and one matter."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account, Institution
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Matter(models.TextChoices):
    """What the office can be asked."""

    WORK_PERMISSION = "work_permission", _("Has the work permission been applied for?")
    EXTENSION = "extension", _("Has the extension of the residence title been applied for?")
    MISSING = "missing", _("Which papers are missing?")
    DECISION_DATE = "decision_date", _("When can a decision be expected?")
    APPOINTMENT = "appointment", _("Is there an appointment?")
    VALIDITY = "validity", _("Does the present title go on holding until the decision?")


class Outcome(models.TextChoices):
    """What the office answers."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    PAPERS = "papers", _("Papers are missing")
    IN_WORK = "in_work", _("It is being worked on")
    NOT_KNOWN = "not_known", _("Nothing is known here")
    NOT_OURS = "not_ours", _("Another office answers for this")
    COME = "come", _("The person should come in")


class Standing(models.TextChoices):
    """Where a question stands."""

    ASKED = "asked", _("waits for the person's yes")
    SENT = "sent", _("waits for the office")
    ANSWERED = "answered", _("answered")
    REFUSED = "refused", _("the person said no")
    WITHDRAWN = "withdrawn", _("taken back")


class Question(OfPerson):
    """What is sent stands in this row and nowhere else: the office sees nothing beside it.

    Name, birth date and file number are copied when the question is asked, so that the person
    agrees to exactly these words and the office needs no sight of the file.
    """

    retention = Keeps(
        "office matter more name birth_date file_number state asked_at asked_by language wording"
        " on_the_spot given_at ended_at due_on reminded_on outcome words answered_at answered_by",
        rows={"questions": ("ended_at", "answered_at")},
        contact=("given_at", "answered_at"),
    )

    office = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    matter = models.CharField(max_length=20, choices=Matter.choices)
    more = models.CharField(max_length=300, blank=True)
    name = models.CharField(max_length=250)
    birth_date = models.DateField(null=True, blank=True)
    file_number = models.CharField(max_length=40, blank=True)

    state = models.CharField(max_length=10, choices=Standing.choices, default=Standing.ASKED)
    asked_at = models.DateTimeField(default=now)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8, default="de")
    wording = models.CharField(max_length=12, blank=True)
    on_the_spot = models.BooleanField(default=False)
    given_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    words = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = (F("due_on").asc(nulls_last=True), "-asked_at")
        indexes = (
            models.Index(fields=["office", "state", "due_on"]),
            models.Index(fields=["institution", "state"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=[Standing.SENT, Standing.ANSWERED])
                | Q(given_at__isnull=False, due_on__isnull=False) & ~Q(wording=""),
                name="sent_only_after_a_yes",
            ),
            models.CheckConstraint(
                condition=Q(state=Standing.ANSWERED, answered_at__isnull=False) & ~Q(outcome="")
                | ~Q(state=Standing.ANSWERED) & Q(answered_at=None, answered_by=None, outcome=""),
                name="answered_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[Standing.REFUSED, Standing.WITHDRAWN], ended_at__isnull=False
                )
                | ~Q(state__in=[Standing.REFUSED, Standing.WITHDRAWN]) & Q(ended_at=None),
                name="question_ended_at_a_moment",
            ),
        )
