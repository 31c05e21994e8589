"""Taking the place that an invitation offers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import role
from nahtlos.core.wall import acting
from nahtlos.network import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import done
from nahtlos.web.network.forms import JoinForm
from nahtlos.web.sign_in import let_in


@never_cache
@sensitive_post_parameters("password")
def join(request: NahtlosRequest, token: str) -> HttpResponse:
    """Come in by the link of an invitation: as somebody new, or with one's own sign-in."""
    with acting(Actor(link=queries.digest_of(token))):
        offer = queries.offer_of_link(token)
    if offer is None or not offer.is_open(now()):
        return render(request, "network/join_dead.html", status=410)
    if queries.account_by_mail(offer.email) is not None:
        return _with_own_sign_in(request, token, offer)
    return _as_somebody_new(request, token, offer)


def _as_somebody_new(request: NahtlosRequest, token: str, offer: queries.Offer) -> HttpResponse:
    form = JoinForm(request.POST or None)

    def do() -> None:
        account = actions.accept(
            token=token, at=now(), language=get_language() or "de", **form.cleaned_data
        )
        let_in(request, account)

    if done(request, form, do):
        return redirect("front:start")
    return _page(request, offer, form)


def _with_own_sign_in(request: NahtlosRequest, token: str, offer: queries.Offer) -> HttpResponse:
    if request.method == "POST" and request.user.is_authenticated:
        actions.accept(token=token, at=now(), account=queries.account_for(request.user.pk))
        messages.success(request, _("You now work here too. Switch at the top of the page."))
        return redirect("front:start")
    return _page(request, offer, None)


def _page(request: NahtlosRequest, offer: queries.Offer, form: JoinForm | None) -> HttpResponse:
    mine = getattr(request.user, "email", "").casefold() == offer.email.casefold()
    words = {"offer": offer, "role": role(offer.role), "form": form, "mine": mine}
    status = 422 if form and form.errors else 200
    return render(request, "network/join.html", words, status=status)
