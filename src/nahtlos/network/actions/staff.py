"""What somebody does for an institution, and the end of it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.network import access
from nahtlos.network.actions.invitations import WORKS_HERE
from nahtlos.network.actions.once import only_once
from nahtlos.network.models import Membership


@transaction.atomic
def change_staff(
    *,
    membership: Membership,
    role: str,
    job_title: str,
    telephone: str,
    languages: Iterable[str],
    by: Actor,
) -> None:
    """Change role, job title, telephone and the languages somebody advises in."""
    demand(access.may_change_staff(by, membership, role))
    membership.role, membership.job_title = role, job_title
    membership.telephone, membership.languages = telephone, sorted(set(languages))
    with only_once(WORKS_HERE):
        membership.save(update_fields=["role", "job_title", "telephone", "languages"])


@transaction.atomic
def end_membership(*, membership: Membership, by: Actor, at: datetime) -> None:
    """From now on this person no longer works here; what they did stays."""
    demand(access.may_end(by, membership))
    Membership.objects.live().filter(pk=membership.pk).update(ended_at=at)
