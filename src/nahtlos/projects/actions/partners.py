"""Ask institutions to carry a part; they agree with what they give, decline, or step back."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.network.actions.once import only_once
from nahtlos.network.models import Institution
from nahtlos.projects import access
from nahtlos.projects.actions.projects import locked
from nahtlos.projects.models import PartnerState, Project, ProjectPartner
from nahtlos.projects.news import PartnerMoved

ASKED = _("This institution has been asked already.")
GONE = _("This request was taken back in the meantime.")


@dataclass(frozen=True, kw_only=True)
class Gives:
    """What a partner gives: hours a week, rooms, money in euro, seats, and more in words."""

    hours: int | None = None
    rooms: str = ""
    money: int | None = None
    seats: int | None = None
    more: str = ""


@transaction.atomic
def ask(
    *,
    project: Project,
    institution: Institution,
    meets: bool,
    gives: Gives,
    by: Actor,
    at: datetime,
) -> ProjectPartner:
    """Ask an institution of the region, with what one hopes for."""
    fresh = locked(project)
    demand(
        access.may_change(by, fresh)
        or unless(
            institution.region_id == fresh.region_id,
            _("Please choose an institution of this region."),
        )
    )
    with only_once(ASKED):
        partner = ProjectPartner.objects.create(
            project=fresh, region_id=fresh.region_id, institution=institution, meets=meets,
            moved_at=at, moved_by_id=by.account, **asdict(gives),
        )  # fmt: skip
    return _tell(partner)


@transaction.atomic
def agree(*, partner: ProjectPartner, gives: Gives, by: Actor, at: datetime) -> ProjectPartner:
    """The institution says yes, and what it gives."""
    fresh = _locked(partner)
    demand(access.may_answer(by, fresh, PartnerState.AGREED))
    return _move(fresh, PartnerState.AGREED, gives, by=by, at=at)


@transaction.atomic
def tell(*, partner: ProjectPartner, gives: Gives, by: Actor, at: datetime) -> ProjectPartner:
    """A partner says anew what it gives."""
    fresh = _locked(partner)
    demand(access.may_tell(by, fresh))
    return _keep(fresh, gives)


@transaction.atomic
def decline(*, partner: ProjectPartner, words: str, by: Actor, at: datetime) -> ProjectPartner:
    """No, or no longer: from this moment its staff sees no participant."""
    fresh = _locked(partner)
    demand(access.may_answer(by, fresh, PartnerState.DECLINED))
    fresh.words = words
    return _move(fresh, PartnerState.DECLINED, None, "words", by=by, at=at)


@transaction.atomic
def ask_again(*, partner: ProjectPartner, by: Actor, at: datetime) -> ProjectPartner:
    """Ask once more who has declined."""
    fresh = _locked(partner)
    demand(access.may_ask_again(by, fresh))
    return _move(fresh, PartnerState.ASKED, None, by=by, at=at)


@transaction.atomic
def drop(*, partner: ProjectPartner, by: Actor) -> None:
    """Take a request back; nobody has agreed to anything."""
    fresh = _locked(partner)
    demand(access.may_drop(by, fresh))
    fresh.delete()


def _locked(partner: ProjectPartner) -> ProjectPartner:
    try:
        rows = ProjectPartner.objects.select_for_update(of=("self",)).select_related("project")
        return rows.get(pk=partner.pk)
    except ProjectPartner.DoesNotExist as error:
        raise Refused(Refusal(GONE)) from error


def _keep(partner: ProjectPartner, gives: Gives) -> ProjectPartner:
    given = asdict(gives)
    for name, value in given.items():
        setattr(partner, name, value)
    partner.save(update_fields=list(given))
    return partner


def _move(
    partner: ProjectPartner,
    to: PartnerState,
    gives: Gives | None,
    *fields: str,
    by: Actor,
    at: datetime,
) -> ProjectPartner:
    if gives is not None:
        _keep(partner, gives)
    partner.state, partner.moved_at, partner.moved_by_id = to, at, by.account
    partner.save(update_fields=["state", "moved_at", "moved_by", *fields])
    return _tell(partner)


def _tell(partner: ProjectPartner) -> ProjectPartner:
    publish(
        PartnerMoved(
            partner.pk, partner.project_id, partner.institution_id, partner.region_id, partner.state
        )
    )
    return partner
