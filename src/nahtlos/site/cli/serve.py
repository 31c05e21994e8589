"""`nahtlos serve`: the pages for real use; does not start where persons would not be safe."""

import argparse
import os

from nahtlos.site import setup
from nahtlos.site.faults import Fault


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("serve", description="Serves the pages for real use.")
    parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port to listen on")
    parser.add_argument("--workers", type=int, default=0, help="instead of two per core")
    parser.add_argument(
        "--embedded-server-without-real-persons",
        action="store_true",
        help="serve on the embedded server, which is not made for the data of real persons",
    )
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    if not os.environ.get("DATABASE_URL"):
        raise Fault("DATABASE_URL is missing: the address with which the program connects.")
    setup.wake()
    from nahtlos.site import doctor, pages  # noqa: PLC0415 -- before set-up

    if faults := setup.secret_faults():
        raise Fault(" ".join(faults))
    if doctor.is_embedded() and not chosen.embedded_server_without_real_persons:
        raise Fault(
            "This is the embedded server, made for the demo and for tests. For real persons give"
            " DATABASE_URL of a PostgreSQL server; docs/running.md says how."
        )
    if faults := [*setup.static_faults(), *doctor.role(), *doctor.wall()]:
        raise Fault(" ".join(faults))
    workers = chosen.workers or pages.enough()
    pages.run(pages.options(chosen.bind, workers=workers, access_log=True))
    return 0
