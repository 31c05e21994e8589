"""Look through a table: each row understood, or its flaws told, and who may be known already."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people import names
from nahtlos.people.actions.imports.rows import State, held, locked, moved
from nahtlos.people.engine.sheets import MEGABYTE, Limits, Line, Unreadable, stream
from nahtlos.people.models import Import, ImportFile, ImportRow
from nahtlos.people.queries.alike import Found, Wanted, meant
from nahtlos.people.translate import Flaw, Understood, understood

CHUNK = 500
MOST_OF_A_TABLE = Limits(
    bytes=25 * MEGABYTE, unpacked=250 * MEGABYTE, words=40 * MEGABYTE, rows=100_000, columns=250
)
R = ImportRow.State


@dataclass
class _Reading:
    """A table that is being looked through; `seen` says in which row somebody stood first."""

    brought: Import
    today: date
    last: int = 1
    seen: dict[str, int] = field(default_factory=dict)


def look_through(*, brought: UUID, by: Actor, at: datetime) -> None:
    """Read every row that was not read yet. Each part is kept at once, so that one can go on from it."""
    with acting(by):
        reading = _begun(locked(brought), at)
        file = ImportFile.objects.filter(brought=brought).first()
    if reading is None or file is None:
        return
    try:
        rows = stream(bytes(file.content), MOST_OF_A_TABLE).rows
        fresh = (line for line in rows if line[0] > reading.last)
        for part in _parts(fresh):
            if not _keep(reading, part, by, at):
                return
    except Unreadable as trouble:
        _ended(reading, trouble.code, by, at)
    else:
        _ended(reading, "", by, at)


def _begun(brought: Import, at: datetime) -> _Reading | None:
    if brought.state != State.READING:
        return None
    reading = _Reading(brought, timezone.localdate(at))
    known = ImportRow.objects.filter(brought=brought).exclude(state=R.FLAWED)
    for number, values in known.values_list("number", "values").iterator():
        reading.seen[_who(values)] = number
    reading.last = max([1, *_last(brought)])
    return reading


def _last(brought: Import) -> Iterable[int]:
    rows = ImportRow.objects.filter(brought=brought).order_by("-number")
    return rows.values_list("number", flat=True)[:1]


def _parts(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while part := list(islice(lines, CHUNK)):
        yield part


def _keep(reading: _Reading, part: Sequence[Line], by: Actor, at: datetime) -> bool:
    """Keep this part; false where somebody else has gone on or changed their mind meanwhile."""
    with acting(by):
        now = locked(reading.brought.pk)
        before = reading.brought
        if (now.state, now.meant, now.read) != (State.READING, before.meant, before.read):
            return False
        ImportRow.objects.bulk_create(_rows(reading, part))
        now.read += len(part)
        now.about = max(now.about, now.read)
        moved(now, State.READING, at)
        reading.brought = now
    return True


def _ended(reading: _Reading, fault: str, by: Actor, at: datetime) -> None:
    with acting(by):
        now = locked(reading.brought.pk)
        if (now.state, now.read) == (State.READING, reading.brought.read):
            now.fault = fault
            now.about = now.about if fault else now.read
            moved(now, State.LOOKED_THROUGH, at)


def _rows(reading: _Reading, part: Sequence[Line]) -> list[ImportRow]:
    rows = [(number, cells, _understood(reading, number, cells)) for number, cells in part]
    good = [(number, one.values) for number, _cells, one in rows if not one.flaws]
    found = meant(reading.brought.institution_id, [wanted(values) for _number, values in good])
    whom = {number: each for (number, _values), each in zip(good, found, strict=True)}
    return [
        ImportRow(
            **held(reading.brought), number=number, cells=cells, values=one.values,
            flaws=[flaw.as_json() for flaw in one.flaws], **_standing(whom.get(number)),
        )
        for number, cells, one in rows
    ]  # fmt: skip


def _standing(found: Found | None) -> dict[str, Any]:
    if found is None:
        return {"state": R.FLAWED}
    if found.known:
        return {"state": R.KNOWN, "alike": [found.known]}
    return {"state": R.ALIKE if found.alike else R.READY, "alike": list(found.alike)}


def _understood(reading: _Reading, number: int, cells: Sequence[str]) -> Understood:
    head = reading.brought.head
    if len(cells) > len(head):
        flaw = Flaw(
            "", "",
            "This row has more cells than the table has heads. Please look for a sign too many.",
            "Diese Zeile hat mehr Zellen als die Tabelle Spalten. Bitte suchen Sie ein Trennzeichen"
            " zu viel.",
        )  # fmt: skip
        return Understood({}, (flaw,))
    meanings = reading.brought.meant
    found = understood(
        {
            meanings[name]: cell
            for name, cell in zip(head, cells, strict=False)
            if meanings.get(name)
        },
        reading.today,
    )
    return found if found.flaws else _once(reading, number, found)


def _once(reading: _Reading, number: int, found: Understood) -> Understood:
    """The same person in two rows of one table is imported once."""
    first = reading.seen.setdefault(_who(found.values), number)
    if first == number or not _certain(found.values):
        return found
    flaw = Flaw(
        "", "",
        f"This person stands in row {first} already. Please take one of the two rows out.",
        f"Diese Person steht schon in Zeile {first}. Bitte nehmen Sie eine der beiden heraus.",
    )  # fmt: skip
    return Understood(found.values, (flaw,))


def _certain(values: dict[str, Any]) -> bool:
    return bool(values.get("external_key") or values.get("birth_date"))


def _who(values: dict[str, Any]) -> str:
    """By the number of the other system, else by name and day of birth."""
    if key := values.get("external_key"):
        return f"={key}"
    return f"{_sort_key(values)} {values.get('birth_date', '')}"


def _sort_key(values: dict[str, Any]) -> str:
    return names.sort_key(f"{values.get('family_name', '')} {values['given_name']}".strip())


def wanted(values: dict[str, Any]) -> Wanted:
    """What a row says about who is meant."""
    born = values.get("birth_date")
    return Wanted(
        key=values.get("external_key", ""),
        name=f"{values['given_name']} {values.get('family_name', '')}".strip(),
        sort_key=_sort_key(values),
        native=values.get("native_name", ""),
        born=date.fromisoformat(born) if born else None,
    )
