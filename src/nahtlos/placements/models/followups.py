"""Follow-up (Nachhalten): what person and employer are asked after 1, 3, 6 and 12 months."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.employers.models import Employer
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps
from nahtlos.placements.engine import ASKED_AFTER
from nahtlos.placements.models.placements import Placement
from nahtlos.placements.models.states import Asking


class Side(models.TextChoices):
    """Who is asked."""

    PERSON = "person", _("the person")
    EMPLOYER = "employer", _("the employer")


class Works(models.TextChoices):
    """Whether somebody still works there."""

    HERE = "here", _("Yes, still there")
    ELSEWHERE = "elsewhere", _("No, but somewhere else")
    NOT = "not", _("No, not at work now")
    GONE = "gone", _("No, not with us any more")


OF_PERSON = (Works.HERE, Works.ELSEWHERE, Works.NOT)
OF_EMPLOYER = (Works.HERE, Works.GONE)


class Goes(models.TextChoices):
    """How it goes."""

    WELL = "well", _("Well")
    MIDDLING = "middling", _("So-so")
    BADLY = "badly", _("Not well")


class Help(models.TextChoices):
    """Whether somebody should help."""

    NO = "no", _("No, thank you")
    YES = "yes", _("Yes, please call me")


class Channel(models.TextChoices):
    """How the answer came."""

    LINK = "link", _("by the link")
    PAGE = "page", _("on the own page")
    CALL = "call", _("by telephone")


class FollowUp(OfPerson):
    """One question to one side. `state_on` is the day since which it stands where it stands.

    Carries what the one who is asked may see (`title`, `since`), so that a link shows this row and
    nothing beside it. The token of the link is kept nowhere; `token_digest` knows it.
    """

    retention = Keeps(
        "placement side employer months title since due_on state state_on asked_at token_digest"
        " token_ends_at tries works goes help words channel answered_at answered_by troubled",
        contact=("answered_at",),
    )

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="followups")
    side = models.CharField(max_length=8, choices=Side.choices)
    employer = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    months = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    since = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=Asking.choices, default=Asking.WAITING)
    state_on = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True)
    token_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    token_ends_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    works = models.CharField(max_length=9, choices=Works.choices, blank=True)
    goes = models.CharField(max_length=8, choices=Goes.choices, blank=True)
    help = models.CharField(max_length=3, choices=Help.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    channel = models.CharField(max_length=4, choices=Channel.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    troubled = models.BooleanField(default=False)

    class Meta:
        ordering = ("due_on", "side", "id")
        indexes = (
            models.Index(fields=["region", "state", "due_on"]),
            models.Index(fields=["institution", "state"]),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["placement", "side", "months"], name="asked_once_a_time_and_side"
            ),
            models.CheckConstraint(
                condition=Q(months__in=ASKED_AFTER), name="asked_after_these_months"
            ),
            models.CheckConstraint(
                condition=Q(state=Asking.ANSWERED, answered_at__isnull=False)
                & ~Q(works="")
                & ~Q(channel="")
                | ~Q(state=Asking.ANSWERED)
                & Q(works="", goes="", help="", words="", channel="", answered_at=None)
                & Q(answered_by=None, troubled=False),
                name="silence_is_no_answer",
            ),
            models.CheckConstraint(
                condition=~Q(side=Side.PERSON) | Q(works__in=["", *OF_PERSON], employer=None),
                name="the_person_answers_as_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(side=Side.EMPLOYER) | Q(works__in=["", *OF_EMPLOYER]),
                name="the_employer_answers_as_an_employer",
            ),
            models.CheckConstraint(
                condition=Q(token_digest=None, token_ends_at=None)
                | Q(token_digest__isnull=False, token_ends_at__isnull=False),
                name="follow_up_link_ends",
            ),
        )
