"""The key of a form, drawn by lot: the receipt code follows from it."""

from uuid import UUID, uuid4


def fresh_key() -> UUID:
    """A key that says nothing of the hour; a form sent twice carries the same."""
    return uuid4()
