"""Verbs of the region's own instruments; the only ones who write them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.law import access
from nahtlos.law.catalogue import CatalogueFault
from nahtlos.law.catalogue.own import own_entry, slug_of
from nahtlos.law.models import RegionalInstrument, RegionalTrial, RegionalVersion, State
from nahtlos.law.queries import trials
from nahtlos.network.actions.once import only_once

THERE_IS_A_DRAFT = _("There is a draft already. Go on with that one.")
UNREADABLE = _("The program cannot read this draft any more. Open it, mend it and keep it again.")


@transaction.atomic
def make_draft(*, region: UUID, content: Any, by: Actor, at: datetime) -> RegionalVersion:
    """A new instrument of the region as a draft; its id is made from the German title.

    Raises CatalogueFault where the document is not one of an instrument.
    """
    demand(access.may_keep(by, region))
    taken = RegionalInstrument.objects.filter(region=region).values_list("slug", flat=True)
    name = slug_of(str(content["title"]["de"]), set(taken))
    document = _checked(content, name)
    with only_once(THERE_IS_A_DRAFT):
        instrument = RegionalInstrument.objects.create(region_id=region, slug=name)
    return _draft(instrument, 1, document, by=by, at=at)


@transaction.atomic
def change_draft(
    *, version: RegionalVersion, content: Any, by: Actor, at: datetime
) -> RegionalVersion:
    """Other words for a draft; of anything else a new draft is begun. Raises CatalogueFault."""
    if version.state != State.DRAFT:
        return _begin(version.instrument, content, by, at)
    demand(access.may_change(by, version))
    version.content = _checked(content, version.instrument.slug)
    version.changed_at, version.changed_by_id = at, sure(by.account)
    version.save(update_fields=["content", "changed_at", "changed_by"])
    return version


def _begin(
    instrument: RegionalInstrument, content: Any, by: Actor, at: datetime
) -> RegionalVersion:
    demand(access.may_begin(by, instrument))
    last = RegionalVersion.objects.filter(instrument=instrument.pk).values_list("number", flat=True)
    return _draft(instrument, max(last) + 1, _checked(content, instrument.slug), by=by, at=at)


def _draft(
    instrument: RegionalInstrument, number: int, content: Any, *, by: Actor, at: datetime
) -> RegionalVersion:
    with only_once(THERE_IS_A_DRAFT):
        return RegionalVersion.objects.create(
            region_id=instrument.region_id,
            instrument=instrument,
            number=number,
            content=content,
            changed_at=at,
            changed_by_id=sure(by.account),
        )


def _checked(content: Any, name: str) -> Any:
    document = {**content, "id": name}
    own_entry(document)
    return document


@transaction.atomic
def publish(*, version: RegionalVersion, by: Actor, at: datetime) -> None:
    """From now on this version answers, and the one before no longer."""
    demand(access.may_publish(by, version))
    try:
        own_entry(version.content)
    except CatalogueFault as fault:
        raise Refused(Refusal(UNREADABLE)) from fault
    before = RegionalVersion.objects.filter(instrument=version.instrument_id, state=State.PUBLISHED)
    before.update(state=State.RETIRED, retired_at=at, retired_by=by.account)
    version.state, version.published_at, version.published_by_id = State.PUBLISHED, at, by.account
    version.save(update_fields=["state", "published_at", "published_by"])


@transaction.atomic
def retire(*, version: RegionalVersion, by: Actor, at: datetime) -> None:
    """Take a version out of use; it stays in the list."""
    demand(access.may_retire(by, version))
    version.state, version.retired_at, version.retired_by_id = State.RETIRED, at, by.account
    version.save(update_fields=["state", "retired_at", "retired_by"])


@transaction.atomic
def try_out(*, version: RegionalVersion, by: Actor, at: datetime, on: date) -> RegionalTrial:
    """Count for how many persons of the region it would open, and write down who wanted to know."""
    demand(access.may_try(by, version))
    published = RegionalVersion.objects.filter(
        instrument=version.instrument_id, state=State.PUBLISHED
    )
    against = published.exclude(pk=version.pk).values_list("content", flat=True).first()
    try:
        found = trials.try_on_everybody(
            version.content, against=against, region=version.region_id, on=on
        )
    except CatalogueFault as fault:
        raise Refused(Refusal(UNREADABLE)) from fault
    return RegionalTrial.objects.create(
        region_id=version.region_id,
        version=version,
        tried_at=at,
        tried_by_id=sure(by.account),
        found=found.to_json(),
    )
