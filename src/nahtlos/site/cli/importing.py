"""`nahtlos import offers FILE`: a table of offers, looked through and, without --dry-run, imported."""

import argparse
import json
import sys
from pathlib import Path

from nahtlos.people.engine import sheets
from nahtlos.site import setup
from nahtlos.site.faults import BadInput


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


def _table(name: str) -> sheets.Table:
    try:
        with Path(name).open("rb") as file:
            return sheets.read(file.read(sheets.USUAL.bytes + 1))
    except OSError as error:
        raise BadInput(f"{name}: {error.strerror}") from error


def _run(chosen: argparse.Namespace) -> int:
    setup.wake()
    from nahtlos.site import bring  # noqa: PLC0415 -- before set-up

    told = bring.offers(
        chosen.file, lambda: _table(chosen.file), chosen.institution, dry_run=chosen.dry_run
    )
    for fault in told.faults:
        sys.stderr.write(f"{fault}\n")
    if chosen.json:
        sys.stdout.write(json.dumps(told.counts, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(f"{told}\n")
    return BadInput.status if told.faults else 0
