"""What one row of somebody's data says: pairs of label and value in words.

Keys of rows and codes without words stand in the file for programs, which has everything.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from babel import Locale
from django.apps import apps
from django.db.models import DateField, DateTimeField, Field, Model
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from psycopg.types.range import Range

from nahtlos.internships.wording import read
from nahtlos.introductions import wording
from nahtlos.people import facts, languages
from nahtlos.people.queries import Part
from nahtlos.people.wording.listing import listed
from nahtlos.plan.wording import to_bring
from nahtlos.web.days.drawing import windows
from nahtlos.web.languages import german_or_english, page_language
from nahtlos.web.privacy.columns import QUIET, has_words, label

Row = Mapping[str, Any]
Pairs = Iterator[tuple[str, str]]


def pairs(model: type[Model] | None, row: Row, tables: Mapping[str, Any]) -> Pairs:
    """A row as somebody reads it; `tables` are the words for tables that a change names."""
    if model is not None and (known := ROWS.get(model._meta.db_table)):
        row = {**row, **known(row)}
    fields = _fields(model)
    for name, value in row.items():
        field = fields.get(name)
        column = field.name if field is not None else name
        if QUIET & {name, column} or value in (None, "", [], {}):
            continue
        if field is not None and field.is_relation:
            yield from _beside(field, name, value)
        elif tell := TELLERS.get(str(field)):
            yield from tell(value)
        elif codes := _codes(column, value):
            yield label(column, field), WORDS[column](codes)
        else:
            told = str(tables.get(value, value)) if name == "table_name" else value
            yield label(column, field), said(field, told)


def _fields(model: type[Model] | None) -> dict[str, "Field[Any, Any]"]:
    """By name and by column; a column of a reference holds a key, its name what it points to."""
    found = model._meta.concrete_fields if model else ()
    return {name: one for one in found for name in (one.name, one.attname)}


def _beside(field: "Field[Any, Any]", name: str, value: Any) -> Pairs:
    """What a row points to: its name, or what stands there and has words."""
    if isinstance(value, Mapping):
        fields = _fields(field.related_model)
        known = {one: value[one] for one in value if has_words(one, fields.get(one))}
        yield from pairs(field.related_model, known, {})
    elif name == field.name:
        yield label(name), str(value)


def _codes(column: str, value: Any) -> list[str]:
    """The codes of a column that holds some which have words."""
    codes = [value] if isinstance(value, str) else value
    some = column in WORDS and isinstance(codes, list)
    return codes if some and all(isinstance(one, str) for one in codes) else []


def _answer(row: Row) -> dict[str, str]:
    """An answer by its words in German or English, where the vocabulary knows it."""
    told = _fact(row["name"], row["value"])
    label = facts.lookup(row["name"]).label if told else None
    return {"name": label.in_language(german_or_english()), "value": told} if label else {}


def _record(row: Row) -> dict[str, str]:
    """Codes of the record likewise; the other columns have choices with words."""
    some = {name: _fact(name, row.get(name)) for name in ("nationality", "status")}
    return {name: told for name, told in some.items() if told}


def _fact(name: str, value: Any) -> str:
    """The value of a fact in words; empty where the vocabulary does not know it."""
    try:
        return facts.present(name, facts.parse(name, value), german_or_english())
    except (KeyError, facts.BadValue):
        return ""


def said(field: "Field[Any, Any] | None", value: Any) -> str:
    """One value as somebody reads it."""
    if isinstance(value, str):
        return _text(field, value)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, date | Range):
        return _when(value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return listed(_text(getattr(field, "base_field", None), one) for one in value)
    nested = isinstance(value, list | dict)
    return json.dumps(value, ensure_ascii=False, default=str) if nested else str(value)


def _text(field: "Field[Any, Any] | None", value: str) -> str:
    """A choice by its words; a time that came out of the database as text."""
    if isinstance(field, DateTimeField):
        return _when(parse_datetime(value) or value)
    if isinstance(field, DateField):
        return _when(parse_date(value) or value)
    return str(dict(field.flatchoices).get(value, value)) if field is not None else value


def _when(value: Any) -> str:
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, Range):
        return " – ".join(_when(one) for one in (value.lower, value.upper) if one is not None)
    return str(value)


def _plan(content: Row) -> Pairs:
    """A plan as it was agreed: goals, and steps with who and until when."""
    step = _fields(apps.get_model("plan", "Step"))
    for one in content.get("goals", ()):
        yield label("goal"), "\n".join(_once(one, "words", "german"))
    for one in content.get("steps", ()):
        about = [f"{label(name)}: {said(step.get(name), one[name])}" for name in
                 ("who", "helper", "employer", "until", "note") if one.get(name)]  # fmt: skip
        yield label("what"), "\n".join([*_once(one, "own", "what"), *about])


def _once(row: Row, *names: str) -> list[str]:
    """What stands there, each text once."""
    return list(dict.fromkeys(row[name] for name in names if row.get(name)))


def _agreement(text: str) -> Pairs:
    """What is signed of an internship, in the reader's language if it was made in it, else in German."""
    kept = read(text)
    side = kept.own if kept.own and kept.own.language == page_language() else kept.german
    yield from side.rows
    yield label("text"), "\n".join(side.clauses)


def _languages(codes: Iterable[str]) -> str:
    """As the reader's own language calls them."""
    known = Locale.parse(page_language()).languages
    return listed(known.get(one) or languages.name(one, page_language()) for one in codes)


def _parts(codes: Iterable[str]) -> str:
    return listed(str(dict(Part.choices).get(one, one)) for one in codes)


def _bring(keys: Iterable[str]) -> str:
    return listed(to_bring(keys, page_language()))


ROWS: dict[str, Callable[[Row], dict[str, str]]] = {
    "people_fact": _answer,
    "people_record": _record,
}
"""Tables whose values the vocabulary of facts knows."""
WORDS: dict[str, Callable[[Iterable[str]], str]] = {
    "bring": _bring, "code": _languages, "language": _languages, "languages": _languages,
    "mentor_languages": _languages, "part": _parts, "parts": _parts,
    "preferred_language": _languages, "reads": _languages,
}  # fmt: skip
"""What codes are called, by the column that holds one or more."""
TELLERS: dict[str, Callable[[Any], Pairs]] = {
    "days.Visitor.hours": lambda hours: iter(
        [(label("hours", "days.Visitor.hours"), windows(hours))]
    ),
    "internships.Internship.text": _agreement,
    "introductions.Profile.says": lambda says: wording.lines(says, page_language()),
    "mentoring.Pair.parts": lambda _points: iter(()),  # only sorts what is suggested
    "plan.Agreement.content": _plan,
}
"""What a column of several values says in words."""
