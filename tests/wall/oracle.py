"""What somebody sees, in plain Python: a second opinion, written from the house rules alone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

ORDINARY = frozenset({"contact", "profile", "plan"})
SPECIAL = frozenset({"burdens", "health"})
NEVER_SENT = frozenset({"drafted", "withdrawn"})
# Rows that belong to the holder's desk, not to a part that could be opened.
DESK = frozenset({"consent", "referral", "question", "secret"})


@dataclass(frozen=True)
class Who:
    """Whoever asks."""

    role: str = "nobody"
    institution: UUID | None = None
    region: UUID | None = None
    person: UUID | None = None
    account: UUID | None = None
    link: str = ""

    @property
    def of_institution(self) -> bool:
        return self.role in {"adviser", "member"}


@dataclass(frozen=True)
class Row:
    """Any row of a person's file; `part` is "person" for the person's own row."""

    table: str
    id: UUID
    person: UUID
    holder: UUID
    region: UUID
    part: str


@dataclass(frozen=True)
class Consent(Row):
    recipient: UUID
    parts: frozenset[str]
    begins: datetime
    ends: datetime
    given: datetime | None
    revoked: datetime | None

    def live(self, at: datetime) -> bool:
        given = self.given is not None and self.given <= at
        return given and self.revoked is None and self.begins <= at < self.ends


@dataclass(frozen=True)
class Referral(Row):
    """A referral, or a move of one: known to the recipient as the referral is."""

    recipient: UUID
    state: str


@dataclass(frozen=True)
class Question(Row):
    """A question to the immigration office."""

    office: UUID
    state: str


@dataclass(frozen=True)
class Course(Row):
    """A place in a course or what came of it; `runs` is the institution that runs the course."""

    runs: UUID


@dataclass(frozen=True)
class Content(Row):
    """The bytes of a document: seen as the profile is, and never told of in the book."""


@dataclass(frozen=True)
class Link(Row):
    digest: str
    alive: bool


@dataclass(frozen=True)
class Login(Row):
    account: UUID


@dataclass(frozen=True)
class Reading(Row):
    """A look, in the book of looks."""


@dataclass(frozen=True)
class Place:
    """Somebody's place at an institution, an invitation to one (`digest`), or a regional instrument.

    Of an instrument or a version of one, `state` is that of the version.
    """

    table: str
    id: UUID
    region: UUID
    account: UUID | None = None
    digest: str = ""
    state: str = ""


@dataclass(frozen=True)
class World:
    """Everything there is at one moment."""

    at: datetime
    rows: tuple[Row, ...] = ()
    places: tuple[Place, ...] = ()

    def consented(self, who: Who, person: UUID, part: str) -> bool:
        """Whether a live consent opens this part to the institution of whoever asks."""
        return any(
            part in {"person", *row.parts}
            for row in self.rows
            if isinstance(row, Consent)
            and row.person == person
            and row.recipient == who.institution
            and row.live(self.at)
        )

    def sees(self, who: Who, row: Row) -> bool:
        """Whether this row exists for whoever asks."""
        if who.person is not None and row.person == who.person:
            return row.part != "notes"
        return self._by_name(who, row) or self._watches(who, row) or self._at_work(who, row)

    def _by_name(self, who: Who, row: Row) -> bool:
        if isinstance(row, Link):
            return row.alive and bool(who.link) and row.digest == who.link
        return isinstance(row, Login) and row.account == who.account

    def _watches(self, who: Who, row: Row) -> bool:
        """The program watching deadlines or erasing in time, and the office that was asked."""
        if row.region != who.region:
            return False
        if who.role == "eraser":
            return not isinstance(row, Reading)
        if isinstance(row, Question):
            asked = who.role == "immigration" and who.institution == row.office
            open_there = asked and row.state in {"sent", "answered"}
            return open_there or (who.role == "watcher" and row.state == "sent")
        if not isinstance(row, Referral) or row.table != "referrals_referral":
            return False
        return who.role == "watcher" and row.state != "drafted"

    def _at_work(self, who: Who, row: Row) -> bool:
        if not who.of_institution or row.region != who.region:
            return False
        if self._as_recipient(who, row) or self._runs_the_course(who, row):
            return True
        at_desk = row.holder == who.institution and who.role == "adviser"
        if isinstance(row, Reading) or row.part in DESK:
            return at_desk
        return self._in_the_file(who, row, at_desk=at_desk)

    def _as_recipient(self, who: Who, row: Row) -> bool:
        if isinstance(row, Consent) and row.recipient == who.institution:
            return row.given is not None and row.given <= self.at
        if isinstance(row, Referral) and row.recipient == who.institution:
            return row.state not in NEVER_SENT
        return False

    def _runs_the_course(self, who: Who, row: Row) -> bool:
        """Whoever runs a course sees whose place it is, if the person is seen there at all."""
        return (
            isinstance(row, Course)
            and row.runs == who.institution
            and (row.holder == who.institution or self.consented(who, row.person, "person"))
        )

    def _in_the_file(self, who: Who, row: Row, *, at_desk: bool) -> bool:
        if row.part == "notes" and who.role != "adviser":
            return False
        if row.holder == who.institution and row.part in {"person", *ORDINARY}:
            return True
        if at_desk and row.part == "notes":
            return True
        return self.consented(who, row.person, row.part)

    def has_place(self, who: Who, place: Place) -> bool:
        """Whether this membership or invitation exists for whoever asks."""
        keeps = who.role in {"coordinator", "administrator"} and place.region == who.region
        if place.table.startswith("law_"):
            near = who.role == "nobody" or who.region == place.region
            return keeps or (place.state == "published" and near)
        if place.table == "network_invitation":
            return keeps or (bool(who.link) and place.digest == who.link)
        works = who.of_institution and place.region == who.region
        return keeps or works or (place.account is not None and place.account == who.account)

    def noted(self, who: Who, row: Row | Place) -> bool:
        """Whether the lines about this row in the book of changes exist for whoever asks."""
        if isinstance(row, Reading | Content) or row.region != who.region:
            return False
        if isinstance(row, Place):
            return who.role == "administrator"
        mine = who.role == "adviser" and row.holder == who.institution
        return mine and row.part not in SPECIAL | {"secret"}

    def visible(self, who: Who) -> set[tuple[str, UUID]]:
        """Table and key of every row that exists for whoever asks."""
        seen = {(row.table, row.id) for row in self.rows if self.sees(who, row)}
        seen |= {(place.table, place.id) for place in self.places if self.has_place(who, place)}
        written: tuple[Row | Place, ...] = (*self.rows, *self.places)
        return seen | {("core_change", row.id) for row in written if self.noted(who, row)}
