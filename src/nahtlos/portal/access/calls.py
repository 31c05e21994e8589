"""Calls are seen by the institution that was asked and by the coordination of the region."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.network.models import Answer
from nahtlos.portal.models import CallBack

WHO_CALL = frozenset({"adviser", "member", "coordinator"})


def may_ask_to_be_called(answer: Answer) -> Refusal | None:
    """Anybody may, where there is somebody who answers employers."""
    return unless(answer.topic, _("Please choose whom you want to be called by."))


def may_see_calls(actor: Actor) -> Refusal | None:
    """Read who wants to be called."""
    return unless(
        actor.role.key in WHO_CALL and actor.institution, _("Your role does not call employers.")
    )


def may_tick_off(actor: Actor, call: CallBack) -> Refusal | None:
    """Say that somebody has called."""
    return may_see_calls(actor) or unless(
        call.done_at is None, _("Somebody has ticked this off already.")
    )
