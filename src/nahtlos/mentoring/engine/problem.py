"""What is asked: persons who look for a mentor, mentors, and what a programme demands."""

from dataclasses import dataclass

SLOTS = ("mornings", "afternoons", "evenings", "saturdays", "sundays")
"""When somebody has time: on working days by the time of day, and at the weekend."""
SEXES = ("female", "male")
AIMS = ("german", "work", "exam", "life")
KLDB_DIGITS = 5
Spot = tuple[float, float]
"""Latitude and longitude, as maps give them."""


@dataclass(frozen=True)
class Seeker:
    """Somebody who looks for a mentor. `languages`: the best one first. Nothing said is no wish.

    `occupation` is a code of the KldB with up to five digits; `waits` counts days.
    """

    key: str
    languages: tuple[str, ...]
    occupation: str = ""
    at: Spot | None = None
    times: frozenset[str] = frozenset()
    sex: str = ""
    aim: str = ""
    waits: int = 0
    excluded: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        _check(self.languages, self.occupation, self.times, self.sex)
        if self.aim and self.aim not in AIMS:
            raise ValueError(f"{self.aim} is no aim")
        if self.waits < 0:
            raise ValueError("nobody waits fewer than 0 days")


@dataclass(frozen=True)
class Mentor:
    """Somebody who gives time to as many persons as `places`. `excluded`: persons not to be proposed."""

    key: str
    languages: tuple[str, ...]
    occupation: str = ""
    at: Spot | None = None
    times: frozenset[str] = frozenset()
    sex: str = ""
    aims: frozenset[str] = frozenset()
    places: int = 1
    certificate: bool = False
    trained: bool = False
    excluded: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        _check(self.languages, self.occupation, self.times, self.sex)
        if self.places < 0:
            raise ValueError("places are counted from 0 on")


@dataclass(frozen=True)
class Problem:
    """Everybody of one programme, and what it demands of its mentors."""

    seekers: tuple[Seeker, ...]
    mentors: tuple[Mentor, ...]
    needs_certificate: bool = False
    needs_training: bool = False

    def __post_init__(self) -> None:
        for kind in (self.seekers, self.mentors):
            if len({one.key for one in kind}) != len(kind):
                raise ValueError("a key stands there twice")


def _check(languages: tuple[str, ...], occupation: str, times: frozenset[str], sex: str) -> None:
    if len(set(languages)) != len(languages):
        raise ValueError("a language stands there twice")
    if occupation and (not occupation.isdigit() or len(occupation) > KLDB_DIGITS):
        raise ValueError(f"{occupation} is no code of the KldB")
    if unknown := times - set(SLOTS):
        raise ValueError(f"{min(unknown)} is no time of a week")
    if sex and sex not in SEXES:
        raise ValueError(f"{sex} is not asked for")
