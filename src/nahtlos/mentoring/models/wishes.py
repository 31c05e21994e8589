"""A person's wish for a mentor: what goes to the programme with their yes, and nothing beside it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.mentoring.models.programmes import Programme
from nahtlos.mentoring.models.said import Aim, Sex, Slot
from nahtlos.mentoring.models.states import WishState
from nahtlos.network.models import Account, Area
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Wish(OfPerson):
    """What the programme is told: first name, languages, the best one first, and wishes. It opens no file.

    `wording` names the words that the person said yes to, `language` in which. `excluded` are mentors
    with whom they do not want to be introduced. Only the person wishes for a woman or a man.
    """

    retention = Keeps(
        "programme state moved_at moved_by first_name languages kldb area times sex aim telephone more"
        " excluded asked_at asked_by given_at language wording on_the_spot",
        contact=("asked_at",),
    )

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=WishState.choices, default=WishState.PROPOSED)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    first_name = models.CharField(max_length=60)
    languages = ArrayField(models.CharField(max_length=8))
    kldb = models.CharField(max_length=5, blank=True)
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    times = ArrayField(
        models.CharField(max_length=10, choices=Slot.choices), default=list, blank=True
    )
    sex = models.CharField(max_length=6, choices=Sex.choices, blank=True)
    aim = models.CharField(max_length=6, choices=Aim.choices, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    more = models.CharField(max_length=300, blank=True)
    excluded = ArrayField(models.UUIDField(), default=list, blank=True)
    asked_at = models.DateTimeField(default=now)
    asked_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=8, blank=True)
    wording = models.CharField(max_length=12, blank=True)
    on_the_spot = models.BooleanField(default=False)

    class Meta:
        ordering = ("asked_at", "id")
        indexes = (models.Index(fields=["programme", "state"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "programme"],
                condition=Q(state__in=["proposed", "open"]),
                name="one_wish_for_a_mentor_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="open")
                | Q(given_at__isnull=False) & ~Q(wording="") & ~Q(language=""),
                name="open_with_the_persons_yes",
            ),
            models.CheckConstraint(condition=~Q(languages=[]), name="a_wish_names_a_language"),
        )
