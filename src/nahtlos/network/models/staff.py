"""Who works where in which role, and who has been asked to join."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.core.roles import ROLES
from nahtlos.network.models.accounts import Account
from nahtlos.network.models.institutions import Institution, Region

ROLE_CHOICES = [(role.key, role.title) for role in ROLES if role.key != "newcomer"]


class MembershipQuery(models.QuerySet["Membership"]):
    """Chainable filters over memberships."""

    def live(self) -> "MembershipQuery":
        """Those that have begun and not ended."""
        return self.filter(ended_at=None)


class Membership(Row):
    """Somebody working for an institution in one role; one account may have several."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="memberships"
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    job_title = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    began_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuery.as_manager()

    class Meta:
        ordering = ("account__name",)
        constraints = (
            models.UniqueConstraint(
                fields=["account", "institution", "role"],
                condition=Q(ended_at=None),
                name="one_live_membership_a_role",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account} ({self.institution})"


class Invitation(Row):
    """Somebody asked by mail to work here; the link in the mail is kept only as a digest."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField(default=now)
    invited_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-invited_at",)

    def __str__(self) -> str:
        return str(self.id)
