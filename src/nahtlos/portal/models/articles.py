"""What the region tells its employers, in plain words. What is published is public."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Institution, Region


class Language(models.TextChoices):
    """In which language an article is written."""

    GERMAN = "de", _("German")
    ENGLISH = "en", _("English")


class Subject(models.TextChoices):
    """What an article is about, in the order of a start in work."""

    ALLOWED = "allowed", _("May I?")
    START = "start", _("Trying each other out")
    MONEY = "money", _("Costs and funding")
    PAPERS = "papers", _("Papers and reports")
    LEARN = "learn", _("Training and German")
    LATER = "later", _("When something changes")


class State(models.TextChoices):
    """Whether everybody may read it."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Article(Row):
    """One question in one language, with its answer in Markdown.

    `law_as_of` is the date of the law that the text was checked against, `version` the number of
    the newest `Version`.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=60)
    language = models.CharField(max_length=2, choices=Language.choices)
    subject = models.CharField(max_length=10, choices=Subject.choices)
    title = models.CharField(max_length=120)
    says = models.CharField(max_length=240)
    body = models.TextField(max_length=12000)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    position = models.PositiveSmallIntegerField(default=100)
    law_as_of = models.DateField(null=True, blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    review_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("subject", "position", "title", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["region", "slug", "language"], name="article_once_a_language"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def is_due(self, on: date) -> bool:
        """Whether somebody should read it again."""
        return self.review_on <= on


class Version(Row):
    """How an article read at some time; never changed, so that every one can come back."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    says = models.CharField(max_length=240)
    body = models.TextField(max_length=12000)
    saved_at = models.DateTimeField(default=now)
    saved_by = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["article", "number"], name="a_version_once"),
        )
