"""One question a page for everybody; the answers go with the form and are kept nowhere.

There is no token against forged forms: a token needs a cookie, and a form that writes nothing and
knows nobody cannot be misused by another site.
"""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nahtlos.core.clock import now, today
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.check import pages, steps
from nahtlos.web.check.pace import Pace

PACE = Pace()


@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: NahtlosRequest) -> HttpResponse:
    """What is open to me?"""
    sent = _sent(request)
    if "again" in sent:
        return redirect("check:check")
    language = _language(sent)
    with translation.override(language or translation.get_language()):
        response = _answer(request, sent)
    return _remember(response, language) if language else response


def _answer(request: NahtlosRequest, sent: QueryDict) -> HttpResponse:
    address = get_adapter(request).get_client_ip(request)
    if PACE.too_fast(address, now()):
        return render(request, "check/pause.html", pages.pause(sent, today()), status=429)
    step = steps.step(sent, today())
    if step.result:
        return render(request, "check/result.html", pages.result(step, request.actor.region))
    return render(request, "check/question.html", pages.question(step), status=step.status)


def _sent(request: NahtlosRequest) -> QueryDict:
    """What the form brought; of what is far too much, nothing but a mark that it was too much."""
    try:
        return request.POST
    except (TooManyFieldsSent, RequestDataTooBig):
        return QueryDict("said=")


def _language(sent: QueryDict) -> str:
    chosen = sent.get("language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else ""


def _remember(response: HttpResponse, language: str) -> HttpResponse:
    """The one cookie: in which language to go on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )
    response.headers["Content-Language"] = language
    return response
