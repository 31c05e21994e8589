"""The day while it runs: arrivals, the board, each desk's screen, the call display."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.days import access, actions, queries
from nahtlos.days.engine import clock
from nahtlos.network.queries import TOPICS
from nahtlos.outbox import queries as outbox
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.days import buttons, drawing
from nahtlos.web.days.arriving import day_at, found, look_at, own_desk, run_day, runs
from nahtlos.web.days.beating import unchanged, watched, watched_desk
from nahtlos.web.days.forms import OutcomeForm, WalkInForm
from nahtlos.web.days.lines import lines
from nahtlos.web.days.reasons import because
from nahtlos.web.days.untold import say_who_was_not_told
from nahtlos.web.network.doing import ask, done

MOVES = {"begin": queries.Running.BEGUN, "done": queries.Running.DONE,
         "absent": queries.Running.ABSENT, "back": queries.Running.PLANNED}  # fmt: skip
PROPOSED = (queries.Making.READY, queries.Making.WAITING)
LONGER = 10
WITHOUT_NET = timedelta(hours=1)
Topics = tuple[tuple[str, str], ...]


@login_required
@require_safe
def visitors(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Who comes, and who is here? Found by name or number."""
    kept = look_at(request, day)
    text = request.GET.get("q", "").strip()[:60]
    everybody = queries.visitors_of(day)
    rows = [one for one in everybody if _fits(one, text)]
    keeps = runs(request, kept)
    shown = {
        "day": kept,
        "lines": lines(
            rows,
            runs=keeps,
            hands_out=request.actor.institution if _tells(request) else None,
            unreached=outbox.unreached([one.visitor.pk for one in rows]),
        ),
        "q": text,
        "counted": queries.counted_among(one.visitor.state for one in everybody),
        "runs": keeps,
    }
    return render(request, "days/visitors.html", shown)


def _fits(one: queries.InDay, text: str) -> bool:
    return not text or text == str(one.visitor.number) or text.lower() in one.whose.name.lower()


@login_required
def walk_in(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Somebody is here without an invitation."""
    kept = run_day(request, day)
    form = WalkInForm(request.POST or None, subjects=queries.subjects_of(day))
    made: list[actions.Joined] = []
    if done(request, form, lambda: made.append(
        actions.walk_in(day=kept, wish=actions.Wish(**form.cleaned_data), by=request.actor, at=now())
    )):  # fmt: skip
        number = made[0].visitor.number
        messages.success(
            request, _("Number %(number)d. A time is being looked for.") % {"number": number}
        )
        actions.fit_in(day=kept, by=request.actor, at=now())
        return redirect("days:visitors", day)
    return ask(request, form, _("Somebody comes without an invitation"), submit=_("Give a number"),
               back=reverse("days:visitors", args=[day]), back_to=_("Visitors"))  # fmt: skip


def _arrived(told: str, at: datetime) -> datetime:
    """When somebody came, as a telephone without a net noted it; a wrong clock counts as now."""
    with suppress(ValueError):
        noted = datetime.fromisoformat(told)
        if noted.tzinfo is not None and at - WITHOUT_NET <= noted <= at:
            return noted
    return at


@login_required
@require_POST
def visitor(request: NahtlosRequest, visitor: UUID, what: str) -> HttpResponse:
    """Here, late, or does not come."""
    one, by = found(queries.visitor_for, visitor), request.actor
    if what == "here":
        actions.arrive(visitor=one, by=by, at=_arrived(request.POST.get("at", ""), now()))
        # The line in the list says so itself; a page after many arrivals would be full of it.
        if "X-Arrive" in request.headers:
            return HttpResponse(status=204)
        messages.success(request, _("Number %(number)d is here.") % {"number": one.number})
    elif what == "off":
        actions.call_off(visitor=one, by=by, at=now(), themself=False)
        messages.success(request, _("Called off. The places go to whoever is next."))
        say_who_was_not_told(request, one.day, [one.number])
    elif what == "again":
        actions.remind_again(visitor=one, by=by)
        messages.success(request, _("The invitation goes out once more, where there is a way."))
        say_who_was_not_told(request, one.day, [one.number])
    else:
        raise Http404
    return redirect("days:visitors", one.day_id)


@login_required
@require_safe
def board(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Where does it jam, and what would planning anew cost beside leaving it?"""
    kept, beat = watched(request, day)
    if same := unchanged(request, beat):
        return same
    there, keeps = queries.board(kept, now()), runs(request, kept)
    draft = queries.last_draft(day)
    proposed = draft if draft and draft.now is not None and draft.making in PROPOSED else None
    shown = {
        "day": kept,
        "board": there,
        "beat": beat,
        "runs": keeps,
        "axis": drawing.axis(there),
        "lanes": drawing.in_words(there, runs=keeps),
        "clock": clock(kept.running_minute(now())) if kept.on == today() else "",
        "draft": proposed,
        "too_old": _is_too_old(request, proposed),
        "unmet": [(want, because(want.because)) for want in queries.unmet_of(day)],
        "counted": queries.counted(day),
        "helpers": [
            one for one in queries.helpers_of(day) if one.helps == queries.Helps.INTERPRETING
        ],
    }
    return render(request, "days/board.html", shown)


def _is_too_old(request: NahtlosRequest, draft: queries.Draft | None) -> bool:
    """Whether taking a new plan would be refused; then the board offers a new one in its place."""
    if draft is None or draft.making != queries.Making.READY:
        return False
    return not actions.still_fits(draft=draft, by=request.actor, at=now())


@login_required
@require_safe
def at_desk(request: NahtlosRequest, desk: UUID) -> HttpResponse:
    """Who now, who next, in which language, with whose help?"""
    kept, beat = watched_desk(request, desk)
    if same := unchanged(request, beat):
        return same
    there, day = queries.at_desk(kept), kept.day
    spoken_of = {subject.topic for subject in queries.subjects_of(day.pk)}
    goes_on = day.phase == queries.Phase.PLANNED
    topics = tuple((key, str(label)) for key, label in TOPICS if goes_on and key in spoken_of)
    shown = {
        "beat": beat,
        "now": _seen(there.now, topics) if there.now else None,
        "next": [
            _seen(row, (), first=not at and not there.now) for at, row in enumerate(there.next)
        ],
        "past": [_seen(row, topics) for row in there.past],
        "desk": kept,
        "day": day,
        "tells": _tells(request),
        "marks": queries.Liked.choices
        if day.on <= today() and access.may_sit(request.actor, kept) is None
        else (),
        "liked_at": f"/days/desks/{desk}/liked/",
        "goes_on": goes_on,
    }
    return render(request, "days/at_desk.html", shown)


@dataclass(frozen=True)
class Seen:
    """A meeting at its desk with what can be pressed."""

    row: queries.Row
    steps: str
    sends: str


def _seen(row: queries.Row, topics: Topics, *, first: bool = False) -> Seen:
    """Nothing can begin before the day has come."""
    sends = buttons.sends(row, topics)
    comes = row.meeting.state == queries.Running.PLANNED and row.meeting.day.on > today()
    return Seen(row, "" if comes else buttons.of_meeting(row.meeting, first=first), sends)


def _tells(request: NahtlosRequest) -> bool:
    """Whether the reader's role writes results down at all."""
    return request.actor.role.key in {"adviser", "member"}


def _meeting(key: UUID) -> queries.Meeting:
    return found(queries.meeting_for, key)


@login_required
@require_POST
def meeting(request: NahtlosRequest, meeting: UUID, what: str) -> HttpResponse:
    """Begun, over, absent, longer, or not yet."""
    one = _meeting(meeting)
    if what == "longer":
        actions.overrun(meeting=one, minutes=LONGER, by=request.actor, at=now())
        messages.success(request, _("Ten minutes more. The board shows who waits because of it."))
    elif what in MOVES:
        actions.move(meeting=one, to=MOVES[what], by=request.actor, at=now())
    else:
        raise Http404
    return redirect("days:at-desk", one.desk_id)


@login_required
def outcome(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """What is the next step, who does it, until when?"""
    one = _meeting(meeting)
    demand(access.may_tell(request.actor, one))
    form = OutcomeForm(request.POST or None)
    made: list[queries.Outcome] = []
    if done(request, form, lambda: made.append(actions.tell_outcome(
        meeting=one, what=form.cleaned_data["what"], until=form.cleaned_data["until"],
        by_visitor=form.cleaned_data["who"] == "visitor", by=request.actor, at=now(),
    ))):  # fmt: skip
        messages.success(request, _("It stands in the plan.") if made[0].in_plan else
                         _("Kept. The visitor reads it on their telephone."))  # fmt: skip
        return redirect("days:at-desk", one.desk_id)
    title = _("What came of it? Number %(number)d") % {"number": one.number}
    return ask(request, form, title, submit=_("Save"),
               back=reverse("days:at-desk", args=[one.desk_id]), back_to=_("My desk"))  # fmt: skip


@login_required
@require_POST
def send_on(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """To another desk of this day, with one press."""
    one = _meeting(meeting)
    place = actions.send_on(
        meeting=one, topic=request.POST.get("topic", ""), by=request.actor, at=now()
    )
    if place == queries.Place.HELD:
        messages.success(
            request, _("A time is being looked for. The visitor sees it on their telephone.")
        )
    else:
        messages.info(request, _("No place is free there. They are on the waiting list."))
    return redirect("days:at-desk", one.desk_id)


@login_required
@require_POST
def helper_out(request: NahtlosRequest, helper: UUID) -> HttpResponse:
    """From now on an interpreter is not there, or is again."""
    kept, at = found(queries.helper_for, helper), now()
    since = None if kept.out_from is not None else kept.day.running_minute(at)
    actions.leave_helper(helper=kept, since=since, by=request.actor, at=at)
    says = (_("Noted: %(name)s is there again.") if since is None else
            _("Noted: %(name)s is not there from now on."))  # fmt: skip
    messages.success(request, says % {"name": kept.name})
    return redirect("days:board", kept.day_id)


@login_required
@require_POST
def out(request: NahtlosRequest, desk: UUID) -> HttpResponse:
    """From now on nobody sits here, or somebody does again."""
    kept, at = own_desk(request, desk), now()
    since = None if kept.out_from is not None else kept.day.running_minute(at)
    actions.leave_desk(desk=kept, since=since, by=request.actor, at=at)
    says = (_("Noted: somebody sits at desk %(number)d again.") if since is None else
            _("Noted: nobody sits at desk %(number)d from now on."))  # fmt: skip
    messages.success(request, says % {"number": kept.number})
    if runs(request, day_at(kept.day_id)):
        return redirect("days:board", kept.day_id)
    return redirect("days:at-desk", desk)
