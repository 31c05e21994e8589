"""Who may keep a company, its sites, contacts and users, and its place in a portfolio."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.employers.models import CompanyUser, Employer
from nahtlos.network.models import Institution

OTHER_REGION = _("This belongs to another region.")


def may_make(actor: Actor, region: UUID) -> Refusal | None:
    """Enter a company: whoever works with employers."""
    return unless(
        actor.may(May.SERVE_EMPLOYERS) and actor.institution,
        _("Only the employer service of an institution enters companies."),
    ) or unless(actor.region == region, OTHER_REGION)


def may_keep(actor: Actor, company: Employer) -> Refusal | None:
    """Visits, tasks, contacts: the employer service that looks after the company."""
    return unless(
        actor.may(May.SERVE_EMPLOYERS) and actor.institution == company.institution_id,
        _("Another institution looks after this company."),
    ) or unless(actor.region == company.region_id, OTHER_REGION)


def signs_in_for(actor: Actor, company: UUID) -> bool:
    """Whether this actor came in as a user of the company."""
    return actor.may(May.OFFER_OPENINGS) and (
        CompanyUser.objects.filter(company=company, account=actor.account, ended_at=None).exists()
    )


def may_tell(actor: Actor, company: Employer) -> Refusal | None:
    """Say something about the company: its own users, or its employer service."""
    if actor.may(May.OFFER_OPENINGS):
        return unless(
            signs_in_for(actor, company.pk), _("You do not sign in for this company.")
        ) or unless(actor.region == company.region_id, OTHER_REGION)
    return may_keep(actor, company)


def may_let_in(actor: Actor, company: Employer, email: str, *, works: bool) -> Refusal | None:
    """Give somebody a sign-in for the company; staff have their own and keep it apart."""
    return (
        may_keep(actor, company)
        or unless(company.closed_at is None, _("This company is no longer looked after."))
        or unless("@" in email, _("Please write the mail address of whoever will sign in."))
        or unless(
            not works,
            _("This address belongs to staff of an institution. Please use another address."),
        )
    )


def may_hand_over(actor: Actor, company: Employer, to: Institution, why: str) -> Refusal | None:
    """Give a company to another institution of the region, with a reason."""
    return (
        may_keep(actor, company)
        or unless(to.region_id == company.region_id, OTHER_REGION)
        or unless(to.pk != company.institution_id, _("Your institution looks after it already."))
        or unless(why.strip(), _("Please say why it is handed over."))
    )
