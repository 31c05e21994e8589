"""Goals: where the person wants to get to, first of all in their own words."""

from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Goal(OfPerson):
    """What the person wants, as they say it, in the language they say it in.

    `german` is the same for those who read German. What kind of work it is (KldB) stands on record,
    where the law looks for it. `rank` 1 is the goal that the steps lead to first.
    """

    retention = Keeps(
        "words language german rank set_at set_by ended_at reached", contact=("set_at",)
    )

    words = models.CharField(max_length=300)
    language = models.CharField(max_length=8)
    german = models.CharField(max_length=300, blank=True)
    rank = models.PositiveSmallIntegerField(default=1)
    set_at = models.DateTimeField(default=now)
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    reached = models.BooleanField(default=False)

    class Meta:
        ordering = ("rank", "set_at")
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="goal_has_words"),
            models.CheckConstraint(
                condition=Q(reached=False) | Q(ended_at__isnull=False),
                name="a_goal_that_is_reached_has_ended",
            ),
        )
