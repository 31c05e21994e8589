"""Signs an actor in, as in real use: with a second factor where the role needs one."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nahtlos.core.actor import Actor
from nahtlos.network.models import Account
from nahtlos.people import actions
from nahtlos.web.acting import LINK
from nahtlos.web.sign_in import BACKEND
from tests.bench import ReadOnlyClient
from tests.makers import sure


def enter(actor: Actor, *, second_factor: bool = True) -> Client:
    """A client in which this actor is signed in; its GET may not write."""
    account = Account.objects.get(pk=sure(actor.account))
    if second_factor and actor.role.staff:
        Authenticator.objects.get_or_create(user=account, type="totp", data={"secret": "unused"})
    client = ReadOnlyClient()
    client.force_login(account, backend=BACKEND)
    return client


def opened(client: Client, token: str) -> Client:
    """A telephone on which link and birth date were right; the way there is tested elsewhere."""
    session = client.session
    session[LINK] = actions.digest(token)
    session.save()
    return client


def queries_of(act: Callable[[], object]) -> int:
    """How many statements go to the database while `act` runs."""
    with CaptureQueriesContext(connection) as caught:
        act()
    return len(caught)
