"""Staff come in with a second factor; whoever has none yet is led to set one up."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from nahtlos.web.acting import NahtlosRequest

OPEN_PATHS = ("/account/", "/language/", "/static/", "/healthz", "/readyz", "/about/")


class SecondFactorMiddleware:
    """Holds staff at the set-up of a second factor until they have one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: NahtlosRequest) -> HttpResponse:
        if (
            settings.SECOND_FACTOR
            and request.actor.role.staff
            and not request.path_info.startswith(OPEN_PATHS)
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        ):
            messages.info(
                request,
                _("Please set up a second factor first: an app with codes or a security key."),
            )
            return redirect("mfa_index")
        return self.get_response(request)
