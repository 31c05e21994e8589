"""A copy of a shipped instrument, through the page and back: it asks and gives the same."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from nahtlos.law.catalogue import catalogue, raw
from nahtlos.law.catalogue.own import own_entry
from nahtlos.law.engine.conditions import AllOf, AnyOf, Condition, Not
from nahtlos.web.regional import reading
from nahtlos.web.regional.sheet import Sheet
from nahtlos.web.regional.typed import sent


def bare(condition: Condition) -> Condition:
    """The same condition without its words."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return replace(condition, parts=tuple(map(bare, parts)), says=None, cite="", note=None)
        case Not(part=part):
            return replace(condition, part=bare(part), says=None, cite="", note=None)
        case _:
            return replace(condition, says=None, cite="", note=None)


def asks(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """What must hold, one by one."""
    for one in map(bare, conditions):
        if isinstance(one, AllOf):
            yield from asks(one.parts)
        else:
            yield one


@pytest.mark.parametrize("id_", catalogue().instruments)
def test_a_copy_asks_and_gives_what_the_original_does(id_: str) -> None:
    document = raw.document(id_)
    assert document is not None
    typed = reading.copied(document, date(2026, 11, 23))
    typed.own |= {"decided_by": ["bamf"], "cite": ["Richtlinie"]}
    sheet = Sheet(sent(typed.data()), checked=True)
    made = sheet.document(date(2026, 11, 23))
    assert made is not None, [f"{f.html_name}: {f.errors}" for f in sheet.visible_fields()]
    copy = own_entry(made | {"id": "own"}).versions[0]
    original = catalogue().instruments[id_].versions[-1]
    assert list(asks(copy.conditions)) == list(asks(original.conditions))
    assert copy.claim == original.claim
    for part in ("grants", "documents", "leads_to", "not_with", "note", "amounts", "application"):
        assert getattr(copy, part) == getattr(original, part), part
