"""Signing in for a company: a link by mail, used once. Nobody learns who has a sign-in."""

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import EmployerContact
from nahtlos.core.wall import acting
from nahtlos.employers import actions, queries
from nahtlos.web.acting import NahtlosRequest, keep
from nahtlos.web.employers.forms import SignInForm
from nahtlos.web.mine import pace
from nahtlos.web.sign_in import let_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: NahtlosRequest) -> HttpResponse:
    """To which address may we send the link?"""
    if pace.paused(request):
        return render(request, "mine/pause.html", status=429)
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not actions.ask_for_link(email=form.cleaned_data["email"], at=now()):
            pace.count_wrong(request)
        return render(request, "employers/sent.html")
    status = 422 if form.is_bound else 200
    return render(request, "employers/sign_in.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: NahtlosRequest, token: str) -> HttpResponse:
    """One press lets in: programs that look at links in mails do not use them up."""
    if pace.paused(request):
        return render(request, "mine/pause.html", status=429)
    with acting(Actor(link=queries.digest_of(token))):
        is_open = queries.link_is_open(token)
    if request.method == "POST" and is_open:
        return _in(request, token)
    if not is_open:
        pace.count_wrong(request)
    return render(
        request, "employers/come_in.html", {"open": is_open}, status=200 if is_open else 410
    )


def _in(request: NahtlosRequest, token: str) -> HttpResponse:
    try:
        account = actions.use_link(token=token, at=now())
    except Refused:
        return render(request, "employers/come_in.html", {"open": False}, status=410)
    with acting(Actor(account=account.pk)):
        desk = queries.desk_of(account.pk)
    if desk is None:
        return render(request, "employers/come_in.html", {"open": False}, status=410)
    logout(request)
    let_in(request, account)
    actor = Actor(role=EmployerContact, account=account.pk, region=desk.region, name=account.name)
    keep(request, actor)
    return redirect("front:employer")
