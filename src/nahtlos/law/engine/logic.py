"""Three-valued logic after Kleene: true, false, and None for *not known*."""

from collections.abc import Iterable

Truth = bool | None


def negate(truth: Truth) -> Truth:
    return None if truth is None else not truth


def all_of(truths: Iterable[Truth]) -> Truth:
    """False as soon as one is false; unknown if none is false but one is unknown."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def any_of(truths: Iterable[Truth]) -> Truth:
    """True as soon as one is true; unknown if none is true but one is unknown."""
    result: Truth = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            result = None
    return result
