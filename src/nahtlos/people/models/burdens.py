"""Burdens: specially protected, seen only under explicit consent that names them (Art. 9 GDPR)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models.person import OfPerson, Part
from nahtlos.people.retention import Keeps


class BurdenKind(models.TextChoices):
    """Loads that stand in the way of work. Those of health form a part of their own."""

    CHILDCARE = "childcare", _("No childcare")
    CARE = "care", _("Cares for a relative")
    SINGLE_PARENT = "single_parent", _("Alone with children")
    HOUSING = "housing", _("Housing")
    DEBT = "debt", _("Debts")
    FAMILY_APART = "family_apart", _("Family far away or in danger")
    LONELINESS = "loneliness", _("Alone, without a network")
    VIOLENCE = "violence", _("Violence")
    ILLNESS = "illness", _("Illness")
    DISABILITY = "disability", _("Disability")
    TRAUMA = "trauma", _("Heavy experiences that still weigh")
    PREGNANCY = "pregnancy", _("Pregnancy")
    ADDICTION = "addiction", _("Addiction")


OF_HEALTH = ("illness", "disability", "trauma", "pregnancy", "addiction")


class Burden(OfPerson):
    """One load that a person has told of, with what would help."""

    retention = Keeps(
        "kind part what_helps told_at told_to eased_at",
        rows={"burdens": ("eased_at",)},
        contact=("told_at",),
    )

    kind = models.CharField(max_length=16, choices=BurdenKind.choices)
    part = models.CharField(max_length=10, choices=Part.choices)
    what_helps = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField(default=now)
    told_to = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    eased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("told_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=OF_HEALTH, part=Part.HEALTH)
                | ~Q(kind__in=OF_HEALTH) & Q(part=Part.BURDENS),
                name="burdens_of_health_are_health",
            ),
        )
