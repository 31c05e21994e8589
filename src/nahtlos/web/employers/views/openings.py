"""Write an opening, confirm its skills, publish it, and say that it still holds."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.core.roles import EmployerContact
from nahtlos.employers import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.employers.arriving import own_opening, told
from nahtlos.web.employers.opening_forms import OpeningForm, SkillsForm
from nahtlos.web.employers.views import finding
from nahtlos.web.languages import page_language
from nahtlos.web.matching.counted import counted
from nahtlos.web.network.doing import done

VERBS: dict[str, tuple[Callable[..., Any], bool, Promise]] = {
    "publish": (actions.publish_opening, True, gettext_lazy("Everybody can see it now.")),
    "pause": (actions.pause, False, gettext_lazy("Nobody sees it until you publish it again.")),
    "fill": (actions.fill, False, gettext_lazy("Filled. Congratulations!")),
    "refresh": (actions.refresh, True, gettext_lazy("Still open, for six more weeks.")),
}


def home(request: NahtlosRequest, company: UUID) -> str:
    """Where the reader comes from: the own openings, or the company in the portfolio."""
    if request.actor.role is EmployerContact:
        return reverse("front:employer")
    return reverse("employers:show", args=[company])


@login_required
def new(request: NahtlosRequest, company: UUID) -> HttpResponse:
    """One more opening, in two minutes."""
    whose = told(request, company)
    demand(access.may_write(request.actor, whose))
    if not queries.sites_of(whose.pk):
        messages.info(request, _("Please say first where people work."))
        return redirect("employers:new-site", company)
    form = OpeningForm(request.POST or None, company=whose)
    made: list[queries.Opening] = []
    if done(request, form, lambda: made.append(actions.make_opening(
        company=whose, by=request.actor, at=now(), **form.fields_of()
    ))):  # fmt: skip
        return redirect("employers:skills", made[0].pk)
    return _drawn(request, form, _("New opening"), home(request, company))


@login_required
def change(request: NahtlosRequest, opening: UUID) -> HttpResponse:
    """Say something else about an opening."""
    kept = own_opening(request, opening)
    initial = model_to_dict(kept) | {"occupation": queries.occupation_name(kept.kldb)}
    form = OpeningForm(request.POST or None, company=kept.company, opening=kept, initial=initial)
    if done(request, form, lambda: actions.change_opening(
        opening=kept, by=request.actor, **form.fields_of()
    )):  # fmt: skip
        return redirect("employers:skills", opening)
    return _drawn(request, form, kept.title, reverse("employers:look", args=[opening]))


def _drawn(request: NahtlosRequest, form: OpeningForm, title: str, back: str) -> HttpResponse:
    shown = {"form": form, "title": title, "back": back}
    return render(request, "employers/form.html", shown, status=422 if form.errors else 200)


@login_required
def skills(request: NahtlosRequest, opening: UUID) -> HttpResponse:
    """Which of these skills are needed? Proposed from the text, confirmed by a human."""
    kept = own_opening(request, opening)
    language = page_language()
    proposed = {
        one.id: one.name(language)
        for one in queries.skills_proposed(f"{kept.title} {kept.text}", kept.kldb)
    }
    chosen = [*kept.essential, *kept.optional]
    proposed |= dict(zip(chosen, queries.skill_names(chosen, language), strict=False))
    initial = {"essential": kept.essential, "optional": kept.optional}
    form = SkillsForm(request.POST or None, proposed=list(proposed.items()), initial=initial)
    if not proposed or done(request, form, lambda: actions.change_opening(
        opening=kept, by=request.actor, **form.cleaned_data
    )):  # fmt: skip
        return redirect("employers:look", opening)
    return render(request, "employers/skills.html", {"form": form, "opening": kept})


@login_required
@require_safe
def look(request: NahtlosRequest, opening: UUID) -> HttpResponse:
    """How does it look, and what can be done with it?"""
    kept = own_opening(request, opening)
    by = request.actor
    shown = finding.told(kept) | {
        "back": home(request, kept.company_id),
        "state": kept.get_state_display(),
        "publish": access.may_publish(by, kept),
        "pause": access.may_move(by, kept, queries.State.PAUSED),
        "fill": access.may_move(by, kept, queries.State.FILLED),
        "refresh": access.may_refresh(by, kept),
        "out": kept.state == queries.State.PUBLISHED,
        "counted": counted(kept) if kept.state == queries.State.PUBLISHED else None,
    }
    return render(request, "employers/look.html", shown)


@login_required
@require_POST
def move(request: NahtlosRequest, opening: UUID, verb: str) -> HttpResponse:
    """Publish, pause, fill, or say that it still holds: one press each."""
    if verb not in VERBS:
        raise Http404
    act, timed, says = VERBS[verb]
    when = {"at": now()} if timed else {}
    act(opening=own_opening(request, opening), by=request.actor, **when)
    messages.success(request, str(says))
    return redirect("employers:look", opening)
