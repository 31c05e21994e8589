"""An internship: what was agreed, in columns for the program and as the text that is signed."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.employers.models import Employer, Site
from nahtlos.internships.models.permission import LAWFUL, Access
from nahtlos.internships.models.states import OVER, TAKES_ITS_DAYS, State
from nahtlos.network.models import Account, Membership
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Kind(models.TextChoices):
    """What the law takes an internship for; permission, pay and length follow from it."""

    ORIENTATION = "orientation", _("Orientation before an apprenticeship or studies")
    COMPULSORY = "compulsory", _("Compulsory internship of a school or course of studies")
    MEASURE = "measure", _("Measure at an employer (MAG)")
    ENTRY = "entry", _("Entry qualification (EQ)")
    ALONGSIDE = "alongside", _("Voluntary, alongside an apprenticeship or studies")
    OTHER = "other", _("Getting to know a job")
    WATCHING = "watching", _("Watching only, without work")


class Cover(models.TextChoices):
    """Who insures."""

    EMPLOYER = "employer", _("the employer")
    SCHOOL = "school", _("the school")
    OFFICE = "office", _("the employment agency or the Jobcenter")
    INSTITUTION = "institution", _("the institution that accompanies")
    PERSON = "person", _("the person's own insurance")
    NONE = "none", _("nobody")


class Internship(OfPerson):
    """One internship of one person with one employer.

    `text` is what is signed, as canonical JSON in German and in `language`; the database keeps its
    SHA-256 in `digest`, and that `terms` in it are these columns. `number` counts the texts.
    Hours are hours; `wage` is euro an hour. `agreed_at` is when the person (and the guardian) first signed: before
    that, no employer sees anything. `last_on` is the last day that there really was. `kept_by` (at work in
    `kept_in`) is the adviser who wrote or sent it last; the program sends its links for them.
    """

    retention = Keeps(
        "company site kind purpose aims kldb supervisor starts_on ends_on hours_day hours_week"
        " accident liability wage hard_to_place trained minor language text digest number access"
        " access_on law_as_of permitted_from permitted_until state moved_at moved_by words"
        " agreed_at last_on reminded_on asked_on made_at kept_by kept_in",
        contact=("moved_at",),
    )

    company = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    purpose = models.CharField(max_length=600)
    aims = models.CharField(max_length=1200)
    kldb = models.CharField(max_length=5)
    supervisor = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    hours_day = models.DecimalField(max_digits=4, decimal_places=2)
    hours_week = models.DecimalField(max_digits=4, decimal_places=2)
    accident = models.CharField(max_length=12, choices=Cover.choices)
    liability = models.CharField(max_length=12, choices=Cover.choices)
    wage = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    hard_to_place = models.BooleanField(default=False)
    trained = models.BooleanField(default=False)
    minor = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="de")
    text = models.TextField()
    digest = models.CharField(max_length=64, editable=False)
    number = models.PositiveSmallIntegerField(default=1)

    access = models.CharField(max_length=10, choices=Access.choices, default=Access.UNKNOWN)
    access_on = models.DateField(null=True, blank=True)
    law_as_of = models.DateField(null=True, blank=True)
    permitted_from = models.DateField(null=True, blank=True)
    permitted_until = models.DateField(null=True, blank=True)

    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(max_length=300, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=now)
    kept_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kept_in = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-starts_on", "id")
        indexes = (
            models.Index(fields=["institution", "state", "starts_on"]),
            models.Index(fields=["company", "state"]),
            models.Index(fields=["region", "state", "ends_on"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="internship_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(hours_day__gt=0, hours_day__lte=10, hours_week__gte=F("hours_day"))
                & Q(hours_week__lte=48),
                name="internship_hours_of_a_week",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.RUNNING, State.ENDED, State.BROKEN_OFF])
                | Q(access__in=LAWFUL)
                | Q(permitted_from__isnull=False, permitted_from__lte=F("starts_on"))
                & (Q(permitted_until=None) | Q(permitted_until__gte=F("ends_on"))),
                name="no_internship_before_it_is_permitted",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.ENDED, State.BROKEN_OFF], last_on__isnull=False)
                | ~Q(state__in=[State.ENDED, State.BROKEN_OFF]) & Q(last_on=None),
                name="over_since_a_day",
            ),
            models.CheckConstraint(
                condition=Q(last_on=None)
                | Q(last_on__gte=F("starts_on"), last_on__lte=F("ends_on")),
                name="the_last_day_lies_within",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.BROKEN_OFF]) | ~Q(words=""),
                name="broken_off_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(permitted_from__isnull=False) | Q(permitted_until=None),
                name="permitted_from_a_day",
            ),
            ExclusionConstraint(
                name="one_internship_at_a_time",
                expressions=[
                    (
                        Func(F("person"), F("person"), Value("[]"), function="uuidrange"),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            F("starts_on"),
                            Coalesce("last_on", "ends_on"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state__in=TAKES_ITS_DAYS),
            ),
        )

    @property
    def is_over(self) -> bool:
        """Whether nothing moves any more."""
        return self.state in OVER

    @property
    def lawful(self) -> bool:
        """Whether it may begin: allowed by the law, or a permission for all its days was seen."""
        if self.access in LAWFUL:
            return True
        begins, ends = self.permitted_from, self.permitted_until
        return (
            begins is not None
            and begins <= self.starts_on
            and (ends is None or ends >= self.ends_on)
        )
