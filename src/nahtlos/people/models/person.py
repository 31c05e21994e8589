"""The person, how to reach them, and the languages they speak."""

from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Institution, Membership, Region
from nahtlos.people.retention import Keeps

HANDED_OVER = "handed_over"
"""Why a case is closed that another institution has taken over; what stayed of it is kept there."""


class Part(models.TextChoices):
    """The parts of a file that consent can open, one by one."""

    CONTACT = "contact", _("How to reach you")
    PROFILE = "profile", _("Your situation: residence, language, education, goal")
    PLAN = "plan", _("Your plan and its steps")
    NOTES = "notes", _("Notes of the conversations")
    BURDENS = "burdens", _("Burdens in your life")
    HEALTH = "health", _("Health")


class PersonQuery(models.QuerySet["Person"]):
    """Chainable filters over persons; whom the actor may not see is not here to begin with."""

    def held_by(self, institution: UUID) -> "PersonQuery":
        """The persons whose files this institution holds."""
        return self.filter(institution=institution, merged_into=None)

    def open(self) -> "PersonQuery":
        """Those accompanied now."""
        return self.filter(closed_at=None)


class Person(Row):
    """A newcomer, held by one institution. Everything else about them stands in parts beside this.

    `last_contact_on` is what the night last found; what it erases would else be forgotten with it.
    """

    retention = Keeps(
        "adviser given_name family_name native_name name_keys sort_key preferred_language"
        " opened_at closed_at close_reason merged_into last_contact_on",
        contact=("opened_at", "closed_at"),
    )

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    adviser = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_name = models.CharField(max_length=120)
    family_name = models.CharField(max_length=120, blank=True)
    native_name = models.CharField(max_length=240, blank=True)
    name_keys = ArrayField(models.TextField(), default=list)
    sort_key = models.CharField(max_length=250)
    preferred_language = models.CharField(max_length=8, default="de")
    opened_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.CharField(max_length=40, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    last_contact_on = models.DateField(null=True, blank=True, editable=False)

    objects = PersonQuery.as_manager()

    class Meta:
        ordering = ("sort_key", "id")
        indexes = (
            models.Index(fields=["institution", "sort_key", "id"]),
            models.Index(fields=["institution", "adviser"]),
            GinIndex(fields=["name_keys"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_at=None, close_reason="")
                | Q(closed_at__isnull=False) & ~Q(close_reason=""),
                name="closed_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class OfPerson(Row):
    """A row of a person's file. Held by the institution that holds the person (bound in SQL)."""

    retention: ClassVar[Keeps]

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class ContactKind(models.TextChoices):
    """Ways to reach somebody."""

    PHONE = "phone", _("Telephone")
    EMAIL = "email", _("E-mail")
    POST = "post", _("Post")
    MESSENGER = "messenger", _("Messenger")
    THROUGH = "through", _("Through somebody else")


class Contact(OfPerson):
    """One way to reach a person, and whether a message may be left there."""

    retention = Keeps("kind value preferred message_may_be_left note")

    kind = models.CharField(max_length=12, choices=ContactKind.choices)
    value = models.CharField(max_length=200)
    preferred = models.BooleanField(default=False)
    message_may_be_left = models.BooleanField(default=False)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-preferred", "kind")


class Language(OfPerson):
    """A language a person speaks; German with the level that is proven."""

    retention = Keeps("code level reads proven_on")

    code = models.CharField(max_length=8)
    level = models.CharField(max_length=8, default="native")
    reads = models.BooleanField(default=True)
    proven_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["person", "code"], name="language_once_a_person"),
        )
