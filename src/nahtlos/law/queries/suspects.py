"""Whose facts may contradict each other: a quick look at all, so that only few are read closely.

It may suspect somebody whose facts go together after all; it never overlooks a contradiction.
"""

from datetime import date

import numpy as np

from nahtlos.law.catalogue import Catalogue
from nahtlos.law.translate.columns import Bools, Column, Table
from nahtlos.law.translate.contradictions import ASYLUM_BENEFITS, NEEDY, ORDER, PAST
from nahtlos.law.translate.many import Many, days
from nahtlos.law.translate.situation import CLOCKS


def suspects(table: Table, many: Many, on: date, catalogue: Catalogue) -> Bools:
    """Whose document should be read closely."""
    found = many.ran_out.copy()
    found |= _dates(table, on) | _children(table)
    found |= _status(table, many, catalogue)
    found |= _stated(table, many)
    return found


def _none(table: Table) -> Bools:
    return np.zeros(table.persons, np.bool_)


def _dates(table: Table, on: date) -> Bools:
    found, record = _none(table), table.record
    for first, second in ORDER:
        early, late = record.get(first), record.get(second)
        if early is not None and late is not None:
            found |= early.known & late.known & (early.data > late.data)
    for field in PAST:
        if (column := record.get(field)) is not None:
            found |= column.known & (column.data > days(on))
    return found


def _children(table: Table) -> Bools:
    born, children = table.record.get("birth_date"), table.children
    if born is None or children is None:
        return _none(table)
    sizes = np.diff(children.start)
    person = np.repeat(np.arange(table.persons), sizes)
    wrong = born.known[person] & (children.days <= born.data[person])
    return np.bincount(person[wrong], minlength=table.persons).astype(np.bool_)


def _status(table: Table, many: Many, catalogue: Catalogue) -> Bools:
    found = _none(table)
    given = [part["status"] for part in (table.record, table.facts) if "status" in part]
    nationality = table.record.get("nationality")
    for column in given:
        if nationality is not None:
            found |= (
                nationality.known & column.known & _odd_passport(nationality, column, catalogue)
            )
    benefit, group = many.facts.get("benefit"), many.facts.get("status_group")
    if benefit is not None and group is not None:
        found |= group.is_among(ASYLUM_BENEFITS) & benefit.is_among(NEEDY)
    stay, tolerated = many.facts.get("months_stay"), many.facts.get("months_duldung")
    if stay is not None and tolerated is not None:
        found |= stay.known & tolerated.known & (tolerated.data > stay.data)
    if (previous := table.facts.get("previous_status")) is not None:
        others = frozenset(one.id for one in catalogue.statuses.values() if not one.is_title)
        found |= previous.is_among(others)
    return found


def _odd_passport(nationality: Column, status: Column, catalogue: Catalogue) -> Bools:
    groups = {one.id: one.group for one in catalogue.statuses.values()}
    free = catalogue.shared.lists["freedom_of_movement"]
    german = frozenset(s for s, group in groups.items() if group == "german")
    asylum = frozenset(s for s, group in groups.items() if group in ASYLUM_BENEFITS)
    odd: Bools = nationality.is_among({"DE"}) != status.is_among(german)
    return odd | (nationality.is_among(free) & status.is_among(asylum))


def _stated(table: Table, many: Many) -> Bools:
    """Whose stated facts are others than what follows from the record."""
    found = _none(table)
    for fact, stated in table.facts.items():
        follows = many.derived.get(fact)
        if fact in {"status", *CLOCKS, "months_since_first_title"}:
            found |= stated.known
        elif follows is not None:
            found |= stated.known & follows.known & _differ(stated, follows)
    return found


def _differ(one: Column, other: Column) -> Bools:
    if not one.values:
        return np.asarray(one.data != other.data, np.bool_)
    places = np.array([other.values.index(v) if v in other.values else -1 for v in one.values])
    return np.asarray(places[one.data.astype(np.int64)] != other.data, np.bool_)
