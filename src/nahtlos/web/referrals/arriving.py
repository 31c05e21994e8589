"""How a page arrives at a referral or a question, or is not there."""

from collections.abc import Mapping
from uuid import UUID

from django import forms

from nahtlos.core.actor import sure
from nahtlos.core.clock import today
from nahtlos.network import queries as network
from nahtlos.referrals import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import row_of
from nahtlos.web.referrals.forms import Accept, Appointment, Close, Decline, Nothing, own

VERBS = ("see", "accept", "decline", "appointment", "keep", "close")


def referral_at(referral: UUID, person: UUID | None = None) -> queries.Referral:
    """The referral, of this person if one is named, or a page that is not there."""
    return row_of(person, queries.referral_for, referral)


def question_at(question: UUID, person: UUID | None = None) -> queries.Question:
    """The question, of this person if one is named, or a page that is not there."""
    return row_of(person, queries.question_for, question)


def areas_here(request: NahtlosRequest) -> list[tuple[str, str]]:
    """The areas of the reader's region."""
    return [(str(one.pk), one.name) for one in network.areas(sure(request.actor.region))]


def forms_for(
    referral: queries.Referral, verb: str = "", data: Mapping[str, object] | None = None
) -> dict[str, forms.Form]:
    """The forms of every answer; that of `verb` with what was typed."""
    others = own(network.institutions(referral.region_id), referral.recipient_id)

    def typed(name: str) -> Mapping[str, object] | None:
        return data if name == verb else None

    return {
        "see": Nothing(typed("see")),
        "accept": Accept(typed("accept"), prefix="accept"),
        "decline": Decline(typed("decline"), prefix="decline", others=others),
        "appointment": Appointment(typed("appointment"), prefix="appointment"),
        "keep": Nothing(typed("keep")),
        "close": Close(typed("close"), prefix="close"),
    }


def late_words(referral: queries.Referral) -> bool:
    """Whether the deadline has passed."""
    return queries.late_for(referral, today()) > queries.Late.NOBODY
