"""A person introduced for an opening, what the employer sees, and every move of that."""

from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.employers.models import Employer, Opening
from nahtlos.introductions.models.reasons import Because, Refused
from nahtlos.introductions.models.states import AT_THE_EMPLOYER, ENDED, OPEN, State
from nahtlos.network.models import Account, Institution
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class IntroductionQuery(models.QuerySet["Introduction"]):
    """Chainable filters over introductions."""

    def open(self) -> "IntroductionQuery":
        """Those that wait for somebody."""
        return self.filter(state__in=OPEN)


class Introduction(OfPerson):
    """A person and an opening. Carries no word about the person: the employer sees this row.

    `title`, `kldb`, `company_name` and `place` are the opening's as they stood, since the person may not see
    an opening that is filled. `answer_days` were agreed with the employer. `due_on` is the day until which whoever has the turn should answer;
    `meets_at` when a talk or the trial days begin, `later_until` when the employer is asked again.
    `name_given` says whether the person has agreed that this employer sees the name (`Naming`).
    """

    retention = Keeps(
        "opening company title kldb company_name place state moved_at moved_by turned_at due_on"
        " reminded_on answer_days proposed_at proposed_by agreed_at on_the_spot answered_at ended_at meets_at"
        " meets_where later_until reason change because name_given",
        contact=("moved_at",),
    )

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    kldb = models.CharField(max_length=5, blank=True)
    company_name = models.CharField(max_length=201)
    place = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=State.choices)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    turned_at = models.DateTimeField(default=now)
    due_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    answer_days = models.PositiveSmallIntegerField(default=7)

    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    on_the_spot = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    meets_at = models.DateTimeField(null=True, blank=True)
    meets_where = models.CharField(max_length=200, blank=True)
    later_until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=12, choices=Refused.choices, blank=True)
    change = models.CharField(max_length=300, blank=True)
    because = models.CharField(max_length=8, choices=Because.choices, blank=True)
    name_given = models.BooleanField(default=False)

    objects = IntroductionQuery.as_manager()

    class Meta:
        ordering = ("-moved_at", "id")
        indexes = (
            models.Index(fields=["company", "state"]),
            models.Index(fields=["opening", "state"]),
            models.Index(fields=["person", "state"]),
            models.Index(fields=["institution", "state"]),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["person", "opening"],
                condition=Q(ended_at=None),
                name="one_open_introduction",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False, due_on=None)
                | ~Q(state__in=ENDED) & Q(ended_at=None, due_on__isnull=False),
                name="introduction_ends_or_is_due",
            ),
            models.CheckConstraint(
                condition=Q(proposed_at=None, proposed_by=None)
                | Q(proposed_at__isnull=False, proposed_by__isnull=False),
                name="introduction_proposed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=AT_THE_EMPLOYER | {State.REFUSED, State.UNANSWERED})
                | Q(agreed_at__isnull=False),
                name="introduced_after_a_yes",
            ),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(reason="") | ~Q(state="refused") & Q(reason=""),
                name="refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="later", later_until__isnull=False)
                | ~Q(state="later") & Q(later_until=None),
                name="later_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["declined", "withdrawn"]) & ~Q(because="")
                | ~Q(state__in=["declined", "withdrawn"]) & Q(because=""),
                name="taken_back_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Profile(OfPerson):
    """What the employer sees, word for word as the person was shown it; never changed afterwards.

    `says` is a list of pairs: a code of `wording.LINES` and what stands there.
    """

    retention = Keeps("introduction says words made_at made_by")

    introduction = models.OneToOneField(
        Introduction, on_delete=models.CASCADE, related_name="profile"
    )
    says = models.JSONField(default=list)
    words = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")


class Naming(OfPerson):
    """Name and contact for exactly one employer, by the person's yes; seen by it until taken back.

    `wording` is the version of the words that were shown.
    """

    retention = Keeps(
        "introduction name telephone email given_at on_the_spot language wording revoked_at",
        rows={"consents": ("revoked_at",)},
    )

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="namings")
    name = models.CharField(max_length=250)
    telephone = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField()
    on_the_spot = models.BooleanField(default=False)
    language = models.CharField(max_length=8)
    wording = models.CharField(max_length=20)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("given_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["introduction"],
                condition=Q(revoked_at=None),
                name="one_naming_at_a_time",
            ),
        )


class Move(OfPerson):
    """One move of an introduction: who, when, from where to where. Written by the database itself."""

    retention = Keeps("introduction at by by_institution by_role from_state to_state")

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="moves")
    at = models.DateTimeField()
    by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    by_institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    by_role = models.CharField(max_length=20)
    from_state = models.CharField(max_length=10, choices=State.choices, blank=True)
    to_state = models.CharField(max_length=10, choices=State.choices)

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=["introduction", "at"]),)
