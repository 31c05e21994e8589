"""The keys of the own region, and those of regions that are trusted."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.network import queries as network
from nahtlos.network.models import Region
from nahtlos.referrals import access, queries
from nahtlos.referrals.engine.sealing import NotAKey, Pair, public_text, read_public
from nahtlos.referrals.models import PartnerKey, RegionKey

LONGEST_NAME = 120
NOT_A_KEY = _("This is not the key of a region. It begins with “nahtlos-region:”.")


@transaction.atomic
def make_region_key(*, by: Actor, at: datetime) -> RegionKey:
    """Make the keys of the region, once; pressed twice, those of the first time are given back."""
    demand(access.may_keep_region_keys(by))
    region = Region.objects.get(pk=sure(by.region))
    pair = Pair.new()
    made, _new = RegionKey.objects.get_or_create(
        region=region,
        defaults={
            "public": public_text(region.name, pair.public),
            "private": network.sealed((pair.agreement + pair.signing).hex()),
            "fingerprint": pair.public.fingerprint,
            "made_at": at,
            "made_by_id": sure(by.account),
        },
    )
    return made


@transaction.atomic
def add_partner(*, text: str, by: Actor, at: datetime) -> PartnerKey:
    """Trust another region's keys, after its fingerprint was compared by telephone."""
    demand(access.may_keep_region_keys(by))
    try:
        name, public = read_public(text)
    except NotAKey as error:
        raise Refused(Refusal(NOT_A_KEY)) from error
    region = sure(by.region)
    own = queries.region_key(region)
    demand(unless(len(name) <= LONGEST_NAME, NOT_A_KEY))
    demand(
        unless(
            own is None or own.fingerprint != public.fingerprint,
            _("This is the key of your own region. Enter that of the other one."),
        )
    )
    known = queries.partners(region)
    demand(
        unless(
            not known.filter(fingerprint=public.fingerprint).exists(),
            _("This key is known here already."),
        )
    )
    demand(
        unless(
            not known.filter(name=name).exists(),
            _("There is another key of this region. Take it out first, if it holds no longer."),
        )
    )
    return PartnerKey.objects.create(
        region_id=region, name=name, public=public_text(name, public),
        fingerprint=public.fingerprint, confirmed_at=at, confirmed_by_id=sure(by.account),
    )  # fmt: skip


@transaction.atomic
def end_partner(*, partner: UUID, by: Actor) -> None:
    """No longer trust these keys: nothing is sealed for them, and nothing of theirs is opened."""
    demand(access.may_keep_region_keys(by))
    PartnerKey.objects.filter(region=by.region, pk=partner).delete()
