"""The guard: who is asked every month, who reacts, and what was done."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.apprenticeships import access, actions, queries
from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.network import queries as network
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.apprenticeships.arriving import apprenticeship_at, page_of, reaction_at, then
from nahtlos.web.apprenticeships.guard_forms import HandOnForm, ReactForm, VoiceForm
from nahtlos.web.network.doing import ask, done

ASKED = {"trainer": queries.Side.TRAINER, "school": queries.Side.SCHOOL}


def _side(side: str) -> queries.Side:
    if side not in ASKED:
        raise Http404
    return ASKED[side]


def voice(request: NahtlosRequest, apprenticeship: UUID, side: str) -> HttpResponse:
    """Who is asked at the company, or at the school?"""
    row, whose = apprenticeship_at(request, apprenticeship), _side(side)
    demand(access.may_name(request.actor, row))
    known = queries.voice_for(row.pk, whose)
    names = ("name", "email", "telephone", "language")
    first = {name: getattr(known, name) for name in names} if known else None
    form = VoiceForm(request.POST or None, initial=first)

    def do() -> None:
        given = {name: form.cleaned_data[name] for name in names}
        told, agreed = actions.Told(side=whose, **given), form.cleaned_data["agreed"]
        actions.name(apprenticeship=row, told=told, agreed=agreed, by=request.actor, at=now())

    if done(request, form, do):
        return then(request, row, _("Every month a link goes there."))
    titles = {
        queries.Side.TRAINER: _("Who is asked at the company?"),
        queries.Side.SCHOOL: _("Who is asked at the vocational school?"),
    }
    return ask(
        request, form, titles[whose], submit=_("Save"), back=page_of(row), back_to=str(row.person),
        lead=_("A few taps once a month. The trainee does not read the answers."),
    )  # fmt: skip


@require_POST
def voice_out(request: NahtlosRequest, apprenticeship: UUID, side: str) -> HttpResponse:
    """This side is asked no more."""
    row = apprenticeship_at(request, apprenticeship)
    actions.unname(apprenticeship=row, side=_side(side), by=request.actor, at=now())
    return then(request, row, _("This side is asked no more."))


@require_POST
def questions(request: NahtlosRequest, apprenticeship: UUID, verb: str) -> HttpResponse:
    """End the monthly questions, or take them up again."""
    row = apprenticeship_at(request, apprenticeship)
    if verb == "end":
        actions.end_questions(apprenticeship=row, by=request.actor, at=now())
        return then(request, row, _("Nobody is asked any more."))
    if verb == "resume":
        actions.resume_questions(apprenticeship=row, by=request.actor)
        return then(request, row, _("From the next month on everybody is asked again."))
    raise Http404


def react(request: NahtlosRequest, reaction: UUID) -> HttpResponse:
    """What was done about an early sign?"""
    row = reaction_at(request, reaction)
    form = ReactForm(request.POST or None)

    def do() -> None:
        given = form.cleaned_data
        actions.react(
            reaction=row, did=queries.Did(given["did"]), on=given["on"], words=given["words"],
            by=request.actor, at=now(),
        )  # fmt: skip

    if done(request, form, do):
        return then(request, row, _("Thank you. Every month is asked on."))
    return ask(request, form, _("What was done?"), submit=_("Write down"),
               back=page_of(row), back_to=str(row.person))  # fmt: skip


def hand_on(request: NahtlosRequest, reaction: UUID) -> HttpResponse:
    """Who reacts instead?"""
    row = reaction_at(request, reaction)
    form = HandOnForm(
        request.POST or None, advisers=network.advisers_at(sure(request.actor.institution))
    )

    def do() -> None:
        to = network.membership_for(UUID(form.cleaned_data["to"]))
        if to is None:
            raise LookupError("offered a moment ago")
        actions.hand_on(reaction=row, to=to, by=request.actor)

    if done(request, form, do):
        return then(request, row, _("Handed on. The day stays."))
    return ask(request, form, _("Who reacts instead?"), submit=_("Hand on"),
               back=page_of(row), back_to=str(row.person))  # fmt: skip
