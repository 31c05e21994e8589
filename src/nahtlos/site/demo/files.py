"""From a draft to the rows of a person's file: name, record, facts, languages, contact, household."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model

from nahtlos.core.models import Row
from nahtlos.network.models import Membership
from nahtlos.people import names
from nahtlos.people.facts import FACTS
from nahtlos.people.models import (
    Contact,
    Fact,
    HouseholdMember,
    Language,
    Person,
    Qualification,
    Record,
)
from nahtlos.referrals.models import Move
from nahtlos.site.demo.drafts import CLOSED, Draft
from nahtlos.site.demo.telephone import private
from nahtlos.site.demo.world import World


@dataclass
class Event:
    """One line for the book of changes: what happened to a row, when, by whom."""

    at: datetime
    row: Row
    by: Membership
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


@dataclass
class File:
    """All rows of one person, by table and in the order in which they are put in."""

    draft: Draft
    person: Person
    adviser: Membership
    world: World
    rows: dict[type[Model], list[Any]] = field(default_factory=lambda: defaultdict(list))
    events: list[Event] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)

    @property
    def of(self) -> dict[str, Any]:
        """The columns that every row of the file shares."""
        person = self.person
        return {
            "person": person,
            "region_id": person.region_id,
            "institution_id": person.institution_id,
        }

    def put(self, row: Row, at: datetime) -> None:
        """Keep a row, made at this moment."""
        self.rows[type(row)].append(row)
        self.events.append(Event(at, row, self.adviser))

    def since(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """A moment so many days after the case was opened, never later than yesterday."""
        return self.world.at(-max(1, self.draft.opened - days), hour, minute)


def file_of(world: World, draft: Draft, adviser: Membership, number: int) -> File:
    """The file with everything that is known about the person."""
    person = _person(world, draft, adviser)
    whole = File(draft, person, adviser, world)
    opened = person.opened_at
    whole.put(person, opened)
    whole.put(_record(whole), opened)
    _languages(whole, opened)
    _contacts(whole, opened, number)
    _household(whole, opened)
    _facts(whole)
    return whole


def _person(world: World, draft: Draft, adviser: Membership) -> Person:
    whole = f"{draft.given} {draft.family}"
    opened = world.at(-draft.opened, world.dice.randint(8, 15), world.dice.randrange(0, 60, 5))
    closed = None
    if draft.outcome in CLOSED:
        closed = world.at(-world.dice.randint(2, max(3, draft.opened // 2)), 14)
    return Person(
        region_id=adviser.region_id, institution_id=adviser.institution_id, adviser=adviser,
        given_name=draft.given, family_name=draft.family, native_name=draft.native,
        name_keys=sorted(names.keys(whole) | names.keys(draft.native or whole)),
        sort_key=names.sort_key(f"{draft.family} {draft.given}"),
        preferred_language=draft.speaks[0], opened_at=opened, closed_at=closed,
        close_reason=CLOSED[draft.outcome] if closed else "",
    )  # fmt: skip


def _record(whole: File) -> Record:
    draft = whole.draft
    return Record(
        **whole.of, **draft.record, birth_date=draft.birth, sex=draft.sex,
        nationality=draft.nationality, status=draft.status, children_known=True,
    )  # fmt: skip


def _languages(whole: File, at: datetime) -> None:
    for place, code in enumerate(whole.draft.speaks):
        if code != "de":
            level = "native" if place == 0 else "C1"
            whole.put(Language(**whole.of, code=code, level=level), at)
    draft = whole.draft
    if draft.german > "A0":
        german = {"code": "de", "level": draft.german, "proven_on": draft.proven}
        whole.put(Language(**whole.of, **german), at)


def _contacts(whole: File, at: datetime, number: int) -> None:
    dice = whole.world.dice
    phone = {"kind": "phone", "value": private(number), "preferred": True}
    whole.put(Contact(**whole.of, **phone, message_may_be_left=dice.random() < 0.7), at)
    if dice.random() < 0.4:
        mail = f"{whole.person.sort_key.split()[0].strip(',')}{number}@post.example"
        whole.put(Contact(**whole.of, kind="email", value=mail), at)


def _household(whole: File, at: datetime) -> None:
    for birth in whole.draft.children:
        whole.put(HouseholdMember(**whole.of, relation="child", birth_date=birth), at)
    if whole.draft.children and whole.world.dice.random() < 0.6:
        whole.put(HouseholdMember(**whole.of, relation="spouse"), at)
    if learned := whole.draft.learned:
        whole.put(
            Qualification(
                **whole.of, title=learned["title"], title_original=learned.get("original", ""),
                kldb=learned["kldb"], country=learned.get("country", whole.draft.nationality),
                kind=learned["kind"], finished_in=learned["finished"],
                recognition=learned.get("recognition", "none"),
            ),
            at,
        )  # fmt: skip


def _facts(whole: File) -> None:
    """Most is told in the first conversation, the rest in the next; German grows in between."""
    told = whole.draft.facts | {"german": whole.draft.german}
    for place, (name, value) in enumerate(told.items()):
        at = whole.since(0 if place < 7 else 14) + timedelta(minutes=5 + place)
        fact = Fact(
            **whole.of, name=name, value=value, part=FACTS[name].part.value, stated_at=at,
            stated_by_id=whole.adviser.account_id,
        )  # fmt: skip
        whole.put(fact, at)
