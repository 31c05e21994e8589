"""Writes what the commands answer: whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nahtlos.site.faults import BadInput


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """A file beside the place, moved there at the end, so that nothing half-written stays."""
    if not out.parent.is_dir():
        raise BadInput(f"{out}: there is no such folder")
    partial = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        yield partial
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)
