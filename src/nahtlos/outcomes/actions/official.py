"""The official indicators, from files in the official form: read, counted, protected, and forgotten."""

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting
from nahtlos.outcomes import access
from nahtlos.outcomes.actions.editions import keep, one_at_a_time
from nahtlos.outcomes.engine import INDICATORS, indicators
from nahtlos.outcomes.models import Edition, Figure
from nahtlos.outcomes.translate import Files, read_records
from nahtlos.outcomes.translate.official import official


@transaction.atomic
def add_official(*, edition: Edition, files: Files, month: int, by: Actor) -> int:
    """K2 and K2E1 to K2E4 beside the figures of an edition; raises BadFile with every fault.

    Says how many figures were kept. The files hold lines of persons: none of them is kept.
    """
    one_at_a_time(sure(by.region))
    there = Figure.objects.filter(edition=edition, key__in=INDICATORS).exists()
    demand(access.may_bring(by, there=there))
    records, _empty = read_records(files, month)
    figures = list(official(indicators(records), month))
    with acting(Actor(role=Counter, region=sure(by.region))):
        keep(edition, figures)
    return len(figures)
