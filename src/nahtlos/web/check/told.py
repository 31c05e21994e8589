"""What somebody has told so far: it travels from page to page in the form and is kept nowhere."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from nahtlos.people import facts
from nahtlos.web.check.chosen import ASKED

DONT_KNOW = "?"
LONGEST = 80
Told = Mapping[str, facts.FactValue | None]
"""The answers in the order in which they were given; None where somebody does not know."""


@dataclass(frozen=True)
class Carried:
    """What came with the form: the answers that can be read, and what could not be.

    `unread` names the facts whose answer was not one; `strange` tells that there was more that no
    page of ours has sent.
    """

    told: Told
    unread: tuple[str, ...] = ()
    strange: bool = False


def carry(said: Iterable[str], today: date) -> Carried:
    """Reads `fact=value` one by one; what is wrong is named and the rest is kept."""
    told: dict[str, facts.FactValue | None] = {}
    unread: list[str] = []
    strange = False
    for one in said:
        fact, _, raw = one[:LONGEST].partition("=")
        if fact not in ASKED or fact in {*told, *unread} or len(one) > LONGEST:
            strange = True
            continue
        try:
            told[fact] = read(fact, raw, today)
        except facts.BadValue:
            unread.append(fact)
    return Carried(told, tuple(unread), strange)


def read(fact: str, raw: str, today: date) -> facts.FactValue | None:
    """One answer; raises BadValue for what is not one, also for what may not be kept on file."""
    if raw == DONT_KNOW:
        return None
    value = facts.parse(fact, raw, today=today)
    if not facts.lookup(fact).keeps(value):
        raise facts.BadValue("Please choose an answer.", "Bitte wählen Sie eine der Antworten.")
    return value


def said(told: Told) -> Iterator[str]:
    """The answers as they stand in the hidden fields, for `carry` to read."""
    for fact, value in told.items():
        yield f"{fact}={_raw(value)}"


def _raw(value: facts.FactValue | None) -> str:
    if value is None:
        return DONT_KNOW
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(facts.as_json(value))


def document(told: Told) -> dict[str, dict[str, object]]:
    """The answers as the law room reads them; what somebody does not know is left out."""
    parts: dict[str, dict[str, object]] = {"record": {}, "facts": {}}
    for fact, value in told.items():
        if value is not None:
            part = "record" if fact in facts.RECORD_FIELDS else "facts"
            parts[part][fact] = facts.as_json(value)
    return parts
