"""The briefing: written by the coordination, published with one action, read by everybody."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access, actions, queries
from nahtlos.outcomes.papers import briefing_pdf
from nahtlos.outcomes.wording import FIGURES
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.fields import OneOf, PlainText, SomeOf
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.languages import german_or_english
from nahtlos.web.network.doing import ask, done, pressed
from nahtlos.web.outcomes.briefing_words import sheet, short

LANGUAGES = ("de", "en")
CHARTS = ("lasting_6", "k2_like", "at_level", "answered_in_time", "days_to_work")
MOST = 2


class DraftForm(PlainForm):
    """Three requests in two languages, one chart, two examples."""

    chart = OneOf(label=gettext_lazy("Which figure does the chart show?"))
    examples = SomeOf(
        label=gettext_lazy("Which examples?"), required=False,
        help_text=gettext_lazy("At most two. The persons agreed to these very words."),
    )  # fmt: skip

    def __init__(self, *args: Any, found: list[queries.Words], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "chart", [(key, FIGURES[key].title) for key in CHARTS])
        if found:
            offer_choices(self, "examples", [(str(one.id), short(one.text_de)) for one in found])
        else:
            del self.fields["examples"]
        for language, label in (("de", _("Request %(n)d, in German")), ("en", _("Request %(n)d, in English"))):  # fmt: skip
            for n in (1, 2, 3):
                self.fields[f"{language}{n}"] = PlainText(label=label % {"n": n}, max_length=220)

    def clean(self) -> dict[str, Any]:
        """No more examples than there is room for."""
        data = super().clean() or self.cleaned_data
        if len(data.get("examples") or ()) > MOST:
            self.add_error("examples", _("There is room for two. Please choose two at most."))
        return data

    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        data = self.cleaned_data
        requests = {one: [data[f"{one}{n}"] for n in (1, 2, 3)] for one in LANGUAGES}
        return {"requests": requests, "chart": data["chart"],
                "chosen": [UUID(one) for one in data.get("examples") or ()]}  # fmt: skip


@login_required
@require_safe
def steer(request: NahtlosRequest) -> HttpResponse:
    """What is published, what would be published now, and what is missing for it?"""
    demand(access.may_see(request.actor))
    region = sure(request.actor.region)
    draft, edition = queries.draft_of(region), queries.newest(region)
    agreed = queries.examples(draft.examples) if draft and draft.examples else []
    shown = {
        "published": queries.own_publication(region, queries.Public.BRIEFING),
        "draft": draft, "edition": edition, "agreed": agreed,
        "refusal": access.may_print(request.actor, edition, draft, agreed=len(agreed), checked=True),
        "keeps": access.may_publish(request.actor) is None,
        "key": edition.region.key if edition else "",
    }  # fmt: skip
    return render(request, "outcomes/briefing_steer.html", shown)


@login_required
def write(request: NahtlosRequest) -> HttpResponse:
    """The three requests, the chart and the examples."""
    demand(access.may_publish(request.actor))
    draft, first = queries.draft_of(sure(request.actor.region)), dict[str, Any]()
    if draft is not None:
        first = {
            f"{one}{n}": text
            for one, texts in draft.requests.items()
            for n, text in enumerate(texts, 1)
        }
        first |= {"chart": draft.chart, "examples": [str(one) for one in draft.examples]}
    form = DraftForm(
        request.POST or None, found=queries.examples(), initial=first or {"chart": CHARTS[0]}
    )
    if done(request, form, lambda: actions.write_draft(**form.told(), by=request.actor, at=now())):
        return redirect("outcomes:briefing")
    return ask(request, form, _("What stands in the briefing"), submit=_("Save"),
               back="/figures/briefing/", back_to=_("Briefing"))  # fmt: skip


@login_required
@require_POST
def publish(request: NahtlosRequest) -> HttpResponse:
    """Make it anew from the newest figures."""
    checked = request.POST.get("checked") == "yes"
    pressed(request, lambda: _published(request, checked=checked))
    return redirect("outcomes:briefing")


def _published(request: NahtlosRequest, *, checked: bool) -> None:
    actions.publish_briefing(checked=checked, by=request.actor, at=now())
    messages.success(request, _("The briefing is published, in German and English."))


@login_required
@require_POST
def end(request: NahtlosRequest, kind: str) -> HttpResponse:
    """Nobody reads it any more."""
    if kind not in queries.Public.values:
        raise Http404
    actions.end_publication(kind=kind, by=request.actor, at=now())
    messages.success(request, _("It is no longer public."))
    return redirect("outcomes:briefing" if kind == queries.Public.BRIEFING else "outcomes:compare")


@require_safe
def read(request: HttpRequest, key: str) -> HttpResponse:
    """The page for everybody."""
    found = _found(key)
    told = sheet(found, german_or_english())
    shown = {"sheet": told, "key": key, "chart": mark_safe(told.chart)}  # noqa: S308 -- our own drawing
    return render(request, "outcomes/briefing.html", shown)


@require_safe
def paper(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """The page on paper."""
    if language not in LANGUAGES:
        raise Http404
    made = briefing_pdf(sheet(_found(key), language))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="briefing-{key}-{language}.pdf"'
    return response


def _found(key: str) -> queries.Publication:
    found = queries.published(key, queries.Public.BRIEFING)
    if found is None:
        raise Http404
    return found
