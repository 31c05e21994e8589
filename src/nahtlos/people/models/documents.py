"""Documents of a person: what was handed in, whether it counts, and its bytes inside the wall."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.network.models import Account
from nahtlos.people.models.person import OfPerson
from nahtlos.people.models.record import Qualification
from nahtlos.people.retention import Keeps


class DocumentQuery(models.QuerySet["Document"]):
    """Chainable filters over documents."""

    def waiting(self) -> "DocumentQuery":
        """Those that nobody has decided on yet."""
        return self.filter(state__in=(Document.State.HANDED_IN, Document.State.LOOKED_AT))


class Document(OfPerson):
    """One paper of a person. There is no kind for identity papers: copies of them are not kept.

    `sentence` says why it was refused; `digest` (SHA-256 of what is kept) knows a paper again.
    """

    retention = Keeps(
        "kind title language translated qualification taken state sentence media_type ending size"
        " digest handed_in_at handed_in_by moved_at moved_by",
        contact=("handed_in_at",),
    )

    class Kind(models.TextChoices):
        CERTIFICATE = "certificate", _("Certificate")
        TRANSCRIPT = "transcript", _("Subjects and marks")
        TRANSLATION = "translation", _("Translation")
        CV = "cv", _("CV")
        WORK = "work", _("Proof of work")
        LETTER = "letter", _("Letter from an office")
        OTHER = "other", _("Something else")

    class Taken(models.TextChoices):
        PHONE = "phone", _("photographed")
        SCAN = "scan", _("scanned")

    class State(models.TextChoices):
        HANDED_IN = "handed_in", _("handed in")
        LOOKED_AT = "looked_at", _("looked at")
        CONFIRMED = "confirmed", _("confirmed")
        REFUSED = "refused", _("not accepted")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=160)
    language = models.CharField(max_length=8, blank=True)
    translated = models.BooleanField(default=False)
    qualification = models.ForeignKey(
        Qualification, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken = models.CharField(max_length=8, choices=Taken.choices, default=Taken.SCAN)
    state = models.CharField(max_length=10, choices=State.choices, default=State.HANDED_IN)
    sentence = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=40)
    ending = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    handed_in_at = models.DateTimeField(default=now)
    handed_in_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = DocumentQuery.as_manager()

    class Meta:
        ordering = ("-handed_in_at", "id")
        indexes = (models.Index(fields=["institution", "state", "handed_in_at"]),)
        constraints = (
            models.UniqueConstraint(fields=["person", "digest"], name="document_once_a_person"),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(sentence="")
                | ~Q(state="refused") & Q(sentence=""),
                name="refused_with_a_sentence",
            ),
            models.CheckConstraint(
                condition=Q(state="handed_in", moved_at=None, moved_by=None)
                | ~Q(state="handed_in") & Q(moved_at__isnull=False, moved_by__isnull=False),
                name="document_moved_by_somebody",
            ),
        )


DOCUMENT_MOVES: dict[Document.State, frozenset[Document.State]] = {
    Document.State.HANDED_IN: frozenset(
        {Document.State.LOOKED_AT, Document.State.CONFIRMED, Document.State.REFUSED}
    ),
    Document.State.LOOKED_AT: frozenset({Document.State.CONFIRMED, Document.State.REFUSED}),
    Document.State.CONFIRMED: frozenset({Document.State.LOOKED_AT}),
    Document.State.REFUSED: frozenset({Document.State.LOOKED_AT}),
}
"""Every decision can be taken back; what has been looked at is never unseen."""


class Content(OfPerson):
    """The bytes of a document, apart from it, so that lists stay quick and the book stays small."""

    retention = Keeps("document content")

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="+")
    content = models.BinaryField()
