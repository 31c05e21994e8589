"""The way to a contract: preparation, entry qualification, trial, or given up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import access
from nahtlos.apprenticeships.actions.asking import drop_open
from nahtlos.apprenticeships.actions.keeping import TWICE, locked, moved, written
from nahtlos.apprenticeships.models import Apprenticeship, State
from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, demand, unless
from nahtlos.employers.models import Employer
from nahtlos.internships.models import Internship
from nahtlos.network.actions.once import only_once
from nahtlos.network.models import Membership
from nahtlos.people.models import Person

KEEPER = _("Please choose an adviser of your institution.")


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What is wanted: which occupation, perhaps where, and who reacts if it does not go well."""

    title: str
    kldb: str
    keeper: Membership
    employer: Employer | None = None
    school: str = ""

    def columns(self) -> dict[str, Any]:
        """As the row keeps them."""
        return dict(vars(self))


def _fits(aim: Aim, region: object, institution: object) -> Refusal | None:
    here = aim.keeper.institution_id == institution and aim.keeper.role == "adviser"
    return unless(here, KEEPER) or unless(
        aim.employer is None or aim.employer.region_id == region, _("A file stays in its region.")
    )


@transaction.atomic
def prepare(*, person: Person, aim: Aim, by: Actor, at: datetime) -> Apprenticeship:
    """Begin the way to an apprenticeship; the person has one at a time."""
    demand(access.may_make(by, person))
    demand(_fits(aim, person.region_id, person.institution_id))
    made = Apprenticeship(
        person=person, region_id=person.region_id, institution_id=person.institution_id,
        made_at=at, made_by_id=sure(by.account), moved_at=at, moved_by_id=by.account,
        **aim.columns(),
    )  # fmt: skip
    with only_once(TWICE):
        made.save(force_insert=True)
    return made


@transaction.atomic
def change(*, apprenticeship: Apprenticeship, aim: Aim, by: Actor) -> Apprenticeship:
    """Write it as it is really meant."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_change(by, fresh))
    demand(_fits(aim, fresh.region_id, fresh.institution_id))
    return written(fresh, aim.columns())


@transaction.atomic
def set_keeper(*, apprenticeship: Apprenticeship, keeper: Membership, by: Actor) -> Apprenticeship:
    """Somebody else reacts from now on."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_name(by, fresh))
    here = keeper.institution_id == fresh.institution_id and keeper.role == "adviser"
    demand(unless(here, KEEPER))
    return written(fresh, {"keeper": keeper})


@transaction.atomic
def enter(
    *, apprenticeship: Apprenticeship, internship: Internship, by: Actor, at: datetime
) -> Apprenticeship:
    """The entry qualification begins, or is agreed: an internship of that kind."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_enter(by, fresh, internship))
    return moved(fresh, State.ENTRY, by=by, at=at, entry=internship)


@transaction.atomic
def try_out(
    *, apprenticeship: Apprenticeship, internship: Internship | None, by: Actor, at: datetime
) -> Apprenticeship:
    """The person is on trial at a company."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_try(by, fresh, internship))
    drop_open(fresh, at=at)
    return moved(fresh, State.TRIAL, by=by, at=at, trial=internship)


@transaction.atomic
def back(*, apprenticeship: Apprenticeship, by: Actor, at: datetime) -> Apprenticeship:
    """It led to no contract; the search goes on."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_move(by, fresh, State.PREPARING))
    demand(unless(fresh.placement_id is None, _("A contract is dissolved, not taken back.")))
    drop_open(fresh, at=at)
    return moved(fresh, State.PREPARING, by=by, at=at)


@transaction.atomic
def withdraw(
    *, apprenticeship: Apprenticeship, words: str, by: Actor, at: datetime
) -> Apprenticeship:
    """Given up before there was a contract."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_move(by, fresh, State.WITHDRAWN))
    drop_open(fresh, at=at)
    return moved(fresh, State.WITHDRAWN, by=by, at=at, words=words.strip())
