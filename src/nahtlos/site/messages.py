"""The texts of the pages in eight languages: out of the code, into the po files, into the program.

`python -m nahtlos.site.messages extract|compile|check|report`; docs/translating.md explains them.
A text is written in English where it is used, so English needs no file. German has every text, the
other languages have those that a newcomer meets.
"""

import io
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as extract_from
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from nahtlos.site.faults import BadInput
from nahtlos.site.newcomers import is_for_newcomers

# One text, or its singular and plural, as Babel keeps them.
Words = str | tuple[str, ...] | list[str] | None

PACKAGE = Path(__file__).resolve().parents[1]
LOCALE = PACKAGE / "locale"

# The language and how it counts, as gettext wants it said.
PLURALS = {
    "de": "nplurals=2; plural=(n != 1);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
    " (n%100<12 || n%100>14) ? 1 : 2);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
    " (n%100<12 || n%100>14) ? 1 : 2);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :"
    " n%100>=11 ? 4 : 5);",
    "fa": "nplurals=2; plural=(n > 1);",
    "tr": "nplurals=2; plural=(n > 1);",
    "fr": "nplurals=2; plural=(n > 1);",
}
WHOLE = "de"

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def sources() -> list[Path]:
    """Every file that may hold a text, in a stable order."""
    python = (p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)
    pages = (p for kind in ("html", "txt") for p in PACKAGE.rglob(f"templates/**/*.{kind}"))
    return sorted({*python, *pages})


def texts_in(path: Path) -> Iterator[Message]:
    """The texts of one file: of Python as it is, of a template as Django makes it into Python."""
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        source = "\n".join(map(str.strip, templatize(source, origin=str(path)).splitlines()))
    found = extract_from("python", io.BytesIO(source.encode()), KEYWORDS, ["Translators:"])
    for _line, text, notes, context in found:
        yield Message(text, context=context, auto_comments=notes)


@cache
def extracted(language: str) -> Catalog:
    """What the code says and this language needs, without translations."""
    catalog = Catalog(locale=language, charset="utf-8", fuzzy=False)
    catalog.mime_headers = [("Plural-Forms", PLURALS[language])]
    for path in sources():
        place = path.relative_to(PACKAGE).as_posix()
        if language == WHOLE or is_for_newcomers(place):
            for text in texts_in(path):
                catalog.add(
                    text.id, locations=[(place, 0)], auto_comments=text.auto_comments,
                    context=text.context,
                )  # fmt: skip
    return catalog


def po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def kept(language: str) -> Catalog:
    """The committed po file; an empty catalogue when there is none."""
    if not po(language).exists():
        return Catalog(locale=language)
    with po(language).open("rb") as file:
        return read_po(file, locale=language)


def merged(language: str) -> Catalog:
    """What the code says today, with the translations that are already there."""
    new, old = extracted(language), kept(language)
    for text in new:
        before = old.get(_key(text.id), text.context) if text.id else None
        if before is not None and text.pluralizable == before.pluralizable:
            text.string, text.flags = before.string, text.flags | (before.flags & {"fuzzy"})
    return new


def _key(text: Words) -> str:
    return text if isinstance(text, str) else (text or [""])[0]


def written(language: str, catalog: Catalog) -> bytes:
    """The po file byte by byte: sorted by place, no line numbers, no dates."""
    out = io.BytesIO()
    write_po(
        out, catalog, width=100, omit_header=True, sort_by_file=True, include_lineno=False,
        ignore_obsolete=True,
    )  # fmt: skip
    head = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURALS[language]}\\n"\n\n'
    )
    return (head.encode() + out.getvalue()).rstrip() + b"\n"


def extract() -> int:
    """Bring the po files up to what the code says."""
    for language in PLURALS:
        content = written(language, merged(language))
        po(language).parent.mkdir(parents=True, exist_ok=True)
        if not po(language).exists() or po(language).read_bytes() != content:
            po(language).write_bytes(content)
    return report()


def compile_all() -> int:
    """Make the binary catalogues that the program reads, where the po file is newer."""
    for language in PLURALS:
        source, target = po(language), po(language).with_suffix(".mo")
        if source.exists() and not _is_fresh(target, source):
            build(source, target, language)
    return 0


def _is_fresh(target: Path, source: Path) -> bool:
    return target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns


def build(source: Path, target: Path, language: str) -> None:
    """One binary catalogue; BadInput when the po file counts differently than PLURALS."""
    catalog = kept(language)
    counted = re.search(r"Plural-Forms: (.*?)\\n", source.read_text("utf-8"))
    if counted is None or counted[1] != PLURALS[language]:
        raise BadInput(f"{source} does not say how {language} counts.")
    with target.open("wb") as file:
        write_mo(file, catalog)


def is_stale(language: str) -> bool:
    """Whether the po file is not what `extract` would write."""
    return not po(language).exists() or po(language).read_bytes() != written(
        language, merged(language)
    )


def missing(language: str) -> list[Message]:
    """Texts without a translation, or with one that a machine guessed."""
    return [text for text in merged(language) if text.id and (text.fuzzy or not _whole(text))]


def _whole(text: Message) -> bool:
    return all(text.string) if isinstance(text.string, tuple) else bool(text.string)


def check() -> int:
    """Say what is stale or missing; exit status 1 when something is."""
    bad = False
    for language in PLURALS:
        if is_stale(language):
            bad = True
            sys.stderr.write(f"{language}: stale, run `python -m nahtlos.site.messages extract`.\n")
        for text in missing(language):
            bad = True
            sys.stderr.write(f"{language}: not translated: {_key(text.id)!r}\n")
    return int(bad)


def report() -> int:
    """How many texts each language needs and has."""
    for language in PLURALS:
        total, lacking = len(extracted(language)), len(missing(language))
        print(f"{language}  {total - lacking:5} of {total:5}")
    return 0


COMMANDS: dict[str, Callable[[], int]] = {
    "extract": extract,
    "compile": compile_all,
    "check": check,
    "report": report,
}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.stderr.write(f"Say one of: {', '.join(COMMANDS)}\n")
        return 2
    return COMMANDS[arguments[0]]()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
