"""`nahtlos law`: what the statute says about a person, without server and without database."""

import argparse
import json
import sys
from collections.abc import Callable

from nahtlos.law import queries
from nahtlos.site.cli import law_bulk
from nahtlos.site.cli.law_telling import INDICATION, answer_lines, instrument_lines, status_lines
from nahtlos.site.cli.reading import day, document
from nahtlos.site.faults import BadInput

LISTED = ("id", "kind", "title", "cite", "category", "applies", "law_as_of")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and what can be asked of it."""
    law = subparsers.add_parser("law", description=f"What the statute says. {INDICATION}.")
    asks = law.add_subparsers(metavar="ASK", required=True)
    check = _add(asks, "check", _check, "what is open to a person, and why", file=True)
    check.add_argument("--for", dest="for_", choices=("person", "employer"), default="person")
    _add(asks, "ask", _ask, "which question to ask next", file=True)
    law_bulk.register(asks)
    _add(asks, "list", _list, "every residence status and every instrument")
    show = _add(asks, "show", _show, "one status or instrument with all its conditions")
    show.add_argument("id", metavar="ID")
    _add(asks, "facts", _facts, "every fact with its type, values and meaning")


def _add(
    asks: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    says: str,
    *,
    file: bool = False,
) -> argparse.ArgumentParser:
    parser = asks.add_parser(name, help=says, description=says)
    if file:
        parser.add_argument("person", metavar="PERSON.json", help="- reads standard input")
    parser.add_argument("--on", metavar="DATE", help="the day asked for, today if left out")
    parser.add_argument("--language", choices=("de", "en"), default="en")
    parser.add_argument("--json", action="store_true", help="one JSON document and nothing else")
    parser.set_defaults(run=run)
    return parser


def _check(chosen: argparse.Namespace) -> int:
    person, on = document(chosen.person), day(chosen.on)
    try:
        answer = queries.check(person, on=on, for_=chosen.for_)
    except queries.BadDocument as bad:
        return _refuse(chosen.person, bad)
    if answer.stale:
        sys.stderr.write(f"The law was last read on {answer.law_as_of}, over six months ago.\n")
    if stale := [one.id for one in answer.instruments if one.stale]:
        sys.stderr.write(f"Read over six months before that day: {', '.join(stale)}.\n")
    if chosen.json:
        return _print_json(answer.to_json(chosen.language))
    return _print(*answer_lines(answer, chosen.language))


def _ask(chosen: argparse.Namespace) -> int:
    person, on = document(chosen.person), day(chosen.on)
    try:
        question = queries.ask_next(person, on=on)
    except queries.BadDocument as bad:
        return _refuse(chosen.person, bad)
    if chosen.json:
        return _print_json(question and question.to_json())
    if question is None:
        return _print("Nothing more to ask: no answer would change the result.")
    return _print(f"{question.says[chosen.language]}  ({question.fact})")


def _list(chosen: argparse.Namespace) -> int:
    on = day(chosen.on)
    statuses, pages = queries.statuses(on), queries.instruments(on)
    if chosen.json:
        listed = [page.to_json() for page in pages]
        short = [{key: one.get(key) for key in LISTED} for one in listed]
        return _print_json([*(entry.to_json() for entry in statuses), *short])
    lines = [f"{e.id:26} {e.title[chosen.language]}  {e.cite}" for e in statuses]
    for page in pages:
        cite = page.terms.cite if page.terms else "not read for that day"
        lines.append(f"{page.instrument.id:26} {page.instrument.title[chosen.language]}  {cite}")
    return _print(*lines)


def _show(chosen: argparse.Namespace) -> int:
    on = day(chosen.on)
    status, instrument = queries.show(chosen.id, on), queries.instrument(chosen.id, on)
    page = status or instrument
    if page is None:
        known = [
            *(e.id for e in queries.statuses(on)),
            *(p.instrument.id for p in queries.instruments(on)),
        ]
        raise BadInput(f'"{chosen.id}" is not known on {on}{queries.nearest(chosen.id, known)}')
    if chosen.json:
        return _print_json(page.to_json())
    if instrument is not None:
        return _print(*instrument_lines(instrument, chosen.language))
    return _print(*status_lines(status, chosen.language)) if status else 1


def _facts(chosen: argparse.Namespace) -> int:
    facts = queries.vocabulary()
    if chosen.json:
        return _print_json([fact.to_json() for fact in facts])
    return _print(*(_fact(fact, chosen.language) for fact in facts))


def _fact(fact: queries.FactEntry, language: str) -> str:
    values = f" {' '.join(fact.values)}" if fact.values else ""
    unit = f" ({fact.unit})" if fact.unit else ""
    return f"{fact.part}.{fact.id}: {fact.kind}{unit}{values}  {fact.title[language]}"


def _refuse(name: str, bad: queries.BadDocument) -> int:
    """Name every fault in a line of its own; the exit status for bad input."""
    sys.stderr.writelines(f"{name}: {fault}\n" for fault in bad.faults)
    return BadInput.status


def _print(*lines: str) -> int:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _print_json(found: object) -> int:
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    return 0
