"""Who may hand in a document, and who decides whether it counts."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people.access.persons import may_keep
from nahtlos.people.models import DOCUMENT_MOVES, Document, Person


def may_hand_in(actor: Actor, person: Person) -> Refusal | None:
    """The person themself, or an adviser who holds the file."""
    if actor.person is None:
        return may_keep(actor, person)
    return (
        unless(
            actor.may(May.KEEP_OWN_DATA) and actor.person == person.pk,
            _("You can hand in only your own documents."),
        )
        or unless(person.merged_into_id is None, _("This file was joined with another one."))
        or unless(
            person.closed_at is None, _("You are no longer accompanied here. Please ring us.")
        )
    )


def may_hand_in_more(number: int, most: int) -> Refusal | None:
    """Whether a file has room for one more document."""
    return unless(
        number < most,
        _("There are too many documents in this file. Please ask your adviser to take some out."),
    )


def may_decide(actor: Actor, document: Document, to: Document.State) -> Refusal | None:
    """Whether this actor may look at, confirm or refuse this document now."""
    return may_keep(actor, document.person) or unless(
        to in DOCUMENT_MOVES[Document.State(document.state)],
        _("This has already been decided."),
    )


def may_say_why(to: Document.State, sentence: str) -> Refusal | None:
    """Whoever hands something in is told why it does not count."""
    return unless(
        to is not Document.State.REFUSED or sentence,
        _(
            "Please write in one sentence what the person should do, for example: The last page is missing."
        ),
    )
