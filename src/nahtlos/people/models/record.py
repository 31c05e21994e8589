"""What is on record about a person, and every single fact that the law may ask for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models.person import OfPerson, Part
from nahtlos.people.retention import Keeps


class Sex(models.TextChoices):
    """As an identity document has it."""

    FEMALE = "f", _("female")
    MALE = "m", _("male")
    DIVERSE = "d", _("diverse")
    NOT_STATED = "x", _("not stated")


class Goal(models.TextChoices):
    """What kind of work somebody is on the way to."""

    JOB = "job", _("A job")
    APPRENTICESHIP = "apprenticeship", _("An apprenticeship")
    INTERNSHIP = "internship", _("An internship")
    SELF_EMPLOYMENT = "self_employment", _("An own business")
    STUDIES = "studies", _("University studies")


class Record(OfPerson):
    """Dates and documents from which facts follow for any day; null is *unknown*, never *no*."""

    retention = Keeps(
        "birth_date sex nationality arrival_date status status_since status_until"
        " asylum_registered_on asylum_applied_on duldung_since unemployed_since children_known"
        " goal_kind goal_kldb goal_text"
    )

    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    nationality = models.CharField(max_length=2, blank=True)
    arrival_date = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=40, blank=True)
    status_since = models.DateField(null=True, blank=True)
    status_until = models.DateField(null=True, blank=True)
    asylum_registered_on = models.DateField(null=True, blank=True)
    asylum_applied_on = models.DateField(null=True, blank=True)
    duldung_since = models.DateField(null=True, blank=True)
    unemployed_since = models.DateField(null=True, blank=True)
    children_known = models.BooleanField(default=False)
    goal_kind = models.CharField(max_length=16, choices=Goal.choices, blank=True)
    goal_kldb = models.CharField(max_length=5, blank=True)
    goal_text = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person"], name="one_record_a_person"),)
        indexes = (models.Index(fields=["institution", "status_until"]),)

    def forget(self, name: str) -> None:
        """Make one column unknown again."""
        field = self._meta.get_field(name)
        if isinstance(field, models.Field):
            setattr(self, name, field.get_default())


class Fact(OfPerson):
    """One thing known about a person by its name in the vocabulary, or known to be unknown.

    `value` null means that the question was asked and the answer was "I don't know".
    """

    retention = Keeps("name part value stated_at stated_by", contact=("stated_at",))

    name = models.CharField(max_length=60)
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.PROFILE)
    value = models.JSONField(null=True)
    stated_at = models.DateTimeField(default=now)
    stated_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["person", "name"], name="fact_once_a_person"),
        )


class HouseholdMember(OfPerson):
    """Somebody who lives with the person or depends on them."""

    retention = Keeps("relation first_name birth_date lives_with needs_care")

    class Relation(models.TextChoices):
        SPOUSE = "spouse", _("Wife, husband or partner")
        CHILD = "child", _("Child")
        PARENT = "parent", _("Parent")
        OTHER = "other", _("Somebody else")

    relation = models.CharField(max_length=10, choices=Relation.choices)
    first_name = models.CharField(max_length=120, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    lives_with = models.BooleanField(default=True)
    needs_care = models.BooleanField(default=False)

    class Meta:
        ordering = ("relation", "birth_date")


class Qualification(OfPerson):
    """What somebody learned, here or elsewhere; `school` is where, years are calendar years.

    `recognition` follows the newest procedure, where one is kept (room `recognition`).
    """

    retention = Keeps(
        "title title_original kldb country kind school begun_in finished_in recognition",
        emptied={"notes": "note"},
    )

    class Kind(models.TextChoices):
        VOCATIONAL = "vocational", _("Vocational qualification")
        ACADEMIC = "academic", _("University degree")

    class Recognition(models.TextChoices):
        NONE = "none", _("not applied for")
        PENDING = "pending", _("applied for")
        FULL = "full", _("recognised in full")
        PARTIAL = "partial", _("recognised in part")
        NEGATIVE = "negative", _("refused")

    title = models.CharField(max_length=160)
    title_original = models.CharField(max_length=160, blank=True)
    kldb = models.CharField(max_length=5, blank=True)
    country = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.VOCATIONAL)
    school = models.CharField(max_length=160, blank=True)
    begun_in = models.PositiveSmallIntegerField(null=True, blank=True)
    finished_in = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    recognition = models.CharField(
        max_length=10, choices=Recognition.choices, default=Recognition.NONE
    )

    class Meta:
        ordering = ("title",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(begun_in=None)
                | models.Q(finished_in=None)
                | models.Q(begun_in__lte=models.F("finished_in")),
                name="learned_before_finished",
            ),
        )
