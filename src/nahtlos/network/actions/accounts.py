"""Let an account go with the person whose it was."""

from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Membership


def forget_account(*, account: UUID) -> bool:
    """Erase a sign-in with its addresses, sessions and second factors; not that of somebody at work.

    Whether somebody works here with it only the account itself may see, so it is asked as that.
    """
    with acting(Actor(account=account)):
        works = Membership.objects.filter(account=account).exists()
    if not works:
        Account.objects.filter(pk=account).delete()
    return not works
