"""`make bench`: measures, prints a table and keeps it. Never fails because something is slow."""

import argparse
from collections.abc import Sequence

from benchmarks import ground, table


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything once."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--small", type=int, default=2_000, help="persons in the small database")
    parser.add_argument("--big", type=int, default=20_000, help="persons in the big database")
    parser.add_argument("--requests", type=int, default=60, help="requests per page")
    parser.add_argument("--only", default="", help="pages with this in their name")
    parser.add_argument("--note", default="", help="a sentence to keep with the numbers")
    chosen = parser.parse_args(arguments)
    with ground.server() as running:
        ground.wake(running)
        from benchmarks import run  # noqa: PLC0415 -- Django is awake now

        result = run.measure(running, chosen)
    table.keep(result)


if __name__ == "__main__":
    main()
