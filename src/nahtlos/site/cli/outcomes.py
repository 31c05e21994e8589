"""`nahtlos outcomes`: official indicators from files, and tables that give nobody away."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from nahtlos.outcomes import engine, translate
from nahtlos.site.faults import BadInput, Fault

LEAST = 3
"""The smallest count that the statistics of the employment agency show."""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and what it does."""
    says = "What came of it: figures that hold."
    does = subparsers.add_parser("outcomes", description=says).add_subparsers(
        metavar="DO", required=True
    )
    indicators = _add(does, "indicators", _indicators, "K2 and K2E1 to K2E4 of a month")
    for name in ("stock", "starts", "insured"):
        indicators.add_argument(
            f"--{name}", metavar=f"{name.upper()}.csv", required=True, type=Path
        )
    indicators.add_argument("--month", metavar="YYYY-MM", required=True)
    indicators.add_argument(
        "--cutoffs", metavar="CUTOFFS.csv", type=Path, help="the cut-off days that are not the 15th"
    )
    indicators.add_argument(
        "--json", action="store_true", help="one JSON document and nothing else"
    )
    protect = _add(does, "protect", _protect, "hide small counts, and what would give them away")
    protect.add_argument("table", metavar="TABLE.csv", type=Path)
    protect.add_argument(
        "--min", dest="least", metavar="N", default=LEAST, type=_least, help="3 if left out"
    )
    protect.add_argument("-o", dest="out", metavar="OUT.csv", required=True, type=Path)


def _add(
    does: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    says: str,
) -> argparse.ArgumentParser:
    parser = does.add_parser(name, help=says, description=says)

    def named(chosen: argparse.Namespace) -> int:
        try:
            return run(chosen)
        except translate.BadFile as bad:
            sys.stderr.writelines(f"{fault}\n" for fault in bad.faults)
            return BadInput.status

    parser.set_defaults(run=named)
    return parser


def _least(raw: str) -> int:
    if not (raw.isascii() and raw.isdigit() and int(raw)):
        raise argparse.ArgumentTypeError(f'"{raw}" is not a whole number from 1 on')
    return int(raw)


def _indicators(chosen: argparse.Namespace) -> int:
    at = translate.month(chosen.month)
    if at is None:
        raise BadInput(f'--month: "{chosen.month}" is not a month like 2025-12')
    files = translate.Files(chosen.stock, chosen.starts, chosen.insured, chosen.cutoffs)
    records, empty = translate.read_records(files, at)
    if empty:
        months = ", ".join(map(translate.month_word, empty))
        sys.stderr.write(f"{chosen.stock}: nobody in the stock of {months}: counted as 0.\n")
    figures = engine.indicators(records)
    if chosen.json:
        document = translate.indicators_json(at, figures)
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(chosen.month, figures))
    return 0


def _lines(month: str, figures: engine.Figures) -> list[str]:
    lines = [f"Month {month}, in percent, after § 5 of the ordinance on § 48a SGB II"]
    for name, groups in figures.items():
        told = [
            f"{group} {'-' if rate.value is None else f'{rate.value:.1f}'}"
            f" ({rate.numerator} of {rate.denominator:.1f})"
            for group, rate in groups.items()
        ]
        lines.append(f"{name:<5} {' · '.join(told)}")
    return lines


def _protect(chosen: argparse.Namespace) -> int:
    sheet = translate.read_table(chosen.table)
    hidden = engine.protect(sheet.table, chosen.least)
    _write(chosen.out, translate.table_lines(sheet, hidden))
    small = sum(0 < count < chosen.least for _, count in sheet.table.cells())
    sys.stderr.write(
        f"{len(hidden)} of {len(list(sheet.table.cells()))} cells are hidden:"
        f" {small} below {chosen.least}, {len(hidden) - small} that would give them away.\n"
    )
    return 0


def _write(out: Path, text: str) -> None:
    """Beside the place first, so that nothing half-written stays."""
    partial = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(out)
    except OSError as error:
        raise Fault(f"{out}: {error.strerror}") from error
    finally:
        partial.unlink(missing_ok=True)
