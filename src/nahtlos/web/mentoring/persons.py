"""A person's mentor, for whoever holds the file: propose a programme, see how it goes, answer for them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.mentoring import actions, queries, wording
from nahtlos.people import access as people_access
from nahtlos.people import queries as people
from nahtlos.people.wording import language_for
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.mentoring.arriving import found
from nahtlos.web.mentoring.wish_form import WishForm
from nahtlos.web.network.doing import done


@login_required
@require_safe
def show(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Is there a mentor, does somebody look for one, how often do they meet?"""
    whose = arrive(request, person, "plan")
    wishes = list(queries.wishes_of(person))
    live = {queries.WishState.PROPOSED, queries.WishState.OPEN}
    taken = {one.programme_id for one in wishes if one.state in live}
    shown = {
        "person": whose,
        "pairs": queries.of_person(person),
        "wishes": [one for one in wishes if one.state in live],
        "programmes": [
            one for one in queries.open_programmes(whose.region_id) if one.pk not in taken
        ],
        "refusal": people_access.may_keep(request.actor, whose),
    }
    return render(request, "mentoring/person.html", shown)


@login_required
def propose(request: NahtlosRequest, person: UUID, programme: UUID) -> HttpResponse:
    """What would the programme be told? The person says yes on their page, or here and now."""
    whose, kept = (
        arrive(request, person, "plan", "profile"),
        found(queries.programme_for, programme),
    )
    demand(people_access.may_keep(request.actor, whose))
    known = [one.code for one in people.languages(person)]
    initial = WishForm.of(whose.preferred_language, known)
    form = WishForm(
        request.POST or None, region=whose.region_id, by_adviser=True, known=known, initial=initial
    )
    on_the_spot = "on_the_spot" in request.POST
    if done(request, form, lambda: actions.propose(
        person=whose, programme=kept, wanted=form.wanted(), by=request.actor, at=now(),
        on_the_spot=on_the_spot, language=whose.preferred_language,
    )):  # fmt: skip
        messages.success(request, _("The programme looks for a mentor now.") if on_the_spot
                         else _("The person is asked on their own page."))  # fmt: skip
        return redirect("mentoring:person", person)
    read = language_for(whose.preferred_language)
    words = wording.in_words(
        read, wording.Told(by=kept.run_by, first_name=whose.given_name, languages="")
    )
    shown = {"person": whose, "programme": kept, "form": form, "words": words, "read": read}
    return render(request, "mentoring/propose.html", shown, status=422 if form.errors else 200)


@login_required
@require_POST
def close(request: NahtlosRequest, wish: UUID) -> HttpResponse:
    """Look no longer, at the person's word."""
    kept = found(queries.wish_for, wish)
    whose = arrive(request, kept.person_id, "plan")
    actions.close_wish(wish=kept, by=request.actor, at=now())
    messages.success(request, _("The programme does not see the wish any more."))
    return redirect("mentoring:person", whose.pk)


@login_required
@require_POST
def act(request: NahtlosRequest, pair: UUID, what: str) -> HttpResponse:
    """Yes or no to a mentor, at the person's word."""
    kept = found(queries.pair_for, pair)
    whose = arrive(request, kept.person_id, "plan")
    if what not in {"yes", "no"}:
        raise Http404
    actions.answer(
        pair=kept, side=queries.Side.PERSON, yes=what == "yes", by=request.actor, at=now()
    )
    messages.success(request, _("Thank you. We tell the programme."))
    return redirect("mentoring:person", whose.pk)
