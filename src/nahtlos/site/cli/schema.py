"""`nahtlos schema NAME`: the JSON Schema of a document."""

import argparse
import json
import sys

from nahtlos.days import translate as days
from nahtlos.law import queries as law
from nahtlos.matching.engine import documents as matching
from nahtlos.site.faults import BadInput

SCHEMAS = {
    "person": law.schema,
    "verdicts": law.schema,
    "day": days.schema,
    "dayplan": days.schema,
    "candidate": matching.schema,
    "opening": matching.schema,
    "matches": matching.schema,
}
NAMES = tuple(SCHEMAS)


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("schema", description="Prints the JSON Schema of a document.")
    parser.add_argument("name", metavar="NAME", help=" ".join(NAMES))
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    try:
        found = SCHEMAS[chosen.name](chosen.name)
    except KeyError as error:
        raise BadInput(f'"{chosen.name}" is not one of {" ".join(NAMES)}') from error
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    return 0
