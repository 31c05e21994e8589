"""What somebody sent, who answers it until when, and the answer, which stands apart and is public.

Whoever writes without a name leaves nothing here that says who it was: no account, no hour, and a key
that is drawn by lot and does not grow with time.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now, today
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Membership, Region, Topic

DAYS = 14
"""Until a region decides on its own."""


class Kind(models.TextChoices):
    """What it is."""

    IDEA = "idea", _("Idea")
    COMPLAINT = "complaint", _("Complaint")


class State(models.TextChoices):
    """Where it stands."""

    RECEIVED = "received", _("received")
    WITH_SOMEBODY = "with", _("with somebody")
    ANSWERED = "answered", _("answered")
    WITHDRAWN = "withdrawn", _("taken back")


MOVES: dict[State, dict[State, frozenset[str]]] = {
    State.RECEIVED: {
        State.WITH_SOMEBODY: frozenset({"coordinator"}),
        State.WITHDRAWN: frozenset({"sender"}),
    },
    State.WITH_SOMEBODY: {
        State.RECEIVED: frozenset({"coordinator", "responsible"}),
        State.ANSWERED: frozenset({"responsible"}),
        State.WITHDRAWN: frozenset({"sender"}),
    },
    State.ANSWERED: {},
    State.WITHDRAWN: {},
}
"""From a state to those that may follow, with the sides that may do it."""
OPEN = (State.RECEIVED, State.WITH_SOMEBODY)


class Rule(Row):
    """Within how many days a region answers."""

    region = models.OneToOneField(Region, on_delete=models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField(default=DAYS)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=90), name="an_answer_within_some_days"
            ),
        )


class Idea(Row):
    """An idea or a complaint, in the sender's words. `code_digest` is kept of the receipt code.

    `may_publish`: the sender agreed that the words are read in the network. `reminded_on` and `told_on`
    say when whoever answers, and when the coordination, were reminded. `back_from` gave it back last.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    topic = models.CharField(max_length=20, choices=Topic.choices, blank=True)
    text = models.CharField(max_length=3000, blank=True)
    language = models.CharField(max_length=8, default="de")
    may_publish = models.BooleanField(default=False)
    code_digest = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(max_length=9, choices=State.choices, default=State.RECEIVED)
    received_on = models.DateField(default=today)
    due_on = models.DateField()
    place = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    back_from = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reminded_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=["region", "state", "due_on"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(place=None, account=None)
                | Q(place__isnull=False, account__isnull=False),
                name="with_somebody_at_a_place",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["with", "answered"]) | Q(place__isnull=False),
                name="answered_by_a_named_person",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(state="withdrawn"),
                name="only_what_is_taken_back_is_empty",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Sender(Row):
    """Who sent it, where they chose to say so."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)


class Answer(Row):
    """The answer, read in the whole network: what it was about, who answers, what they say.

    `asked` are the sender's words where the sender agreed and nobody is named in them.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    idea = models.OneToOneField(Idea, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    topic = models.CharField(max_length=20, choices=Topic.choices, blank=True)
    title = models.CharField(max_length=120)
    asked = models.CharField(max_length=3000, blank=True)
    text = models.CharField(max_length=3000)
    name = models.CharField(max_length=200)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-answered_at", "id")

    def __str__(self) -> str:
        return self.title
