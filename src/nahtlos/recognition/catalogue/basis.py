"""A sentence, what it rests on, and whom it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass

Says = Mapping[str, str]
"""A sentence by language, `de` and `en`."""


@dataclass(frozen=True)
class Basis:
    """What an entry rests on: paragraphs, or the page of an office by its id in `sources.yaml`.

    `certainty` is None for plain law, else practice, derived, new or doubtful. `read` says whether
    the text of every law that is cited was at hand; pages of offices never count as read law.
    """

    cite: str | None
    source: str | None
    certainty: str | None
    note: Says | None
    read: bool


@dataclass(frozen=True)
class Sentence:
    """One sentence with what it rests on, and whom it concerns where that is not everybody.

    `trained_in` is eu or third_country, `occupations` are ids, `not_trades` numbers of Anlage A HwO.
    """

    says: Says
    basis: Basis
    trained_in: str | None = None
    occupations: tuple[str, ...] = ()
    not_trades: tuple[int, ...] = ()

    def concerns(self, occupation: str, trade: int | None, *, trained_in_eu: bool | None) -> bool:
        """False only where it is known not to concern that occupation (id) and training."""
        known = {True: "eu", False: "third_country", None: self.trained_in}[trained_in_eu]
        return (
            self.trained_in in {None, known}
            and (not self.occupations or occupation in self.occupations)
            and trade not in self.not_trades
        )
