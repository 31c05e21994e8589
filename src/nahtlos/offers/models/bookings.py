"""Whose place it is, and what came of it: rows of a person's file, part plan."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account, Institution
from nahtlos.offers.models.lists import Place
from nahtlos.offers.models.offers import LEVEL_CHOICES, Offer
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Booking(OfPerson):
    """This person holds that place. Seen by the holder and the person, and by the institution that
    runs the offer once it may see the person.
    """

    retention = Keeps("place offer offered_by booked_at booked_by", contact=("booked_at",))

    place = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+")
    offered_by = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField(default=now)
    booked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-booked_at",)
        indexes = (
            models.Index(fields=["person", "offer"]),
            models.Index(fields=["offered_by", "offer"]),
        )


class Outcome(models.TextChoices):
    """What came of a course."""

    ATTENDED = "attended", _("attendance so far")
    FINISHED = "finished", _("finished, without a test")
    PASSED = "passed", _("test passed, with certificate")
    FAILED = "failed", _("test not passed")
    BROKEN_OFF = "broken_off", _("broken off")


class Answered(models.TextChoices):
    """What the person's adviser made of a result."""

    OPEN = "open", _("not looked at yet")
    KEPT = "kept", _("taken over into the file")
    LEFT_OUT = "left_out", _("not taken over")


ANSWERS: dict[Answered, frozenset[Answered]] = {
    Answered.OPEN: frozenset({Answered.KEPT, Answered.LEFT_OUT}),
    Answered.KEPT: frozenset(),
    Answered.LEFT_OUT: frozenset({Answered.KEPT}),
}


class Result(OfPerson):
    """What the institution that runs a course says came of it; the holder's adviser takes it over."""

    retention = Keeps(
        "booking offered_by outcome level happened_on attended recorded_at recorded_by state"
        " answered_at answered_by"
    )

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="+")
    offered_by = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    level = models.CharField(max_length=2, choices=LEVEL_CHOICES, blank=True)
    happened_on = models.DateField()
    attended = models.PositiveSmallIntegerField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=now)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=Answered.choices, default=Answered.OPEN)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-happened_on", "-recorded_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(state="open", answered_at=None, answered_by=None)
                | ~Q(state="open") & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="result_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(attended=None) | Q(attended__lte=100), name="attended_in_percent"
            ),
        )
