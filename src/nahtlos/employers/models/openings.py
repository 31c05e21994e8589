"""A job, an internship, an apprenticeship or a trial week that an employer offers."""

from datetime import date
from decimal import Decimal
from urllib.parse import quote

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.employers.models.companies import Contact, Employer, Site
from nahtlos.network.models import Account, Institution, Region


class Kind(models.TextChoices):
    """What is offered."""

    JOB = "job", _("Job")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship")
    INTERNSHIP = "internship", _("Internship")
    TRIAL = "trial", _("Trial week")


class Level(models.TextChoices):
    """German, by the letters that courses use (CEFR)."""

    A0 = "A0", _("A0 – no German yet")
    A1 = "A1", _("A1 – first words")
    A2 = "A2", _("A2 – simple sentences")
    B1 = "B1", _("B1 – everyday talk")
    B2 = "B2", _("B2 – talk about the trade")
    C1 = "C1", _("C1 – fluent, also in writing")
    C2 = "C2", _("C2 – like a native speaker")


class Need(models.TextChoices):
    """What must be said, understood, read and written at this work."""

    SHOWN = "shown", _("understand what is shown with gestures and single words")
    SAFETY = "safety", _("understand safety signs and warnings called out")
    ORDERS = "orders", _("understand short instructions")
    ASK = "ask", _("ask back if something is not clear")
    LISTS = "lists", _("read labels, lists and delivery notes")
    TEAM = "team", _("agree on the work with colleagues")
    GREET = "greet", _("greet guests and answer simple questions")
    PHONE = "phone", _("telephone")
    ADVISE = "advise", _("advise guests, buyers or patients")
    NOTE = "note", _("fill in forms and write short notes")
    RECORD = "record", _("write reports and records")
    SCHOOL = "school", _("follow lessons at the vocational school")
    TALKS = "talks", _("lead talks and meetings, write letters")


class Certificate(models.TextChoices):
    """A paper without which the work is not allowed."""

    DRIVING_B = "driving_b", _("driving licence for cars (B)")
    DRIVING_C = "driving_c", _("driving licence for lorries (C or CE)")
    DRIVING_D = "driving_d", _("driving licence for buses (D)")
    FORKLIFT = "forklift", _("forklift certificate")
    WELDING = "welding", _("valid welder's test")
    CRANE = "crane", _("crane certificate")
    HEALTH = "health", _("instruction under the Infection Protection Act")
    SECURITY = "security", _("instruction or exam for security work (§ 34a GewO)")
    POLICE = "police", _("certificate of conduct")
    FIRST_AID = "first_aid", _("first aid course")


class Shift(models.TextChoices):
    """When in the day or week."""

    EARLY = "early", _("early shift")
    LATE = "late", _("late shift")
    NIGHT = "night", _("night shift")
    WEEKEND = "weekend", _("weekend")


class Access(models.TextChoices):
    """Whom the employer takes: also somebody for whom a permission must be waited for?"""

    FREE = "free", _("work must be allowed already")
    PERMISSION = "permission", _("we wait for the permission of the office")


class Source(models.TextChoices):
    """Where an opening comes from."""

    EMPLOYER = "employer", _("the employer")
    SERVICE = "service", _("the employer service")
    TABLE = "table", _("a table that was brought")
    AGENCY = "agency", _("the employment agency's job search")


ORIGINAL = "https://www.arbeitsagentur.de/jobsuche/jobdetail/"
"""Where the agency shows an opening, by its reference number."""


class State(models.TextChoices):
    """Where an opening stands."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    PAUSED = "paused", _("paused")
    FILLED = "filled", _("filled")
    EXPIRED = "expired", _("run out")


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.PUBLISHED}),
    State.PUBLISHED: frozenset({State.PAUSED, State.FILLED, State.EXPIRED}),
    State.PAUSED: frozenset({State.PUBLISHED, State.FILLED}),
    State.FILLED: frozenset({State.PUBLISHED}),
    State.EXPIRED: frozenset({State.PUBLISHED, State.FILLED}),
}


class OpeningQuery(models.QuerySet["Opening"]):
    """Chainable filters over openings."""

    def open_on(self, day: date) -> "OpeningQuery":
        """Those that can be answered on this day."""
        return self.filter(state=State.PUBLISHED, expires_on__gte=day)


class Opening(Row):
    """Something that an employer offers. `essential` and `optional` are ids of skills.

    `institution` is that of the company, so that the wall need not look at another table.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="openings")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=14, choices=Kind.choices, default=Kind.JOB)
    title = models.CharField(max_length=120)
    text = models.CharField(max_length=3000, blank=True)
    kldb = models.CharField(max_length=5)
    german = models.CharField(max_length=2, choices=Level.choices)
    german_needs = ArrayField(
        models.CharField(max_length=8, choices=Need.choices), default=list, blank=True
    )
    german_words = models.CharField(max_length=300, blank=True)
    essential = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    optional = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    certificates = ArrayField(
        models.CharField(max_length=10, choices=Certificate.choices), default=list, blank=True
    )
    shifts = ArrayField(
        models.CharField(max_length=7, choices=Shift.choices), default=list, blank=True
    )
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    times = models.CharField(max_length=120, blank=True)
    start = models.DateField()
    seats = models.PositiveSmallIntegerField(default=1)
    regulated = models.BooleanField(default=False)
    needs_access = models.CharField(
        max_length=10, choices=Access.choices, default=Access.PERMISSION
    )
    wage = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.EMPLOYER)
    external_key = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    refreshed_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    objects = OpeningQuery.as_manager()

    class Meta:
        ordering = ("title", "id")
        indexes = (
            models.Index(fields=["region", "state", "expires_on"]),
            models.Index(fields=["company", "state"]),
            models.Index(fields=["contact"]),
            models.Index(fields=["site"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(hours__gt=Decimal(0), hours__lte=Decimal(60)),
                name="opening_hours_of_a_week",
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1, seats__lte=500), name="opening_has_seats"
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(published_at__isnull=False, expires_on__isnull=False),
                name="published_until_a_day",
            ),
            models.UniqueConstraint(
                fields=["institution", "external_key"],
                condition=~Q(external_key=""),
                name="opening_key_once_an_institution",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def original(self) -> str:
        """Where it is read in the agency's job search; empty for any other opening."""
        return ORIGINAL + quote(self.external_key) if self.source == Source.AGENCY else ""
