"""Consent: what may be seen by whom, for what, until when; given in one's own language, taken back
at once.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account, Institution
from nahtlos.people.models.person import OfPerson, Part
from nahtlos.people.retention import Keeps


class Purpose(models.TextChoices):
    """What the recipient may use the file for."""

    ADVICE = "advice", _("To advise you together")
    COURSE = "course", _("To find and hold a place in a course")
    RECOGNITION = "recognition", _("To have your qualification recognised")
    WORK = "work", _("To find work or training")
    SUPPORT = "support", _("To support you and your family")
    REFERRAL = "referral", _("To answer one request for you")
    HANDOVER = "handover", _("To accompany you from now on")
    DAY = "day", _("To talk with you on a consultation day")


class Given(models.TextChoices):
    """How a consent was given."""

    PAPER = "paper", _("Signed on paper")
    PHONE = "phone", _("Through a link on the person's telephone")
    ON_THE_SPOT = "on_the_spot", _("On the spot, read aloud and confirmed on this screen")


class Scan(OfPerson):
    """A signed paper, kept inside the database so that the wall stands around it too."""

    retention = Keeps(
        "name media_type content digest kept_at",
        rows={"consents": ("kept_at",)},
        contact=("kept_at",),
    )

    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=40)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    kept_at = models.DateTimeField(default=now)


class ConsentQuery(models.QuerySet["Consent"]):
    """Chainable filters over consents."""

    def live(self) -> "ConsentQuery":
        """Those that open something at this moment."""
        at = now()
        return self.filter(
            given_at__isnull=False, revoked_at=None, valid_from__lte=at, valid_until__gt=at
        )


class Consent(OfPerson):
    """The person agrees that one institution sees named parts for one purpose until a day.

    `given_at` null: asked for on the telephone, not answered yet; opens nothing.
    """

    retention = Keeps(
        "recipient purpose parts explicit valid_from valid_until how language wording asked_at"
        " asked_by given_at revoked_at refused_at scan",
        rows={"consents": ("valid_until", "revoked_at", "refused_at")},
        contact=("given_at",),
    )

    recipient = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=16, choices=Purpose.choices)
    parts = ArrayField(models.CharField(max_length=10, choices=Part.choices))
    explicit = models.BooleanField(default=False)
    valid_from = models.DateTimeField(default=now)
    valid_until = models.DateTimeField()
    how = models.CharField(max_length=12, choices=Given.choices)
    language = models.CharField(max_length=8, default="de")
    wording = models.CharField(max_length=12)
    asked_at = models.DateTimeField(default=now)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    scan = models.ForeignKey(
        Scan, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ConsentQuery.as_manager()

    class Meta:
        ordering = ("-asked_at",)
        indexes = (models.Index(fields=["recipient", "valid_until"]),)
        constraints = (
            models.CheckConstraint(condition=~Q(parts=[]), name="consent_names_a_part"),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")), name="consent_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(parts__overlap=["burdens", "health"]) | Q(explicit=True),
                name="special_data_only_explicitly",
            ),
            models.CheckConstraint(
                condition=~Q(how="paper") | Q(scan__isnull=False), name="paper_has_its_scan"
            ),
        )
