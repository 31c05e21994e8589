"""What a link opens: one agreement to sign, or the question how it was; in every language."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.internships import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.internships import telling
from nahtlos.web.internships.public_forms import SignForm
from nahtlos.web.languages import page_language
from nahtlos.web.mine import pace
from nahtlos.web.network.doing import done


@dataclass(frozen=True)
class Opened:
    """A link that holds, whoever holds it, and what it opens."""

    by: Actor
    link: queries.Pass
    signer: queries.Signer
    one: queries.Internship
    token: str


def _opened(request: NahtlosRequest, token: str) -> Opened | HttpResponse:
    """What stands behind a link, or the page that says why there is nothing."""
    by = Actor(link=queries.digest_of(token))
    with acting(by):
        link = queries.opened(token)
        signer = queries.signer_of(link) if link else None
        if link is None or signer is None or access.may_use(link, signer, now()):
            return _over(request, token)
        try:
            one = queries.internship_for(link.internship_id)
        except queries.NoInternship:
            return _over(request, token)
    return Opened(by, link, signer, one, token)


def _over(request: NahtlosRequest, token: str) -> HttpResponse:
    """Ours but over, or not ours: whoever tries many has to pause."""
    if pace.paused(request):
        return _quiet(render(request, "mine/pause.html", status=429))
    ours = queries.is_ours(token)
    if not ours:
        pace.count_wrong(request)
    shown = {"ours": ours}
    return _quiet(render(request, "internships/link_over.html", shown, status=410))


def _quiet(response: HttpResponse) -> HttpResponse:
    """Kept by no browser, and nobody is told from which address somebody went on."""
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: NahtlosRequest, token: str) -> HttpResponse:
    """Read and sign, or say how it was."""
    opened = _opened(request, token)
    if isinstance(opened, HttpResponse):
        return opened
    with acting(opened.by):
        page = _sign if opened.link.opens == queries.Opens.SIGN else _tell
        return _quiet(page(request, opened))


def _sign(request: NahtlosRequest, opened: Opened) -> HttpResponse:
    one, signer = opened.one, opened.signer
    form = SignForm(request.POST or None)
    if done(request, form, lambda: actions.sign(
        internship=one, signer=signer, signed=telling.signed(request, form), by=opened.by, at=now()
    )):  # fmt: skip
        return redirect("internships:sign", opened.token)
    signed = queries.signature_of(one.pk, signer.party)
    shown = telling.agreement(one) | {
        "token": opened.token, "party": signer.get_party_display(), "signed": signed,
        "trouble": form.non_field_errors(),
        "sign_form": None if signed or access.may_sign(opened.by, one, signer.party) else form,
    }  # fmt: skip
    return render(request, "internships/sign.html", shown, status=422 if form.errors else 200)


def _tell(request: NahtlosRequest, opened: Opened) -> HttpResponse:
    one, teller = opened.one, queries.Teller.EMPLOYER
    form = telling.told_form(request, one)
    told = queries.impressions_of(one.pk).get(teller)
    if told is None and done(request, form, lambda: actions.tell(
        internship=one, teller=teller, told=form.said(opened.signer.name),
        language=page_language(), by=opened.by, at=now(),
    )):  # fmt: skip
        return redirect("internships:sign", opened.token)
    shown = {"form": form, "told": told, "text": queries.text_of(one)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "internships/sign_told.html", shown, status=status)


@require_safe
def paper(request: NahtlosRequest, token: str) -> HttpResponse:
    """The agreement as PDF, for whoever signs it."""
    opened = _opened(request, token)
    if isinstance(opened, HttpResponse):
        return opened
    with acting(opened.by):
        return _quiet(telling.on_paper(opened.one))
