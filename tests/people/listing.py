"""Lists of persons for tests: somebody in every state that a filter asks for."""

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import uuid7
from nahtlos.core.wall import acting
from nahtlos.people import actions, queries
from nahtlos.people.models import Bulk, BulkRow, Person, View
from nahtlos.people.queries import Listing, listing
from nahtlos.plan import queries as plan
from nahtlos.referrals import queries as referrals
from tests.makers import of, sure

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def make_bulk_row(person: Person, by: Actor) -> BulkRow:
    """That something was done with this person and others at once."""
    with acting(by):
        bulk = Bulk.objects.create(
            region_id=person.region_id, institution_id=person.institution_id, kind="close",
            done_by_id=sure(by.account),
        )  # fmt: skip
        return BulkRow.objects.create(**of(person), bulk=bulk, after=NOW.isoformat())


def names(by: Actor, **codes: str) -> list[str]:
    """The first names of whom these filters leave, in their order."""
    return [one.given_name for one in found(by, listing(codes, adviser=True))]


def found(by: Actor, wanted: Listing, at: datetime = NOW) -> list[Person]:
    """Whom a listing finds, in its order."""
    with acting(by):
        narrowings = (
            plan.narrowed(by, wanted, timezone.localdate(at)),
            referrals.narrowed(by, wanted),
        )
        return list(queries.listed(by, wanted, narrowings, at=at))


def long_ago(by: Actor, *persons: Person) -> None:
    """These have been accompanied for a year."""
    with acting(by):
        Person.objects.filter(pk__in=[one.pk for one in persons]).update(
            opened_at=NOW - timedelta(days=365)
        )


def nobodys(person: Person, by: Actor) -> Person:
    """Nobody accompanies this person yet."""
    with acting(by):
        return actions.accompany(person=person, adviser=None, by=by)


def keep(by: Actor, name: str = "overdue", *, shared: bool = False, **codes: str) -> View:
    """A view that somebody keeps."""
    with acting(by):
        return actions.keep_view(
            name=name, wanted=listing(codes, adviser=True), shared=shared, by=by, at=NOW
        )


def hand_over(by: Actor, to: Actor, *persons: Person) -> actions.Done:
    """All of these to a colleague."""
    with acting(by):
        return actions.hand_over_many(
            persons=[one.pk for one in persons], adviser=sure(to.membership), turn=uuid7(),
            by=by, at=NOW,
        )  # fmt: skip


def fresh(by: Actor, person: Person) -> Person:
    """How the person stands now."""
    with acting(by):
        return Person.objects.get(pk=person.pk)
