"""Versions of the plan: what was agreed on a day, as it stood then, never changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson, Scan
from nahtlos.people.retention import Keeps


class Agreed(models.TextChoices):
    """How the person agreed."""

    SIGNED = "signed", _("signed on the screen")
    SPOKEN = "spoken", _("read aloud and agreed to on the screen")
    OWN_PAGE = "own_page", _("agreed to on the own page")
    PAPER = "paper", _("signed on paper")


class Agreement(OfPerson):
    """One version of the plan: goals and steps in German and in the person's language.

    `content` is what was shown; `digest` (SHA-256) tells whether the plan still stands as agreed.
    `witnessed_by` sat beside the person; on the own page nobody did.
    """

    retention = Keeps(
        "number content digest how language agreed_at witnessed_by scan", contact=("agreed_at",)
    )

    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    how = models.CharField(max_length=8, choices=Agreed.choices)
    language = models.CharField(max_length=8)
    agreed_at = models.DateTimeField(default=now)
    witnessed_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    scan = models.ForeignKey(
        Scan, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["person", "number"], name="one_version_a_number"),
            models.CheckConstraint(
                condition=Q(how="own_page", witnessed_by=None)
                | ~Q(how="own_page") & Q(witnessed_by__isnull=False),
                name="on_the_own_page_nobody_watches",
            ),
            models.CheckConstraint(
                condition=~Q(how="paper") | Q(scan__isnull=False),
                name="a_plan_on_paper_has_its_scan",
            ),
        )


class Signature(OfPerson):
    """What the person drew under a version with finger or mouse: lines of an SVG path.

    `path` runs in a box of 1000 × 300, absolute `M` and `L` with whole numbers and nothing else.
    """

    retention = Keeps("agreement path")

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="signature")
    path = models.TextField()
