"""A pair, what its mentor is shown of the person, its meetings, and what each of the two says."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.mentoring.models.mentors import Mentor
from nahtlos.mentoring.models.programmes import Programme
from nahtlos.mentoring.models.said import How, Side
from nahtlos.mentoring.models.states import OPEN, STANDING, About, State
from nahtlos.mentoring.models.wishes import Wish
from nahtlos.network.models import Account
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class Pair(OfPerson):
    """A person and a mentor. Holds no name: the program watches it, and both sides see it.

    `parts` are the points that were given when it was proposed; `next_at` is when the two meet next.
    `asked_on`: both were asked why nothing is heard; `told_on`: the programme's contact was told.
    """

    retention = Keeps(
        "wish programme mentor state moved_at moved_by proposed_at parts person_said_at mentor_said_at"
        " started_on until_on next_at last_met_on asked_on told_on ended_at",
        contact=("moved_at",),
    )

    wish = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="pairs")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State.choices, default=State.PROPOSED)
    moved_at = models.DateTimeField(default=now)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(default=now)
    parts = models.JSONField(default=dict, blank=True)
    person_said_at = models.DateTimeField(null=True, blank=True)
    mentor_said_at = models.DateTimeField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    last_met_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-proposed_at", "id")
        indexes = (
            models.Index(fields=["programme", "state"]),
            models.Index(fields=["mentor", "state"]),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["wish"], condition=Q(state__in=OPEN), name="one_mentor_for_a_wish_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[*STANDING, State.ENDED])
                | Q(person_said_at__isnull=False, mentor_said_at__isnull=False,
                    started_on__isnull=False, until_on__isnull=False),
                name="a_pair_begins_with_both",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at=None)
                | ~Q(state__in=OPEN) & Q(ended_at__isnull=False),
                name="a_pair_ends_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SILENT) | Q(asked_on__isnull=False),
                name="a_silent_pair_was_asked",
            ),
        )  # fmt: skip


class Introduced(OfPerson):
    """What the two see of each other: first names and languages. When they meet stands in the pair."""

    retention = Keeps("pair first_name languages mentor_name mentor_languages")

    pair = models.OneToOneField(Pair, on_delete=models.CASCADE, related_name="introduced")
    first_name = models.CharField(max_length=60)
    languages = ArrayField(models.CharField(max_length=8))
    mentor_name = models.CharField(max_length=60)
    mentor_languages = ArrayField(models.CharField(max_length=8))


class Meeting(OfPerson):
    """The two met: a line, written by either of them or by the programme. One for each day."""

    retention = Keeps(
        "pair held_on minutes how side logged_at logged_by",
        rows={"appointments": ("held_on",)},
        contact=("logged_at",),
    )

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="meetings")
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    how = models.CharField(max_length=5, choices=How.choices, default=How.MET)
    side = models.CharField(max_length=6, choices=Side.choices, blank=True)
    logged_at = models.DateTimeField(default=now)
    logged_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-held_on", "id")
        constraints = (
            models.UniqueConstraint(fields=["pair", "held_on"], name="a_meeting_once_a_day"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=720), name="a_meeting_lasts_some_time"
            ),
        )


class Word(OfPerson):
    """What one of the two says, to the programme alone: the other never sees it.

    `reason` is a code of `Answered` or `Ended`. A word about silence carries the day of the question.
    """

    retention = Keeps(
        "pair side about reason text asked_on said_at said_by",
        rows={"talk": ("said_at",)},
        contact=("said_at",),
    )

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="words")
    side = models.CharField(max_length=6, choices=Side.choices)
    about = models.CharField(max_length=7, choices=About.choices)
    reason = models.CharField(max_length=9, blank=True)
    text = models.CharField(max_length=500, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    said_at = models.DateTimeField(default=now)
    said_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("said_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["pair", "side"], condition=Q(about="end"), name="one_last_word_a_side"
            ),
            models.UniqueConstraint(
                fields=["pair", "side", "asked_on"],
                condition=Q(about="silence"),
                name="one_answer_to_a_question",
            ),
            models.CheckConstraint(
                condition=Q(about="silence", asked_on__isnull=False) & ~Q(reason="")
                | Q(about="end", asked_on=None) & ~Q(reason="")
                | Q(about="help", asked_on=None),
                name="a_word_says_what_about",
            ),
        )
