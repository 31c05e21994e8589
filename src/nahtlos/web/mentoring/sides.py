"""What each of the two, or the programme for them, does with a pair; the page only says for which side."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.mentoring import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mentoring.arriving import found
from nahtlos.web.mentoring.own_forms import LogForm, NextForm, WordForm
from nahtlos.web.network.doing import done

UNREADABLE = _("Please choose from what stands there.")
ABOUT = (queries.About.SILENCE.value, queries.About.HELP.value, queries.About.END.value)


def act(request: NahtlosRequest, pair: queries.Pair, side: str, what: str) -> None:
    """Answer, write a meeting down, take it out again, or agree on the next time. `side` may be empty."""
    by, at = request.actor, now()
    if what in {"yes", "no"} and side:
        actions.answer(pair=pair, side=side, yes=what == "yes", by=by, at=at)
        _thank(request, _("Thank you. We tell the programme."))
    elif what == "log":
        form = LogForm(request.POST)
        if not form.is_valid():
            raise Refused(Refusal(UNREADABLE))
        actions.log_meeting(pair=pair, side=side, by=by, at=at, **form.line())
        _thank(request, _("Written down."))
    elif what == "strike":
        meeting = found(queries.meeting_for, _key(request))
        actions.strike_meeting(pair=pair, meeting=meeting, side=side, by=by)
        _thank(request, _("Taken out."))
    elif what == "not-next":
        actions.set_next(pair=pair, next_at=None, by=by, at=at)
        _thank(request, _("Nothing is agreed any more."))
    else:
        raise Http404


def _key(request: NahtlosRequest) -> UUID:
    try:
        return UUID(request.POST.get("meeting", ""))
    except ValueError as error:
        raise Http404 from error


def _thank(request: NahtlosRequest, sentence: str | Promise) -> None:
    messages.success(request, str(sentence))


def next_time(request: NahtlosRequest, pair: queries.Pair, form: NextForm) -> bool:
    """Agree on the next time, or say at the field what is wrong."""
    return done(
        request, form,
        lambda: actions.set_next(pair=pair, next_at=form.next_at(), by=request.actor, at=now()),
    )  # fmt: skip


def word_form(request: NahtlosRequest, about: str) -> WordForm:
    """The form for what is said; a page that is not there for anything else."""
    if about not in ABOUT:
        raise Http404
    return WordForm(request.POST or None, about=about)


def said(
    request: NahtlosRequest, pair: queries.Pair, form: WordForm, *, side: str, about: str
) -> bool:
    """Say it, or end it with a word where it has not ended yet; whether it is done."""
    ends = about == queries.About.END and pair.state in queries.STANDING

    def do() -> None:
        told: dict[str, Any] = {
            "pair": pair, "side": side, "by": request.actor, "at": now(),
            "reason": form.cleaned_data.get("reason", ""), "text": form.cleaned_data["text"],
        }  # fmt: skip
        if ends:
            actions.end(**told)
        else:
            actions.say_word(about=about, **told)
        _thank(request, _("Thank you. Only the programme reads this."))

    return done(request, form, do)
