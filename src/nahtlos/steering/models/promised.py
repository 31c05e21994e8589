"""What an employer or an institution promised a group, and what was counted of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.employers.models import Employer
from nahtlos.network.models import Account, Institution
from nahtlos.steering.models.groups import OfGroup
from nahtlos.steering.models.meetings import Meeting
from nahtlos.steering.models.states import CommitmentState


class What(models.TextChoices):
    """What was promised."""

    INTERNSHIPS = "internships", _("internships")
    APPRENTICESHIPS = "apprenticeships", _("apprenticeships")
    JOBS = "jobs", _("jobs")
    MENTORS = "mentors", _("mentors")
    SEATS = "seats", _("seats in courses")
    OTHER = "other", _("something else")


class Commitment(OfGroup):
    """Who promised how much of what until when. `who` stands as it was said, also without a file."""

    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    company = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    who = models.CharField(max_length=160)
    what = models.CharField(max_length=15, choices=What.choices)
    words = models.CharField(max_length=200, blank=True)
    number = models.PositiveSmallIntegerField()
    promised_on = models.DateField()
    until_on = models.DateField()
    state = models.CharField(
        max_length=6, choices=CommitmentState.choices, default=CommitmentState.OPEN
    )
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("until_on", "id")
        constraints = (
            models.CheckConstraint(condition=Q(number__gte=1), name="a_commitment_is_of_something"),
            models.CheckConstraint(
                condition=Q(company=None) | Q(institution=None), name="one_of_the_two_promised"
            ),
        )

    @property
    def called(self) -> str:
        """What was promised, in its own words where there are some."""
        return self.words or f"{self.number} {self.get_what_display()}"


class Update(OfGroup):
    """A line about a commitment. `add` is what is counted with it, less than 0 to mend a mistake.

    `digest` stands for the internship or start that was counted, so that each counts once; from it
    nobody finds the row, and with it no person.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="updates")
    text = models.CharField(max_length=200, blank=True)
    add = models.SmallIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=now)
    by = models.CharField(max_length=160)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["commitment", "digest"], condition=~Q(digest=""), name="counted_once"
            ),
        )
