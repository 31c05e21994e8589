"""Who may write an opening, and which moves it can make."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.employers.access.companies import may_tell
from nahtlos.employers.models import MOVES, Employer, Level, Opening, Site, Source, State

SENTENCES = {
    State.DRAFT: _("This opening is a draft. Please publish it first."),
    State.PUBLISHED: _("This opening is published already."),
    State.PAUSED: _("This opening is paused. Please publish it again first."),
    State.FILLED: _("This opening is filled. Please publish it again first."),
    State.EXPIRED: _("This opening has run out. One press brings it back."),
}

STANDS_THERE = _(
    "This opening comes from the employment agency's job search and is published there. "
    "Please agree with the company on an opening of your own."
)


def may_write(actor: Actor, company: Employer) -> Refusal | None:
    """Write openings of this company."""
    return may_tell(actor, company) or unless(
        company.closed_at is None, _("This company is no longer looked after.")
    )


def may_use(company: Employer, site: Site, contact_of: UUID | None) -> Refusal | None:
    """Site and contact must be those of the company."""
    return unless(
        site.company_id == company.pk, _("This place belongs to another company.")
    ) or unless(contact_of in {None, company.pk}, _("This contact works at another company."))


def may_move(actor: Actor, opening: Opening, to: State) -> Refusal | None:
    """Publish, pause, fill: only along the moves that there are."""
    return (
        may_write(actor, opening.company)
        or unless(to != State.PUBLISHED or opening.source != Source.AGENCY, STANDS_THERE)
        or unless(to in MOVES[State(opening.state)], SENTENCES[State(opening.state)])
    )


def may_publish(actor: Actor, opening: Opening) -> Refusal | None:
    """Publish: what somebody needs to know to decide must be there."""
    return (
        may_move(actor, opening, State.PUBLISHED)
        or unless(
            opening.german_needs or opening.german_words or opening.german == Level.A0,
            _("Please say what must be understood or said in German at this work."),
        )
        or unless(opening.text.strip(), _("Please write in a few sentences what the work is."))
        or unless(opening.site.closed_at is None, _("Nobody works at this place any more."))
    )


def may_refresh(actor: Actor, opening: Opening) -> Refusal | None:
    """Say that it is still open: what is published or has just run out."""
    return (
        may_write(actor, opening.company)
        or unless(opening.source != Source.AGENCY, STANDS_THERE)
        or unless(
            opening.state in {State.PUBLISHED, State.EXPIRED}, SENTENCES[State(opening.state)]
        )
    )
