"""What the engine says: matches with their reasons, near misses, and what a change would unlock."""

from dataclasses import dataclass
from typing import Any

from nahtlos.matching.engine.changes import Change
from nahtlos.matching.engine.rules import Fail, Terms, distance
from nahtlos.matching.engine.values import LEVELS, Candidate, Opening


@dataclass(frozen=True, slots=True)
class Because:
    """What a score rests on."""

    distance_km: float
    essential_held: tuple[str, ...]
    essential_missing: tuple[str, ...]
    optional_held: tuple[str, ...]
    levels_above: int

    def to_json(self) -> dict[str, Any]:
        """As outside programs read it."""
        return {
            "distance_km": round(self.distance_km, 3),
            "essential_held": list(self.essential_held),
            "essential_missing": list(self.essential_missing),
            "optional_held": list(self.optional_held),
            "levels_above": self.levels_above,
        }


@dataclass(frozen=True, slots=True)
class Match:
    """A pair that fits; `because` where it was asked for."""

    candidate: str
    opening: str
    score: float
    terms: Terms
    because: Because | None = None

    def to_json(self) -> dict[str, Any]:
        """As outside programs read it."""
        told = {
            "candidate": self.candidate,
            "opening": self.opening,
            "score": self.score,
            "terms": self.terms.to_json(),
        }
        return told | ({"because": self.because.to_json()} if self.because else {})


@dataclass(frozen=True, slots=True)
class Why:
    """A pair, whether it fits or not. `would_score` is the score after all the changes."""

    candidate: str
    opening: str
    fails: tuple[Fail, ...]
    terms: Terms
    because: Because

    @property
    def fits(self) -> bool:
        """Whether every condition holds."""
        return not self.fails

    @property
    def would_score(self) -> float:
        """The score, or what it would be once all changes are made."""
        return self.terms.score

    def to_json(self) -> dict[str, Any]:
        """As outside programs read it; `score` is null for a pair that does not fit."""
        told: dict[str, Any] = {
            "candidate": self.candidate,
            "opening": self.opening,
            "fits": self.fits,
            "score": self.would_score if self.fits else None,
            "terms": self.terms.to_json(),
            "because": self.because.to_json(),
        }
        if self.fits:
            return told
        return told | {
            "fails": [one.to_json() for one in self.fails],
            "would_score": self.would_score,
        }


@dataclass(frozen=True, slots=True)
class NearMiss:
    """An opening that one change would unlock, and the score it would then have."""

    opening: str
    fail: Fail
    would_score: float
    terms: Terms

    @property
    def change(self) -> Change:
        """The one change."""
        return self.fail.changes[0]


@dataclass(frozen=True, slots=True)
class Unlock:
    """A change, and how many more openings it makes fit."""

    change: Change
    opens: int


@dataclass(frozen=True, slots=True)
class Answer:
    """All about one person."""

    matches: tuple[Match, ...]
    near: tuple[NearMiss, ...]
    unlocks: tuple[Unlock, ...]


def because(candidate: Candidate, opening: Opening) -> Because:
    """What the score of a pair rests on."""
    return Because(
        distance(candidate, opening),
        tuple(sorted(opening.essential & candidate.skills)),
        tuple(sorted(opening.essential - candidate.skills)),
        tuple(sorted(opening.optional & candidate.skills)),
        LEVELS.index(candidate.german) - LEVELS.index(opening.german),
    )
