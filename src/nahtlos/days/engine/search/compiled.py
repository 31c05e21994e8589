"""Compiles a function with numba and keeps the machine code until anything in this folder changes.

numba looks only at the file of the function itself. Machine code that has swallowed a function of
another file would outlive a change there, and read and write where nothing is any more.
"""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from numba import njit

OPTIONS: dict[str, Any] = {"cache": True, "_nrt": False}
"""Nothing here makes or frees memory, so nothing need be counted: that is eight times as quick."""


@cache
def stamp() -> bytes:
    """A mark of all code in this folder."""
    whole = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(path.read_bytes())
    return whole.digest()


def compiled(function: Callable[..., Any]) -> Any:
    """The same function, compiled when it is first called."""
    return _kept(njit(**OPTIONS)(function))


def woven(function: Callable[..., Any]) -> Any:
    """The same, woven into each function that calls it: for small ones that are called most."""
    return _kept(njit(**OPTIONS, inline="always")(function))


def _kept(made: Any) -> Any:
    kept = getattr(made, "_cache", None)  # missing where numba is told not to compile
    if kept is not None:
        kept._cache_file._source_stamp = stamp()  # noqa: SLF001 -- numba has no other way to say what code hangs on
    return made
