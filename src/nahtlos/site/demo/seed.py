"""Fills the empty database with the fictional Kreis: the same for the same day, the wall standing."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from random import Random

from django.db import transaction

from nahtlos.core.models import Reading, Row
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Membership
from nahtlos.offers.models import Booking, Result
from nahtlos.people.models import (
    Burden,
    Consent,
    Contact,
    Fact,
    HouseholdMember,
    Language,
    Login,
    Note,
    Person,
    Qualification,
    Record,
    Scan,
)
from nahtlos.plan.models import Goal, Step
from nahtlos.referrals.models import Question, Referral
from nahtlos.site.demo import (
    activities,
    apprenticeships,
    book,
    days,
    desks,
    employers,
    events,
    handovers,
    histories,
    ideas,
    instruments,
    internships,
    introductions,
    mentoring,
    network,
    offers,
    outbox,
    outcomes,
    placements,
    plans,
    portal,
    projects,
    publishing,
    recognition,
    referrals,
    rights,
    steering,
    systems,
    wishes,
)
from nahtlos.site.demo.caseloads import share_out
from nahtlos.site.demo.drafts import on_tour
from nahtlos.site.demo.files import File, file_of
from nahtlos.site.demo.lives import thrown
from nahtlos.site.demo.looks import looks
from nahtlos.site.demo.world import World, acting_as, read

SEED = "Kreis Lindenau"
# In this order: what a row needs comes before it.
TABLES: tuple[type[Row], ...] = (
    Person, Record, Contact, Language, HouseholdMember, Qualification, Fact, Scan, Consent, Burden,
    Note, Goal, Step, Referral, Question, Login, Booking, Result, *recognition.TABLES,
    *plans.AFTER, *outbox.AFTER, *wishes.TABLES,
)  # fmt: skip
WAITING_LIST = 39


def fill(*, day: date, owner: str, seed: str = SEED) -> str:
    """Make everything; `owner` is the address of the database for its owner. Says what was made."""
    walled = [table._meta.db_table for table in TABLES]
    walled += [f"days_{name}" for name in days.TABLES]
    with book.resting(owner, walled):
        with transaction.atomic():
            world = network.build(day, Random(seed))
            files = _files(world)
            _of_persons(world, files)
        book.take_stock(owner)
        with transaction.atomic():
            _of_rooms(world, files)
        book.take_stock(owner)
        with transaction.atomic():
            outcomes.build(world)
            publishing.build(world, files)
    referrals.write_moves(owner, (move for whole in files for move in whole.moves))
    lines = book.write(owner, (event for whole in files for event in whole.events))
    book.take_stock(owner)
    return (
        f"{len(world.institutions)} institutions, {len(world.accounts)} staff,"
        f" {len(files)} persons, {lines} lines of history."
    )


def _of_persons(world: World, files: list[File]) -> None:
    offers.build(world, files)
    wishes.build(world, files)
    recognition.build(world, files)
    plans.build(world, files)
    outbox.build(world, files)
    _keep(world, files)


def _of_rooms(world: World, files: list[File]) -> None:
    referrals.settle(world, files)
    systems.build(world, files)
    instruments.make(world)
    employers.build(world)
    introductions.build(world, files)
    internships.build(world, files)
    plans.set_rhythms(world)
    rights.settle(world, files)
    portal.make(world)
    desks.make(world)
    days.build(world, files)
    events.build(world)
    ideas.build(world)
    mentoring.build(world, files)
    placements.build(world, files)
    steering.build(world)
    apprenticeships.build(world, files)
    projects.build(world, files)
    handovers.hand_over(world, files)
    handovers.known_region(world)
    activities.build(world)
    wishes.count(world)


def _files(world: World) -> list[File]:
    words = read("words.yaml")
    shared = share_out(world, [*on_tour(world), *thrown(world)])
    files = [file_of(world, draft, adviser, n) for n, (draft, adviser) in enumerate(shared)]
    for whole in files:
        histories.live(whole, words)
    fitting = [f for f in files if f.draft.german <= "A1" and not f.rows[Referral]]
    for whole in fitting[:WAITING_LIST]:
        histories.wait_for_course(whole)
    referrals.ask_for_some(files)
    return files


def _keep(world: World, files: list[File]) -> None:
    by_adviser: dict[Membership, list[File]] = defaultdict(list)
    for whole in files:
        by_adviser[_first(world, whole.adviser)].append(whole)
    _log_in(files[0], world)
    for adviser, theirs in by_adviser.items():
        with acting(acting_as(adviser)):
            for table in TABLES:
                table._default_manager.bulk_create(
                    row for whole in theirs for row in whole.rows[table]
                )
    for reader, rows in looks(world, files).items():
        with acting(acting_as(reader)):
            Reading.objects.bulk_create(rows)


def _first(world: World, adviser: Membership) -> Membership:
    """One adviser puts in what the whole institution keeps."""
    same: Iterable[Membership] = (
        m for m in world.memberships
        if m.institution_id == adviser.institution_id and m.role == adviser.role
    )  # fmt: skip
    return next(iter(same))


def _log_in(whole: File, world: World) -> None:
    """The first person of the tour has an account of her own."""
    account = Account(email="newcomer@demo.example", language="uk", joined_at=world.at(-300))
    account.set_unusable_password()
    account.save()
    whole.put(Login(**whole.of, account=account), whole.since(310))
