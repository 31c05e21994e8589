"""Agreeing: the plan as it stands becomes a version that nobody changes any more."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand, unless
from nahtlos.people import actions as people
from nahtlos.people.queries import Person
from nahtlos.plan import access, wording
from nahtlos.plan.models import Agreed, Agreement, Goal, Signature, State, Step

BOX, MOST_SIGNS = (1000, 300), 40_000
PATH = re.compile(r"(?:M\d{1,4} \d{1,3}(?: L\d{1,4} \d{1,3})+ ?)+")
POINT = re.compile(r"(\d+) (\d+)")


@dataclass(frozen=True)
class Drawn:
    """A signature: lines of an SVG path with whole numbers in a box of 1000 × 300."""

    path: str

    def __post_init__(self) -> None:
        inside = all(int(x) <= BOX[0] and int(y) <= BOX[1] for x, y in POINT.findall(self.path))
        if len(self.path) > MOST_SIGNS or not PATH.fullmatch(self.path) or not inside:
            raise ValueError("a signature is lines within the box")


@transaction.atomic
def sign(
    *, person: Person, shown: str, by: Actor, at: datetime, drawn: Drawn | None = None
) -> Agreement:
    """The person agrees beside the adviser: draws a signature, or hears the plan and says yes.

    `shown` is the digest of what stood on the screen: a plan that was changed meanwhile is shown anew.
    """
    how = Agreed.SIGNED if drawn else Agreed.SPOKEN
    kept = _keep(person, how, by, at, shown=shown, witnessed_by_id=sure(by.account))
    if drawn:
        Signature.objects.create(
            person=person,
            region_id=person.region_id,
            institution_id=person.institution_id,
            agreement=kept,
            path=drawn.path,
        )
    return kept


@transaction.atomic
def agree_on_own_page(*, person: Person, shown: str, by: Actor, at: datetime) -> Agreement:
    """The person agrees alone, on the own page."""
    return _keep(person, Agreed.OWN_PAGE, by, at, shown=shown)


@transaction.atomic
def agree_on_paper(
    *, person: Person, paper: people.Paper, shown: str, by: Actor, at: datetime
) -> Agreement:
    """The person has signed the printed plan; the paper is kept with the version.

    `shown` is the digest of what the adviser has compared with the paper.
    """
    demand(access.may_sign(by, person, Agreed.PAPER))
    scan = people.keep_scan(person=person, paper=paper, by=by, at=at)
    return _keep(
        person, Agreed.PAPER, by, at, shown=shown, witnessed_by_id=sure(by.account), scan=scan
    )


def _keep(
    person: Person, how: Agreed, by: Actor, at: datetime, *, shown: str, **more: object
) -> Agreement:
    demand(access.may_sign(by, person, how))
    language = person.preferred_language
    content = wording.content(_goals(person), _steps(person), language)
    digest = wording.digest(content)
    demand(
        unless(content["steps"], _("There is no step in the plan yet."))
        or unless(shown == digest, _("The plan was changed meanwhile. Please read it once more."))
    )
    last = Agreement.objects.filter(person=person).aggregate(last=Max("number"))["last"] or 0
    return Agreement.objects.create(
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
        number=last + 1,
        content=content,
        digest=digest,
        how=how,
        language=language,
        agreed_at=at,
        **more,
    )


def _goals(person: Person) -> list[Goal]:
    return list(Goal.objects.filter(person=person, ended_at=None))


def _steps(person: Person) -> list[Step]:
    rows = Step.objects.filter(person=person).exclude(state=State.DROPPED)
    return wording.in_order(rows.select_related("helper"))
