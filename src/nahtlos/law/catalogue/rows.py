"""Decision tables as a lawyer writes them: rows in order, shared rows by name."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from nahtlos.law.catalogue.conditions import Shared, condition, says, text
from nahtlos.law.catalogue.entries import SameAs
from nahtlos.law.catalogue.faults import Place, mapping, read, sequence
from nahtlos.law.engine.conditions import Always
from nahtlos.law.engine.tables import UNKNOWN, Row, Table
from nahtlos.people.facts import FACTS

Tables = Mapping[str, tuple[Row, ...]]

DECISIONS = (
    "free",
    "permission_ABH",
    "permission_ABH_plus_BA",
    "title_bound",
    "forbidden",
    UNKNOWN,
)
ENTITLEMENTS = ("claim", "should", "may")
CERTAINTIES = ("practice", "derived", "new", "doubtful")
ROW_KEYS = frozenset({"decide", "if", "says", "cite", "note", "entitlement", "certainty"})


def tables_of(file: Path, shared: Shared) -> Tables:
    """The shared rows by name; raises CatalogueFault."""
    raw = read(file)
    if not isinstance(raw, dict):
        raise Place(file).fault("expected rows by name")
    tables: dict[str, tuple[Row, ...]] = {}
    for name, entry in raw.items():
        tables[name] = tuple(_rows(entry, Place(file, (name,)), shared, tables))
    return tables


def work_of(raw: object, place: Place, shared: Shared, tables: Tables) -> Table | SameAs:
    """The table of one kind of work, or the fact that names the status to take it from."""
    if isinstance(raw, dict):
        given = mapping(raw, place, frozenset({"same_as"}))
        fact = text(given.get("same_as"), place.at("same_as"))
        if fact not in FACTS:
            raise place.at("same_as").fault(f"there is no fact named {fact}")
        return SameAs(fact)
    rows = tuple(_rows(raw, place, shared, tables))
    try:
        return Table(rows)
    except ValueError as error:
        raise place.fault(str(error)) from error


def _rows(raw: object, place: Place, shared: Shared, tables: Tables) -> Iterator[Row]:
    for i, one in enumerate(sequence(raw, place)):
        if isinstance(one, dict) and "use" in one:
            yield from _shared_rows(one, place.at(i), tables)
        else:
            yield _row(one, place.at(i), shared)


def _shared_rows(raw: object, place: Place, tables: Tables) -> tuple[Row, ...]:
    name = text(mapping(raw, place, frozenset({"use"}))["use"], place.at("use"))
    if name not in tables:
        raise place.at("use").fault(f"there are no shared rows named {name}")
    return tables[name]


def _row(raw: object, place: Place, shared: Shared) -> Row:
    given = mapping(raw, place, ROW_KEYS)
    when = condition(given["if"], place.at("if"), shared) if "if" in given else Always()
    return Row(
        outcome=one_of(given.get("decide"), DECISIONS, place.at("decide")),
        says=says(given.get("says"), place.at("says")),
        cite=text(given.get("cite"), place.at("cite")),
        when=when,
        note=says(given["note"], place.at("note")) if "note" in given else None,
        tags=_tags(given, place),
    )


def _tags(given: Mapping[str, object], place: Place) -> dict[str, str]:
    allowed = {"entitlement": ENTITLEMENTS, "certainty": CERTAINTIES}
    return {
        key: one_of(given[key], values, place.at(key))
        for key, values in allowed.items()
        if key in given
    }


def one_of(raw: object, values: tuple[str, ...], place: Place) -> str:
    """One of a few words; raises CatalogueFault."""
    if raw not in values:
        raise place.fault(f"{raw!r} is not one of {' '.join(values)}")
    return str(raw)
