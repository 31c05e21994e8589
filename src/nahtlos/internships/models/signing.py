"""Who signs, the link that opens the agreement for them, and the signatures."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.internships.models.internships import Internship
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Party(models.TextChoices):
    """On whose behalf somebody signs."""

    PERSON = "person", _("Intern")
    GUARDIAN = "guardian", _("Legal guardian")
    EMPLOYER = "employer", _("Employer")
    INSTITUTION = "institution", _("Institution")
    SCHOOL = "school", _("School")


FIRST = (Party.PERSON, Party.GUARDIAN)
"""They sign before an employer or a school learns anything."""


class Device(models.TextChoices):
    """On what kind of device somebody signed."""

    PHONE = "phone", _("on a phone")
    TABLET = "tablet", _("on a tablet")
    COMPUTER = "computer", _("on a computer")


class Opens(models.TextChoices):
    """What a link is good for; one thing."""

    SIGN = "sign", _("sign")
    ASSESS = "assess", _("say how it was")


class Signer(OfPerson):
    """One of those who sign. The person and the institution need no address: they have pages.

    `named`: stands in the text. Whoever no longer does is kept for what they signed before.
    """

    retention = Keeps("internship party name email telephone language named")

    internship = models.ForeignKey(Internship, on_delete=models.CASCADE, related_name="signers")
    party = models.CharField(max_length=11, choices=Party.choices)
    name = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=8, default="de")
    named = models.BooleanField(default=True)

    class Meta:
        ordering = ("internship", "party")
        constraints = (
            models.UniqueConstraint(fields=["internship", "party"], name="one_signer_a_party"),
            models.CheckConstraint(
                condition=Q(party__in=[Party.PERSON, Party.INSTITUTION])
                | ~Q(email="")
                | ~Q(telephone=""),
                name="a_signer_can_be_reached",
            ),
        )


class Pass(OfPerson):
    """A link for one signer and one thing; kept only as a digest.

    `sent_at` is when it was given to the outbox; `ended_at` when another one took its place.
    """

    retention = Keeps("internship signer opens token_digest made_at ends_at sent_at ended_at")

    internship = models.ForeignKey(Internship, on_delete=models.CASCADE, related_name="passes")
    signer = models.ForeignKey(Signer, on_delete=models.CASCADE, related_name="passes")
    opens = models.CharField(max_length=6, choices=Opens.choices)
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
    ends_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["signer", "opens"],
                condition=Q(ended_at=None),
                name="one_open_link_a_signer",
            ),
        )


class Signature(OfPerson):
    """A name under exactly one text. Never changed; voided by the database when the text changes.

    `language` is that in which it was read, `digest` the SHA-256 of the text that was on the screen.
    """

    retention = Keeps(
        "internship signer party digest name language device signed_at account voided_at",
        contact=("signed_at",),
    )

    internship = models.ForeignKey(Internship, on_delete=models.CASCADE, related_name="signatures")
    signer = models.ForeignKey(Signer, on_delete=models.CASCADE, related_name="signatures")
    party = models.CharField(max_length=11, choices=Party.choices)
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=160)
    language = models.CharField(max_length=8)
    device = models.CharField(max_length=8, choices=Device.choices)
    signed_at = models.DateTimeField(default=now)
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("signed_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["signer"], condition=Q(voided_at=None), name="signed_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="signed_with_a_name"),
        )
