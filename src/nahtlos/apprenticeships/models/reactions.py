"""What somebody does about an early sign, and the entry of the contract in the chamber's register."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships.models.apprenticeships import Apprenticeship
from nahtlos.apprenticeships.models.states import Standing
from nahtlos.core.clock import now
from nahtlos.network.models import Account, Institution, Membership
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps
from nahtlos.placements.models import Placement


class Did(models.TextChoices):
    """What was done about it."""

    TRAINEE = "trainee", _("talked with the trainee")
    COMPANY = "company", _("talked with the company")
    SCHOOL = "school", _("talked with the school")
    ROUND_TABLE = "table", _("all at one table")
    SUPPORT = "support", _("support asked for, such as AsA")
    MOVED = "moved", _("another company found")
    NOTHING = "nothing", _("there was nothing to do")


class Reaction(OfPerson):
    """An early sign needs somebody: `who` reacts until `due_on`. Does not say who gave the sign."""

    retention = Keeps(
        "apprenticeship who opened_on due_on did words done_on done_at done_by",
        contact=("done_at",),
    )

    apprenticeship = models.ForeignKey(
        Apprenticeship, on_delete=models.CASCADE, related_name="reactions"
    )
    who = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    due_on = models.DateField()
    did = models.CharField(max_length=8, choices=Did.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-opened_on", "-id")
        indexes = (models.Index(fields=["institution", "done_on", "due_on"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["apprenticeship"], condition=Q(done_on=None), name="one_reaction_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opened_on")), name="a_reaction_is_due_after_the_sign"
            ),
            models.CheckConstraint(
                condition=Q(done_on=None, done_at=None, done_by=None, did="", words="")
                | Q(done_on__gte=F("opened_on"), done_at__isnull=False, done_by__isnull=False)
                & ~Q(did=""),
                name="a_reaction_says_what_was_done",
            ),
        )


class Registration(OfPerson):
    """What the chamber is told to register, word for word, and what became of it.

    The columns from `trainee` to `ends_on` are copied from the contract when the chamber is told, since
    the chamber sees this row and no other. `agreed_on`: the person agreed that the chamber is told.
    """

    retention = Keeps(
        "apprenticeship placement chamber state trainee born_on occupation company starts_on ends_on"
        " agreed_on told_at token_digest token_ends_at missing registered_on number by_chamber"
        " moved_at moved_by",
        contact=("moved_at",),
    )

    apprenticeship = models.ForeignKey(
        Apprenticeship, on_delete=models.CASCADE, related_name="registrations"
    )
    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="+")
    chamber = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=Standing.choices, default=Standing.TOLD)
    trainee = models.CharField(max_length=160)
    born_on = models.DateField(null=True, blank=True)
    occupation = models.CharField(max_length=120)
    company = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    token_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    token_ends_at = models.DateTimeField(null=True, blank=True)
    missing = models.CharField(max_length=300, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=40, blank=True)
    by_chamber = models.BooleanField(default=False)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-moved_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="registered_from_until"
            ),
            models.CheckConstraint(
                condition=Q(told_at=None, token_digest=None, token_ends_at=None)
                & Q(state=Standing.REGISTERED)
                | Q(told_at__isnull=False, token_digest__isnull=False, token_ends_at__isnull=False)
                & Q(agreed_on__isnull=False),
                name="a_chamber_is_told_with_a_yes",
            ),
            models.CheckConstraint(
                condition=Q(state=Standing.REGISTERED, registered_on__isnull=False)
                | ~Q(state=Standing.REGISTERED) & Q(registered_on=None, number=""),
                name="registered_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=Standing.MISSING) | ~Q(missing=""), name="missing_says_what"
            ),
        )
