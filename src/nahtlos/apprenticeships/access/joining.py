"""Whether two files may become one, as far as their apprenticeships go."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships.models import OPEN, Apprenticeship
from nahtlos.core.refusal import Refusal, unless

TWICE = _(
    "Both files are on the way to an apprenticeship or in one. Please give one of the two up first,"
    " then join the files."
)


def may_become_one(person: UUID, merged: UUID) -> Refusal | None:
    """Nobody is in two trainings at a time; a human says which of the two goes on."""
    rows = Apprenticeship.objects.filter(state__in=OPEN)
    both = rows.filter(person=person).exists() and rows.filter(person=merged).exists()
    return unless(not both, TWICE)
