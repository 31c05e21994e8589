"""When a session ends: after a working day, and after a while without a sign of life.

Eight hours whatever happens. Without a click: an hour for staff, because a consultation may take that
long and what is being typed must not be lost; half an hour for everybody else, who often sit at a
device that others use too.
"""

from collections.abc import Callable
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nahtlos.core.clock import now
from nahtlos.core.roles import role
from nahtlos.web.acting import ACTING, LINK

WORKING_DAY = timedelta(hours=8)
CONSULTATION = timedelta(minutes=60)
SHARED_DEVICE = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)
BEGAN, SEEN = "began", "seen"


def idle_limit(role_key: str) -> timedelta:
    """How long a session of this role lives without a click."""
    return CONSULTATION if role(role_key).staff else SHARED_DEVICE


class SessionEndMiddleware:
    """Ends sessions in time, and notes at most once a minute that somebody is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "_auth_user_id" in request.session or LINK in request.session:
            self._look_at(request)
        return self.get_response(request)

    def _look_at(self, request: HttpRequest) -> None:
        moment = now().timestamp()
        session = request.session
        began, seen = session.setdefault(BEGAN, moment), session.get(SEEN, moment)
        limit = idle_limit(session.get(ACTING, {}).get("role", "nobody"))
        if moment - began > WORKING_DAY.total_seconds() or moment - seen > limit.total_seconds():
            logout(request)
            messages.info(request, _("For your safety we signed you out. Please sign in again."))
        elif SEEN not in session or moment - seen > MINUTE.total_seconds():
            session[SEEN] = moment
