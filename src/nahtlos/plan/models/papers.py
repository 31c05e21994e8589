"""Papers that were made, and the templates that a region has of its own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now, uuid7
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Region
from nahtlos.people.models import OfPerson
from nahtlos.people.retention import Keeps


class TemplateKind(models.TextChoices):
    """What a region's template is."""

    TEXT = "text", _("Letter")
    PDF = "pdf", _("Form (PDF)")


class TemplateQuery(models.QuerySet["Template"]):
    """Chainable filters over templates."""

    def in_use(self) -> "TemplateQuery":
        """Those that papers are made from now."""
        return self.filter(published_at__isnull=False, ended_at=None)


class Template(Row):
    """One version of a region's own template: a letter as plain text, or a PDF to fill in.

    All versions of one template share `family`. `sources` tells for each field where its value comes
    from; empty is asked for. What is published is never changed: a new version takes its place.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    family = models.UUIDField(default=uuid7)
    number = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=4, choices=TemplateKind.choices)
    title = models.CharField(max_length=120)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    content = models.BinaryField(default=bytes)
    sources = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TemplateQuery.as_manager()

    class Meta:
        ordering = ("title", "-number")
        constraints = (
            models.UniqueConstraint(fields=["family", "number"], name="one_template_a_number"),
            models.UniqueConstraint(
                fields=["family"],
                condition=Q(published_at__isnull=False, ended_at=None),
                name="one_template_in_use",
            ),
            models.CheckConstraint(
                condition=Q(kind="text", content=b"") & ~Q(text="")
                | Q(kind="pdf", text="") & ~Q(content=b""),
                name="a_template_is_text_or_pdf",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="template_published_by_at",
            ),
        )


class Paper(OfPerson):
    """A letter or form that was made, without what stands in it.

    The PDF and the values are not kept: they stand in the file already, or on the paper that went out.
    Kept is what an audit asks: which template, in which version, when, by whom, which fields were typed
    by hand (their names alone), and the SHA-256 of the PDF, so that a paper can be told from another.
    """

    retention = Keeps(
        "template version title language typed digest made_at made_by", contact=("made_at",)
    )

    template = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=120)
    language = models.CharField(max_length=8)
    typed = models.JSONField(default=list, blank=True)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-made_at",)
        indexes = (models.Index(fields=["person", "-made_at"]),)
