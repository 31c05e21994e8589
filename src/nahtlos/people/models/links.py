"""Ways in to a person's own page: a link or a code, handed over by the adviser."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models.consents import Consent
from nahtlos.people.models.person import OfPerson
from nahtlos.people.retention import Keeps

WRONG_DATES, WRONG_EVER = 5, 20
"""Wrong birth dates after which a link is locked: one after the other, and over its whole life."""


class HandedBy(models.TextChoices):
    """By which way a link was handed over."""

    PAPER = "paper", _("on paper")
    SCREEN = "screen", _("shown on this screen")
    SMS = "sms", _("by SMS")
    EMAIL = "email", _("by e-mail")


SENT = frozenset({HandedBy.SMS, HandedBy.EMAIL})
"""Ways by which the program itself carries the link, and so must be able to say it once more."""


class Link(OfPerson):
    """A link, and perhaps a code to be typed, kept only as digests; ends by itself.

    The birth date is asked on top of it. `wrong_dates` counts since the last right one,
    `wrong_ever` since the link was made; both are counted by `people_link_answer` alone.
    """

    retention = Keeps(
        "token_digest code_digest consent handed_by asks_birth_date made_at expires_at ended_at"
        " wrong_dates wrong_ever locked_at last_used_on",
        rows={"ways_in": ("ended_at", "expires_at")},
        contact=("made_at",),
    )

    token_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64, unique=True, null=True, blank=True)
    consent = models.ForeignKey(
        Consent, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    handed_by = models.CharField(max_length=8, choices=HandedBy.choices, default=HandedBy.SCREEN)
    asks_birth_date = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    wrong_dates = models.PositiveSmallIntegerField(default=0)
    wrong_ever = models.PositiveSmallIntegerField(default=0)
    locked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(consent__isnull=False) | Q(asks_birth_date=True),
                name="own_page_asks_the_birth_date",
            ),
            models.CheckConstraint(
                condition=Q(locked_at=None, wrong_dates__lt=WRONG_DATES, wrong_ever__lt=WRONG_EVER)
                | Q(locked_at__isnull=False, wrong_dates=WRONG_DATES)
                | Q(locked_at__isnull=False, wrong_ever=WRONG_EVER),
                name="locked_after_wrong_dates",
            ),
        )


class Login(OfPerson):
    """The account with which a person signs in to their own page."""

    retention = Keeps("account")

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+")
