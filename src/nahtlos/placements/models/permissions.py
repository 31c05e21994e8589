"""A permission that a start waits for, and the warnings before it runs out."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account, Institution
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps
from nahtlos.placements.models.placements import Access, Placement
from nahtlos.placements.models.states import PENDING, Standing

SENT = (Standing.SENT, Standing.MORE, Standing.GRANTED, Standing.REFUSED)


class Refused(models.TextChoices):
    """Why an office says no."""

    CONDITIONS = "conditions", _("the working conditions are not enough")
    BAN = "ban", _("a ban on work")
    IDENTITY = "identity", _("identity or passport")
    AGENCY = "agency", _("the employment agency does not consent")
    PAPERS = "papers", _("papers were missing")
    OTHER = "other", _("another reason")


class Permission(OfPerson):
    """One request for one start: prepared, sent, answered; or `seen` in the paper that is there already.

    `agency_on`: the day on which the office sent its request to the employment agency. `counts_on`:
    from that day the agency's consent counts as given, if it does not ask (§ 36 Abs. 2 BeschV).
    """

    retention = Keeps(
        "placement need state office duties conditions seen fast sent_on agency_on more_on complete_on"
        " counts_on answered_on valid_from valid_until terms reason words made_at made_by moved_at"
        " moved_by",
        contact=("made_at", "moved_at"),
    )

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="permissions")
    need = models.CharField(max_length=22, choices=Access.choices)
    state = models.CharField(max_length=9, choices=Standing.choices, default=Standing.PREPARED)
    office = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    duties = models.CharField(max_length=1000, blank=True)
    conditions = models.CharField(max_length=600, blank=True)
    seen = models.BooleanField(default=False)
    fast = models.BooleanField(default=False)
    sent_on = models.DateField(null=True, blank=True)
    agency_on = models.DateField(null=True, blank=True)
    more_on = models.DateField(null=True, blank=True)
    complete_on = models.DateField(null=True, blank=True)
    counts_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    terms = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=10, choices=Refused.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = (models.Index(fields=["institution", "state", "valid_until"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["placement"], condition=Q(state__in=PENDING), name="one_request_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=SENT, sent_on__isnull=False, office__isnull=False)
                | ~Q(state__in=SENT)
                | Q(state=Standing.GRANTED, seen=True),
                name="permission_sent_somewhere_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=Standing.GRANTED)
                | Q(answered_on__isnull=False, valid_from__isnull=False, reason=""),
                name="granted_from_a_day_on",
            ),
            models.CheckConstraint(
                condition=Q(state=Standing.REFUSED, answered_on__isnull=False) & ~Q(reason="")
                | ~Q(state=Standing.REFUSED) & Q(reason=""),
                name="refused_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=Standing.GRANTED)
                & (Q(valid_until=None) | Q(valid_until__gte=F("valid_from")))
                | ~Q(state=Standing.GRANTED) & Q(valid_from=None, valid_until=None),
                name="only_what_is_granted_is_valid",
            ),
            models.CheckConstraint(
                condition=Q(moved_at=None, moved_by=None)
                | Q(moved_at__isnull=False, moved_by__isnull=False),
                name="permission_moved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(agency_on=None) | Q(need=Access.BOTH),
                name="the_agency_is_asked_where_it_consents",
            ),
            models.CheckConstraint(
                condition=Q(counts_on=None) | Q(agency_on__isnull=False),
                name="a_term_counts_from_a_day",
            ),
        )


class Warned(OfPerson):
    """That a permission runs out was told so many days before, to whom it concerns. Once."""

    retention = Keeps("permission days at")

    permission = models.ForeignKey(Permission, on_delete=models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["permission", "days"], name="warned_once"),)
