"""Who wants to be called; the wall shows it to whoever was asked and to the coordination."""

from uuid import UUID

from nahtlos.portal.models import CallBack

MOST = 200


def calls() -> list[CallBack]:
    """Everybody who waits for a call, whoever waits longest first; then what was done."""
    rows = CallBack.objects.select_related("institution").order_by("done_at", "asked_at", "id")
    found = list(rows[:MOST])
    return sorted(found, key=lambda one: one.done_at is not None)


def call_for(key: UUID) -> CallBack | None:
    """One of them."""
    return CallBack.objects.filter(pk=key).first()
