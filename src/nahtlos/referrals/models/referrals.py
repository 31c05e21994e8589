"""A person handed to an institution, and every move of that."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.network.models import Account, Area, Institution, Topic
from nahtlos.people.models import Consent, OfPerson, Part
from nahtlos.people.retention import Keeps
from nahtlos.plan.models import Step
from nahtlos.referrals.models.states import ENDED, OPEN, UNANSWERED, Declined, Result, State


class ReferralQuery(models.QuerySet["Referral"]):
    """Chainable filters over referrals."""

    def open(self) -> "ReferralQuery":
        """Those that wait for an answer, for an appointment or for a result."""
        return self.filter(state__in=OPEN)

    def unanswered(self) -> "ReferralQuery":
        """Those that nobody has accepted or declined."""
        return self.filter(state__in=UNANSWERED)


class Referral(OfPerson):
    """A person handed to another institution with the named parts of the file.

    It opens nothing by itself: its consent does, which begins when it is sent and ends with it.
    """

    retention = Keeps(
        "recipient topic area asked why parts step consent state moved_at moved_by words sent_at"
        " answered_at kept_at ended_at answer_due_on appointment_at appointment_due_on"
        " sight_ends_at reminded_on reason instead nowhere result email token_digest"
        " token_ends_at",
        rows={"referrals": ("ended_at",)},
        contact=("moved_at",),
    )

    recipient = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, choices=Topic.choices)
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked = models.CharField(max_length=300, blank=True)
    why = models.CharField(max_length=300, blank=True)
    parts = ArrayField(models.CharField(max_length=10, choices=Part.choices))
    step = models.ForeignKey(
        Step, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    consent = models.ForeignKey(
        Consent, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFTED)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(max_length=300, blank=True)

    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    answer_due_on = models.DateField(null=True, blank=True)
    appointment_at = models.DateTimeField(null=True, blank=True)
    appointment_due_on = models.DateField(null=True, blank=True)
    sight_ends_at = models.DateTimeField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    reason = models.CharField(max_length=12, choices=Declined.choices, blank=True)
    instead = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    nowhere = models.BooleanField(default=False)
    result = models.CharField(max_length=12, choices=Result.choices, blank=True)

    email = models.EmailField(blank=True)
    token_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    token_ends_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralQuery.as_manager()

    class Meta:
        ordering = ("-moved_at",)
        indexes = (
            models.Index(fields=["recipient", "state"]),
            models.Index(fields=["person", "state"]),
            models.Index(fields=["consent"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFTED, State.WITHDRAWN])
                | Q(consent__isnull=False, sent_at__isnull=False, answer_due_on__isnull=False),
                name="sent_with_consent_and_deadline",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ACCEPTED, State.DECLINED, State.KEPT, State.CLOSED])
                | Q(answered_at__isnull=False),
                name="answered_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.KEPT) | Q(kept_at__isnull=False),
                name="kept_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DECLINED, nowhere=True, instead=None) & ~Q(reason="")
                | Q(state=State.DECLINED, nowhere=False, instead__isnull=False) & ~Q(reason="")
                | ~Q(state=State.DECLINED) & Q(reason="", nowhere=False, instead=None),
                name="declined_with_reason_and_elsewhere",
            ),
            models.CheckConstraint(
                condition=Q(state=State.CLOSED) & ~Q(result="")
                | ~Q(state=State.CLOSED) & Q(result=""),
                name="closed_with_result",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False)
                | ~Q(state__in=ENDED) & Q(ended_at=None),
                name="ended_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(token_digest=None, token_ends_at=None)
                | Q(token_digest__isnull=False, token_ends_at__isnull=False),
                name="referral_link_ends",
            ),
        )


class Move(OfPerson):
    """One move of a referral: who, when, from where to where. Written by the database itself."""

    retention = Keeps("referral at by by_institution by_role from_state to_state words")

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="moves")
    at = models.DateTimeField()
    by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    by_institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    by_role = models.CharField(max_length=20)
    from_state = models.CharField(max_length=10, choices=State.choices, blank=True)
    to_state = models.CharField(max_length=10, choices=State.choices)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=["referral", "at"]),)
