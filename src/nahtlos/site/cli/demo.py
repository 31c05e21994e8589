"""`nahtlos demo`: a fictional region in the browser."""

import argparse

from nahtlos.site.demo.run import run


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("demo", description="A fictional region in your browser.")
    parser.add_argument("--port", type=int, help="instead of the first free one from 8000 on")
    parser.add_argument("--reset", action="store_true", help="throw away what was there")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    return run(port=chosen.port, reset=chosen.reset, browser=not chosen.no_browser)
