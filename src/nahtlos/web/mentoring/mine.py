"""The person's own page: ask for a mentor, say yes or no, write meetings down, say how it was."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.mentoring import actions, queries, wording
from nahtlos.people import queries as people
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mentoring import sides
from nahtlos.web.mentoring.arriving import found, shown_one
from nahtlos.web.mentoring.own_forms import LogForm, NextForm
from nahtlos.web.mentoring.wish_form import WishForm
from nahtlos.web.mine.arriving import me, own_page
from nahtlos.web.network.doing import done

SIDE = queries.Side.PERSON.value
LIVE = (queries.WishState.PROPOSED, queries.WishState.OPEN)


@require_safe
@own_page
def show(request: NahtlosRequest) -> HttpResponse:
    """Have I a mentor, when do we meet, whom can I ask for one?"""
    pairs = queries.of_person(me(request))
    wishes = [one for one in queries.wishes_of(me(request)) if one.state in LIVE]
    taken = {one.programme_id for one in wishes}
    open_ones = queries.open_programmes(sure(request.actor.region))
    met = {
        one.pair.wish_id
        for one in pairs
        if one.pair.state != queries.State.ENDED or not one.said(SIDE)
    }
    shown = {
        "proposed": [one for one in pairs if one.pair.state == queries.State.PROPOSED],
        "standing": [(one, LogForm(auto_id=f"{one.pair.pk}_%s")) for one in pairs if one.stands],
        "ended": [
            one for one in pairs if one.pair.state == queries.State.ENDED and not one.said(SIDE)
        ],
        "asked": [one for one in wishes if one.state == queries.WishState.PROPOSED],
        "waiting": [
            one for one in wishes if one.state == queries.WishState.OPEN and one.pk not in met
        ],
        "programmes": [one for one in open_ones if one.pk not in taken],
        "today": today(),
        "side": SIDE,
    }  # fmt: skip
    return render(request, "mentoring/mine.html", shown)


@own_page
def ask(request: NahtlosRequest, programme: UUID) -> HttpResponse:
    """What do I wish, and may the programme know it?"""
    kept = found(queries.programme_for, programme)
    person = people.person_for(me(request))
    known = [one.code for one in people.languages(person.pk)]
    initial = WishForm.of(person.preferred_language, known)
    form = WishForm(request.POST or None, region=person.region_id, known=known, initial=initial)
    if done(request, form, lambda: actions.ask(
        person=person, programme=kept, wanted=form.wanted(), language=get_language() or "de",
        by=request.actor, at=now(),
    )):  # fmt: skip
        messages.success(request, _("Thank you. We look for a mentor and ask you first."))
        return redirect("mentoring:mine")
    words = wording.in_words(
        get_language() or "de",
        wording.Told(by=kept.run_by, first_name=person.given_name, languages=""),
    )
    shown = {"form": form, "programme": kept, "words": words}
    return render(request, "mentoring/mine_ask.html", shown, status=422 if form.errors else 200)


@own_page
def wish(request: NahtlosRequest, wish: UUID) -> HttpResponse:
    """What an adviser proposes: what the programme would be told, and yes or no. Or look no longer."""
    kept = found(queries.wish_for, wish)
    if kept.person_id != me(request):
        raise Http404
    given, by, at = request.POST.get("answer", ""), request.actor, now()
    if request.method != "POST":
        words = wording.in_words(get_language() or "de", queries.told(kept))
        sexes = [("", _("Both are fine")), *queries.Sex.choices]
        return render(
            request, "mentoring/mine_wish.html", {"wish": kept, "words": words, "sexes": sexes}
        )
    if given == "yes":
        sex = request.POST.get("sex", "")
        actions.agree(wish=kept, sex=sex if sex in queries.Sex.values else "",
                      language=get_language() or "de", by=by, at=at)  # fmt: skip
        messages.success(request, _("Thank you. We look for a mentor and ask you first."))
    elif given == "no":
        actions.refuse(wish=kept, by=by, at=at)
        messages.success(request, _("All right. We do not look for a mentor."))
    elif given == "back":
        actions.close_wish(wish=kept, by=by, at=at)
        messages.success(request, _("All right. We do not look for a mentor."))
    else:
        raise Http404
    return redirect("mentoring:mine")


@own_page
def act(request: NahtlosRequest, pair: UUID, what: str) -> HttpResponse:
    """Yes or no, a meeting in a line, the next time."""
    one = shown_one(queries.of_person(me(request)), pair)
    if what == "next":
        form = NextForm(request.POST or None)
        if sides.next_time(request, one.pair, form):
            return redirect("mentoring:mine")
        shown = {"form": form, "one": one}
        return render(
            request, "mentoring/mine_next.html", shown, status=422 if form.errors else 200
        )
    if request.method != "POST":
        raise Http404
    sides.act(request, one.pair, SIDE, what)
    return redirect("mentoring:mine")


@own_page
def say(request: NahtlosRequest, pair: UUID, about: str) -> HttpResponse:
    """How is it going, what help is needed, how was it? The mentor does not see it."""
    one = shown_one(queries.of_person(me(request)), pair)
    form = sides.word_form(request, about)
    if sides.said(request, one.pair, form, side=SIDE, about=about):
        return redirect("mentoring:mine")
    shown = {"form": form, "one": one, "about": about, "programme": one.pair.programme}
    return render(request, "mentoring/mine_say.html", shown, status=422 if form.errors else 200)
