"""Compiles a function with numba and keeps the machine code until anything in the engine changes.

numba looks only at the file of the function itself; numbers and functions of other files are baked in.
"""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from numba import njit

OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}


@cache
def stamp() -> bytes:
    """A mark of all code of the engine."""
    whole = sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.digest()


def compiled(function: Callable[..., Any]) -> Any:
    """The same function, compiled when it is first called."""
    made = njit(**OPTIONS)(function)
    kept = getattr(made, "_cache", None)  # missing where numba is told not to compile
    if kept is not None:
        kept._cache_file._source_stamp = stamp()  # noqa: SLF001 -- numba has no other way to say what code hangs on
    return made
