"""Who runs a programme, and keeps its mentors."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.employers.access import signs_in_for
from nahtlos.employers.queries import Employer
from nahtlos.mentoring.models import Programme


def runs(actor: Actor, programme: Programme) -> bool:
    """Staff of the institution that runs it, or whoever signs in for the company."""
    if actor.region != programme.region_id:
        return False
    if actor.may(May.OFFER_OPENINGS):
        return programme.company_id is not None and signs_in_for(actor, programme.company_id)
    return actor.may(May.READ_PERSONS) and actor.institution == programme.institution_id


def may_run(actor: Actor, programme: Programme) -> Refusal | None:
    """Whether this actor runs the programme."""
    return unless(
        runs(actor, programme), _("This programme is run by somebody else: see whom you can ring.")
    )


def may_make(actor: Actor, company: Employer | None) -> Refusal | None:
    """Begin a programme: staff of an institution, for themselves or with a company they look after."""
    if actor.may(May.OFFER_OPENINGS):
        return unless(
            company is not None and signs_in_for(actor, company.pk),
            _("You do not sign in for this company."),
        )
    return unless(
        actor.may(May.READ_PERSONS) and actor.institution,
        _("Only staff of an institution begins a programme."),
    ) or unless(
        company is None or company.institution_id == actor.institution,
        _("Another institution looks after this company."),
    )


def may_close(actor: Actor, programme: Programme, *, standing: int) -> Refusal | None:
    """End a programme: nobody may be left standing."""
    return (
        may_run(actor, programme)
        or unless(programme.closed_at is None, _("This programme has ended already."))
        or unless(standing == 0, _("Pairs still stand. Please end them first, one by one."))
    )


def may_keep_mentors(actor: Actor, programme: Programme) -> Refusal | None:
    """Add mentors, note certificates and training."""
    return may_run(actor, programme) or unless(
        programme.closed_at is None, _("This programme has ended already.")
    )
