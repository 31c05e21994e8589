"""A case handed to another region as a sealed file, and the keys of regions that trust each other."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now, uuid7
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Region
from nahtlos.people.models import Given, OfPerson, Part, Scan
from nahtlos.people.retention import Keeps
from nahtlos.referrals.models.handovers import ALWAYS


class RegionKey(Row):
    """The keys of the own region. Of the private halves only the sealed text is kept."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    public = models.CharField(max_length=300)
    private = models.TextField()
    fingerprint = models.CharField(max_length=32)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["region"], name="one_key_for_a_region"),)


class PartnerKey(Row):
    """The public keys of another region; somebody has compared the fingerprint by telephone."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    public = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=32)
    confirmed_at = models.DateTimeField(default=now)
    confirmed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["region", "fingerprint"], name="partner_key_once"),
            models.UniqueConstraint(fields=["region", "name"], name="partner_named_once"),
        )

    def __str__(self) -> str:
        return self.name


class Way(models.TextChoices):
    """In which direction a case went."""

    GIVEN = "given", _("given")
    TAKEN = "taken", _("taken in")


class Seal(models.TextChoices):
    """Where a sealed handover stands."""

    WAITING = "waiting", _("waits for the receipt")
    RECEIVED = "received", _("taken in")
    WITHDRAWN = "withdrawn", _("taken back")


class SealedQuery(models.QuerySet["Sealed"]):
    """Chainable filters over sealed handovers."""

    def waiting(self) -> "SealedQuery":
        """Those whose receipt has not come yet: the giver is responsible."""
        return self.filter(way=Way.GIVEN, state=Seal.WAITING)


class Sealed(OfPerson):
    """A case that went to another region, or came from one; `key` is the same on both sides.

    The giver's row keeps the person's yes itself: a consent names an institution of the own region.
    """

    retention = Keeps(
        "way key partner fingerprint parts documents how language wording agreed_at scan state"
        " made_at made_by due_on fetched_at ended_at receipt",
        contact=("agreed_at",),
    )

    way = models.CharField(max_length=5, choices=Way.choices)
    key = models.UUIDField(default=uuid7)
    partner = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=32)
    parts = ArrayField(models.CharField(max_length=10, choices=Part.choices))
    documents = ArrayField(models.UUIDField(), default=list, blank=True)
    how = models.CharField(max_length=12, choices=Given.choices, blank=True)
    language = models.CharField(max_length=8, blank=True)
    wording = models.CharField(max_length=16, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    scan = models.ForeignKey(
        Scan, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=Seal.choices, default=Seal.WAITING)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    receipt = models.CharField(max_length=120, blank=True)

    objects = SealedQuery.as_manager()

    class Meta:
        ordering = ("-made_at",)
        indexes = (models.Index(fields=["institution", "state", "due_on"]),)
        constraints = (
            models.UniqueConstraint(fields=["region", "way", "key"], name="sealed_case_once"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(way="given", state="waiting"),
                name="one_sealed_case_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(parts__contains=[ALWAYS]), name="the_profile_is_always_sealed"
            ),
            models.CheckConstraint(
                condition=Q(way="taken", state="received")
                | Q(way="given", agreed_at__isnull=False, due_on__isnull=False)
                & ~Q(how="") & ~Q(wording="") & ~Q(language=""),
                name="sealed_with_the_persons_yes",
            ),
            models.CheckConstraint(
                condition=Q(way="taken") | ~Q(parts__overlap=["burdens", "health"])
                | Q(how="paper"),
                name="special_data_sealed_only_signed",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", ended_at=None)
                | ~Q(state="waiting") & Q(ended_at__isnull=False),
                name="sealed_case_ended_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="received") | ~Q(receipt=""), name="received_with_a_receipt"
            ),
        )  # fmt: skip
