"""A group, who belongs to it, who may open its papers, and who leads in which topic."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.employers.models import Employer
from nahtlos.network.models import Account, Institution, Region, Topic

LINK_HOLDS = timedelta(days=365)


def a_year_on() -> datetime:
    """Until when a link made now opens the papers."""
    return now() + LINK_HOLDS


class Kind(models.TextChoices):
    """What sort of group it is."""

    STEERING = "steering", _("Steering group")
    ROUND_TABLE = "round_table", _("Round table")


class Group(Row):
    """Institutions that steer together. `public`: the staff of the region may read what it settles."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.STEERING)
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=600)
    public = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=["region", "name"], name="a_group_once_in_a_region"),
        )

    def __str__(self) -> str:
        return self.name


class OfGroup(Row):
    """Whatever belongs to a group; the region stands in each row."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Member(OfGroup):
    """Somebody at the table, for an institution or a company; the name is for the group alone.

    Not everybody at the table sees every company, so its name is kept here, too.

    Two years after somebody left, name and address are emptied; what they did stays.
    """

    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    company = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    company_name = models.CharField(max_length=160, blank=True)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    leads = models.BooleanField(default=False)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["group", "email"], condition=Q(left_on=None), name="a_member_sits_once"
            ),
            models.CheckConstraint(
                condition=Q(institution__isnull=False, company=None)
                | Q(institution=None, company__isnull=False),
                name="a_member_comes_from_one_place",
            ),
        )

    def __str__(self) -> str:
        return self.name or str(_("somebody who has left"))

    @property
    def place(self) -> str:
        """For whom they sit there."""
        return self.institution.short_name if self.institution else self.company_name


class Pass(OfGroup):
    """What opens a group's papers to a member: their account, or the link in the mails to them.

    The link is made from `link_key` and kept only as a digest; a new key makes the old link useless. It opens
    nothing after `link_until`; each invitation prolongs it.
    """

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="opens")
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    link_key = models.UUIDField(default=uuid4)
    token_digest = models.CharField(max_length=64, unique=True)
    link_until = models.DateTimeField(default=a_year_on)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["account"]),)


class Chair(OfGroup):
    """Who leads a group beside the coordination. Made by the coordination."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")


class Lead(OfGroup):
    """An institution leads in a topic, because it is strongest in it. Two are shown as a double."""

    topic = models.CharField(max_length=20, choices=Topic.choices)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    since_on = models.DateField()

    class Meta:
        ordering = ("topic", "since_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["group", "topic", "institution"], name="a_lead_is_named_once"
            ),
        )
