"""A company, where it works, whom one reaches there, and who signs in for it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.employers.models.reach import Reach
from nahtlos.network.models import Account, Area, Institution, Membership, Region


class Branch(models.TextChoices):
    """In what a company works; the letters are the sections of the official list (WZ 2008)."""

    A = "A", _("farming, forestry, fishing")
    B = "B", _("mining")
    C = "C", _("manufacturing and production crafts")
    D = "D", _("electricity, gas, heat")
    E = "E", _("water and waste")
    F = "F", _("building")
    G = "G", _("trade, car repair")
    H = "H", _("transport and storage")
    I = "I", _("hotels and restaurants")  # noqa: E741 -- the official letter of the section
    J = "J", _("information and media")
    K = "K", _("banks and insurance")
    L = "L", _("real estate")
    M = "M", _("professional services")
    N = "N", _("cleaning, security and other services")
    O = "O", _("public administration")  # noqa: E741 -- the official letter of the section
    P = "P", _("schools and training")
    Q = "Q", _("health and social care")
    R = "R", _("arts, sport, leisure")
    S = "S", _("hairdressers, laundries, associations")


class Size(models.TextChoices):
    """How many people work there; the steps at which subsidies change."""

    TINY = "1-9", _("up to 9 people")
    SMALL = "10-49", _("10 to 49 people")
    MIDDLE = "50-249", _("50 to 249 people")
    LARGE = "250+", _("250 people or more")


class Chamber(models.TextChoices):
    """Which chamber a company belongs to."""

    CRAFTS = "hwk", _("chamber of crafts")
    COMMERCE = "ihk", _("chamber of commerce and industry")
    FARMING = "lwk", _("chamber of agriculture")
    OTHER = "other", _("another chamber or none")


class Experience(models.TextChoices):
    """What a company has met so far."""

    UNKNOWN = "", _("not known")
    NONE = "none", _("none yet")
    SOME = "some", _("a few newcomers so far")
    MUCH = "much", _("newcomers work there for years")


class Employer(Row):
    """An employer. `institution` is whose employer service looks after it, `keeper` which adviser.

    `name_key` is the name as it is compared, so that a company is not entered twice.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=160)
    name_key = models.CharField(max_length=160, editable=False)
    legal_form = models.CharField(max_length=40, blank=True)
    register_number = models.CharField(max_length=40, blank=True)
    branch = models.CharField(max_length=1, choices=Branch.choices, blank=True)
    size = models.CharField(max_length=6, choices=Size.choices, blank=True)
    chamber = models.CharField(max_length=5, choices=Chamber.choices, blank=True)
    language_help = models.CharField(max_length=300, blank=True)
    works_mentor = models.BooleanField(default=False)
    experience = models.CharField(max_length=5, choices=Experience.choices, blank=True)
    about = models.CharField(max_length=600, blank=True)
    website = models.URLField(blank=True)
    external_key = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        indexes = (
            models.Index(fields=["region", "name_key"]),
            models.Index(fields=["institution", "closed_at"]),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["institution", "external_key"],
                condition=~Q(external_key=""),
                name="company_key_once_an_institution",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.legal_form}".strip()


class Site(Row):
    """Where people of a company work."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="sites")
    name = models.CharField(max_length=80, blank=True)
    street = models.CharField(max_length=120)
    postcode = models.CharField(max_length=5)
    place = models.CharField(max_length=80)
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    without_car = models.CharField(max_length=6, choices=Reach.choices, blank=True)
    way = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("place", "street", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(lat=None, lon=None)
                | Q(lat__gte=47.2, lat__lte=55.1, lon__gte=5.8, lon__lte=15.1),
                name="site_lies_in_germany",
            ),
        )

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.street, f"{self.postcode} {self.place}")))


class Contact(Row):
    """Somebody to reach at a company. Seen by its employer service and its own users; by everybody
    only while an opening names it.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(telephone="") | ~Q(email=""), name="a_contact_can_be_reached"
            ),
        )

    def __str__(self) -> str:
        return self.name


class CompanyUser(Row):
    """Somebody who signs in for a company, by a link that is sent to their address."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="users")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["company", "account"],
                condition=Q(ended_at=None),
                name="one_sign_in_a_company",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="company_user_ended_by_somebody",
            ),
        )


class SignIn(Row):
    """A link by which an employer's user comes in once; kept only as a digest."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["account", "-made_at"]),)
