"""Says to the database who acts, for exactly one request, in exactly one transaction."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nahtlos.core.actor import NOBODY, Actor, sure
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import EmployerContact, Newcomer, role
from nahtlos.core.wall import enter
from nahtlos.employers import queries as employers
from nahtlos.network import queries as network
from nahtlos.people import queries as people

ACTING, LINK = "acting", "link"


class NahtlosRequest(HttpRequest):
    """A request as pages see it: with who is acting and where else that person works."""

    actor: Actor
    memberships: tuple["network.Place", ...]


def actor_from(kept: dict[str, str], account: UUID, name: str) -> Actor:
    """The actor that the session remembers; it is checked against the tables before use."""

    def key(field: str) -> UUID | None:
        return UUID(kept[field]) if kept.get(field) else None

    return Actor(
        role=role(kept.get("role", "nobody")),
        account=account,
        membership=key("membership"),
        institution=key("institution"),
        region=key("region"),
        person=key("person"),
        name=name,
    )


def keep(request: HttpRequest, actor: Actor) -> None:
    """Remember in the session in which place this person works now."""
    fields = ("membership", "institution", "region", "person")
    kept = {field: str(getattr(actor, field)) for field in fields if getattr(actor, field)}
    request.session[ACTING] = kept | {"role": actor.role.key}


def as_member(place: "network.Place", account: UUID, name: str) -> Actor:
    """The actor that a membership makes of an account."""
    return Actor(
        role=role(place.role),
        account=account,
        membership=place.id,
        institution=place.institution,
        region=place.region,
        name=name,
    )


def _signed_in(request: NahtlosRequest) -> Actor:
    account, name = sure(request.user.pk), getattr(request.user, "name", "")
    remembered = actor_from(request.session.get(ACTING, {}), account, name)
    enter(remembered)
    request.memberships = network.places_of(account)
    if not request.memberships:
        return _without_a_place(request, remembered)
    here = next((p for p in request.memberships if p.id == remembered.membership), None)
    actor = as_member(here or request.memberships[0], account, name)
    if actor != remembered:
        enter(actor)
        keep(request, actor)
    return actor


def _without_a_place(request: NahtlosRequest, remembered: Actor) -> Actor:
    """A newcomer with a sign-in, or an employer's user who came in by a link."""
    actor = Actor(account=remembered.account)
    account = sure(remembered.account)
    desk = employers.desk_of(account) if remembered.role is EmployerContact else None
    whose = None if desk else people.person_of_login()
    if desk is None and whose is None:
        desk = employers.desk_of(account)
    if desk is not None:
        actor = replace(actor, role=EmployerContact, region=desk.region, name=remembered.name)
    elif whose is not None:
        actor = replace(actor, role=Newcomer, person=whose.person, region=whose.region)
    if replace(actor, name="") != replace(remembered, name=""):
        enter(actor)
        keep(request, actor)
    return actor


def _by_link(digest: str) -> Actor:
    enter(Actor(link=digest))
    whose = people.person_of_link()
    if whose is None:
        return NOBODY
    actor = Actor(role=Newcomer, person=whose.person, region=whose.region, link=digest)
    enter(actor)
    return actor


class ActingMiddleware:
    """One request, one transaction, one actor. After it, the connection knows nobody again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: NahtlosRequest) -> HttpResponse:
        request.actor, request.memberships = NOBODY, ()
        with transaction.atomic():
            if request.session.get("_auth_user_id") and request.user.is_authenticated:
                request.actor = _signed_in(request)
            elif digest := request.session.get(LINK):
                request.actor = _by_link(digest)
            else:
                enter(NOBODY)
            return self.get_response(request)

    def process_exception(self, request: NahtlosRequest, error: Exception) -> HttpResponse | None:
        """Nothing of a request that failed is kept; a refusal becomes a sentence on a page."""
        response: HttpResponse | None = None
        if isinstance(error, Refused) and request.actor == NOBODY:
            response = redirect_to_login(request.get_full_path())
        elif isinstance(error, Refused):
            response = render(request, "403.html", {"refusal": error.refusal}, status=403)
        transaction.set_rollback(True)
        return response
