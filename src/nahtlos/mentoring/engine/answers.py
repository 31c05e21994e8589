"""What is answered: pairs with their parts, and why somebody has nobody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """Points in one named part, of so many."""

    name: str
    points: int
    most: int


@dataclass(frozen=True)
class Pair:
    """A person and a mentor that are proposed to each other."""

    seeker: str
    mentor: str
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        """All parts together."""
        return sum(part.points for part in self.parts)


@dataclass(frozen=True)
class Help:
    """One change that would help: `condition` is what then holds, with any of these mentors."""

    condition: str
    mentors: tuple[str, ...]


@dataclass(frozen=True)
class Unmatched:
    """Somebody without a mentor. `fails`: for how many mentors which condition did not hold.

    `helps` is empty where no single change would do: every mentor lacks two things or more.
    """

    seeker: str
    fails: tuple[tuple[str, int], ...]
    helps: tuple[Help, ...]


@dataclass(frozen=True)
class Answer:
    """The best assignment: most pairs first, then most points."""

    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]

    @property
    def points(self) -> int:
        """The points of all pairs."""
        return sum(pair.points for pair in self.pairs)
