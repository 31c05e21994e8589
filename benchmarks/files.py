"""One person's file after the other, piled up and written in big heaps."""

from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from random import Random
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from benchmarks import names
from nahtlos.core.actor import Actor, sure
from nahtlos.core.wall import acting
from nahtlos.people.models import (
    Consent,
    Contact,
    Fact,
    HouseholdMember,
    Language,
    Link,
    Note,
    Person,
    Qualification,
    Record,
)
from nahtlos.people.names import keys, sort_key
from nahtlos.plan.models import Step
from nahtlos.referrals.models import Referral

TABLES: tuple[type[Model], ...] = (
    Person, Record, Contact, Language, Fact, HouseholdMember, Qualification, Note, Step, Consent,
    Referral, Link,
)  # fmt: skip
STATUSES = ("ae_24", "ae_25_2", "ae_25_3", "gestattung_outside", "duldung_60a", "family", "")
FACTS: dict[str, tuple[object, ...]] = {
    "german": ("A0", "A1", "A2", "B1", "B2"),
    "unemployed": (True, False),
    "benefit": ("SGB_II", "ASYLBLG", "ALG", "NONE"),
    "foreign_qualification": ("none", "vocational", "academic"),
    "latin_script": (True, False, None),
}
FOUND = "Уляна Вимірна"
LINK = "the link of the newcomer who is measured"
DAY = timedelta(days=1)
BATCH = 2000
AGREED, REFERRED = 0.15, 0.05


class Pile:
    """Rows of one institution that wait to be written together, table by table."""

    def __init__(self, by: Actor) -> None:
        self.by = by
        self.rows: dict[type[Model], list[Model]] = {table: [] for table in TABLES}

    def add(self, row: Model) -> None:
        self.rows[type(row)].append(row)

    def write(self) -> None:
        """Write and begin anew."""
        with acting(self.by):
            for table, rows in self.rows.items():
                table._default_manager.bulk_create(rows, batch_size=BATCH)
                rows.clear()


def of(person: Person) -> dict[str, UUID]:
    """What every row of a file carries."""
    return {
        "region_id": person.region_id,
        "institution_id": person.institution_id,
        "person_id": person.pk,
    }


def _begin(pile: Pile, adviser: Actor, name: names.Name) -> Person:
    whole = f"{name.given} {name.family}"
    person = Person(
        region_id=sure(adviser.region), institution_id=sure(adviser.institution),
        adviser_id=adviser.membership, given_name=name.given, family_name=name.family,
        native_name=name.native, preferred_language=name.language,
        name_keys=sorted(keys(whole) | keys(name.native or whole)),
        sort_key=sort_key(f"{name.family} {name.given}"),
    )  # fmt: skip
    pile.add(person)
    pile.add(Contact(**of(person), kind="phone", value="030 23125 001", preferred=True))
    pile.add(Language(**of(person), code=name.language, level="native"))
    pile.add(Language(**of(person), code="de", level="A2"))
    return person


def person(pile: Pile, adviser: Actor, elsewhere: Sequence[UUID], dice: Random) -> None:
    """One person like many others: a record, some facts, a note, a step, sometimes a consent."""
    found = _begin(pile, adviser, names.draw(dice))
    today = timezone.localdate()
    status = dice.choice(STATUSES)
    pile.add(
        Record(
            **of(found), birth_date=today - DAY * dice.randint(6600, 20000), status=status,
            sex=dice.choice("fm"), nationality=dice.choice(("UA", "SY", "TR", "GN")),
            arrival_date=today - DAY * dice.randint(30, 2500),
            status_until=today + DAY * dice.randint(10, 700) if status else None,
        )
    )  # fmt: skip
    for name in dice.sample(sorted(FACTS), 3):
        _fact(pile, found, adviser, name=name, value=dice.choice(FACTS[name]))
    _note(pile, found, adviser)
    _step(
        pile, found, adviser,
        days=dice.randint(-10, 90), state=dice.choice(("open", "open", "done")),
    )  # fmt: skip
    if dice.random() < AGREED:
        _consent(pile, found, adviser, to=dice.choice(elsewhere), days=dice.randint(5, 300))
    if dice.random() < REFERRED:
        _referral(pile, found, adviser, dice.choice(elsewhere))


def well_known(pile: Pile, adviser: Actor, elsewhere: Sequence[UUID]) -> Person:
    """A file with much in it, like that of somebody accompanied for a year."""
    found = _begin(pile, adviser, names.Name("Uliana", "Vymirna", FOUND, "uk"))
    today = timezone.localdate()
    pile.add(
        Record(
            **of(found), birth_date=today - DAY * 12000, sex="f", nationality="UA",
            status="duldung_60a", status_until=today + DAY * 40, duldung_since=today - DAY * 400,
            arrival_date=today - DAY * 900, children_known=True, goal_kind="job",
        )
    )  # fmt: skip
    for name, values in FACTS.items():
        _fact(pile, found, adviser, name=name, value=values[0])
    pile.add(HouseholdMember(**of(found), relation="child", birth_date=today - DAY * 2000))
    pile.add(Qualification(**of(found), title="Nurse", country="UA"))
    for _ in range(12):
        _note(pile, found, adviser)
    for recipient in elsewhere[:3]:
        _consent(pile, found, adviser, to=recipient, days=100)
    _referral(pile, found, adviser, elsewhere[-1])
    digest = sha256(LINK.encode()).hexdigest()
    pile.add(Link(**of(found), token_digest=digest, expires_at=timezone.now() + DAY))
    return found


def hardly_known(pile: Pile, adviser: Actor, status: str) -> Person:
    """A file that has just been opened, with a status at most."""
    found = _begin(pile, adviser, names.Name("Nova", "Neulinda", "", "uk"))
    pile.add(Record(**of(found), status=status))
    return found


def steps(pile: Pile, found: Person) -> UUID:
    """Six steps of the plan; the key of the first."""
    states = ("open", "open", "open", "open", "done", "done")
    every = [
        _step(pile, found, pile.by, days=5 * number, state=state)
        for number, state in enumerate(states)
    ]
    return every[0]


def _fact(pile: Pile, found: Person, by: Actor, *, name: str, value: object) -> None:
    pile.add(Fact(**of(found), name=name, value=value, stated_by_id=by.account))


def _note(pile: Pile, found: Person, by: Actor) -> None:
    text = "Wants to work as before. Will bring the papers."
    pile.add(Note(**of(found), text=text, written_by_id=sure(by.account)))


def _step(pile: Pile, found: Person, by: Actor, *, days: int, state: str) -> UUID:
    until = timezone.localdate() + DAY * days
    moved = {"moved_at": timezone.now(), "moved_by_id": by.account} if state != "open" else {}
    step = Step(
        **of(found), **moved, what="Send the diploma", who="person", until=until, state=state,
        agreed_by_id=sure(by.account),
    )  # fmt: skip
    pile.add(step)
    return step.pk


def _consent(
    pile: Pile, found: Person, by: Actor, *, to: UUID, days: int, purpose: str = "advice"
) -> Consent:
    at = timezone.now() - DAY
    parts = ["contact", "profile"] if purpose == "referral" else ["contact", "profile", "plan"]
    consent = Consent(
        **of(found), recipient_id=to, purpose=purpose, how="on_the_spot", parts=parts,
        valid_from=at, given_at=at, asked_at=at, valid_until=at + DAY * days,
        asked_by_id=sure(by.account), wording="bench",
    )  # fmt: skip
    pile.add(consent)
    return consent


def _referral(pile: Pile, found: Person, by: Actor, recipient: UUID) -> None:
    consent = _consent(pile, found, by, to=recipient, days=365, purpose="referral")
    pile.add(
        Referral(
            **of(found), recipient_id=recipient, topic="language", parts=["contact", "profile"],
            state="sent", moved_by_id=sure(by.account), consent=consent, sent_at=timezone.now(),
            answer_due_on=timezone.localdate() + DAY * 7,
        )
    )  # fmt: skip
