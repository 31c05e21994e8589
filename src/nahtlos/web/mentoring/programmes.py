"""Programmes, for whoever runs them: what waits, who should meet whom, how intensely they meet."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Adviser, EmployerContact, Member
from nahtlos.employers import queries as employers
from nahtlos.mentoring import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mentoring.arriving import own_programme
from nahtlos.web.mentoring.forms import ProgrammeForm
from nahtlos.web.mentoring.telling import CONDITIONS, PARTS
from nahtlos.web.network.doing import ask, done


def _staff(request: NahtlosRequest) -> None:
    demand(
        unless(
            request.actor.role in {Adviser, Member, EmployerContact},
            _("This page belongs to another role than yours."),
        )
    )


@login_required
@require_safe
def listed(request: NahtlosRequest) -> HttpResponse:
    """Which programmes do we run, and which others are there?"""
    _staff(request)
    own = queries.ours(request.actor)
    keys = {one.pk for one in own}
    others = [
        one for one in queries.open_programmes(sure(request.actor.region)) if one.pk not in keys
    ]
    shown = {"lines": queries.lines_of(own, today()), "others": others}
    return render(request, "mentoring/list.html", shown)


def _companies(request: NahtlosRequest) -> list[employers.Employer]:
    """For which a programme may be begun."""
    actor = request.actor
    if actor.institution is None:
        return list(employers.own_companies(sure(actor.account)))
    return [line.company for line in employers.portfolio(actor.institution)]


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """Begin a programme, of one's own institution or with a company."""
    _staff(request)
    companies = {str(one.pk): one for one in _companies(request)}
    own = [("", _("At none: we run it ourselves"))] if request.actor.institution else []
    choices = [*own, *((key, str(one)) for key, one in companies.items())] if companies else []
    form = ProgrammeForm(request.POST or None, companies=choices)
    made: list[queries.Programme] = []

    def do() -> None:
        company = companies.get(form.cleaned_data.get("company", ""))
        made.append(
            actions.make_programme(by=request.actor, at=now(), company=company, **form.told())
        )

    if done(request, form, do):
        return redirect("mentoring:mentors", made[0].pk)
    return ask(request, form, _("New mentoring programme"), submit=_("Begin it"),
               back=reverse("mentoring:list"), back_to=_("Mentoring"))  # fmt: skip


@login_required
@require_safe
def board(request: NahtlosRequest, programme: UUID) -> HttpResponse:
    """Who waits, who is proposed, who has fallen silent, who meets?"""
    kept = own_programme(request, programme)
    return render(
        request,
        "mentoring/board.html",
        {"board": queries.board_of(kept, today()), "programme": kept},
    )


@login_required
def change(request: NahtlosRequest, programme: UUID) -> HttpResponse:
    """Change what it demands and offers."""
    kept = own_programme(request, programme)
    form = ProgrammeForm(request.POST or None, companies=[], initial=vars(kept))
    if done(request, form, lambda: actions.change_programme(
        programme=kept, by=request.actor, **form.told()
    )):  # fmt: skip
        return redirect("mentoring:board", programme)
    other = (reverse("mentoring:close", args=[programme]), _("End the programme"))
    return ask(request, form, kept.title, submit=_("Save"), other=other,
               back=reverse("mentoring:board", args=[programme]), back_to=kept.title)  # fmt: skip


@login_required
@require_POST
def close(request: NahtlosRequest, programme: UUID) -> HttpResponse:
    """End it; nobody may be left standing."""
    actions.close_programme(programme=own_programme(request, programme), by=request.actor, at=now())
    messages.success(request, _("The programme has ended."))
    return redirect("mentoring:list")


@login_required
@require_safe
def suggestions(request: NahtlosRequest, programme: UUID) -> HttpResponse:
    """Who should meet whom, why, and what stands in the way of the others?"""
    kept = own_programme(request, programme)
    found = queries.suggestions(kept, today())
    shown = {
        "programme": kept,
        "pairs": [(one, [(PARTS[part.name], part) for part in one.parts]) for one in found.pairs],
        "alone": [
            (
                one,
                [(CONDITIONS[name][0], many) for name, many in one.fails],
                [(CONDITIONS[name][1], mentors[:5], len(mentors)) for name, mentors in one.helps],
            )
            for one in found.alone
        ],
        "refusal": access.may_keep_mentors(request.actor, kept),
    }
    return render(request, "mentoring/suggestions.html", shown)


@login_required
@require_safe
def figures(request: NahtlosRequest, programme: UUID) -> HttpResponse:
    """How intensely do the pairs meet?"""
    kept = own_programme(request, programme)
    found = queries.figures_of(kept, today())
    bands = [_("never"), _("fewer than once a month"), _("once or more a month"),
             _("twice or more a month"), _("every week")]  # fmt: skip
    shown = {
        "programme": kept, "figures": found,
        "bands": list(zip(bands, found.spread.bands, strict=True)),
        "share": round(found.spread.share_active * 100),
    }  # fmt: skip
    return render(request, "mentoring/figures.html", shown)
