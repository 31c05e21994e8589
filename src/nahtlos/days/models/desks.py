"""Desks of institutions, and whoever helps: interpreters and others who give their time."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.days.models.days import Day, Room
from nahtlos.days.models.fields import codes, hours
from nahtlos.network.models import Institution, Region


class Answered(models.TextChoices):
    """What has been answered to an invitation to take part."""

    ASKED = "asked", _("asked, no answer yet")
    CONFIRMED = "confirmed", _("comes")
    DECLINED = "declined", _("does not come")


class Desk(Row):
    """A table at which one institution advises. Counts once the institution has confirmed it.

    `out_from` is the minute from which nobody sits there any more; `liked` how its staff found the day.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.CASCADE, related_name="desks")
    room = models.ForeignKey(
        Room, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    number = models.PositiveSmallIntegerField()
    topics = codes()
    languages = codes(blank=True)
    hours = hours(blank=True)
    staff_name = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=Answered.choices, default=Answered.ASKED)
    answered_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(default=now)
    out_from = models.PositiveSmallIntegerField(null=True, blank=True)
    liked = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["day", "number"], name="one_desk_a_number"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | ~Q(topics=[]) & ~Q(languages=[]) & ~Q(hours=[]),
                name="a_desk_that_comes_says_what_and_when",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None)
                | ~Q(state="asked") & Q(answered_at__isnull=False),
                name="a_desk_answers_at_a_moment",
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class Helps(models.TextChoices):
    """With what somebody helps."""

    INTERPRETING = "interpreting", _("interprets")
    GUIDING = "guiding", _("shows the way, looks after children")


class Helper(Row):
    """Somebody who interprets or helps otherwise; by video without a place in the house. `name` and `email`
    are empty once the day is cleared away.

    Whoever has an e-mail answers for themself by a link; `link_digest` is what the database keeps of it.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(Day, on_delete=models.CASCADE, related_name="helpers")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120, blank=True)
    helps = models.CharField(max_length=12, choices=Helps.choices, default=Helps.INTERPRETING)
    languages = codes(blank=True)
    hours = hours(blank=True)
    by_video = models.BooleanField(default=False)
    email = models.EmailField(blank=True)
    link_digest = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=Answered.choices, default=Answered.ASKED)
    out_from = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["day", "number"], name="one_helper_a_number"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | ~Q(hours=[]), name="a_helper_who_comes_says_when"
            ),
            models.UniqueConstraint(
                fields=["link_digest"], condition=~Q(link_digest=""), name="one_helper_a_link"
            ),
        )

    def __str__(self) -> str:
        return self.name or str(_("Helper %(n)d") % {"n": self.number})
