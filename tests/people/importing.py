"""Tables of persons for tests, and how they are brought and gone through; every name is invented."""

from datetime import UTC, datetime
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people import actions, queries
from nahtlos.people.engine.columns import guessed
from nahtlos.people.engine.sheets import stream
from nahtlos.people.models import Arrival, Import, Person
from nahtlos.people.translate import HEADS
from tests.makers import of, sure

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
HEAD = "Kundennummer;Vorname;Nachname;Geburtsdatum;Staatsangehörigkeit;Aufenthaltsstatus;Sprachen;Telefon;Deutsch"
OLENA = "K-1;Olena;Prykladna;12.04.1998;Ukraine;§ 24 AufenthG;Ukrainisch, Russisch;0171 3920012;A2"
SAMIR = "K-2;Samir;Beispiel;1990-02-01;Syrien;;Arabisch;;"


def csv(*lines: str, head: str = HEAD) -> bytes:
    return "\r\n".join((head, *lines)).encode("utf-8-sig")


def bring(by: Actor, *lines: str, head: str = HEAD) -> Import:
    """Brought and looked through."""
    content = csv(*lines, head=head)
    with acting(by):
        found = stream(content, actions.MOST_OF_A_TABLE)
        table = actions.bring_table(name="Liste.csv", content=content, found=found, by=by, at=NOW)
        meant = guessed(table.head, {}, HEADS)
        actions.read_table(brought=table, meant=meant, by=by, at=NOW)
    go(table.pk, by)
    return again(table, by)


def go(brought: UUID, by: Actor) -> int:
    """Do every part that there is to do; how many there were."""
    parts = 1
    while actions.go_on(brought=brought, by=by, at=NOW):
        parts += 1
    return parts


def start(table: Import, by: Actor, *, mine: bool = False) -> None:
    with acting(by):
        actions.start_import(brought=again(table, by), mine=mine, by=by, at=NOW)


def run(table: Import, by: Actor, *, mine: bool = False) -> queries.Counted:
    """Import what is ready, to the end."""
    start(table, by, mine=mine)
    go(table.pk, by)
    return counted(table, by)


def undo(table: Import, by: Actor) -> queries.Counted:
    with acting(by):
        actions.undo_import(brought=table, by=by, at=NOW)
    go(table.pk, by)
    return counted(table, by)


def again(table: Import, by: Actor) -> Import:
    with acting(by):
        return Import.objects.get(pk=table.pk)


def counted(table: Import, by: Actor) -> queries.Counted:
    with acting(by):
        return queries.counted_rows(table.pk)


def persons(by: Actor) -> list[str]:
    with acting(by):
        return [str(one) for one in Person.objects.order_by("sort_key")]


def make_arrival(person: Person, by: Actor) -> Arrival:
    """That a row of some table meant this person."""
    with acting(by):
        table = Import.objects.create(
            region_id=person.region_id, institution_id=person.institution_id, name="Liste.csv",
            head=[], sample=[], brought_by_id=sure(by.account),
        )  # fmt: skip
        return Arrival.objects.create(**of(person), brought=table, number=2, made=False)
