"""An apprenticeship: what it adds to the internships and the placement that it is made of."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships.models.states import BEFORE, BOUND, OPEN, State
from nahtlos.core.clock import now
from nahtlos.employers.models import Employer
from nahtlos.internships.models import Internship
from nahtlos.network.models import Account, Membership
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps
from nahtlos.placements.models import Placement


class Next(models.TextChoices):
    """What comes after a training that ended early."""

    COMPANY = "company", _("the same occupation at another company")
    OCCUPATION = "occupation", _("another occupation")
    SCHOOL = "school", _("school or a preparing course")
    WORK = "work", _("work")
    OPEN = "open", _("not known yet")


class Apprenticeship(OfPerson):
    """One way to one occupation, from the first talk until the exam.

    `entry` and `trial` are internships; `placement` is the contract, which holds company, first day and
    pay. `ends_on` and `probation_until` stand in the contract and in no placement. `keeper` is who
    reacts to early signs. `registers`: the contract belongs into a chamber's register. `guarded`: the
    sides are asked every month. `words` say why it was given up or ended early.
    """

    retention = Keeps(
        "title kldb employer school state moved_at moved_by entry trial placement ends_on"
        " probation_until keeper registers guarded reminded_on next words made_at made_by",
        contact=("made_at", "moved_at"),
    )

    title = models.CharField(max_length=120)
    kldb = models.CharField(max_length=5)
    employer = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    school = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PREPARING)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entry = models.ForeignKey(
        Internship, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    trial = models.ForeignKey(
        Internship, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    placement = models.OneToOneField(
        Placement, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ends_on = models.DateField(null=True, blank=True)
    probation_until = models.DateField(null=True, blank=True)
    keeper = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    registers = models.BooleanField(default=True)
    guarded = models.BooleanField(default=True)
    reminded_on = models.DateField(null=True, blank=True)
    next = models.CharField(max_length=10, choices=Next.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-made_at", "id")
        indexes = (
            models.Index(fields=["institution", "state"]),
            models.Index(fields=["region", "state"]),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(state__in=OPEN), name="one_apprenticeship_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=BOUND, placement__isnull=False, ends_on__isnull=False)
                | Q(state__in=[*BEFORE, State.WITHDRAWN])
                & Q(placement=None, ends_on=None, probation_until=None),
                name="a_contract_is_a_placement",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ENTRY) | Q(entry__isnull=False),
                name="an_entry_qualification_is_an_internship",
            ),
            models.CheckConstraint(
                condition=Q(probation_until=None) | Q(probation_until__lt=models.F("ends_on")),
                name="probation_ends_before_the_training",
            ),
            models.CheckConstraint(
                condition=Q(state=State.LEFT) & ~Q(next="") | ~Q(state=State.LEFT) & Q(next=""),
                name="ended_early_and_what_comes_next",
            ),
        )

    def __str__(self) -> str:
        return self.title
