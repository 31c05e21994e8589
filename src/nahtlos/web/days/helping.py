"""An interpreter or helper says by a link whether they come, when, and in which languages."""

from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.days import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.days import drawing
from nahtlos.web.days.forms import HelpForm
from nahtlos.web.days.visit import quiet
from nahtlos.web.network.doing import done, pressed

SAID = ("hours", "languages", "by_video")


def _opened(token: str) -> tuple[Actor, queries.Helper]:
    """Who holds the link, and what it asks; or a page that is not there."""
    by = Actor(link=queries.digest_of(token))
    with acting(by):
        helper = queries.helper_of_link()
    if helper is None:
        raise Http404
    return by, helper


def show(request: NahtlosRequest, token: str) -> HttpResponse:
    """Do you come, and when?"""
    by, helper = _opened(token)
    form = HelpForm(request.POST or None, initial=model_to_dict(helper, SAID))
    if done(request, form, lambda: actions.answer_for_themself(
        helper=helper, to=queries.Answered.CONFIRMED, by=by, at=now(), **form.cleaned_data
    )):  # fmt: skip
        return quiet(redirect("days:help", token))
    shown = {
        "helper": helper, "day": helper.day, "token": token, "form": form,
        "hours": drawing.window(helper.day.opens, helper.day.closes),
        "when": drawing.windows(helper.hours),
        "refusal": access.may_answer_for_themself(helper),
    }  # fmt: skip
    return quiet(render(request, "days/help.html", shown, status=422 if form.errors else 200))


@require_POST
def decline(request: NahtlosRequest, token: str) -> HttpResponse:
    """I do not come."""
    by, helper = _opened(token)
    pressed(request, lambda: actions.answer_for_themself(
        helper=helper, to=queries.Answered.DECLINED, by=by, at=now()
    ))  # fmt: skip
    return quiet(redirect("days:help", token))
