"""Openings for a person, what the person looks for, persons for an opening, and what is new."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.employers import queries as employers
from nahtlos.matching import access, actions, queries
from nahtlos.plan import access as plan
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.languages import page_language
from nahtlos.web.matching.arriving import profile_at
from nahtlos.web.matching.forms import WishForm
from nahtlos.web.matching.into_plan import in_plan
from nahtlos.web.matching.telling import at_first, by_trade, opens, told


@require_safe
def openings(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What suits the person, what nearly does, and which change would open most."""
    file = profile_at(request, person)
    wish = queries.wish_of(person)
    found = queries.suits(file, wish, today()) if wish else None
    fits, elsewhere = by_trade(found.fits) if found else ([], [])
    first, more = at_first(fits)
    near = [(hit, told(hit.why)) for hit in found.near] if found else []
    near_first, near_more = at_first(near)
    unlocks = [opens(one) for one in found.unlocks] if found else []
    steps = any(one.step for one in unlocks) or any(said.step for _hit, said in near)
    shown = {
        "person": file.person,
        "wish": wish,
        "found": found,
        "fits": fits,
        "first": first,
        "more": more,
        "more_new": sum(hit.new for hit, _told in more),
        "elsewhere": elsewhere,
        "near": near_first,
        "near_more": near_more,
        "unlocks": unlocks,
        "refusal": access.may_wish(request.actor, file.person),
        "in_plan": in_plan(file.person) if steps else frozenset(),
        "no_step": plan.may_agree(request.actor, file.person),
    }
    return render(request, "matching/openings.html", shown)


def wish(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Where, when and for what the person can work."""
    file = profile_at(request, person)
    demand(access.may_wish(request.actor, file.person))
    kept = queries.wish_of(person)
    chosen = tuple(kept.skills) if kept else ()
    skills = queries.skills_to_confirm(file, chosen, page_language())
    form = WishForm(request.POST or None, region=file.person.region_id, wish=kept, skills=skills)
    if request.method == "POST" and form.is_valid():
        actions.keep_wish(person=file.person, by=request.actor, at=now(), **form.fields_of())
        messages.success(request, _("What the person looks for is kept."))
        return redirect("matching:openings", person)
    shown = {"person": file.person, "form": form}
    return render(request, "matching/wish.html", shown, status=422 if form.errors else 200)


@require_POST
def looked(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The new ones were looked at; from now on others are new."""
    file = profile_at(request, person)
    kept = queries.wish_of(person)
    if kept is None:
        raise Http404
    actions.have_looked(wish=kept, by=request.actor, at=now())
    messages.success(request, _("Noted. What is published from now on is new."))
    return redirect("matching:openings", file.person.pk)


@require_safe
def persons(request: NahtlosRequest, opening: UUID) -> HttpResponse:
    """Who of the own institution fits this opening, and who nearly does."""
    demand(access.may_look_for_persons(request.actor))
    row = employers.opening_for(opening)
    if row is None:
        raise Http404
    placed = row.site.lat is not None
    where = sure(request.actor.institution)
    suited, near = queries.suited(row, today(), institution=where) if placed else ((), ())
    fits, elsewhere = by_trade(suited)
    first, more = at_first(fits)
    near_first, near_more = at_first([(one, told(one.why)) for one in near])
    shown = {
        "opening": row,
        "placed": placed,
        "fits": fits,
        "first": first,
        "more": more,
        "elsewhere": elsewhere,
        "near": near_first,
        "near_more": near_more,
    }
    return render(request, "matching/persons.html", shown)


@require_safe
def fresh(request: NahtlosRequest) -> HttpResponse:
    """For whom of one's own persons something new fits."""
    demand(access.may_look_for_persons(request.actor))
    actor = request.actor
    found = queries.fresh(
        sure(actor.institution), sure(actor.region), today(), adviser=actor.membership
    )
    return render(request, "matching/fresh.html", {"found": found})
