"""What the law says about a person today, as a page shows it beside the question."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.law import queries as law
from nahtlos.people import facts, queries

KINDS: dict[str, Promise] = {
    "employment": _("Employment"),
    "apprenticeship": _("Apprenticeship"),
    "internship_orientation": _("Internship to find an occupation"),
    "self_employment": _("Own business"),
}
# Asked on pages of their own, not in the interview.
ELSEWHERE = frozenset({"qualifications", "goal", "children_birth_dates"})


@dataclass(frozen=True)
class Line:
    """One kind of work with its verdict and the sentence that decides it."""

    title: Promise
    access: law.WorkAccess

    @property
    def decisive(self) -> law.Reason | None:
        """The reason that decides, with its paragraph."""
        return self.access.because[0] if self.access.because else None


@dataclass(frozen=True)
class Group:
    """Kinds of work with the same verdict for the same reason, said once."""

    titles: tuple[Promise, ...]
    access: law.WorkAccess

    @property
    def decisive(self) -> law.Reason | None:
        """The reason that decides, with its paragraph."""
        return self.access.because[0] if self.access.because else None


@dataclass(frozen=True)
class Panel:
    """The verdicts on work, the question that would settle most, and how the count stands."""

    answer: law.Answer
    lines: tuple[Line, ...]
    question: law.Question | None

    @property
    def groups(self) -> tuple[Group, ...]:
        """The lines, those with one verdict for one reason put together."""
        alike: dict[str, list[Line]] = {}
        for line in self.lines:
            same = line.access
            alike.setdefault(repr((same.decision, same.because, same.missing)), []).append(line)
        return tuple(
            Group(tuple(line.title for line in lines), lines[0].access) for lines in alike.values()
        )

    @property
    def open_now(self) -> int:
        """How many kinds of work are open, with or without a permission to ask for."""
        return len(self.lines) - self.closed - self.unknown

    @property
    def closed(self) -> int:
        """How many are closed today."""
        return sum(line.access.decision == "forbidden" for line in self.lines)

    @property
    def unknown(self) -> int:
        """How many cannot be told yet."""
        return sum(line.access.decision == "unknown" for line in self.lines)

    @property
    def employment(self) -> law.WorkAccess:
        """Access to employment, which heads the page."""
        return self.answer.work.employment


def may_be_asked(file: queries.File, agreed: frozenset[str] = frozenset()) -> frozenset[str]:
    """The facts that the interview may ask this person now.

    Not again what was answered with "I don't know"; burdens and health only where agreed.
    """
    return frozenset(
        name
        for name in law.questions() - ELSEWHERE - file.dont_know
        if facts.lookup(name).part.value in {"profile", *agreed}
    )


def panel_of(file: queries.File, on: date, agreed: frozenset[str] = frozenset()) -> Panel:
    """The panel for a file on a day."""
    answer = law.check(file.document, on=on, askable=may_be_asked(file, agreed))
    lines = tuple(Line(title, getattr(answer.work, kind)) for kind, title in KINDS.items())
    open_yet = any(line.access.decision == "unknown" for line in lines)
    return Panel(answer, lines, answer.ask_next if open_yet else None)
