"""The monthly signs: asked, chased, answered. Silence never becomes a yes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import access, engine
from nahtlos.apprenticeships.actions.keeping import locked, written
from nahtlos.apprenticeships.models import (
    CHASED,
    Apprenticeship,
    Asking,
    Channel,
    Help,
    Side,
    Sign,
    Voice,
)
from nahtlos.apprenticeships.news import SignAsked, SignHeard
from nahtlos.apprenticeships.queries.links import digest_of, token_of
from nahtlos.apprenticeships.queries.runs import since_of
from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.people.wording import language_for

LINK_HOLDS = timedelta(days=45)
GONE = Refusal(_("This question is not asked now."))
CHOOSE = _("Please choose one of these answers.")
NEEDS: dict[Side, tuple[str, ...]] = {
    Side.TRAINEE: ("work", "school", "stays", "help"),
    Side.TRAINER: ("work", "comes", "stays", "help"),
    Side.SCHOOL: ("school", "comes", "help"),
}
"""What each side is asked; the rest it leaves empty."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """The answers of one side. Whether somebody has to act follows from them."""

    help: Help
    work: str = ""
    school: str = ""
    comes: str = ""
    stays: str = ""
    words: str = ""

    def columns(self) -> dict[str, Any]:
        """As the row keeps them, with their weight."""
        words = {name: value for name, value in vars(self).items() if name != "words"}
        return {**vars(self), "weight": engine.weighs(engine.Answers(**words))}


@transaction.atomic
def ask_month(*, apprenticeship: UUID, on: date, by: Actor, at: datetime) -> int:
    """The day of a month has come: every side that may be asked is asked, once. How many were."""
    row = locked(apprenticeship)
    demand(access.may_ask(by, row))
    first = since_of(row, on)
    number = engine.due_number(first, on) if first else 0
    if first is None or number < 1:
        return 0
    known = Sign.objects.filter(apprenticeship=row, since=first, number=number)
    had = set(known.values_list("side", flat=True))
    due = engine.nth_day(first, number)
    asked = [one for one in _sides(row) if one["side"] not in had]
    for one in asked:
        _ask(row, one, number=number, due=due, first=first, at=at)
    return len(asked)


def _sides(row: Apprenticeship) -> Iterator[dict[str, str]]:
    """The trainee, and whoever was named with the trainee's yes."""
    yield {"side": Side.TRAINEE, "language": language_for(row.person.preferred_language)}
    called = (row.placement.known_as if row.placement else "") or row.person.given_name
    for voice in Voice.objects.filter(apprenticeship=row):
        yield {"side": voice.side, "language": voice.language, "known_as": called}


def _ask(
    row: Apprenticeship, one: dict[str, str], *, number: int, due: date, first: date, at: datetime
) -> None:
    sign = Sign(
        person_id=row.person_id, region_id=row.region_id, institution_id=row.institution_id,
        apprenticeship=row, number=number, title=row.title, since=first, due_on=due,
        state_on=timezone.localdate(at), asked_at=at, token_ends_at=at + LINK_HOLDS, **one,
    )  # fmt: skip
    sign.token_digest = digest_of(token_of(sign.pk))
    sign.save(force_insert=True)
    _tell(sign, again=False)


def _tell(sign: Sign, *, again: bool) -> None:
    keys = (sign.apprenticeship_id, sign.region_id, sign.institution_id)
    publish(SignAsked(*keys, sign.pk, sign.side, again))


def _locked(sign: UUID) -> Sign:
    try:
        return Sign.objects.select_for_update(of=("self",)).get(pk=sign)
    except Sign.DoesNotExist as error:
        raise Refused(GONE) from error


@transaction.atomic
def chase(*, sign: UUID, by: Actor, at: datetime) -> Asking | None:
    """Silence goes on by one stage: a reminder, then a call, then it is counted as silence."""
    fresh, on = _locked(sign), timezone.localdate(at)
    demand(access.may_chase(by, fresh))
    to = engine.next_chase(fresh.state, fresh.state_on, on)
    if to is None:
        return None
    _move(fresh, Asking(to), at)
    if to == Asking.REMINDED:
        _tell(fresh, again=True)
    if to == Asking.SILENT:
        _heard(fresh)
    return Asking(to)


@transaction.atomic
def no_way(*, sign: UUID, by: Actor, at: datetime) -> None:
    """No message can reach them: they are telephoned at once."""
    fresh = _locked(sign)
    demand(access.may_chase(by, fresh))
    if fresh.state in {Asking.ASKED, Asking.REMINDED}:
        _move(fresh, Asking.CALL, at)


def _move(row: Sign, to: Asking, at: datetime) -> None:
    row.state, row.state_on = to, timezone.localdate(at)
    row.save(update_fields=["state", "state_on"])


def _heard(row: Sign) -> None:
    publish(SignHeard(row.apprenticeship_id, row.region_id, row.institution_id, row.pk))


def _still_open(sign: Sign, by: Actor) -> Sign:
    """The question, held; whoever comes a second time is told that it was answered already."""
    try:
        return _locked(sign.pk)
    except Refused:
        seen = Sign.objects.filter(pk=sign.pk).first()
        demand(access.may_answer(by, seen) if seen is not None else None)
        raise


@transaction.atomic
def answer(*, sign: Sign, said: Said, channel: Channel, by: Actor, at: datetime) -> Sign:
    """Whoever was asked answers, or the adviser writes down what was said on the telephone."""
    fresh = _still_open(sign, by)
    demand(access.may_answer(by, fresh))
    needs = NEEDS[Side(fresh.side)]
    told = {name: getattr(said, name) for name in ("work", "school", "comes", "stays", "help")}
    demand(unless(all(bool(value) == (name in needs) for name, value in told.items()), CHOOSE))
    changed: dict[str, Any] = {
        **said.columns(), "channel": channel, "state": Asking.ANSWERED,
        "state_on": timezone.localdate(at), "answered_at": at, "answered_by_id": by.account,
    }  # fmt: skip
    for name, value in changed.items():
        setattr(fresh, name, value)
    fresh.save(update_fields=[name.removesuffix("_id") for name in changed])
    _heard(fresh)
    return fresh


@transaction.atomic
def not_reached(*, sign: Sign, by: Actor) -> int:
    """One more call that nobody took; how many that were."""
    fresh = _locked(sign.pk)
    demand(access.may_call(by, fresh))
    fresh.tries += 1
    fresh.save(update_fields=["tries"])
    return fresh.tries


def drop_open(row: Apprenticeship, *, at: datetime, sides: tuple[Side, ...] = tuple(Side)) -> int:
    """Ask these sides no more; what nobody answered so far stays as silence where it was one."""
    rows = Sign.objects.filter(apprenticeship=row, side__in=sides, state__in=CHASED)
    return rows.update(state=Asking.DROPPED, state_on=timezone.localdate(at))


@transaction.atomic
def end_questions(*, apprenticeship: Apprenticeship, by: Actor, at: datetime) -> Apprenticeship:
    """The person does not want the monthly questions any more: nobody is asked."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_name(by, fresh))
    drop_open(fresh, at=at)
    return written(fresh, {"guarded": False})


@transaction.atomic
def resume_questions(*, apprenticeship: Apprenticeship, by: Actor) -> Apprenticeship:
    """The person wants to be asked after all."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_name(by, fresh))
    return written(fresh, {"guarded": True})
