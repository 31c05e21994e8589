"""How a page arrives at an introduction, and what it says of it."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.introductions import access, actions, queries, wording
from nahtlos.introductions.engine import Turn
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.introductions.forms import ANSWERS, Answers
from nahtlos.web.languages import page_language

T = TypeVar("T")
TURNS: dict[Turn, Promise | str] = {
    Turn.ADVISER: _("the adviser"),
    Turn.PERSON: _("the person"),
    Turn.EMPLOYER: _("the employer"),
    Turn.SERVICE: _("the employer service"),
    Turn.NOBODY: "",
}


def found(read: Callable[[UUID], T | None], key: UUID) -> T:
    """What stands behind a key, or a page that is not there."""
    one = read(key)
    if one is None:
        raise Http404
    return one


def line_at(introduction: UUID) -> queries.Line:
    """One introduction, or a page that is not there."""
    try:
        return queries.shown_line(introduction, today())
    except queries.NoIntroduction as error:
        raise Http404 from error


def profile_lines(
    line: queries.Line, language: str = "", of: Container[str] = wording.SAYS
) -> list[tuple[str, str]]:
    """The profile in a language; in that of the page if none is named. `of` takes only some lines."""
    if line.profile is None:
        return []
    return list(wording.lines(line.profile.says, language or page_language(), of=of))


@dataclass(frozen=True)
class Told:
    """A line of a list: whose turn it is and where it stands, in words."""

    line: queries.Line
    turn: str
    stands: str

    @property
    def mine(self) -> bool:
        """Whether an adviser has to do something."""
        return self.line.turn is Turn.ADVISER


def told(rows: Iterable[queries.Line]) -> list[Told]:
    """Whose turn it is, row by row."""
    return [Told(one, str(TURNS[one.turn]), str(one.row.get_state_display())) for one in rows]


@dataclass(frozen=True)
class Way:
    """One way to answer, as a part of the page that folds out."""

    key: str
    title: Promise
    form: Answers
    open: bool


TITLES = {
    "invited": _("Invite to a talk"),
    "trial": _("Offer trial days"),
    "later": _("Decide later"),
    "refused": _("No, with the reason"),
}


def ways(request: NahtlosRequest, line: queries.Line, chosen: Answers | None) -> list[Way]:
    """The ways that are open in this state; the one that was sent stays open with what was typed."""
    found = []
    for key, kind in ANSWERS.items():
        if access.may_answer(request.actor, line.row, kind.to) is None:
            mine = chosen if isinstance(chosen, kind) and chosen.to is kind.to else None
            form = mine or kind(
                initial={"seen": line.row.moved_at.isoformat()}, auto_id=f"{key}_%s"
            )
            found.append(Way(key, TITLES[key], form, mine is not None))
    return found


def answered(request: NahtlosRequest, line: queries.Line) -> Answers | None:
    """Do what was sent; None where it is done, else the form with what is to be mended."""
    key = request.POST.get("to", "")
    kind = ANSWERS.get(key)
    if kind is None:
        raise Http404
    form = kind(request.POST, auto_id=f"{key}_%s")
    if not form.is_valid():
        return form
    try:
        actions.answer(
            introduction=line.row, answer=form.said(), seen=form.seen_at(), by=request.actor,
            at=now(),
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return form
    return None
