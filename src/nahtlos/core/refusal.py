"""A refusal is a sentence: the button shows why it is grey, the action says why it did nothing."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Refusal:
    """Why something may not be done now; `str(refusal)` is in the reader's language."""

    sentence: str | Promise

    def __str__(self) -> str:
        return str(self.sentence)


class Refused(Exception):
    """Raised by an action that was asked for what `access` refuses; pages turn it into a sentence."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def unless(holds: object, sentence: str | Promise) -> Refusal | None:
    """The refusal with this sentence unless the condition holds; chain them with `or`."""
    return None if holds else Refusal(sentence)


def demand(refusal: Refusal | None) -> None:
    """Stop with `Refused` if there is a refusal."""
    if refusal is not None:
        raise Refused(refusal)
