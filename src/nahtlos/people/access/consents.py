"""Who may ask for, give, and take back consent."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.network.models import Institution, Kind
from nahtlos.people.access.persons import may_keep
from nahtlos.people.models import Consent, Part, Person, Purpose
from nahtlos.people.wording import SPECIAL

LONGEST = timedelta(days=732)


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


def may_name(
    person: Person, recipient: Institution, purpose: str, parts: Collection[str]
) -> Refusal | None:
    """Whether these parts can be named to this recipient for this purpose."""
    own = recipient.pk == person.institution_id
    return (
        unless(purpose in Purpose.values, _("Please name one purpose."))
        or unless(
            parts and set(parts) <= set(Part.values),
            _("Please name what may be seen, part by part."),
        )
        or unless(
            not own or set(parts) <= set(SPECIAL),
            _("Your institution sees this part anyway. Ask only for burdens and health."),
        )
    )


def may_last(at: datetime, until: datetime) -> Refusal | None:
    """Whether a consent of this moment may hold until then: it ends, within two years."""
    return unless(at < until <= at + LONGEST, _("A consent ends within two years from today."))


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
    """The person at any time; the holder's adviser at the person's word. Closed cases too."""
    held = actor.may(May.KEEP_PERSONS) and consent.institution_id == actor.institution
    own = actor.person is not None and consent.person_id == actor.person
    return (
        unless(
            held or own,
            _("Only the person, or the adviser at the person's word, can take this back."),
        )
        or unless(consent.revoked_at is None, _("This consent has already been taken back."))
        or unless(consent.refused_at is None, _("The person has already said no."))
    )
