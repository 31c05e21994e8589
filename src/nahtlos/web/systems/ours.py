"""Our system: which keys hold, where it is told, and did everything arrive?"""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.network import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import page_number
from nahtlos.web.network.arriving import arrive
from nahtlos.web.network.doing import ask, done
from nahtlos.web.systems.forms import AddressForm

A_PAGE = 25
COLUMNS = (
    gettext_lazy("What"),
    gettext_lazy("When"),
    gettext_lazy("Standing"),
    (gettext_lazy("Tries"), "number"),
    gettext_lazy("Last answer"),
    gettext_lazy("Again"),
)


def _house(request: NahtlosRequest) -> UUID:
    demand(access.may_keep_system(request.actor, request.actor.institution))
    return sure(request.actor.institution)


@login_required
def show(request: NahtlosRequest) -> HttpResponse:
    """Everything about the own institution's system."""
    house = _house(request)
    news = Paginator(queries.deliveries_of(house), A_PAGE).get_page(page_number(request))
    keys = queries.keys_of(house)[:50]
    shown = {
        "keys": [(key, access.may_take_key(request.actor, key) is None,
                  access.may_end_key(request.actor, key) is None) for key in keys],
        "webhook": queries.webhook_of(house),
        "page": news,
        "columns": COLUMNS,
        "now": now(),
        "curl": _example(),
    }  # fmt: skip
    return render(request, "systems/ours.html", shown)


def _example() -> str:
    return (
        "curl -H 'Authorization: Bearer nahtlos_…' \\\n"
        f"  '{settings.SITE_ADDRESS}/api/referrals?side=received&state=sent'"
    )


def _once(request: NahtlosRequest, title: str, secret: str) -> HttpResponse:
    return render(request, "systems/once.html", {"title": title, "secret": secret})


@login_required
@never_cache
@require_POST
def take(request: NahtlosRequest, key: UUID) -> HttpResponse:
    """The key itself, once."""
    found = arrive(queries.key_for, key)
    token = actions.take_key(key=found, by=request.actor, at=now())
    return _once(request, _("The key of your system"), token)


@login_required
@require_POST
def end(request: NahtlosRequest, key: UUID) -> HttpResponse:
    """End a key that acts as oneself."""
    actions.end_key(key=arrive(queries.key_for, key), by=request.actor, at=now())
    messages.success(request, _("Ended. From now on this key opens nothing."))
    return redirect("systems:ours")


@login_required
@never_cache
def address(request: NahtlosRequest) -> HttpResponse:
    """Where our system is told; with the first address comes the secret."""
    webhook = queries.webhook_of(_house(request))
    initial = {"address": webhook.address} if webhook else None
    form = AddressForm(request.POST or None, initial=initial)
    secrets: list[str] = []

    def do() -> None:
        given = form.cleaned_data["address"]
        if webhook is None:
            secrets.append(actions.make_webhook(address=given, by=request.actor, at=now()))
        else:
            actions.change_webhook(webhook=webhook, address=given, by=request.actor)

    if done(request, form, do):
        if secrets:
            return _once(request, _("The secret of your system"), secrets[0])
        messages.success(request, _("Saved."))
        return redirect("systems:ours")
    return ask(
        request, form, _("Where is your system told?"), submit=_("Save"),
        lead=_("It is told that a referral moved: keys, never a name or a topic."),
        back=reverse("systems:ours"), back_to=_("Our system"),
    )  # fmt: skip


def _webhook(request: NahtlosRequest) -> queries.Webhook:
    found = queries.webhook_of(_house(request))
    if found is None:
        raise Http404
    return found


@login_required
@never_cache
@require_POST
def secret(request: NahtlosRequest) -> HttpResponse:
    """A new secret beside the old one."""
    new = actions.renew_secret(webhook=_webhook(request), by=request.actor, at=now())
    return _once(request, _("The new secret of your system"), new)


@login_required
@require_POST
def drop(request: NahtlosRequest) -> HttpResponse:
    """The old secret ends now."""
    actions.drop_old_secret(webhook=_webhook(request), by=request.actor)
    messages.success(request, _("From now on only the new secret signs."))
    return redirect("systems:ours")


@login_required
@require_POST
def switch(request: NahtlosRequest, way: str) -> HttpResponse:
    """On or off."""
    if way not in {"on", "off"}:
        raise Http404
    actions.switch_webhook(webhook=_webhook(request), on=way == "on", by=request.actor, at=now())
    said = _("Switched on. What was kept back you can send again.") if way == "on" else _(
        "Switched off. What happens from now on is kept back."
    )  # fmt: skip
    messages.success(request, said)
    return redirect("systems:ours")


@login_required
@require_POST
def again(request: NahtlosRequest, delivery: UUID) -> HttpResponse:
    """Tell one piece of news once more."""
    _house(request)
    actions.send_again(delivery=arrive(queries.delivery_for, delivery), by=request.actor)
    messages.success(request, _("On its way again."))
    return redirect("systems:ours")


@login_required
@require_POST
def all_again(request: NahtlosRequest) -> HttpResponse:
    """Tell everything of the last day once more."""
    number = actions.send_all_again(by=request.actor, at=now())
    said = ngettext("%(n)d is on its way again.", "%(n)d are on their way again.", number)
    messages.success(request, said % {"n": number})
    return redirect("systems:ours")
