"""The catalogue that serves: the last good one, read anew when its files change."""

import logging
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import monotonic

from nahtlos.law.catalogue.faults import CatalogueFault
from nahtlos.law.catalogue.load import HERE, Catalogue, load

FOLDER = "NAHTLOS_CATALOGUE"
"""Names a folder with a catalogue of the operator's own; left out, the one that is shipped serves."""

LOOK_EVERY = 5.0
"""Seconds between two looks at the files."""

Stamp = tuple[tuple[str, int, int], ...]
log = logging.getLogger(__name__)


class Serving:
    """Looks after one folder; `shipped` serves as long as nothing good was read from it."""

    def __init__(self, folder: Path, shipped: Callable[[], Catalogue]) -> None:
        self.folder, self.shipped = folder, shipped
        self.fault = ""
        self._good: Catalogue | None = None
        self._stamp: Stamp | None = None
        self._looked = float("-inf")

    def current(self) -> Catalogue:
        """The last good catalogue; a new one that is broken is refused, named in the log and kept out."""
        if monotonic() - self._looked >= LOOK_EVERY:
            self._looked = monotonic()
            stamp = _stamp(self.folder)
            if stamp != self._stamp:
                self._stamp = stamp
                self._read()
        return self._good or self.shipped()

    def _read(self) -> None:
        try:
            self._good, self.fault = load(self.folder), ""
        except (CatalogueFault, OSError) as fault:
            self.fault = str(fault)
            log.error("The law catalogue was refused, the last good one serves on: %s", fault)  # noqa: TRY400 -- the place says all


def _stamp(folder: Path) -> Stamp:
    found = ((str(file), file.stat()) for file in sorted(folder.rglob("*.yaml")))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


@cache
def _shipped() -> Catalogue:
    return load(HERE)


@cache
def _of(folder: Path) -> Serving:
    return Serving(folder, _shipped)


def catalogue() -> Catalogue:
    """The catalogue that serves now."""
    serving = _serving()
    return _shipped() if serving is None else serving.current()


def fault() -> str:
    """Why the newest catalogue does not serve, empty if it does."""
    serving = _serving()
    if serving is None:
        return ""
    serving.current()
    return serving.fault


def _serving() -> Serving | None:
    folder = os.environ.get(FOLDER, "")
    return _of(Path(folder)) if folder else None
