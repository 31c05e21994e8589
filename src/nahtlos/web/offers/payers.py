"""Who may pay for an offer: instruments of the law, looked up at the door because rooms stand apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from nahtlos.core.clock import today
from nahtlos.law import queries as law
from nahtlos.web.templatetags.words import spoken


@dataclass(frozen=True)
class Payer:
    """An instrument as a page names it, with its paragraph."""

    id: str
    title: str
    cite: str


def payers() -> dict[str, Payer]:
    """Every instrument that the law knows today, by its id."""
    return {
        page.instrument.id: Payer(
            page.instrument.id,
            spoken(page.instrument.title),
            page.terms.cite if page.terms else "",
        )
        for page in law.instruments(today())
    }


def of(ids: Iterable[str]) -> list[Payer]:
    """The instruments with these ids; one that the law no longer knows is left out."""
    known = payers()
    return [known[key] for key in ids if key in known]


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """All of them to tick, by category."""
    pages = law.instruments(today())
    return [
        (
            spoken(law.category_label(category)),
            [(page.instrument.id, spoken(page.instrument.title)) for page in group],
        )
        for category, group in groupby(pages, key=lambda page: page.instrument.category)
    ]
