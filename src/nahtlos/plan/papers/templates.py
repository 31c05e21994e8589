"""Templates of letters and forms: read from `forms/`, or written by a region; both are data alone.

A text has {spots}; each names a field. A field says where its value comes from: a source of the case
(`plan.papers.sources`), or nothing, then somebody types it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from nahtlos.plan.papers.sources import SOURCES

FORMS = Path(__file__).with_name("forms")
SPOT = re.compile(r"\{(\w+)\}")
PERSONS_OWN = "own"
"""As a language: the letter speaks the person's language, with German beneath."""


class BadTemplate(ValueError):
    """A template that cannot be filled; the text says why, for whoever writes templates."""


@dataclass(frozen=True)
class Field:
    """One thing on the paper: its label in German and English, and its source, empty where it is asked."""

    key: str
    label: Mapping[str, str] = field(hash=False)
    source: str = ""
    lines: bool = False
    needed: bool = False


@dataclass(frozen=True)
class Part:
    """A paragraph in the languages that it has, or the fields that stand in a table."""

    text: Mapping[str, str] = field(default_factory=dict, hash=False)
    table: tuple[str, ...] = ()


@dataclass(frozen=True)
class Template:
    """One letter or form."""

    key: str
    title: Mapping[str, str] = field(hash=False)
    says: Mapping[str, str] = field(hash=False)
    audience: str
    fields: tuple[Field, ...]
    subject: Mapping[str, str] = field(hash=False)
    body: tuple[Part, ...]
    speaks: str = "de"

    def in_language(self, language: str) -> str:
        """The language that a letter to a person who reads `language` is in."""
        return language if self.speaks == PERSONS_OWN and language in self.subject else "de"


ADDRESS = (
    Field("to_name", {"de": "Empfänger", "en": "Recipient"}, needed=True),
    Field("to_street", {"de": "Straße", "en": "Street"}),
    Field("to_place", {"de": "PLZ und Ort", "en": "Postcode and place"}),
)
SENDER = (
    Field("from_name", {"de": "Absender", "en": "Sender"}, "institution.name", needed=True),
    Field("from_street", {"de": "Straße", "en": "Street"}, "institution.street"),
    Field("from_place", {"de": "PLZ und Ort", "en": "Postcode and place"}, "institution.place"),
    Field("adviser", {"de": "Ansprechperson", "en": "Contact"}, "adviser.name"),
    Field("telephone", {"de": "Telefon", "en": "Telephone"}, "adviser.telephone"),
    Field("mail", {"de": "E-Mail", "en": "E-mail"}, "adviser.email"),
)


@cache
def built_in() -> Mapping[str, Template]:
    """The templates that come with the program, by key."""
    read = (
        yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for path in sorted(FORMS.glob("*.yaml"))
    )
    return {template.key: template for template in map(_template, read)}


def _template(read: Mapping[str, Any]) -> Template:
    made = Template(
        key=read["key"],
        title=read["title"],
        says=read["says"],
        audience=read["audience"],
        speaks=read.get("speaks", "de"),
        fields=(*_address(read["to"]), *map(_field, read["fields"]), *SENDER),
        subject=read["subject"],
        body=tuple(_part(one) for one in read["body"]),
    )
    check(made)
    return made


def _address(to: str) -> Iterable[Field]:
    for one in ADDRESS:
        source = f"{to}.{one.key.removeprefix('to_')}" if to else ""
        yield Field(one.key, one.label, source, needed=one.needed)


def _field(read: Mapping[str, Any]) -> Field:
    source = "" if read["from"] == "ask" else read["from"]
    return Field(
        read["key"], read["label"], source, read.get("lines", False), read.get("needed", False)
    )


def _part(read: Mapping[str, Any]) -> Part:
    return Part(table=tuple(read["table"])) if "table" in read else Part(text=read)


def letter(
    key: str, *, title: str, subject: str, text: str, sources: Mapping[str, str]
) -> Template:
    """A region's own letter: plain German text, an empty line between paragraphs, {spots} to fill."""
    spots = dict.fromkeys(SPOT.findall(f"{subject} {text}"))
    own = tuple(
        Field(spot, {"de": spot.replace("_", " ")}, sources.get(spot, ""), needed=True)
        for spot in spots
    )
    known = {one.key for one in (*ADDRESS, *SENDER)}
    made = Template(
        key=key, title={"de": title}, says={}, audience="office",
        fields=(*ADDRESS, *(one for one in own if one.key not in known), *SENDER),
        subject={"de": subject},
        body=tuple(Part({"de": part}) for part in re.split(r"\n\s*\n", text.strip())),
    )  # fmt: skip
    check(made)
    return made


def check(template: Template) -> None:
    """Raises BadTemplate where a spot has no field, a field no source that we know, or a key twice."""
    keys = [one.key for one in template.fields]
    twice = {key for key in keys if keys.count(key) > 1}
    unknown = {one.source for one in template.fields if one.source} - set(SOURCES)
    told = [
        *template.subject.values(),
        *(text for one in template.body for text in one.text.values()),
    ]
    spots = {spot for text in told for spot in SPOT.findall(text)}
    spots |= {key for one in template.body for key in one.table}
    for wrong, says in ((twice, "twice"), (unknown, "no source"), (spots - set(keys), "no field")):
        if wrong:
            raise BadTemplate(f"{template.key}: {says}: {', '.join(sorted(wrong))}")
