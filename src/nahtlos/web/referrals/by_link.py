"""One referral answered by an institution without an account, through the link of a mail."""

from contextlib import suppress
from dataclasses import dataclass, replace

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import Actor
from nahtlos.core.audit import record_reading
from nahtlos.core.wall import acting
from nahtlos.referrals import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.referrals.arriving import VERBS, forms_for
from nahtlos.web.referrals.receiving import SAID, page, told, tried

WRONG_ONES, PAUSE = 20, 10 * 60


@dataclass(frozen=True)
class Opened:
    """A link that holds: the referral, and whoever acts by the link for the recipient."""

    referral: queries.Referral
    by: Actor


def _opened(token: str) -> Opened | None:
    """Whoever holds the link acts as nobody, for that institution, on that one referral."""
    digest = queries.digest_of(token)
    with acting(Actor(link=digest)):
        found = queries.referral_of_link(token)
    if found is None:
        return None
    by = Actor(link=digest, institution=found.recipient_id, region=found.region_id)
    return Opened(found, by)


def _log(opened: Opened) -> None:
    """The look is written down, as every look of another institution is."""
    one = opened.referral
    if one.state in queries.OPEN and one.state != queries.State.SENT:
        record_reading(
            person=one.person_id,
            holder=one.institution_id,
            region=one.region_id,
            parts=one.parts,
            by=replace(opened.by, account=one.pk),
        )


def _wrong(request: NahtlosRequest) -> HttpResponse | None:
    """Whoever tries many addresses has to pause."""
    key = f"wrong-answers-{get_adapter(request).get_client_ip(request)}"
    if cache.get(key, 0) >= WRONG_ONES:
        return render(request, "referrals/link_over.html", {"pause": True}, status=429)
    cache.add(key, 0, PAUSE)
    with suppress(ValueError):  # the pause has just run out
        cache.incr(key)
    return None


def _over(request: NahtlosRequest) -> HttpResponse:
    return _wrong(request) or render(request, "referrals/link_over.html", status=410)


def _quiet(response: HttpResponse) -> HttpResponse:
    """Kept by no browser, and nobody is told from which address somebody went on."""
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@require_safe
def show(request: NahtlosRequest, token: str) -> HttpResponse:
    """Who was handed to us, for what, until when do we answer?"""
    opened = _opened(token)
    if opened is None:
        return _quiet(_over(request))
    with acting(opened.by):
        _log(opened)
        said = SAID.get(request.GET.get("said", ""), "")
        shown = {"forms": forms_for(opened.referral), "token": token, "said": said}
        one = page(request, opened.referral, told(opened.referral, opened.by) | shown)
    return _quiet(one)


@require_POST
def answer(request: NahtlosRequest, token: str, verb: str) -> HttpResponse:
    """Take notice, accept, decline, name or keep the appointment, close."""
    opened = _opened(token)
    if opened is None:
        return _quiet(_over(request))
    if verb not in VERBS:
        raise Http404
    with acting(opened.by):
        every = forms_for(opened.referral, verb, request.POST)
        if tried(every[verb], verb, opened.referral, opened.by):
            response = redirect("referrals:by_link", token)
            response.headers["Location"] += f"?said={verb}"
            return _quiet(response)
        shown = told(opened.referral, opened.by) | {"forms": every, "token": token, "tried": verb}
        return _quiet(page(request, opened.referral, shown, status=422))
