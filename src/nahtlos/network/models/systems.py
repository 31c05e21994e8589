"""An institution's own system: keys with which it asks, the address to which it is told, and what was told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models.accounts import Account
from nahtlos.network.models.institutions import Institution, Region
from nahtlos.network.models.staff import Membership


class OfInstitution(Row):
    """A row that belongs to one institution and to no person."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class SystemKey(OfInstitution):
    """A key with which a program acts as exactly one membership; only its digest is kept.

    An administrator makes it, without seeing it; whoever it acts as takes it, once. `hint` is how
    it begins, so that one key can be told from another.
    """

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    token_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    hint = models.CharField(max_length=12, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    valid_from = models.DateTimeField(default=now)
    valid_until = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="key_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(token_digest=None, taken_at=None)
                | Q(token_digest__isnull=False, taken_at__isnull=False),
                name="key_taken_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=models.F("valid_from")), name="key_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Webhook(OfInstitution):
    """Where an institution's system is told what happened. Secrets are sealed, not digested: we sign.

    `failing_since` is the first failure after the last success; whoever fails for days is switched off.
    """

    class Off(models.TextChoices):
        BY_HAND = "by_hand", _("switched off by hand")
        FAILED = "failed", _("switched off because nothing arrived for three days")
        GONE = "gone", _("switched off because the address answered that it is gone (410)")

    address = models.CharField(max_length=300)
    secret = models.TextField()
    old_secret = models.TextField(blank=True)
    old_secret_until = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=now)
    failing_since = models.DateTimeField(null=True, blank=True)
    off_at = models.DateTimeField(null=True, blank=True)
    off_because = models.CharField(max_length=8, choices=Off.choices, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["institution"], name="one_webhook_an_institution"),
            models.CheckConstraint(
                condition=Q(off_at=None, off_because="")
                | Q(off_at__isnull=False) & ~Q(off_because=""),
                name="webhook_off_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(old_secret="", old_secret_until=None)
                | ~Q(old_secret="") & Q(old_secret_until__isnull=False),
                name="old_secret_ends",
            ),
        )


class Delivery(OfInstitution):
    """One piece of news for one system: keys alone. The key of this row is the key of the news."""

    class Kind(models.TextChoices):
        SENT = "referral.sent", _("sent")
        ANSWERED = "referral.answered", _("answered")
        MOVED = "referral.moved", _("moved")
        LATE = "referral.late", _("late")

    class State(models.TextChoices):
        WAITING = "waiting", _("on its way")
        DELIVERED = "delivered", _("arrived")
        FAILED = "failed", _("failed")
        HELD = "held", _("kept back: the address is off")

    class Fault(models.TextChoices):
        STATUS = "status", _("the address answered with an error")
        TIMEOUT = "timeout", _("no answer in time")
        UNREACHABLE = "unreachable", _("nobody there")
        FORBIDDEN = "forbidden", _("an address inside our own network")

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    about = models.UUIDField()
    told_state = models.CharField(max_length=10)
    happened_at = models.DateTimeField(default=now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    last_tried_at = models.DateTimeField(null=True, blank=True)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True)
    last_fault = models.CharField(max_length=12, choices=Fault.choices, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["webhook", "-id"]),)


class KeptAnswer(Row):
    """What was answered to a call that may be repeated; sealed, and forgotten after two days."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    key = models.ForeignKey(SystemKey, on_delete=models.CASCADE, related_name="+")
    repeat_key = models.CharField(max_length=64)
    call_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = models.TextField()
    kept_at = models.DateTimeField(default=now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["key", "repeat_key"], name="one_answer_a_repeat_key"),
        )
