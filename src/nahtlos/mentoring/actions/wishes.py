"""A person asks for a mentor, or an adviser proposes it and the person says yes."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.mentoring import access, wording
from nahtlos.mentoring.access.wishes import GONE
from nahtlos.mentoring.actions.moving import move
from nahtlos.mentoring.models import OPEN, Pair, Programme, State, Wish, WishState
from nahtlos.mentoring.news import WishMoved
from nahtlos.network.actions.once import only_once
from nahtlos.people.queries import Person
from nahtlos.people.wording import language_for

ALREADY = _("This programme looks for a mentor already.")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the programme is told. The sex of a mentor is a wish of the person alone."""

    languages: list[str]
    kldb: str = ""
    area_id: UUID | None = None
    times: list[str] = field(default_factory=list)
    sex: str = ""
    aim: str = ""
    telephone: str = ""
    more: str = ""


def _already(person: Person, programme: Programme) -> bool:
    rows = Wish.objects.filter(person=person, programme=programme)
    return rows.filter(state__in=[WishState.PROPOSED, WishState.OPEN]).exists()


def _make(
    person: Person, programme: Programme, wanted: Wanted, *, by: Actor, at: datetime, **more: object
) -> Wish:
    with only_once(ALREADY):
        wish = Wish.objects.create(
            person=person, region_id=person.region_id, institution_id=person.institution_id,
            programme=programme, first_name=person.given_name[:60] or str(person)[:60],
            asked_at=at, asked_by_id=by.account, moved_at=at, moved_by_id=by.account,
            **vars(wanted), **more,
        )  # fmt: skip
    _tell(wish)
    return wish


def _yes(language: str, at: datetime) -> dict[str, object]:
    read = language_for(language)
    return {"given_at": at, "language": read, "wording": wording.version(read)}


@transaction.atomic
def ask(
    *, person: Person, programme: Programme, wanted: Wanted, language: str, by: Actor, at: datetime
) -> Wish:
    """The person asks, and says yes to what stands there in the same moment."""
    demand(access.may_ask(by, person, programme, already=_already(person, programme)))
    said = _yes(language, at)
    return _make(person, programme, wanted, by=by, at=at, state=WishState.OPEN, **said)


@transaction.atomic
def propose(
    *, person: Person, programme: Programme, wanted: Wanted, by: Actor, at: datetime,
    on_the_spot: bool = False, language: str = "",
) -> Wish:  # fmt: skip
    """An adviser proposes it; on the spot the person reads it there and says yes at once."""
    demand(access.may_propose(by, person, programme, already=_already(person, programme)))
    if not on_the_spot:
        return _make(person, programme, wanted, by=by, at=at)
    said = _yes(language or person.preferred_language, at)
    return _make(
        person, programme, wanted, by=by, at=at, state=WishState.OPEN, on_the_spot=True, **said
    )


@transaction.atomic
def agree(*, wish: Wish, sex: str, language: str, by: Actor, at: datetime) -> Wish:
    """The person says yes to what was proposed; only now does the programme see it."""
    fresh = locked(wish)
    demand(access.may_agree(by, fresh))
    for name, value in _yes(language, at).items():
        setattr(fresh, name, value)
    fresh.sex = sex
    return _move(fresh, WishState.OPEN, "sex", "given_at", "language", "wording", by=by, at=at)


@transaction.atomic
def refuse(*, wish: Wish, by: Actor, at: datetime) -> Wish:
    """The person says no; nothing was told and nothing follows from it."""
    fresh = locked(wish)
    demand(access.may_agree(by, fresh))
    return _move(fresh, WishState.REFUSED, by=by, at=at)


@transaction.atomic
def close_wish(*, wish: Wish, by: Actor, at: datetime) -> Wish:
    """Look no longer: from this moment the programme does not see the wish any more.

    Who was proposed just now and has not met the person yet is told that it came to nothing.
    """
    fresh = locked(wish)
    open_pairs = Pair.objects.filter(wish=fresh, state__in=OPEN)
    stands = open_pairs.exclude(state=State.PROPOSED).exists()
    demand(access.may_close_wish(by, fresh, stands=stands))
    for pair in open_pairs.select_for_update(of=("self",)):
        move(pair, State.DECLINED, "person", by=by, at=at)
    return _move(fresh, WishState.CLOSED, by=by, at=at)


@transaction.atomic
def exclude(*, wish: Wish, mentor: UUID, by: Actor) -> Wish:
    """Whoever runs the programme says: not these two."""
    fresh = locked(wish)
    demand(access.may_exclude(by, fresh))
    fresh.excluded = [*dict.fromkeys([*fresh.excluded, mentor])]
    fresh.save(update_fields=["excluded"])
    return fresh


def locked(wish: Wish) -> Wish:
    try:
        rows = Wish.objects.select_for_update(of=("self",))
        return rows.select_related("programme").get(pk=wish.pk)
    except Wish.DoesNotExist as error:
        raise Refused(Refusal(GONE)) from error


def _move(wish: Wish, to: WishState, *fields: str, by: Actor, at: datetime) -> Wish:
    wish.state, wish.moved_at, wish.moved_by_id = to, at, by.account
    wish.save(update_fields=["state", "moved_at", "moved_by", *fields])
    _tell(wish)
    return wish


def _tell(wish: Wish) -> None:
    publish(
        WishMoved(
            wish.pk,
            wish.person_id,
            wish.institution_id,
            wish.region_id,
            wish.programme_id,
            wish.state,
        )
    )
