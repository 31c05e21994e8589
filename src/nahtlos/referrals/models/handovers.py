"""A whole case handed to another institution of the region: what goes, what stays, and who agreed."""

from enum import StrEnum

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account, Institution, Membership
from nahtlos.people.models import Consent, OfPerson, Part, Person
from nahtlos.people.retention import Keeps

ALWAYS = Part.PROFILE.value
"""Goes in every handover: nobody can go on without it, and the own page asks for the birth date."""


class Stage(models.TextChoices):
    """Where a handover stands."""

    DRAFTED = "drafted", _("drafted")
    OFFERED = "offered", _("offered")
    SEEN = "seen", _("seen")
    TAKEN = "taken", _("taken over")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")


class Hand(StrEnum):
    """Whose hand moves a handover."""

    GIVER = "giver"
    RECEIVER = "receiver"
    PERSON = "person"
    PROGRAM = "program"


WAITING = frozenset({Stage.OFFERED, Stage.SEEN})
OVER = frozenset({Stage.TAKEN, Stage.DECLINED, Stage.WITHDRAWN, Stage.EXPIRED})

_RECEIVER, _PROGRAM = frozenset({Hand.RECEIVER}), frozenset({Hand.PROGRAM})
# The person by answering or taking back the consent, the giver by hand.
_THEIRS = frozenset({Hand.GIVER, Hand.PERSON})

STAGES: dict[Stage, dict[Stage, frozenset[Hand]]] = {
    Stage.DRAFTED: {Stage.OFFERED: _THEIRS, Stage.WITHDRAWN: _THEIRS},
    Stage.OFFERED: {
        Stage.SEEN: _RECEIVER,
        Stage.TAKEN: _RECEIVER,
        Stage.DECLINED: _RECEIVER,
        Stage.WITHDRAWN: _THEIRS,
        Stage.EXPIRED: _PROGRAM,
    },
    Stage.SEEN: {
        Stage.TAKEN: _RECEIVER,
        Stage.DECLINED: _RECEIVER,
        Stage.WITHDRAWN: _THEIRS,
        Stage.EXPIRED: _PROGRAM,
    },
    Stage.TAKEN: {},
    Stage.DECLINED: {},
    Stage.WITHDRAWN: {},
    Stage.EXPIRED: {},
}


class HandoverQuery(models.QuerySet["Handover"]):
    """Chainable filters over handovers."""

    def open(self) -> "HandoverQuery":
        """Those that are not over: at most one for a person."""
        return self.exclude(state__in=OVER)

    def waiting(self) -> "HandoverQuery":
        """Those that wait for the receiver."""
        return self.filter(state__in=WAITING)


class Handover(OfPerson):
    """A case that changes hands. `giver` stays who gave, while the holder of the row changes with it.

    `parts` and `documents` go, everything else stays; `with_referrals` and `with_consents` are the
    person's own word. When it is taken over, what stays goes to `remainder`: a closed case of the giver.
    """

    retention = Keeps(
        "giver recipient why parts documents with_referrals with_consents consent state moved_at"
        " moved_by words offered_at answer_due_on sight_ends_at reminded_on ended_at adviser"
        " remainder",
        rows={"referrals": ("ended_at",)},
        contact=("moved_at",),
    )

    giver = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True)
    parts = ArrayField(models.CharField(max_length=10, choices=Part.choices))
    documents = ArrayField(models.UUIDField(), default=list, blank=True)
    with_referrals = models.BooleanField(default=False)
    with_consents = models.BooleanField(default=False)
    consent = models.ForeignKey(
        Consent, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=Stage.choices, default=Stage.DRAFTED)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(max_length=300, blank=True)

    offered_at = models.DateTimeField(null=True, blank=True)
    answer_due_on = models.DateField(null=True, blank=True)
    sight_ends_at = models.DateTimeField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    adviser = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    remainder = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = HandoverQuery.as_manager()

    class Meta:
        ordering = ("-moved_at",)
        indexes = (
            models.Index(fields=["recipient", "state"]),
            models.Index(fields=["giver", "state"]),
            models.Index(fields=["consent"]),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=["drafted", "offered", "seen"]),
                name="one_handover_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(parts__contains=[ALWAYS]), name="the_profile_always_goes"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[Stage.DRAFTED, Stage.WITHDRAWN])
                | Q(consent__isnull=False, offered_at__isnull=False, answer_due_on__isnull=False),
                name="offered_with_consent_and_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(OVER), ended_at__isnull=False)
                | ~Q(state__in=sorted(OVER)) & Q(ended_at=None),
                name="handover_ended_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=Stage.TAKEN, adviser__isnull=False)
                | ~Q(state=Stage.TAKEN) & Q(adviser=None, remainder=None),
                name="taken_over_by_an_adviser",
            ),
            models.CheckConstraint(
                condition=~Q(state=Stage.DECLINED) | ~Q(words=""),
                name="handover_declined_with_a_reason",
            ),
        )


class HandoverMove(OfPerson):
    """One move of a handover: who, when, from where to where. Written by the database itself."""

    retention = Keeps("handover at by by_institution by_role from_state to_state words")

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="moves")
    at = models.DateTimeField()
    by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    by_institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    by_role = models.CharField(max_length=20)
    from_state = models.CharField(max_length=10, choices=Stage.choices, blank=True)
    to_state = models.CharField(max_length=10, choices=Stage.choices)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=["handover", "at"]),)
