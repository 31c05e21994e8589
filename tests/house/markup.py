"""Reads a Django template the way a browser and a translator would."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from django.template.base import Lexer, Token, TokenType

# Attributes that a person reads or hears; components hand some of them on under their own names.
SPOKEN = {
    "title",
    "alt",
    "placeholder",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "label",
    "heading",
    "hint",
    "text",
    "summary",
    "caption",
}
DATA_SCRIPTS = {"application/json", "application/ld+json"}
# Names that are the same in every language, and citations, which stay German.
CITATION = r"§+ ?\d[^<\"]*?(?:SGB [IVX]+|\b[A-Z]\w*[GVO]\b)"
SAME_EVERYWHERE = re.compile(rf"\b(?:Nahtlos|A4|[ABC][0-2]|iCal|PDF|TOTP)\b|&\w+;|{CITATION}")
LETTERS = re.compile(r"[^\W\d_]{2,}")
HIDING = {
    "comment": "endcomment",
    "blocktranslate": "endblocktranslate",
    "blocktrans": "endblocktrans",
}


class Fault(NamedTuple):
    line: int
    what: str


def says_something(text: str) -> bool:
    return bool(LETTERS.search(SAME_EVERYWHERE.sub(" ", text)))


def _kept(token: Token, hidden_until: str | None) -> str:
    if token.token_type == TokenType.TEXT and hidden_until is None:
        return token.contents
    return "\n" * token.contents.count("\n")


def _hides(tag: str) -> str | None:
    """The tag up to which nothing is read by a person; a block `…_class` fills an attribute."""
    name, *rest = tag.split()
    if name == "block" and rest[0].endswith("_class"):
        return "endblock"
    return HIDING.get(name)


def untagged(source: str) -> str:
    """The template without what Django replaces or translates; lines stay where they are."""
    out: list[str] = []
    hidden_until: str | None = None
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split()[0]
            hidden_until = None if name == hidden_until else hidden_until or _hides(token.contents)
        out.append(_kept(token, hidden_until))
    return "".join(out)


class _Reader(HTMLParser):
    """Collects bare texts and everything that a strict content security policy would stop."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.bare: list[Fault] = []
        self.inline: list[Fault] = []
        self.inside: str | None = None

    def _attribute(self, tag: str, name: str, value: str) -> None:
        line = self.getpos()[0]
        if name in SPOKEN and says_something(value):
            self.bare.append(Fault(line, f'{name}="{value}"'))
        if tag == "input" and name == "value" and says_something(value) and self.button:
            self.bare.append(Fault(line, f'{name}="{value}"'))
        if name == "style" or re.match(r"on[a-z]{3,}$|hx-on|x-", name):
            self.inline.append(Fault(line, f"<{tag} {name}>"))
        if value.strip().lower().startswith("javascript:"):
            self.inline.append(Fault(line, f"<{tag} {name}> runs a script"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.button = given.get("type") in {"submit", "button", "reset"}
        for name, value in given.items():
            self._attribute(tag, name, value)
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") not in DATA_SCRIPTS
        ):
            self.inline.append(Fault(self.getpos()[0], f"<{tag}>"))
        if tag in {"script", "style"}:
            self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = None

    def handle_data(self, data: str) -> None:
        if self.inside is None and says_something(data):
            self.bare.append(Fault(self.getpos()[0], " ".join(data.split())))


def _read(source: str) -> _Reader:
    reader = _Reader()
    reader.feed(untagged(source))
    reader.close()
    return reader


def bare_texts(source: str) -> list[Fault]:
    """Texts and spoken attributes that no translator will ever see."""
    return _read(source).bare


def inline_code(source: str) -> list[Fault]:
    """Scripts, styles and handlers that stand in the page itself."""
    return _read(source).inline


def components(source: str) -> Iterator[str]:
    """Template names behind the component tags: `<c-form.field>` is cotton/form/field.html."""
    for name in re.findall(r"<c-([a-z][\w.-]*)", source):
        yield f"cotton/{name.replace('.', '/')}.html"
        yield f"cotton/{name.replace('.', '/').replace('-', '_')}.html"
        yield f"cotton/{name.replace('.', '/')}/index.html"
