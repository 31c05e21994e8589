"""`nahtlos doctor`: is everything in order? One sentence for each fault, exit status 1."""

import argparse
import json
import sys

from nahtlos.site import setup


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("doctor", description="Checks that everything is in order.")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    setup.wake()
    from nahtlos.site import doctor  # noqa: PLC0415 -- before set-up

    report = doctor.report()
    if chosen.json:
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    else:
        for name, faults in report.items():
            sys.stdout.write(f"{name}: {'in order' if not faults else ' '.join(faults)}\n")
    return int(any(report.values()))
