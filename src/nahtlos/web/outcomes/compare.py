"""The region beside others: like conditions first, no rank, and chance not taken for merit."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.fields import PlainText
from nahtlos.web.forms import PlainForm
from nahtlos.web.network.doing import ask, done
from nahtlos.web.outcomes.beside import beside

MOST_BYTES = 200_000


class ConditionsForm(PlainForm):
    """In what conditions the region works, from public statistics."""

    population = forms.IntegerField(label=gettext_lazy("Inhabitants"), min_value=1, max_value=10_000_000)  # fmt: skip
    unemployed = forms.DecimalField(
        label=gettext_lazy("Unemployment rate in per cent"), min_value=0, max_value=100, decimal_places=1
    )  # fmt: skip
    openings = forms.IntegerField(
        label=gettext_lazy("Openings reported to the employment agency"), min_value=0, max_value=1_000_000
    )  # fmt: skip
    source = PlainText(
        label=gettext_lazy("From where and of which month?"), max_length=200,
        help_text=gettext_lazy("For example: statistics of the Federal Employment Agency, October 2026"),
    )  # fmt: skip

    def told(self) -> dict[str, Any]:
        """As plain values."""
        data = self.cleaned_data
        return {**data, "unemployed": float(data["unemployed"])}


class BringForm(PlainForm):
    """The document of another region."""

    document = forms.FileField(
        label=gettext_lazy("Document of figures (JSON)"),
        help_text=gettext_lazy("The other region has its address on this same page."),
    )


@login_required
@require_safe
def compare(request: NahtlosRequest) -> HttpResponse:
    """How does it look elsewhere, in like conditions?"""
    demand(access.may_see(request.actor))
    region = sure(request.actor.region)
    own = queries.own_publication(region, queries.Public.FIGURES)
    others = list(queries.foreign(region))
    shown = {
        "own": own, "others": others, "keeps": access.may_publish(request.actor) is None,
        "refusal": access.may_open(request.actor, queries.newest(region)),
        "beside": beside(own.content, [one.content for one in others]) if own else None,
        "address": request.build_absolute_uri(reverse("outcomes:published", args=[own.region.key])) if own else "",
    }  # fmt: skip
    return render(request, "outcomes/compare.html", shown)


@login_required
def open_up(request: NahtlosRequest) -> HttpResponse:
    """Publish the newest figures with the conditions in which they came about."""
    region = sure(request.actor.region)
    demand(access.may_open(request.actor, queries.newest(region)))
    own = queries.own_publication(region, queries.Public.FIGURES)
    form = ConditionsForm(request.POST or None, initial=own.content["conditions"] if own else None)
    if done(request, form, lambda: actions.publish_figures(conditions=form.told(), by=request.actor, at=now())):  # fmt: skip
        messages.success(request, _("The figures are public. Other regions can take them in."))
        return redirect("outcomes:compare")
    return ask(request, form, _("Publish figures"), submit=_("Publish"), back=reverse("outcomes:compare"),
               back_to=_("Other regions"),
               lead=_("Everybody can read them: the protected figures of the newest count, nothing else."))  # fmt: skip


@login_required
def bring(request: NahtlosRequest) -> HttpResponse:
    """Take in what another region published."""
    demand(access.may_publish(request.actor))
    form = BringForm(request.POST or None, request.FILES or None)
    if done(request, form, lambda: _take_in(request, form)) and not form.errors:
        return redirect("outcomes:compare")
    return ask(request, form, _("Take in another region"), submit=_("Take in"),
               back=reverse("outcomes:compare"), back_to=_("Other regions"))  # fmt: skip


def _take_in(request: NahtlosRequest, form: BringForm) -> None:
    given = form.cleaned_data["document"]
    if given.size > MOST_BYTES:
        form.add_error("document", _("This is larger than a document of figures can be."))
        return
    try:
        told = json.loads(given.read().decode(), parse_constant=_no_number)
        actions.take_in(told=told, today=today(), by=request.actor, at=now())
    except (UnicodeDecodeError, ValueError, RecursionError):
        form.add_error("document", _("This is no JSON. Please save the document of the other region as it is."))  # fmt: skip
    except actions.BadDocument as bad:
        form.add_error("document", str(bad))


def _no_number(word: str) -> None:
    raise ValueError(word)


@login_required
@require_POST
def leave_out(request: NahtlosRequest, foreign: UUID) -> HttpResponse:
    """Take it out again."""
    try:
        found = queries.foreign_for(foreign)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    actions.leave_out(foreign=found, by=request.actor)
    return redirect("outcomes:compare")


@require_safe
def published(request: HttpRequest, key: str) -> HttpResponse:
    """The document, for everybody and for other regions."""
    found = queries.published(key, queries.Public.FIGURES)
    if found is None:
        raise Http404
    content: Mapping[str, Any] | Sequence[Any] = found.content
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
