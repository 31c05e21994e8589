"""How long a region keeps what, what stops it, what was announced, and what was erased."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Institution, Region
from nahtlos.people.models.person import OfPerson
from nahtlos.people.retention import Keeps


class Period(Row):
    """What a region decided for one class. Nothing is overwritten: the newest row counts."""

    class Ending(models.TextChoices):
        ERASE = "erase", _("erased")
        COUNT = "count", _("erased, a number stays")

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=20)
    months = models.PositiveSmallIntegerField()
    ending = models.CharField(max_length=5, choices=Ending.choices)
    announced = models.PositiveSmallIntegerField(default=0)
    because = models.CharField(max_length=300)
    decided_at = models.DateTimeField(default=now)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-decided_at", "-id")
        constraints = (
            models.CheckConstraint(condition=~Q(because=""), name="a_period_has_a_reason"),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=240, announced__lte=180),
                name="a_period_of_months",
            ),
        )


class Hold(OfPerson):
    """Nothing of this person is erased until that day, for a reason."""

    retention = Keeps("reason until set_at set_by ended_at")

    class Reason(models.TextChoices):
        CLAIM = "claim", _("needed for a legal claim (Art. 17 (3) e GDPR)")
        DUTY = "duty", _("a law obliges to keep it (Art. 17 (3) b GDPR)")
        RESTRICTED = "restricted", _("the person wants it kept (Art. 18 GDPR)")
        DISPUTED = "disputed", _("whether it is right is being settled (Art. 18 GDPR)")

    reason = models.CharField(max_length=12, choices=Reason.choices)
    until = models.DateField()
    set_at = models.DateTimeField(default=now)
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-set_at",)


class Announcement(OfPerson):
    """The adviser was told on that day that the whole file will be erased, under which class."""

    retention = Keeps("key announced_on due_on")

    key = models.CharField(max_length=20)
    announced_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        ordering = ("due_on",)
        constraints = (
            models.UniqueConstraint(fields=["person"], name="one_announcement_a_person"),
        )


class Erasure(Row):
    """That something was erased: what class, how many rows, and of whom as a digest of the key.

    The digest tells somebody who still has the key, in a backup, that this person has to go again.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    key = models.CharField(max_length=20)
    whole = models.BooleanField(default=False)
    rows = models.PositiveIntegerField()
    digests = ArrayField(models.CharField(max_length=64), default=list)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=["region", "-at"]),)


class Remainder(Row):
    """How many there were, of whom nothing else is left: a number and no person."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-year", "key")
        constraints = (
            models.UniqueConstraint(
                fields=["institution", "key", "year"], name="one_remainder_a_year"
            ),
        )


class Processing(Row):
    """What an institution writes into its record of processing; the newest row counts (Art. 30)."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    controller = models.TextField(blank=True)
    officer = models.TextField(blank=True)
    purposes = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    recipients = models.TextField(blank=True)
    security = models.TextField(blank=True)
    authority = models.TextField(blank=True)
    written_at = models.DateTimeField(default=now)
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-written_at", "-id")
