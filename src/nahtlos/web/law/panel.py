"""What the law says about a person today, as a page shows it beside the question."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.law import queries as law
from nahtlos.law.catalogue import Catalogue
from nahtlos.law.queries.regional import region_source
from nahtlos.people import facts, queries

KINDS: dict[str, Promise] = {
    "employment": _("Employment"),
    "apprenticeship": _("Apprenticeship"),
    "internship_orientation": _("Internship to find an occupation"),
    "self_employment": _("Own business"),
}
MOST_LEVERS, MOST_WAYS = 3, 2
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
    answer: law.Answer

    @property
    def decisive(self) -> law.Reason | None:
        """The reason that decides, with its paragraph."""
        return self.access.because[0] if self.access.because else None

    @property
    def ways(self) -> tuple[tuple[law.Step, ...], ...]:
        """What would open it where it is closed."""
        return law.work_ways(self.answer, self.access.kind, MOST_WAYS)


@dataclass(frozen=True)
class Panel:
    """The verdicts on work and on every instrument, and the question that would settle most.

    What costs is found out only when a page shows it.
    """

    answer: law.Answer
    lines: tuple[Line, ...]
    question: law.Question | None

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The lines, those with one verdict for one reason put together."""
        return self._grouped(self.lines, lambda one: repr((one.decision, one.because, one.missing)))

    @cached_property
    def by_decision(self) -> tuple[Group, ...]:
        """The kinds of work beside employment, those with one verdict put together."""
        return self._grouped(self.lines[1:], lambda one: one.decision)

    def _grouped(
        self, lines: tuple[Line, ...], alike: Callable[[law.WorkAccess], str]
    ) -> tuple[Group, ...]:
        found: dict[str, list[Line]] = {}
        for line in lines:
            found.setdefault(alike(line.access), []).append(line)
        return tuple(
            Group(tuple(one.title for one in same), same[0].access, self.answer)
            for same in found.values()
        )

    @property
    def total(self) -> int:
        """How many verdicts there are."""
        return len(self.lines) + len(self.answer.instruments)

    @property
    def open_now(self) -> int:
        """How many are open, with or without a permission to ask for."""
        return self.total - self.closed - self.unknown

    @cached_property
    def closed(self) -> int:
        """How many are closed today."""
        work = sum(line.access.decision == "forbidden" for line in self.lines)
        return work + sum(one.verdict == "closed" for one in self.answer.instruments)

    @cached_property
    def unknown(self) -> int:
        """How many cannot be told yet."""
        return unknown_in(self.answer)

    @property
    def employment(self) -> law.WorkAccess:
        """Access to employment, which heads the page."""
        return self.answer.work.employment

    @cached_property
    def useful(self) -> tuple[law.InstrumentAnswer, ...]:
        """The instruments that are open, the most useful first."""
        return law.useful(self.answer)

    @cached_property
    def levers(self) -> tuple[law.Lever, ...]:
        """The single changes that would open most."""
        return law.levers(self.answer, MOST_LEVERS)


def unknown_in(answer: law.Answer) -> int:
    """How much of an answer is neither surely open nor closed."""
    work = sum(one.decision == "unknown" for one in answer.work)
    return work + sum(one.verdict == "unknown" and not one.is_open for one in answer.instruments)


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
    allowed = may_be_asked(file, agreed)
    source = region_source(file.person.region_id)
    answer = law.check(file.document, on=on, askable=allowed, source=source)
    lines = tuple(Line(title, getattr(answer.work, kind)) for kind, title in KINDS.items())
    unsettled = unknown_in(answer)
    question = _question(file, on, answer, allowed, source=source) if unsettled else None
    return Panel(answer, lines, question)


def _question(
    file: queries.File,
    on: date,
    answer: law.Answer,
    allowed: frozenset[str],
    *,
    source: Catalogue,
) -> law.Question | None:
    """What to ask next: first what access to work hangs on, then what settles most of the rest."""
    missing = {fact for one in answer.work if one.decision == "unknown" for fact in one.missing}
    asked_for = {name for fact in missing for name in (*facts.lookup(fact).from_record, fact)}
    if not missing:
        return answer.ask_next
    first = law.ask_next(file.document, on=on, askable=allowed & asked_for, source=source)
    return first or answer.ask_next
