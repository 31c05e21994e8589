"""`nahtlos law`: what the statute says about a person, without server and without database."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from nahtlos.law import queries
from nahtlos.site.faults import BadInput

HERE = ZoneInfo("Europe/Berlin")
INDICATION = "Indication; the office decides"
MARKS = {True: "because:", None: "if:"}
CERTAINTIES = {
    "practice": "practice of the offices, not plain law",
    "derived": "derived from the law, not said by it",
    "new": "new law, no guidance known yet",
    "doubtful": "doubtful; let a person examine it",
}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and what can be asked of it."""
    law = subparsers.add_parser("law", description=f"What the statute says. {INDICATION}.")
    asks = law.add_subparsers(metavar="ASK", required=True)
    check = _add(asks, "check", _check, "what is open to a person, and why", file=True)
    check.add_argument("--for", dest="for_", choices=("person", "employer"), default="person")
    _add(asks, "ask", _ask, "which question to ask next", file=True)
    _add(asks, "list", _list, "every residence status")
    show = _add(asks, "show", _show, "one residence status with all its rows")
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
    document, on = _read(chosen.person), _day(chosen.on)
    try:
        answer = queries.check(document, on=on, for_=chosen.for_)
    except queries.BadDocument as bad:
        return _refuse(chosen.person, bad)
    if answer.stale:
        sys.stderr.write(f"The law was last read on {answer.law_as_of}, over six months ago.\n")
    if chosen.json:
        return _print_json(answer.to_json(chosen.language))
    return _print(*_answer(answer, chosen.language))


def _ask(chosen: argparse.Namespace) -> int:
    document, on = _read(chosen.person), _day(chosen.on)
    try:
        question = queries.ask_next(document, on=on)
    except queries.BadDocument as bad:
        return _refuse(chosen.person, bad)
    if chosen.json:
        return _print_json(question and question.to_json())
    if question is None:
        return _print("Nothing more to ask: no answer would change the result.")
    return _print(f"{question.says[chosen.language]}  ({question.fact})")


def _list(chosen: argparse.Namespace) -> int:
    entries = queries.statuses(_day(chosen.on))
    if chosen.json:
        return _print_json([entry.to_json() for entry in entries])
    return _print(*(f"{e.id:24} {e.title[chosen.language]}  {e.cite}" for e in entries))


def _show(chosen: argparse.Namespace) -> int:
    on = _day(chosen.on)
    page = queries.show(chosen.id, on)
    if page is None:
        known = [entry.id for entry in queries.statuses(on)]
        raise BadInput(f'"{chosen.id}" is not known on {on}{queries.nearest(chosen.id, known)}')
    if chosen.json:
        return _print_json(page.to_json())
    return _print(*_page(page, chosen.language))


def _facts(chosen: argparse.Namespace) -> int:
    facts = queries.vocabulary()
    if chosen.json:
        return _print_json([fact.to_json() for fact in facts])
    return _print(*(_fact(fact, chosen.language) for fact in facts))


def _answer(answer: queries.Answer, language: str) -> Iterator[str]:
    yield f"On {answer.on}, by the law text of {answer.law_as_of}. {INDICATION}."
    for one in answer.work:
        yield ""
        label = queries.decision_label(one.decision)[language]
        yield f"{queries.kind_label(one.kind)[language]}: {label} ({one.decision})"
        yield from (f"  {line}" for line in _why(one, language))
    for contradiction in answer.contradictions:
        yield f"\nDoes not go together: {contradiction.says[language]}"
    if answer.ask_next is not None:
        yield f"\nAsk next: {answer.ask_next.says[language]}  ({answer.ask_next.fact})"


def _why(one: queries.WorkAccess, language: str) -> Iterator[str]:
    for reason in one.because:
        if reason.holds is not False:
            yield f"{MARKS[reason.holds]} {reason.says[language]}  {reason.cite}"
    shown = {
        "possible": ", ".join(one.possible) if len(one.possible) > 1 else "",
        "missing": ", ".join(one.missing),
        "note": one.note[language] if one.note else "",
        "how sure": CERTAINTIES[one.certainty] if one.certainty else "",
        "opens on": str(one.opens_on or ""),
        "changes on": str(one.changes_on or ""),
    }
    yield from (f"{name}: {value}" for name, value in shown.items() if value)


def _page(page: queries.StatusPage, language: str) -> Iterator[str]:
    yield f"{page.entry.title[language]}  {page.entry.cite}"
    yield f"In force since {page.version.since}, read on {page.version.read_on}. {INDICATION}."
    if page.version.note is not None:
        yield page.version.note[language]
    for kind, rows in page.rows.items():
        yield f"\n{queries.kind_label(kind)[language]}"
        for row in rows:
            yield f"  {row.outcome}: {row.says[language]}  {row.cite}"
            if row.note is not None:
                yield f"    note: {row.note[language]}"


def _fact(fact: queries.FactEntry, language: str) -> str:
    values = f" {' '.join(fact.values)}" if fact.values else ""
    unit = f" ({fact.unit})" if fact.unit else ""
    return f"{fact.part}.{fact.id}: {fact.kind}{unit}{values}  {fact.title[language]}"


def _read(name: str) -> Mapping[str, Any]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        found: Mapping[str, Any] = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_constant
        )
    except OSError as error:
        raise BadInput(f"{name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{name}: is not text in UTF-8") from error
    except json.JSONDecodeError as error:
        raise BadInput(f"{name}:{error.lineno}: is not JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise BadInput(f"{name}: {error}") from error
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key}: stands there twice")
        found[key] = value
    return found


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is not a number")


def _day(raw: str | None) -> date:
    if raw is None:
        return datetime.now(tz=HERE).date()
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise BadInput(f'--on: "{raw}" is not a date like 2026-11-23') from error


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
