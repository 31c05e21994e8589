"""The region's order: which need comes first. Set as a whole, so that no rank is left out."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, demand
from nahtlos.core.refusal import unless as refuse_unless
from nahtlos.offers import access
from nahtlos.offers.models import Need, Place


@transaction.atomic
def set_needs(*, region: UUID, needs: Sequence[tuple[str, str]], by: Actor) -> tuple[Need, ...]:
    """Set the classes of need, the first one first, each as name and meaning.

    A class keeps its places when its name stays; one that somebody stands in is not taken out.
    """
    demand(access.may_keep_needs(by, region))
    known = {need.name: need for need in Need.objects.select_for_update().filter(region=region)}
    gone = [need for name, need in known.items() if name not in {one for one, _says in needs}]
    demand(_nobody_in(gone))
    Need.objects.filter(pk__in=[need.pk for need in gone]).delete()
    kept = []
    for rank, (name, says) in enumerate(needs, 1):
        need = known.get(name) or Need(region_id=region, name=name)
        need.rank, need.says = rank, says
        need.save()
        kept.append(need)
    return tuple(kept)


def _nobody_in(gone: Sequence[Need]) -> Refusal | None:
    stands = Place.objects.filter(need__in=gone).exists()
    return refuse_unless(
        not stands, _("Somebody stands in this class. Please keep it, or rename nothing.")
    )
