"""For everybody: send something, read the answer with the code, take it back; asked and answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import today
from nahtlos.core.refusal import demand, unless
from nahtlos.ideas import access, actions, queries
from nahtlos.network import queries as network
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.ideas.forms import CodeForm, WriteForm
from nahtlos.web.network.doing import done, pressed
from nahtlos.web.often import often

MOST, WRONG, PAUSE = 10, 20, 10 * 60


def _quiet(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def write(request: NahtlosRequest) -> HttpResponse:
    """An idea or a complaint, in any language, with a name or without."""
    form = WriteForm(request.POST or None, regions=network.regions())
    shown = {"form": form, "many": False}
    if request.method == "POST" and often(request, "ideas", most=MOST, pause=PAUSE):
        return _quiet(render(request, "ideas/write.html", shown | {"many": True}, status=429))
    made: list[str] = []
    if done(request, form, lambda: made.append(actions.send(
        region=UUID(form.cleaned_data["region"]), letter=form.letter(),
        once=form.cleaned_data["once"], on=today(),
    ))):  # fmt: skip
        # No other page is asked for: the code stands in no address and in no session.
        return _quiet(render(request, "ideas/receipt.html", _receipt(made[0])))
    return _quiet(render(request, "ideas/write.html", shown, status=422 if form.errors else 200))


def _receipt(code: str) -> dict[str, object]:
    found = queries.by_code(code)
    return {"code": code, "due": found.idea.due_on if found else None}


def read(request: NahtlosRequest) -> HttpResponse:
    """What became of it? With the code."""
    form = CodeForm(request.POST or None)
    shown: dict[str, object] = {"form": form, "many": False}
    if request.method != "POST" or not form.is_valid():
        return _quiet(render(request, "ideas/read.html", shown, status=422 if form.errors else 200))
    if often(request, "idea-codes", most=WRONG, pause=PAUSE):
        return _quiet(render(request, "ideas/read.html", shown | {"many": True}, status=429))
    found = queries.by_code(form.cleaned_data["code"])
    if found is None:
        form.add_error("code", str(_("We know no such code. Please look again, sign by sign.")))
        return _quiet(render(request, "ideas/read.html", shown, status=422))
    return _quiet(render(request, "ideas/found.html", _found(form.cleaned_data["code"], found)))


def _found(code: str, found: queries.Reading) -> dict[str, object]:
    return {
        "code": code, "idea": found.idea, "answer": found.answer,
        "may": access.may_hide(found.idea),
    }  # fmt: skip


@require_POST
def change(request: NahtlosRequest, what: str) -> HttpResponse:
    """With the code: take it back, or let the words be read or not."""
    code = request.POST.get("code", "")[:40]
    if often(request, "idea-codes", most=WRONG, pause=PAUSE) or queries.by_code(code) is None:
        return redirect("ideas:read")
    if what == "back":
        pressed(request, lambda: actions.take_back(code=code))
    elif what in {"publish", "hide"}:
        pressed(request, lambda: actions.publish_words(code=code, may_publish=what == "publish"))
    found = queries.by_code(code)
    if found is None:
        return redirect("ideas:read")
    if what == "back" and found.idea.state == queries.State.WITHDRAWN:
        messages.success(request, _("Taken back. Your words are gone."))
    return _quiet(render(request, "ideas/found.html", _found(code, found)))


@require_safe
def answered(request: NahtlosRequest) -> HttpResponse:
    """What was asked, and what was answered? For everybody in the network."""
    region = request.actor.region
    demand(unless(region is not None, _("Please sign in to read what was answered.")))
    text = request.GET.get("q", "").strip()[:80]
    rows = queries.answered(region, text) if region else []
    return render(request, "ideas/answered.html", {"rows": rows, "q": text})
