"""What the catalogue holds on a day."""

from datetime import date

from nahtlos.recognition.catalogue import (
    Body,
    Funding,
    Occupation,
    Procedure,
    Version,
    catalogue,
)
from nahtlos.recognition.queries.answers import InForce, is_stale


def procedures(on: date) -> tuple[InForce, ...]:
    """Every procedure in force that day, by id."""
    known = catalogue()
    return tuple(
        _in_force(known.procedures[id_], version, on) for id_, version in known.on(on).items()
    )


def procedure(id_: str, on: date) -> InForce | None:
    """The procedure as it stands that day; None if there is none, or none read for that day."""
    found = catalogue().procedures.get(id_)
    version = found.on(on) if found else None
    return _in_force(found, version, on) if found and version else None


def occupations(on: date) -> tuple[Occupation, ...]:
    """Every occupation whose procedure is in force that day, by file and then as written."""
    in_force = catalogue().on(on)
    return tuple(one for one in catalogue().occupations.values() if one.procedure in in_force)


def occupation(key: str, on: date) -> Occupation | None:
    """By id or five-digit KldB code; where several share the code, the first as written."""
    return next((one for one in occupations(on) if key in {one.id, one.kldb}), None)


def body(id_: str) -> Body | None:
    """Who decides, by id."""
    return catalogue().bodies.get(id_)


def funding() -> tuple[Funding, ...]:
    """Who pays, the first to ask first."""
    return tuple(catalogue().funding.values())


def source(id_: str) -> tuple[str, str] | None:
    """Title and address of a page that entries name as their source."""
    page = catalogue().pages.get(id_)
    return (page.title, page.url) if page else None


def _in_force(found: Procedure, version: Version, on: date) -> InForce:
    return InForce(
        id=found.id,
        title=found.title,
        kind=found.kind,
        body=body(found.body) if found.body else None,
        version=version,
        stale=is_stale(version.read_on, on),
    )
