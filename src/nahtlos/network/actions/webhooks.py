"""Where an institution's system is told: the address, its secrets, switched on and off."""

import base64
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand, unless
from nahtlos.network import access
from nahtlos.network.actions.once import only_once
from nahtlos.network.models import Webhook
from nahtlos.network.queries.sealing import PREFIX, sealed

SECRET_BYTES = 32
BOTH_HOLD = timedelta(days=1)
ONE_ADDRESS = _("There is an address already. Please change that one.")


def _new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def _locked(webhook: Webhook, by: Actor) -> Webhook:
    demand(access.may_keep_system(by, webhook.institution_id))
    return Webhook.objects.select_for_update(of=("self",)).get(pk=webhook.pk)


@transaction.atomic
def make_webhook(*, address: str, by: Actor, at: datetime) -> str:
    """Have the own system told at this address; gives back the secret, which is told only now."""
    demand(access.may_keep_system(by, by.institution))
    demand(access.may_tell_at(address, anywhere=settings.WEBHOOKS_ANYWHERE))
    secret = _new_secret()
    with only_once(ONE_ADDRESS):
        Webhook.objects.create(
            region_id=sure(by.region),
            institution_id=sure(by.institution),
            address=address,
            secret=sealed(secret),
            made_at=at,
        )
    return secret


@transaction.atomic
def change_webhook(*, webhook: Webhook, address: str, by: Actor) -> None:
    """Another address, with the same secret."""
    fresh = _locked(webhook, by)
    demand(access.may_tell_at(address, anywhere=settings.WEBHOOKS_ANYWHERE))
    fresh.address, fresh.failing_since = address, None
    fresh.save(update_fields=["address", "failing_since"])


@transaction.atomic
def renew_secret(*, webhook: Webhook, by: Actor, at: datetime) -> str:
    """A new secret; for a day everything is signed with both, so that nothing is lost in between."""
    fresh, secret = _locked(webhook, by), _new_secret()
    fresh.old_secret, fresh.old_secret_until = fresh.secret, at + BOTH_HOLD
    fresh.secret = sealed(secret)
    fresh.save(update_fields=["secret", "old_secret", "old_secret_until"])
    return secret


@transaction.atomic
def drop_old_secret(*, webhook: Webhook, by: Actor) -> None:
    """The old secret signs nothing any more, for example because somebody else has seen it."""
    fresh = _locked(webhook, by)
    demand(unless(fresh.old_secret, _("There is only one secret.")))
    fresh.old_secret, fresh.old_secret_until = "", None
    fresh.save(update_fields=["old_secret", "old_secret_until"])


@transaction.atomic
def switch_webhook(*, webhook: Webhook, on: bool, by: Actor, at: datetime) -> None:
    """Tell nothing from now on, or tell again; what was kept back is sent again by hand."""
    fresh = _locked(webhook, by)
    demand(access.may_switch(fresh, on=on))
    fresh.off_at, fresh.off_because = (None, "") if on else (at, Webhook.Off.BY_HAND)
    fresh.failing_since = None
    fresh.save(update_fields=["off_at", "off_because", "failing_since"])
