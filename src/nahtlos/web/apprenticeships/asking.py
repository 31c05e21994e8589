"""The monthly questions, answered by the link of a message."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from nahtlos.apprenticeships import actions, queries
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.apprenticeships.asking_forms import TraineeForm
from nahtlos.web.apprenticeships.side_forms import form_for
from nahtlos.web.languages import languages_of
from nahtlos.web.network.doing import done
from nahtlos.web.often import often

WRONG_ONES, PAUSE = 20, 10 * 60


def quiet(response: HttpResponse) -> HttpResponse:
    """Kept by no browser, and nobody is told from which address somebody went on."""
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def over(request: NahtlosRequest, *, trainee: bool) -> HttpResponse:
    """A link that opens nothing; whoever tries many addresses has to pause."""
    pause = often(request, "wrong-training", most=WRONG_ONES, pause=PAUSE)
    page = "apprenticeships/how_over.html" if trainee else "apprenticeships/asked_over.html"
    return render(request, page, {"pause": pause}, status=429 if pause else 410)


def _speak(request: NahtlosRequest, language: str) -> None:
    """In the language of whoever is asked, unless they have chosen another one on this device."""
    offered = {code for code, _name in languages_of(request.path_info)}
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and language in offered:
        translation.activate(language)
        request.LANGUAGE_CODE = language


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: NahtlosRequest, token: str, *, trainee: bool) -> HttpResponse:
    """A few short questions, without signing in. Whoever holds the link acts as nobody."""
    by = Actor(link=queries.digest_of(token))
    with acting(by):
        sign = queries.sign_of_link(token)
        if sign is None or (sign.side == queries.Side.TRAINEE) != trainee:
            return quiet(over(request, trainee=trainee))
        _speak(request, sign.language)
        form = form_for(sign.side, request.POST if request.method == "POST" else None)
        if kept(request, form, sign, how=queries.Channel.LINK, by=by):
            return quiet(redirect(request.path))
        return quiet(page(request, sign, form))


def kept(
    request: NahtlosRequest, form: TraineeForm, sign: queries.Sign, *, how: queries.Channel,
    by: Actor,
) -> bool:  # fmt: skip
    """Whether the answers were sent, and right."""
    return done(
        request, form,
        lambda: actions.answer(sign=sign, said=form.said(), channel=how, by=by, at=now()),
    )  # fmt: skip


def page(
    request: NahtlosRequest, sign: queries.Sign, form: TraineeForm, **more: object
) -> HttpResponse:
    """The questions, or thanks."""
    answered = sign.state == queries.Asking.ANSWERED
    shown = {"sign": sign, "form": form, "answered": answered, **more}
    status = 422 if form.errors else 200
    trainee = sign.side == queries.Side.TRAINEE
    name = "apprenticeships/how.html" if trainee else "apprenticeships/asked.html"
    return render(request, name, shown, status=status)
