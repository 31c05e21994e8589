"""What is known of somebody, as figures need it: days and kinds, nobody's name and nobody's key."""

from dataclasses import dataclass
from datetime import date

KINDS_OF_WORK = ("insured", "subsidised", "apprenticeship", "school", "self_employed", "marginal")
INTEGRATIONS = frozenset({"insured", "subsidised", "apprenticeship", "school", "self_employed"})
"""What counts in a rate modelled on K2: insured work, training, own business (§ 5 Abs. 1 S. 2)."""
PUBLICLY_FUNDED = frozenset({"16i"})
"""Money with which a start counts as publicly funded and not as an integration (§ 5 Abs. 1 S. 4)."""

OPEN, MOVED, LOST, WORKS = "open", "moved", "no_contact", "work"
"""How it stands with a case; `WORKS` is a case that ended in work or training."""
STANDS = (OPEN, WORKS, MOVED, LOST, "else")


@dataclass(frozen=True, slots=True)
class Said:
    """What one side said so many months after a start, and when."""

    months: int
    side: str
    works: str
    on: date


@dataclass(frozen=True, slots=True)
class Start:
    """A start in work or training; `need` is the level of the work, 0 where it is not known."""

    kind: str
    area: str
    need: int
    begun: date
    ended: date | None = None
    subsidy: str = ""
    said: tuple[Said, ...] = ()

    @property
    def integrates(self) -> bool:
        """Whether it counts in a rate modelled on K2."""
        return self.kind in INTEGRATIONS and self.subsidy not in PUBLICLY_FUNDED

    def on(self, day: date) -> bool:
        """Whether it had begun and was not over that day."""
        return self.begun <= day and (self.ended is None or day <= self.ended)


@dataclass(frozen=True, slots=True)
class Course:
    """A place on a list or in a course, and what came of it (`came`, of `learning.CAME`)."""

    topic: str
    joined: date
    begun: date | None
    came: str
    over: date | None


@dataclass(frozen=True, slots=True)
class Procedure:
    """An application for recognition; `result` is empty as long as nothing is decided."""

    applied: date
    decided: date | None
    result: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair with a mentor: how often the two meet a month, and whether they still do."""

    begun: date
    ended: date | None
    a_month: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A referral: to whom by number of the interface, when sent, when answered, and whether with a no."""

    between: str
    topic: str
    sent: date
    answered: date | None
    declined: bool


@dataclass(frozen=True, slots=True)
class Life:
    """One person's time in the region. `group` is that of the residence status, `level` what they
    learned (1 nothing formal, 2 skilled, 3 specialist, 4 expert), `learned` the
    main group of occupations of it, or its field where no more is known.
    """

    group: str
    sex: str
    opened: date
    closed: date | None = None
    stands: str = OPEN
    arrived: date | None = None
    level: int = 1
    learned: str = ""
    rhythm: int | None = None
    goal: date | None = None
    introduced: date | None = None
    reviews: tuple[date, ...] = ()
    starts: tuple[Start, ...] = ()
    courses: tuple[Course, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    pairs: tuple[Pair, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def here(self) -> bool:
        """Whether the person is accompanied now."""
        return self.closed is None

    def first(self) -> Start | None:
        """The first start in work or training."""
        return min(self.starts, key=lambda one: one.begun, default=None)

    def under_way(self, day: date) -> date | None:
        """Since when recognition is applied for without a decision by that day."""
        waiting = (
            one.applied
            for one in self.procedures
            if one.applied <= day and (one.decided is None or one.decided > day)
        )
        return min(waiting, default=None)


@dataclass(frozen=True, slots=True)
class Compared:
    """One person beside the openings of the region: only groups, how it stands, how often introduced.

    `standing` is empty of somebody who is no longer accompanied.
    """

    sex: str
    age: str
    nation: str
    group: str
    standing: str = ""
    introduced: int = 0


@dataclass(frozen=True)
class Region:
    """All that an edition is counted from: lives, what is offered here, and the day."""

    day: date
    lives: tuple[Life, ...]
    openings: tuple[tuple[str, int, int], ...] = ()
    """Occupation by the KldB 2010, level and number of places."""
    seats: tuple[tuple[str, date, int, int], ...] = ()
    """Topic, first day, seats, seats that are held."""
    compared: tuple[Compared, ...] = ()
    """Empty where nobody was held against the openings: they are known of today alone."""


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one that the month has."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
