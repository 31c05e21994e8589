"""`nahtlos import offers|openings|people FILE`: a table, looked through and, without --dry-run, imported.

`nahtlos import agency`: openings of the employment agency's job search, if that is switched on.
"""

import argparse
import json
import sys
from functools import partial
from pathlib import Path

from nahtlos.people.engine import sheets
from nahtlos.site import setup
from nahtlos.site.faults import BadInput
from nahtlos.site.told import Told


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and what can be brought in."""
    whole = subparsers.add_parser("import", description="Brings in a table, as XLSX or CSV.")
    kinds = whole.add_subparsers(metavar="WHAT", required=True)
    says = "what an institution runs; the same table again updates it"
    offers = kinds.add_parser("offers", help=says, description=says)
    offers.add_argument("file", metavar="FILE")
    offers.add_argument("--institution", required=True, help="its name or short name")
    offers.add_argument("--dry-run", action="store_true", help="only say what would be imported")
    offers.add_argument("--json", action="store_true", help="print one JSON document")
    offers.set_defaults(run=_run)
    says = "persons whom an institution accompanies; the same table again makes nobody twice"
    people = kinds.add_parser("people", help=says, description=says)
    people.add_argument("file", metavar="FILE")
    people.add_argument("--adviser", default="", help="the e-mail address of whoever imports")
    people.add_argument("--dry-run", action="store_true", help="only say what would be imported")
    people.add_argument("--json", action="store_true", help="print one JSON document")
    people.set_defaults(run=_people)
    _openings_command(kinds)
    _agency_command(kinds)


def _openings_command(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    says = "openings of companies, as drafts; the same table again updates them"
    openings = kinds.add_parser("openings", help=says, description=says)
    openings.add_argument("file", metavar="FILE")
    openings.add_argument("--adviser", default="", help="the e-mail address of whoever imports")
    openings.add_argument("--dry-run", action="store_true", help="only say what would be imported")
    openings.add_argument("--json", action="store_true", help="print one JSON document")
    openings.set_defaults(run=_openings)


def _agency_command(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    says = "openings of the employment agency's job search, if NAHTLOS_AGENCY switches it on"
    agency = kinds.add_parser("agency", help=says, description=says)
    agency.add_argument("--place", default="", help="around which place; else that of the settings")
    agency.add_argument("--within", type=int, default=0, metavar="KM", help="how far around it")
    agency.add_argument("--what", default="", help="an occupation or a word; else everything")
    agency.add_argument("--adviser", default="", help="the e-mail address of whoever imports")
    agency.add_argument("--dry-run", action="store_true", help="only say what would be imported")
    agency.add_argument("--json", action="store_true", help="print one JSON document")
    agency.set_defaults(run=_agency)


def _agency(chosen: argparse.Namespace) -> int:
    setup.wake()
    from nahtlos.site import bring_agency  # noqa: PLC0415 -- before set-up

    asked = bring_agency.Asked(chosen.place, chosen.within, chosen.what)
    told = bring_agency.openings(asked, chosen.adviser, dry_run=chosen.dry_run)
    _say(told, as_json=chosen.json)
    return 0


def _openings(chosen: argparse.Namespace) -> int:
    if not chosen.dry_run and not chosen.adviser:
        raise BadInput("Say who imports with --adviser ADDRESS, or only look with --dry-run.")
    setup.wake()
    from nahtlos.site import bring_openings  # noqa: PLC0415 -- before set-up

    content = partial(_content, chosen.file)
    told = bring_openings.openings(chosen.file, content, chosen.adviser, dry_run=chosen.dry_run)
    return _say(told, as_json=chosen.json)


def _table(name: str) -> sheets.Table:
    return sheets.read(_content(name, sheets.USUAL.bytes))


def _run(chosen: argparse.Namespace) -> int:
    setup.wake()
    from nahtlos.site import bring  # noqa: PLC0415 -- before set-up

    told = bring.offers(
        chosen.file, lambda: _table(chosen.file), chosen.institution, dry_run=chosen.dry_run
    )
    return _say(told, as_json=chosen.json)


def _people(chosen: argparse.Namespace) -> int:
    if not chosen.dry_run and not chosen.adviser:
        raise BadInput("Say who imports with --adviser ADDRESS, or only look with --dry-run.")
    setup.wake()
    from nahtlos.site import bring_people  # noqa: PLC0415 -- before set-up

    content = partial(_content, chosen.file)
    if chosen.dry_run:
        told = bring_people.looked_through(chosen.file, content)
    else:
        told = bring_people.imported(chosen.file, content, chosen.adviser)
    return _say(told, as_json=chosen.json)


def _content(name: str, most: int) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise BadInput(f"{name}: {error.strerror}") from error


def _say(told: Told, *, as_json: bool) -> int:
    for fault in told.faults:
        sys.stderr.write(f"{fault}\n")
    if as_json:
        sys.stdout.write(json.dumps(told.counts, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(f"{told}\n")
    return BadInput.status if told.faults else 0
