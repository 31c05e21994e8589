"""Reads the file of an instrument, strictly: the first fault is named with its place."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from nahtlos.law.catalogue.conditions import Shared, condition, day, says, text
from nahtlos.law.catalogue.dated import in_order
from nahtlos.law.catalogue.faults import Place, mapping, read, sequence
from nahtlos.law.catalogue.instrument import (
    APPLIES,
    BASES,
    CATEGORIES,
    DEADLINES,
    GRANTS,
    OFFICES,
    Amount,
    Application,
    Instrument,
    Office,
    Stage,
    Terms,
)
from nahtlos.law.catalogue.rows import CERTAINTIES, one_of
from nahtlos.law.engine.conditions import Always, Condition, Says

KEYS = frozenset({"id", "title", "purpose", "category", "applies", "topic", "versions"})
NEEDED = KEYS - {"topic"}
VERSION_NEEDED = frozenset(
    {"since", "read_on", "cite", "grants", "conditions", "decided_by", "apply"}
)
VERSION_KEYS = VERSION_NEEDED | {
    "until", "entitled_if", "amount", "documents", "leads_to", "not_with", "note", "certainty",
    "source",
}  # fmt: skip
AMOUNT_KEYS = frozenset({"says", "cite", "if", "of", "stages", "per_month", "once", "months"})
OFFICE_KEYS = frozenset({"office", "if"})
LABOUR_OFFICE = "labour_office"
"""Stands for: the Jobcenter for SGB II without Alg, else the agency (§ 22 Abs. 4 SGB III)."""


def instrument(file: Path, shared: Shared) -> Instrument:
    """The instrument in a file; raises CatalogueFault."""
    found = entry(read(file), Place(file), shared)
    if file.stem != found.id:
        raise Place(file, ("id",)).fault(f"the file of {found.id} is named {file.name}")
    return found


def entry(raw: object, place: Place, shared: Shared) -> Instrument:
    """The instrument in a document; raises CatalogueFault."""
    given = _complete(raw, place, KEYS, NEEDED)
    versions = enumerate(sequence(given["versions"], place.at("versions")))
    read_versions = [_terms(one, place.at("versions", i), shared) for i, one in versions]
    return Instrument(
        id=text(given["id"], place.at("id")),
        title=says(given["title"], place.at("title")),
        purpose=says(given["purpose"], place.at("purpose")),
        category=one_of(given["category"], CATEGORIES, place.at("category")),
        applies=one_of(given["applies"], APPLIES, place.at("applies")),
        topic=text(given["topic"], place.at("topic")) if "topic" in given else None,
        versions=in_order(read_versions, place.at("versions")),
    )


def _complete(
    raw: object, place: Place, keys: frozenset[str], needed: frozenset[str]
) -> Mapping[str, object]:
    given = mapping(raw, place, keys)
    for key in sorted(needed - set(given)):
        raise place.fault(f"{key} is missing")
    return given


def _terms(raw: object, place: Place, shared: Shared) -> Terms:
    given = _complete(raw, place, VERSION_KEYS, VERSION_NEEDED)
    return Terms(
        since=day(given["since"], place.at("since")),
        until=day(given["until"], place.at("until")) if "until" in given else None,
        read_on=day(given["read_on"], place.at("read_on")),
        note=_maybe(given, "note", place),
        source=text(given.get("source", "gesetze-im-internet.de"), place.at("source")),
        cite=text(given["cite"], place.at("cite")),
        grants=one_of(given["grants"], GRANTS, place.at("grants")),
        conditions=tuple(_conditions(given["conditions"], place.at("conditions"), shared)),
        claim=_worded(given["entitled_if"], place.at("entitled_if"), shared)
        if "entitled_if" in given
        else None,
        offices=tuple(_offices(given["decided_by"], place.at("decided_by"), shared)),
        amounts=tuple(_amounts(given.get("amount", []), place.at("amount"), shared)),
        application=_application(given["apply"], place.at("apply")),
        documents=tuple(_sentences(given.get("documents", []), place.at("documents"))),
        leads_to=_maybe(given, "leads_to", place),
        not_with=tuple(_sentences(given.get("not_with", []), place.at("not_with"))),
        certainty=one_of(given["certainty"], CERTAINTIES, place.at("certainty"))
        if "certainty" in given
        else None,
    )


def _maybe(given: Mapping[str, object], key: str, place: Place) -> Says | None:
    return says(given[key], place.at(key)) if key in given else None


def _list(raw: object, place: Place) -> Iterator[tuple[Place, object]]:
    """The entries of a list that may be empty, each with its place."""
    if raw == []:
        return
    for i, one in enumerate(sequence(raw, place)):
        yield place.at(i), one


def _conditions(raw: object, place: Place, shared: Shared) -> Iterator[Condition]:
    for spot, one in _list(raw, place):
        yield _worded(one, spot, shared)


def _worded(raw: object, place: Place, shared: Shared) -> Condition:
    """A condition that says what it means and where that stands."""
    found = condition(raw, place, shared)
    if found.says is None or not found.cite:
        raise place.fault("a condition needs says and cite")
    return found


def _sentences(raw: object, place: Place) -> Iterator[Says]:
    for spot, one in _list(raw, place):
        yield says(one, spot)


def _offices(raw: object, place: Place, shared: Shared) -> Iterator[Office]:
    for spot, one in _list(raw, place):
        if one == LABOUR_OFFICE:
            yield Office("jobcenter", shared.rules["from_the_jobcenter"])
            yield Office("employment_agency")
            continue
        given = mapping({"office": one} if isinstance(one, str) else one, spot, OFFICE_KEYS)
        office = one_of(given.get("office"), OFFICES, spot.at("office"))
        yield Office(office, _when(given, spot, shared))


def _when(given: Mapping[str, object], place: Place, shared: Shared) -> Condition:
    return condition(given["if"], place.at("if"), shared) if "if" in given else Always()


def _application(raw: object, place: Place) -> Application:
    given = mapping(raw, place, frozenset({"until", "says", "cite"}))
    return Application(
        until=one_of(given.get("until"), DEADLINES, place.at("until")),
        says=says(given.get("says"), place.at("says")),
        cite=text(given["cite"], place.at("cite")) if "cite" in given else "",
    )


def _amounts(raw: object, place: Place, shared: Shared) -> Iterator[Amount]:
    for spot, one in _list(raw, place):
        given = mapping(one, spot, AMOUNT_KEYS)
        yield Amount(
            says=says(given.get("says"), spot.at("says")),
            cite=text(given.get("cite"), spot.at("cite")),
            when=_when(given, spot, shared),
            of=one_of(given["of"], BASES, spot.at("of")) if "of" in given else "",
            stages=tuple(_stages(given.get("stages", []), spot.at("stages"))),
            per_month=_number(given, "per_month", spot),
            once=_number(given, "once", spot),
            months=_whole(given, "months", spot),
        )


def _stages(raw: object, place: Place) -> Iterator[Stage]:
    for spot, one in _list(raw, place):
        given = mapping(one, spot, frozenset({"share", "months"}))
        share, months = _number(given, "share", spot), _whole(given, "months", spot)
        if share is None or months is None:
            raise spot.fault("a stage has share and months")
        yield Stage(share, months)


def _number(given: Mapping[str, object], key: str, place: Place) -> float | None:
    raw = given.get(key)
    if raw is not None and (isinstance(raw, bool) or not isinstance(raw, int | float) or raw < 0):
        raise place.at(key).fault("expected a number")
    return raw


def _whole(given: Mapping[str, object], key: str, place: Place) -> int | None:
    raw = _number(given, key, place)
    if raw is not None and not isinstance(raw, int):
        raise place.at(key).fault("expected a whole number")
    return raw
