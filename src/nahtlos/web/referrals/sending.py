"""Referring somebody on one page, and following what became of it."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused, demand
from nahtlos.network import queries as network
from nahtlos.people import access as people_access
from nahtlos.people import queries as people
from nahtlos.people import wording
from nahtlos.plan import queries as plan
from nahtlos.referrals import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.referrals.arriving import areas_here, late_words, referral_at
from nahtlos.web.referrals.forms import OTHER, ForWhat, Refer, own


def every(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """To whom was this person referred, and what became of it?"""
    found = arrive(request, person)
    if found.institution_id != request.actor.institution:
        raise Http404
    rows = list(queries.referrals_of(person)[:200])
    shown = {
        "person": found,
        "holding": queries.holder_now(found),
        "open": [(one, late_words(one)) for one in rows if one.state not in queries.ENDED],
        "past": [one for one in rows if one.state in queries.ENDED],
        "questions": queries.questions_of(person)[:50],
        "refusal": people_access.may_keep(request.actor, found),
    }
    return render(request, "referrals/list.html", shown)


def _step(request: NahtlosRequest, person: UUID) -> plan.Step | None:
    typed = request.GET.get("step", "")
    try:
        step = plan.step_for(UUID(typed)) if typed else None
    except (ValueError, plan.NoStep) as error:
        raise Http404 from error
    return step if step is None or step.person_id == person else None


def _for_what(request: NahtlosRequest, what: ForWhat) -> str:
    """The topic and the place in words."""
    topic, area = what.cleaned_data["topic"], what.cleaned_data["area"]
    place = dict(areas_here(request)).get(area, "")
    return ", ".join(filter(None, (str(dict(network.TOPICS)[topic]), place)))


def _form(request: NahtlosRequest, what: ForWhat, step: plan.Step | None) -> Refer:
    """Whoever answers for the topic in the area stands first, everybody else in a list."""
    region, mine = sure(request.actor.region), sure(request.actor.institution)
    place = dict(areas_here(request)).get(what.cleaned_data["area"], "")
    answering: dict[UUID, tuple[network.Institution, str]] = {}
    for one in network.find(what.cleaned_data["topic"], place, region=region).answers:
        says = " · ".join(filter(None, (one.institution.name, one.contact_name, one.hours)))
        answering.setdefault(one.institution_id, (one.institution, says))
    allowed = {one.pk: one for one in own(network.institutions(region), mine)}
    first = [pair for key, pair in answering.items() if key in allowed]
    others = [one for key, one in allowed.items() if key not in answering]
    to = request.GET.get("to", "")
    start = {"asked": step.what if step else ""}
    if to in {str(key) for key in answering}:
        start["recipient"] = to
    elif to:
        start |= {"recipient": OTHER, "other": to}
    return Refer(
        request.POST or None, request.FILES or None, answering=first, others=others, initial=start
    )


def refer(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """To whom, what, which parts, and the person's yes to exactly that.

    On the spot the words are shown before they are agreed to: the box carries their mark, so that it
    counts for these words alone.
    """
    found = arrive(request, person)
    demand(people_access.may_keep(request.actor, found))
    what = ForWhat(request.GET if "topic" in request.GET else None, areas=areas_here(request))
    shown: dict[str, Any] = {"person": found, "what": what, "step": _step(request, person)}
    if not what.is_bound or not what.is_valid():
        return render(request, "referrals/refer.html", shown)
    form = shown["form"] = _form(request, what, shown["step"])
    shown["for_what"] = _for_what(request, what)
    if request.method == "POST" and form.is_valid():
        words = _words(found, form.cleaned_data)
        asked = form.cleaned_data["how"] == "on_the_spot"
        if not asked or request.POST.get("agreed") == words.mark:
            response = _sent(request, found, shown)
            if response is not None:
                return response
        elif form.is_valid():
            shown["words"] = words
    return render(request, "referrals/refer.html", shown, status=422 if form.errors else 200)


def _words(person: people.Person, given: dict[str, Any]) -> wording.Wording:
    return wording.in_words(
        language=wording.language_for(person.preferred_language),
        holder=person.institution.name,
        recipient=given["to"].name,
        purpose=people.Purpose.REFERRAL,
        parts=given["parts"],
        until=given["until"],
    )


def _sent(
    request: NahtlosRequest, person: people.Person, shown: dict[str, Any]
) -> HttpResponse | None:
    """Where it goes on; none where a refusal now stands on the form."""
    form, by, at = shown["form"], request.actor, now()
    given, what = form.cleaned_data, shown["what"].cleaned_data
    until = timezone.make_aware(datetime.combine(given["until"], time.max))
    area = network.area_for(UUID(what["area"])) if what["area"] else None
    wanted = actions.Wanted(
        recipient=given["to"], topic=what["topic"], asked=given["asked"], why=given["why"],
        parts=tuple(given["parts"]), area=area, step=shown["step"],
    )  # fmt: skip
    try:
        draft = actions.draft(person=person, wanted=wanted, by=by, at=at)
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return None
    if given["how"] == "phone":
        consent = actions.ask_the_person(referral=draft, until=until, by=by, at=at)
        messages.success(request, _("Prepared. It goes as soon as the person has said yes."))
        return redirect("consent:show", person.pk, consent.pk)
    if given["how"] == "paper":
        actions.send_on_paper(referral=draft, until=until, paper=given["paper"], by=by, at=at)
    else:
        actions.send_on_the_spot(referral=draft, until=until, by=by, at=at)
    messages.success(request, _("Sent. Your institution stays responsible until they have met."))
    return redirect("referrals:sent", person.pk, draft.pk)


def show(request: NahtlosRequest, person: UUID, referral: UUID) -> HttpResponse:
    """What became of this referral, move by move."""
    found, one = arrive(request, person), referral_at(referral, person)
    if found.institution_id != request.actor.institution:
        return redirect("referrals:received", referral)
    shown = {
        "person": found,
        "referral": one,
        "late": late_words(one),
        "moves": queries.moves_of(one.pk),
        "holding": queries.holder_now(found),
        "refusal": access.may_move(request.actor, one, queries.State.WITHDRAWN),
        "today": today(),
    }
    return render(request, "referrals/sent.html", shown)


@require_POST
def withdraw(request: NahtlosRequest, person: UUID, referral: UUID) -> HttpResponse:
    """Take it back; the consent for it ends in the same moment."""
    arrive(request, person)
    actions.withdraw(referral=referral_at(referral, person), by=request.actor, at=now())
    messages.success(request, _("Taken back. From now on nobody there sees the file."))
    return redirect("referrals:list", person)
