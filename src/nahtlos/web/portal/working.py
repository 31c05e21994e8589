"""What the law room says of each kind of work that a company offers, for one document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.law import queries as law

FULL, FEW = 40, 10
PERMISSION = frozenset({"permission_ABH", "permission_ABH_plus_BA"})
OPENNESS = ("forbidden", "title_bound", "permission_ABH_plus_BA", "permission_ABH", "free")
REASONS = 3


@dataclass(frozen=True)
class Kind:
    """A kind of work, and as which kind the law room is asked about it."""

    key: str
    label: Promise
    asked: str
    facts: Mapping[str, Any]
    says: Promise | str = ""
    cite: str = ""


KINDS = (
    Kind("job", _("Job"), "employment", {"weekly_hours": FULL}),
    Kind("minijob", _("Mini-job, temporary help"), "employment", {"weekly_hours": FEW},
         _("Counts as employment, however few the hours."), "§ 7 Abs. 1, § 8 SGB IV"),
    Kind("trial", _("Working along on trial"), "employment", {"weekly_hours": FULL},
         _("Whoever works along is employed, even for a day. Only looking on is not work."),
         "§ 7 Abs. 1 SGB IV"),
    Kind("internship", _("Internship for orientation, up to three months"),
         "internship_orientation", {"weekly_hours": FULL}),
    Kind("other_internship", _("Another internship"), "employment", {"weekly_hours": FULL},
         _("One that school or training prescribes can be easier. Please ask."),
         "§ 32 Abs. 2 Nr. 1 BeschV"),
    Kind("agency", _("Agency work (Leiharbeit)"), "employment", {"weekly_hours": FULL}),
    Kind("apprenticeship", _("Apprenticeship"), "apprenticeship", {"weekly_hours": FULL}),
)  # fmt: skip
NO_AGENCY_WORK = _("Where the employment agency has to agree, it must refuse agency work.")
NOT_THAT_GROUND = _("For this document the law does not point to the ban on agency work.")
WITHOUT_TITLE = frozenset({"duldung", "gestattung"})
REPORTED = ("ae_18", "ae_19", "ae_20", "ae_21")


@dataclass(frozen=True)
class Line:
    """One kind of work with its answer."""

    kind: Kind
    work: law.WorkAccess
    says: Promise | str
    cite: str

    @property
    def decision(self) -> str:
        """An indication; the office decides."""
        return self.work.decision

    @property
    def between(self) -> tuple[str, ...]:
        """What is left where it is not settled, the widest first."""
        if self.decision != "unknown":
            return ()
        known = [one for one in self.work.possible if one in OPENNESS]
        return tuple(sorted(known, key=OPENNESS.index, reverse=True))

    @property
    def because(self) -> tuple[law.Reason, ...]:
        """The first reasons, each once."""
        top = [one for one in self.work.because if not one.depth and one.cite]
        return tuple(top[:REASONS])


@dataclass(frozen=True)
class Group:
    """Kinds of work with the same answer."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        """Its answer is that of all."""
        return self.lines[0]

    @property
    def notes(self) -> tuple[Line, ...]:
        """Those of which there is something to say by itself."""
        return tuple(one for one in self.lines if one.says)


@dataclass(frozen=True)
class Told:
    """Everything about one document."""

    status: law.StatusEntry
    lines: tuple[Line, ...]
    law_as_of: date
    stale: bool
    note: Mapping[str, str] | None

    @property
    def first(self) -> Line:
        """The answer for a job, which most come for."""
        return self.lines[0]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The kinds of work by what is said of them, in the order in which each is met first."""
        found: dict[object, list[Line]] = {}
        for line in self.lines:
            found.setdefault((line.decision, line.between), []).append(line)
        return tuple(Group(tuple(lines)) for lines in found.values())

    @property
    def needs_copy(self) -> bool:
        """Whether a copy has to be kept; not of people with free movement or a German passport."""
        return self.status.group not in {"eu", "german"}

    @property
    def report(self) -> str:
        """Which duty to report an end there is: of titles for work, of a Duldung, or none."""
        if self.status.id in {"duldung_60c", "duldung_60d"}:
            return self.status.id
        return "work" if self.status.id.startswith(REPORTED) else ""


def told(status: str, on: date) -> Told | None:
    """What the law says to an employer about a status; None where there is none such."""
    entry = next((one for one in law.statuses(on) if one.id == status), None)
    if entry is None:
        return None
    answers = {hours: _asked(status, hours, on) for hours in (FULL, FEW)}
    lines = tuple(_line(kind, answers[kind.facts["weekly_hours"]], entry) for kind in KINDS)
    first = answers[FULL]
    return Told(entry, lines, first.law_as_of, first.stale, first.work.employment.note)


def statuses(ids: tuple[str, ...], on: date) -> list[law.StatusEntry]:
    """The statuses that a document may stand for, in its order."""
    there = {one.id: one for one in law.statuses(on)}
    return [there[one] for one in ids if one in there]


def _asked(status: str, hours: int, on: date) -> law.Answer:
    document = {"record": {"status": status}, "facts": {"weekly_hours": hours}}
    return law.check(document, on=on, for_="employer")


def _line(kind: Kind, answer: law.Answer, entry: law.StatusEntry) -> Line:
    work = next(one for one in answer.work if one.kind == kind.asked)
    says, cite = kind.says, kind.cite
    if kind.key == "agency":
        says, cite = _agency(work, entry)
    elif kind.key == "other_internship" and entry.group not in WITHOUT_TITLE:
        says, cite = "", ""
    return Line(kind, work, says, cite)


def _agency(work: law.WorkAccess, entry: law.StatusEntry) -> tuple[Promise | str, str]:
    if not {"permission_ABH_plus_BA", "title_bound"} & {work.decision, *work.possible}:
        return "", ""
    if entry.group in WITHOUT_TITLE:
        return NOT_THAT_GROUND, "§ 32 Abs. 1 BeschV, § 61 Abs. 2 S. 3 AsylG"
    return NO_AGENCY_WORK, "§ 40 Abs. 1 Nr. 2 AufenthG"


def entries(of: Told) -> Iterator[tuple[str, str]]:
    """Each decision that may stand on the document, with the German entry to look for, once."""
    seen = {one for line in of.lines for one in (line.between or (line.decision,))}
    if "permission_ABH_plus_BA" in seen:
        seen.discard("permission_ABH")
    yield from ((one, ENTRIES[one]) for one in OPENNESS[::-1] if one in seen)


ENTRIES = {
    "free": "Erwerbstätigkeit erlaubt",
    "permission_ABH": "Beschäftigung nur mit Erlaubnis der Ausländerbehörde",
    "permission_ABH_plus_BA": "Beschäftigung nur mit Erlaubnis der Ausländerbehörde",
    "title_bound": "Beschäftigung nur als … bei …",
    "forbidden": "Erwerbstätigkeit nicht erlaubt",
}
