"""The giver's side of a handover to another region: agree, fetch the file, enter the receipt."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused, demand
from nahtlos.people import access as people_access
from nahtlos.people import queries as people
from nahtlos.people import wording
from nahtlos.referrals import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.handover.far_forms import FarHanding, Receipt
from nahtlos.web.handover.giving import MOST, own_case


def prepare(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """To which region, what goes, and the person's yes to exactly that."""
    found = own_case(request, person)
    demand(people_access.may_keep(request.actor, found))
    form = FarHanding(
        request.POST or None, request.FILES or None,
        houses=list(queries.partners(sure(request.actor.region))),
        documents=people.documents(person)[:MOST],
    )  # fmt: skip
    shown: dict[str, Any] = {
        "person": found, "form": form, "open": queries.open_things(found, now())
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        words = _words(found, form)
        if "print" in request.POST:
            return render(request, "handover/paper.html", {"person": found, "words": words})
        on_paper = form.cleaned_data["how"] == "paper"
        if on_paper or request.POST.get("agreed") == words.mark:
            response = _sealed(request, found, form, words)
            if response is not None:
                return response
        else:
            shown |= {"words": words, "staying": _staying(found, form)}
    return render(request, "handover/far.html", shown, status=422 if form.errors else 200)


def _words(person: people.Person, form: FarHanding) -> wording.HandoverWording:
    named = set(form.named)
    every = list(people.documents(person.pk)[:MOST])
    whole = wording.Whole(
        holder=person.institution.name,
        recipient=form.houses[form.cleaned_data["recipient"]].name,
        parts=form.parts_that_go,
        documents=tuple(sorted(one.title for one in every if one.pk in named)),
        others=any(one.pk not in named for one in every),
        with_referrals=False,
        with_consents=False,
        until=today() + actions.SEALED_FOR,
    )
    return wording.far_in_words(wording.language_for(person.preferred_language), whole)


def _staying(person: people.Person, form: FarHanding) -> list[queries.Stay]:
    return queries.staying(queries.Chosen(person.pk, form.parts_that_go, form.named, now()))


def _sealed(
    request: NahtlosRequest, person: people.Person, form: FarHanding,
    words: wording.HandoverWording,
) -> HttpResponse | None:  # fmt: skip
    given, region = form.cleaned_data, sure(request.actor.region)
    sealing = actions.Sealing(
        partner=queries.partners(region).get(pk=given["recipient"]),
        parts=form.parts_that_go, words=words, how=given["how"], documents=form.named,
        paper=given["paper"] if given["how"] == "paper" else None,
    )  # fmt: skip
    try:
        one = actions.seal_case(person=person, sealing=sealing, by=request.actor, at=now())
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return None
    messages.success(request, _("Ready. Now fetch the file and send it to the other region."))
    return redirect("handover:sealed", person.pk, one.pk)


def _one(person: UUID, sealed: UUID) -> queries.Sealed:
    try:
        return queries.sealed_for(sealed, person)
    except queries.NoSealed as error:
        raise Http404 from error


def show(request: NahtlosRequest, person: UUID, sealed: UUID) -> HttpResponse:
    """Was it fetched, did the receipt come, and until when should it?"""
    found, one = own_case(request, person), _one(person, sealed)
    return _page(request, found, one, Receipt())


def _page(
    request: NahtlosRequest, person: people.Person, one: queries.Sealed, form: Receipt
) -> HttpResponse:
    parts = [people.Part(part).label for part in people.Part.values if part in one.parts]
    shown = {
        "person": person, "sealed": one, "parts": parts, "form": form, "today": today(),
        "late": is_late(one), "refusal": (refusal := access.may_go_on(request.actor, one)),
        "staying": [] if refusal else queries.staying(queries.chosen_for(one, now())),
    }  # fmt: skip
    return render(request, "handover/sealed.html", shown, status=422 if form.errors else 200)


def is_late(one: queries.Sealed) -> bool:
    """Whether the receipt should have come."""
    return one.ended_at is None and one.due_on is not None and one.due_on < today()


@require_POST
def fetch(request: NahtlosRequest, person: UUID, sealed: UUID) -> HttpResponse:
    """The file itself; its name says nothing of the person."""
    own_case(request, person)
    one = _one(person, sealed)
    file = actions.fetch_file(sealed=one, by=request.actor, at=now())
    return HttpResponse(
        file,
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="nahtlos-{one.key}.sealed"'},
    )


@require_POST
def receive(request: NahtlosRequest, person: UUID, sealed: UUID) -> HttpResponse:
    """Enter the receipt: the other region has it, and the case is closed here."""
    found, one, form = own_case(request, person), _one(person, sealed), Receipt(request.POST)
    if form.is_valid():
        try:
            text = form.cleaned_data["receipt"]
            actions.enter_receipt(sealed=one, text=text, by=request.actor, at=now())
        except Refused as refused:
            form.add_error("receipt", str(refused.refusal))
    if form.errors:
        return _page(request, found, one, form)
    messages.success(request, _("The other region has taken the case in. It is closed here."))
    return redirect("people:case", person)


@require_POST
def withdraw(request: NahtlosRequest, person: UUID, sealed: UUID) -> HttpResponse:
    """Take it back; a file that was sent stays where it is."""
    own_case(request, person)
    one = actions.withdraw_sealed(sealed=_one(person, sealed), by=request.actor, at=now())
    messages.success(request, _("Taken back."))
    if one.fetched_at:
        messages.warning(request, _("If you have sent the file, please tell the other region."))
    return redirect("handover:list", person)
