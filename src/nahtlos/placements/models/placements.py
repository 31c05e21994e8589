"""A start in work, whatever its kind, and what is learned beside it."""

from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.days.models.fields import only
from nahtlos.employers.models import Employer, Opening
from nahtlos.introductions.models import Introduction
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps
from nahtlos.placements.models.states import LIVE, State


class Kind(models.TextChoices):
    """What sort of work begins."""

    INSURED = "insured", _("job with social insurance")
    MARGINAL = "marginal", _("minijob")
    SUBSIDISED = "subsidised", _("subsidised job")
    APPRENTICESHIP = "apprenticeship", _("apprenticeship at a company")
    SCHOOL = "school", _("training at a school")
    SELF_EMPLOYED = "self_employed", _("own business")


ALONE = (Kind.SCHOOL, Kind.SELF_EMPLOYED)
"""Kinds in which nobody employs."""
TRAININGS = frozenset({Kind.APPRENTICESHIP, Kind.SCHOOL})


class Access(models.TextChoices):
    """What the law room said of this start, by its own words. The office decides."""

    UNKNOWN = "unknown", _("not settled yet")
    FREE = "free", _("open")
    NO_WORK = "no_work", _("needs no permission: learning at a school")
    OFFICE = "permission_ABH", _("with a permission of the immigration office")
    BOTH = (
        "permission_ABH_plus_BA",
        _("with a permission of the immigration office and a consent of the employment agency"),
    )
    TITLE = "title_bound", _("only as the residence title names it")
    FORBIDDEN = "forbidden", _("not allowed")


NEEDS_PAPER = (Access.OFFICE, Access.BOTH, Access.TITLE)
OPENS = (Access.FREE, Access.NO_WORK, *NEEDS_PAPER)


class Subsidy(models.TextChoices):
    """Which money goes along with it."""

    NONE = "", _("none")
    INTEGRATION = "egz", _("integration subsidy (§§ 88–92 SGB III)")
    LONG_TERM = "16e", _("long-term unemployed (§ 16e SGB II)")
    PARTICIPATION = "16i", _("participation in the labour market (§ 16i SGB II)")
    LEARNING = "82", _("learning on the job (§ 82 SGB III)")
    START_UP = "start_up", _("start-up subsidy (§ 93 SGB III, § 16b SGB II)")
    REGION = "region", _("support of the region")
    OTHER = "other", _("another one")


class Reason(models.TextChoices):
    """Why it ended."""

    BETTER = "better", _("found something better")
    TERM = "term", _("the contract ran out")
    TRIAL = "trial", _("ended in the trial period by the employer")
    DISMISSED = "dismissed", _("ended by the employer later")
    GAVE_UP = "gave_up", _("ended by the person")
    LANGUAGE = "language", _("German was not enough")
    CARE = "care", _("children or relatives need care")
    HOURS = "hours", _("the hours or the way did not work out")
    PERMISSION = "permission", _("the permission ran out or was taken back")
    CLOSED = "closed", _("the company gave up the place")
    FINISHED = "finished", _("finished with a certificate")
    MOVED = "moved", _("moved away")
    UNKNOWN = "unknown", _("not known")


SPAN = Func(
    F("starts_on"), F("ended_on"), Value("[]"), function="daterange", output_field=DateRangeField()
)


class Placement(OfPerson):
    """A start in work: planned until it has begun, then until it ends.

    `where` names the place of work if the company is not known here. `known_as` is what the company
    calls the person. `access` is what the law said for `starts_on`, when it was asked last
    (`access_on`), by the text of `law_on`. `ask_employer`: the person agrees that the company is asked.
    """

    retention = Keeps(
        "kind state employer opening introduction where earlier known_as kldb title starts_on hours wage subsidy"
        " subsidy_until access access_on law_on ask_employer employer_email ended_on reason words"
        " made_at made_by moved_at moved_by",
        contact=("made_at", "moved_at"),
    )

    kind = models.CharField(max_length=14, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    employer = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opening = models.ForeignKey(
        Opening, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    introduction = models.ForeignKey(
        Introduction, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    where = models.CharField(max_length=160, blank=True)
    earlier = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    known_as = models.CharField(max_length=80, blank=True)
    kldb = models.CharField(max_length=5, blank=True)
    title = models.CharField(max_length=120)
    starts_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    wage = models.CharField(max_length=120, blank=True)
    subsidy = models.CharField(max_length=8, choices=Subsidy.choices, blank=True)
    subsidy_until = models.DateField(null=True, blank=True)
    access = models.CharField(max_length=22, choices=Access.choices, default=Access.UNKNOWN)
    access_on = models.DateField(null=True, blank=True)
    law_on = models.DateField(null=True, blank=True)
    ask_employer = models.BooleanField(default=False)
    employer_email = models.EmailField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-starts_on", "-id")
        indexes = (
            models.Index(fields=["institution", "state", "starts_on"]),
            models.Index(fields=["person", "state"]),
            models.Index(fields=["employer", "state"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=ALONE, employer=None, opening=None)
                | ~Q(kind__in=ALONE) & (Q(employer__isnull=False) | ~Q(where="")),
                name="work_is_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(opening=None) | Q(employer__isnull=False),
                name="an_opening_has_its_employer",
            ),
            models.CheckConstraint(
                condition=Q(hours=None) | Q(hours__gt=Decimal(0), hours__lte=Decimal(60)),
                name="placement_hours_of_a_week",
            ),
            models.CheckConstraint(
                condition=Q(subsidy="", subsidy_until=None) | ~Q(subsidy=""),
                name="what_runs_out_has_a_name",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.SUBSIDISED) | ~Q(subsidy=""),
                name="a_subsidised_job_says_by_what",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ENDED, ended_on__isnull=False)
                & Q(ended_on__gte=F("starts_on"))
                & ~Q(reason="")
                | Q(state=State.DROPPED, ended_on=None) & ~Q(reason="")
                | Q(state__in=LIVE, ended_on=None, reason=""),
                name="ended_on_a_day_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.STARTED, State.ENDED]) | Q(access__in=OPENS),
                name="begun_only_where_the_law_opens",
            ),
            models.CheckConstraint(
                condition=Q(moved_at=None, moved_by=None)
                | Q(moved_at__isnull=False, moved_by__isnull=False),
                name="placement_moved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ask_employer=False) | ~Q(kind__in=ALONE),
                name="only_an_employer_is_asked",
            ),
            ExclusionConstraint(
                name="once_at_a_time_at_a_company",
                expressions=[
                    (only("person"), RangeOperators.OVERLAPS),
                    (only("employer"), RangeOperators.OVERLAPS),
                    (SPAN, RangeOperators.OVERLAPS),
                ],
                condition=~Q(state=State.DROPPED) & Q(employer__isnull=False),
            ),
            ExclusionConstraint(
                name="one_training_at_a_time",
                expressions=[
                    (only("person"), RangeOperators.OVERLAPS),
                    (SPAN, RangeOperators.OVERLAPS),
                ],
                condition=~Q(state=State.DROPPED) & Q(kind__in=[Kind.APPRENTICESHIP, Kind.SCHOOL]),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Payer(models.TextChoices):
    """Who pays for a step of learning."""

    EMPLOYER = "employer", _("the employer")
    AGENCY = "agency", _("the employment agency")
    JOBCENTER = "jobcenter", _("the Jobcenter")
    SHARED = "shared", _("employer and agency together")
    REGION = "region", _("the region or the land")
    PERSON = "person", _("the person")


class Learning(OfPerson):
    """One step of the qualification plan beside work, such as a partial qualification.

    `instrument` is the id of the law catalogue by which it is paid.
    """

    retention = Keeps(
        "placement title starts_on ends_on payer instrument done_on made_at made_by",
        contact=("made_at",),
    )

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="learning")
    title = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    payer = models.CharField(max_length=9, choices=Payer.choices)
    instrument = models.CharField(max_length=80, blank=True)
    done_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("starts_on", "ends_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="learning_ends_after_it_starts"
            ),
        )
