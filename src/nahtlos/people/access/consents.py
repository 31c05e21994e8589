"""Who may ask for, give, and take back consent."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.network.models import Institution, Kind
from nahtlos.people.access.persons import may_keep
from nahtlos.people.models import Consent, Person


def may_ask_consent(actor: Actor, person: Person, recipient: Institution) -> Refusal | None:
    """Whether the person may be asked to open parts of the file to this recipient."""
    return (
        may_keep(actor, person)
        or unless(
            recipient.kind != Kind.IMMIGRATION_OFFICE,
            _("No file is opened to the immigration office. It is asked single questions."),
        )
        or unless(
            recipient.region_id == person.region_id,
            _("A file stays in its region."),
        )
    )


def _themself(actor: Actor, consent: Consent) -> Refusal | None:
    return unless(
        actor.person is not None and actor.person == consent.person_id,
        _("Only the person can answer this."),
    )


def may_answer(actor: Actor, consent: Consent) -> Refusal | None:
    """Whether this actor is the person who has been asked and has not answered yet."""
    open_still = consent.given_at is None and consent.refused_at is None
    return _themself(actor, consent) or unless(
        open_still and consent.revoked_at is None, _("This question has already been answered.")
    )


def may_revoke(actor: Actor, consent: Consent) -> Refusal | None:
    """The person at any time; the holder's adviser at the person's word."""
    held = actor.institution is not None and consent.institution_id == actor.institution
    return unless(
        held or (actor.person == consent.person_id and actor.person is not None),
        _("Only the person, or the adviser at the person's word, can take this back."),
    ) or unless(consent.revoked_at is None, _("This consent has already been taken back."))
