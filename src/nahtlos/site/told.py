"""What came of a table that was brought in from the command line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """What came of it: counts by their names, and every fault with its place."""

    counts: dict[str, int]
    faults: tuple[str, ...]
    dry: bool

    def __str__(self) -> str:
        words = ", ".join(f"{number} {name}" for name, number in self.counts.items())
        return f"{'Would import' if self.dry else 'Imported'}: {words}."
