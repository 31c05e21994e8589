"""`nahtlos occupations`: the official lists of occupations, joined into one file that the program reads."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from nahtlos.employers.catalogue.entries import LANGUAGES
from nahtlos.employers.catalogue.load import BROUGHT
from nahtlos.employers.engine import Concept, Word, joined
from nahtlos.site import bring_occupations
from nahtlos.site.faults import BadInput


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and what it does."""
    says = f"Joins official lists; the program reads the result named in {BROUGHT}."
    parser = subparsers.add_parser("occupations", description=says)
    parser.add_argument("--kldb", metavar="FILE", type=Path, required=True)
    parser.add_argument("--isco", metavar="FILE", type=Path, help="the key from KldB to ISCO-08")
    parser.add_argument(
        "--esco", metavar="LANGUAGE=FILE", action="append", default=[], help="once a language"
    )
    parser.add_argument("-o", dest="out", metavar="OUT.txt", type=Path, required=True)
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    titles = bring_occupations.titles(chosen.kldb)
    leads = bring_occupations.leads(chosen.isco) if chosen.isco else []
    found = joined(titles, leads, _labels(chosen.esco))
    _write(chosen.out, found.words)
    codes = {word.kldb for word in found.words}
    print(f"{len(codes)} occupations, {len(found.words)} words")
    if found.unsure:
        print(f"{len(found.unsure)} of ESCO left out: no single code is sure")
    return 0


def _labels(asked: list[str]) -> Mapping[str, list[Concept]]:
    found: dict[str, list[Concept]] = {}
    for one in asked:
        language, equals, name = one.partition("=")
        if not equals or language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise BadInput(f'--esco: "{one}" is not like uk=occupations_uk.csv; languages: {known}')
        found[language] = bring_occupations.concepts(Path(name))
    return found


def _write(path: Path, words: tuple[Word, ...]) -> None:
    """Whole or not at all: the file beside it takes its place at the end."""
    beside = path.with_name(f"{path.name}.begun")
    text = "".join(f"{one.kldb}|{one.language}|{_plain(one.text)}\n" for one in words)
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}") from error


def _plain(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
