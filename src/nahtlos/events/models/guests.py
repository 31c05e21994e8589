"""Guests. A guest is a number; name and ways to reach stand apart and go first (class `guests`)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.events.models.events import Event, Group, codes
from nahtlos.events.models.states import JOINED, Stand
from nahtlos.network.models import Institution, Region


class Source(models.TextChoices):
    """How somebody came to be a guest."""

    INVITED = "invited", _("invited")
    SIGNED_UP = "signed_up", _("signed up")
    AT_THE_DOOR = "at_the_door", _("came without signing up")


class Guest(Row):
    """Somebody invited or signed up, without a name.

    `turn` says who signed up first. `once` is the key of the form, so that sending it twice signs up
    once. `institution` is the one of the directory that was invited, if there is one.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="guests")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=11, choices=Source.choices)
    stand = models.CharField(max_length=9, choices=Stand.choices, default=Stand.INVITED)
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    languages = codes()
    interests = codes()
    reads = models.CharField(max_length=8, default="de")
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    turn = models.PositiveIntegerField(null=True, editable=False)
    once = models.UUIDField(null=True, editable=False)
    wants_results = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=now)
    joined_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=["event", "stand", "turn"]),)
        constraints = (
            models.UniqueConstraint(fields=["event", "number"], name="one_guest_a_number"),
            models.UniqueConstraint(fields=["event", "once"], name="a_form_signs_up_once"),
            models.CheckConstraint(
                condition=Q(group=None) | Q(stand__in=JOINED), name="in_a_group_who_signed_up"
            ),
            models.CheckConstraint(
                condition=~Q(stand=Stand.HERE) | Q(arrived_at__isnull=False),
                name="who_is_here_has_arrived",
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class Card(Row):
    """Name and ways to reach of a guest. `for_all`: every other guest may see it."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    guest = models.OneToOneField(Guest, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=80, blank=True)
    affiliation = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    for_all = models.BooleanField(default=False)


class Pass(Row):
    """What the link of a guest is known by. The token itself is kept nowhere."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    guest = models.OneToOneField(Guest, on_delete=models.CASCADE, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)


class Share(Row):
    """One guest gave the own card to another, who wears `number`; it can be taken back."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="+")
    taker = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    given_at = models.DateTimeField(default=now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["giver", "taker"], name="a_card_given_once"),
            models.CheckConstraint(
                condition=~Q(giver=F("taker")), name="nobody_gives_themself_a_card"
            ),
        )


class Said(Row):
    """A result or a wish, in a guest's words; the last one of a kind counts."""

    class Kind(models.TextChoices):
        """What it is."""

        RESULT = "result", _("Result")
        WISH = "wish", _("Wish")

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=6, choices=Kind.choices)
    text = models.CharField(max_length=500)
    said_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("said_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["guest", "kind"], name="said_once_of_a_kind"),
        )
