"""Who asks with a key: exactly the membership that the key was made for, and its name in the book."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja.security import HttpBearer

from nahtlos.api.faults import Unanswerable, fault, refused
from nahtlos.api.limits import seconds_to_wait_for
from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refusal
from nahtlos.core.roles import role
from nahtlos.core.wall import enter
from nahtlos.network import access, actions, queries

NO_KEY = Refusal(_("Please send the key of your system: Authorization: Bearer …"))
UNKNOWN_KEY = Refusal(_("This key is not known."))


class SystemRequest(HttpRequest):
    """A request of an institution's own system."""

    actor: Actor
    system_key: queries.SystemKey


class ByKey(HttpBearer):
    """`Authorization: Bearer …` with a key of the institution's own system. No cookie counts here."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """The actor; raises 401 with a sentence, 429 for a key that asks too often."""
        key, actor = _arrive(token)
        if seconds := seconds_to_wait_for(key.pk):
            enter(NOBODY)
            raise too_often(seconds)
        enter(actor)
        actions.note_use(key=key, at=now())
        request.actor, request.system_key = actor, key  # type: ignore[attr-defined]  # read as SystemRequest
        return actor


def too_often(seconds: int) -> Unanswerable:
    """A pause, and how long."""
    says = f"too many questions in a minute; ask again in {seconds} seconds"
    return Unanswerable(429, fault(429, "key", says).faults, Retry_After=str(seconds))


def not_let_in(refusal: Refusal) -> Unanswerable:
    """401 with the sentence; from here on nobody acts."""
    enter(NOBODY)
    found = refused(refusal, 401, "key")
    found.headers["WWW_Authenticate"] = "Bearer"
    return found


def _arrive(token: str) -> tuple[queries.SystemKey, Actor]:
    digest = actions.key_digest(token)
    enter(Actor(link=digest))
    key = queries.key_by_digest(digest)
    if key is None:
        raise not_let_in(UNKNOWN_KEY)
    enter(Actor(account=key.account_id))
    place = next((p for p in queries.places_of(key.account_id) if p.id == key.membership_id), None)
    works_there = (
        place is not None
        and place.role in access.KEY_ROLES
        and queries.account_for(key.account_id) is not None
    )
    refusal = access.may_use_key(key, now(), works_there=works_there)
    if refusal or place is None:
        raise not_let_in(refusal or UNKNOWN_KEY)
    actor = Actor(
        role=role(place.role),
        account=key.account_id,
        membership=place.id,
        institution=place.institution,
        region=place.region,
    )
    return key, actor.because(f"system key {key.hint}… {key.name}")
