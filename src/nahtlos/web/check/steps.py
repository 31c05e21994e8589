"""From what was pressed to what comes next: a question, the same one with a sentence, the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nahtlos.law import queries as law
from nahtlos.people import facts
from nahtlos.web.check import asking
from nahtlos.web.check.chosen import ASKED, FIRST, MOST
from nahtlos.web.check.result import Result
from nahtlos.web.check.told import Carried, Told, carry, document, read
from nahtlos.web.languages import page_language


@dataclass(frozen=True)
class Step:
    """Where somebody stands: what was told, what the law says to it, what is asked now.

    `result` shows the result instead of a question; `error` is a sentence about what was typed just
    now, `notice` one about what the form brought along.
    """

    told: Told
    law: Result
    fact: str | None
    question: asking.Asked | None
    result: bool = False
    error: str = ""
    notice: str = ""

    @property
    def status(self) -> int:
        """For the browser: whether something could not be read."""
        wrong = self.error or (self.question and self.question.form and self.question.form.errors)
        return HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK


def step(sent: QueryDict, today: date) -> Step:
    """The next step; whatever is wrong is said, and all that can be read goes along."""
    carried = carry(sent.getlist("said"), today)
    told, fact, change = dict(carried.told), sent.get("fact", ""), sent.get("change", "")
    if change in told:
        fact = change
        del told[fact]
    elif "back" in sent and told:
        fact = told.popitem()[0]
    elif _is_answered(sent, fact, told):
        return _answered(sent, carried, fact, today)
    else:
        fact = fact if fact in ASKED and fact not in told else ""
        ends = "more" not in sent and ("result" in sent or (not fact and len(told) == MOST))
        return _next(told, today, _notice(carried), fact, ends=ends)
    return _next(told, today, _notice(carried), fact)


def _is_answered(sent: QueryDict, fact: str, told: Mapping[str, object]) -> bool:
    pressed = not {"result", "back", "language", "change", "more"} & sent.keys()
    return pressed and fact in ASKED and fact not in told


def _answered(sent: QueryDict, carried: Carried, fact: str, today: date) -> Step:
    """Keep the answer and go on, or ask the same again with what was wrong."""
    notice = _notice(carried)
    if "dont_know" in sent:
        return _kept({**carried.told, fact: None}, today, notice)
    question = asking.asked(fact, sent)
    given = asking.given(question, sent)
    if given is None:
        return _same(carried.told, question, today, notice=notice)
    try:
        value = read(fact, given if isinstance(given, str) else str(given), today)
    except facts.BadValue as error:
        says = (
            error.in_language("de")
            if page_language() == "de"
            else _("Please choose one of the answers.")
        )
        return _same(carried.told, question, today, error=says, notice=notice)
    return _kept({**carried.told, fact: value}, today, notice)


def _kept(told: Told, today: date, notice: str) -> Step:
    return _next(told, today, notice, ends=len(told) == MOST)


def _same(
    told: Told, question: asking.Asked, today: date, *, error: str = "", notice: str = ""
) -> Step:
    answer = law.check(document(told), on=today, askable=frozenset())
    return Step(told, Result(answer), question.fact.id, question, error=error, notice=notice)


def _next(told: Told, today: date, notice: str, fact: str = "", *, ends: bool = False) -> Step:
    """The named question, else the one that settles most; the result when there is none."""
    askable = frozenset(ASKED) - told.keys()
    answer = law.check(document(told), on=today, askable=askable)
    best = fact or _best(answer, told)
    question = asking.asked(best) if best else None
    return Step(told, Result(answer), best, question, result=ends or not best, notice=notice)


def _best(answer: law.Answer, told: Told) -> str | None:
    if FIRST not in told:
        return FIRST
    return answer.ask_next.fact if answer.ask_next else None


def _notice(carried: Carried) -> str:
    """What could not be read of what the form brought along."""
    if carried.unread:
        names = ", ".join(
            facts.lookup(fact).label.in_language(get_language() or "de") for fact in carried.unread
        )
        return _("One answer could not be read and was left out: %(names)s.") % {"names": names}
    if carried.strange:
        return _("Something in this form did not come from this page. It was left out.")
    return ""
