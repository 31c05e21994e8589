"""Who is asked every month beside the trainee, and what one side says in one month."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships.models.apprenticeships import Apprenticeship
from nahtlos.apprenticeships.models.states import Asking
from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Side(models.TextChoices):
    """Who is asked."""

    TRAINEE = "trainee", _("the trainee")
    TRAINER = "trainer", _("the company")
    SCHOOL = "school", _("the vocational school")


OTHERS = (Side.TRAINER, Side.SCHOOL)
"""Asked only where the person agreed."""


class Went(models.TextChoices):
    """How it goes."""

    WELL = "well", _("Well")
    MIDDLING = "middling", _("So-so")
    BADLY = "badly", _("Not well")


class Comes(models.TextChoices):
    """Whether somebody comes."""

    ALWAYS = "always", _("Always")
    SOMETIMES = "sometimes", _("Sometimes not")
    SELDOM = "seldom", _("Often not")


class Stays(models.TextChoices):
    """Whether it goes on."""

    SURE = "sure", _("Yes, surely")
    UNSURE = "unsure", _("I am not sure")
    STOP = "stop", _("No")


class Help(models.TextChoices):
    """Whether somebody should help."""

    NO = "no", _("No, thank you")
    YES = "yes", _("Yes, please call me")


class Channel(models.TextChoices):
    """How the answer came."""

    LINK = "link", _("by the link")
    PAGE = "page", _("on the own page")
    CALL = "call", _("by telephone")


class Voice(OfPerson):
    """Whom to ask at the company or at the school, since the person agreed on that day."""

    retention = Keeps(
        "apprenticeship side name email telephone language agreed_on made_at made_by",
        contact=("made_at",),
    )

    apprenticeship = models.ForeignKey(
        Apprenticeship, on_delete=models.CASCADE, related_name="voices"
    )
    side = models.CharField(max_length=7, choices=[(one.value, one.label) for one in OTHERS])
    name = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=8, default="de")
    agreed_on = models.DateField()
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("side", "id")
        constraints = (
            models.UniqueConstraint(fields=["apprenticeship", "side"], name="one_voice_a_side"),
            models.CheckConstraint(
                condition=Q(side__in=OTHERS), name="the_trainee_speaks_for_themself"
            ),
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(telephone=""), name="a_voice_can_be_reached"
            ),
        )


class Sign(OfPerson):
    """What one side is asked in one month. `state_on` is the day since which it stands where it stands.

    Carries what the one who is asked may see (`title`, `since`, `known_as`), so that a link shows this
    row and nothing beside it. The token of the link is kept nowhere; `token_digest` knows it.
    `weight` follows from the answers by the rules of the engine.
    """

    retention = Keeps(
        "apprenticeship side number title since known_as language due_on state state_on asked_at"
        " token_digest token_ends_at tries work school comes stays help words weight channel"
        " answered_at answered_by",
        contact=("answered_at",),
    )

    apprenticeship = models.ForeignKey(
        Apprenticeship, on_delete=models.CASCADE, related_name="signs"
    )
    side = models.CharField(max_length=7, choices=Side.choices)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    since = models.DateField()
    known_as = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=8, default="de")
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=Asking.choices, default=Asking.ASKED)
    state_on = models.DateField()
    asked_at = models.DateTimeField()
    token_digest = models.CharField(max_length=64, unique=True)
    token_ends_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    work = models.CharField(max_length=8, choices=Went.choices, blank=True)
    school = models.CharField(max_length=8, choices=Went.choices, blank=True)
    comes = models.CharField(max_length=9, choices=Comes.choices, blank=True)
    stays = models.CharField(max_length=6, choices=Stays.choices, blank=True)
    help = models.CharField(max_length=3, choices=Help.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField(default=0)
    channel = models.CharField(max_length=4, choices=Channel.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-number", "-side", "id")
        indexes = (
            models.Index(fields=["region", "state", "state_on"]),
            models.Index(fields=["institution", "state"]),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["apprenticeship", "side", "since", "number"],
                name="a_sign_once_a_month_and_side",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="signs_begin_after_a_month"),
            models.CheckConstraint(
                condition=Q(due_on__gt=models.F("since")), name="signs_come_after_the_start"
            ),
            models.CheckConstraint(
                condition=Q(state=Asking.ANSWERED, answered_at__isnull=False)
                & ~Q(help="")
                & ~Q(channel="")
                | ~Q(state=Asking.ANSWERED)
                & Q(work="", school="", comes="", stays="", help="", words="", channel="")
                & Q(weight=0, answered_at=None, answered_by=None),
                name="silence_is_no_sign_of_success",
            ),
            models.CheckConstraint(
                condition=~Q(side=Side.TRAINEE) | Q(comes=""), name="a_trainee_is_not_watched"
            ),
            models.CheckConstraint(
                condition=~Q(side=Side.SCHOOL) | Q(work="", stays=""),
                name="a_school_speaks_of_school",
            ),
            models.CheckConstraint(
                condition=~Q(side=Side.TRAINER) | Q(school=""), name="a_company_speaks_of_work"
            ),
        )
