"""Publish: the briefing anew with one action, the figures for other regions, and take in theirs."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access
from nahtlos.outcomes.models import Draft, Edition, Figure, Foreign, Public, Publication
from nahtlos.outcomes.queries.publishing import FIVE, examples
from nahtlos.outcomes.translate.published import document, plain_figures, read
from nahtlos.outcomes.wording import FIGURES


@transaction.atomic
def write_draft(
    *, requests: Mapping[str, Sequence[str]], chart: str, chosen: Sequence[UUID], by: Actor, at: datetime
) -> Draft:  # fmt: skip
    """What the coordination writes into the briefing."""
    demand(access.may_publish(by))
    return Draft.objects.update_or_create(
        region_id=sure(by.region),
        defaults={
            "requests": {name: list(texts) for name, texts in requests.items()}, "chart": chart,
            "examples": list(chosen), "changed_at": at, "changed_by_id": sure(by.account),
        },
    )[0]  # fmt: skip


@transaction.atomic
def publish_briefing(*, checked: bool, by: Actor, at: datetime) -> Publication:
    """The briefing from the newest edition; whoever presses has read the examples."""
    region = sure(by.region)
    edition = Edition.objects.filter(region=region).select_related("region").first()
    draft = Draft.objects.filter(region=region).first()
    agreed = examples(draft.examples) if draft else []
    demand(access.may_print(by, edition, draft, agreed=len(agreed), checked=checked))
    assert edition is not None  # noqa: S101 -- refused above
    assert draft is not None  # noqa: S101 -- refused above
    return _publish(Public.BRIEFING, edition, _briefing(edition, draft), by=by, at=at,
                    examples=[one.id for one in agreed])  # fmt: skip


@transaction.atomic
def publish_figures(*, conditions: Mapping[str, Any], by: Actor, at: datetime) -> Publication:
    """The newest edition's figures, for everybody to read and other regions to take in."""
    region = sure(by.region)
    edition = Edition.objects.filter(region=region).select_related("region").first()
    demand(access.may_open(by, edition))
    assert edition is not None  # noqa: S101 -- refused above
    told = document(edition, edition.figures.all(), conditions)
    return _publish(Public.FIGURES, edition, told, by=by, at=at)


@transaction.atomic
def end_publication(*, kind: str, by: Actor, at: datetime) -> None:
    """Nobody reads it any more."""
    demand(access.may_publish(by))
    Publication.objects.filter(region=sure(by.region), kind=kind, ended_at=None).update(ended_at=at)


@transaction.atomic
def take_in(*, told: Any, today: date, by: Actor, at: datetime) -> Foreign:
    """Figures of another region; the same edition again takes the place of what was there.

    Raises BadDocument for what a region like ours would not write.
    """
    demand(access.may_publish(by))
    found = read(told, today, FIGURES)
    return Foreign.objects.update_or_create(
        region_id=sure(by.region), source_key=found["region"]["key"], counted_on=found["counted_on"],
        defaults={
            "name": found["region"]["name"], "content": found, "received_at": at,
            "received_by_id": sure(by.account),
        },
    )[0]  # fmt: skip


@transaction.atomic
def leave_out(*, foreign: Foreign, by: Actor) -> None:
    """Take another region's figures out again."""
    demand(access.may_publish(by))
    foreign.delete()


def _publish(
    kind: Public, edition: Edition, content: Mapping[str, Any], *, by: Actor, at: datetime, examples: Sequence[UUID] = ()
) -> Publication:  # fmt: skip
    end_publication(kind=kind, by=by, at=at)
    return Publication.objects.create(
        region_id=edition.region_id, kind=kind, counted_on=edition.counted_on, content=content,
        examples=list(examples), made_at=at, made_by_id=sure(by.account),
    )  # fmt: skip


def _briefing(edition: Edition, draft: Draft) -> dict[str, Any]:
    """Everything that stands on the page, as values; the words come with the language."""
    rows = Figure.objects.filter(edition=edition, key__in=FIVE, group="")
    through = Figure.objects.filter(region=edition.region_id, key=draft.chart, group="")
    return {
        "region": edition.region.name, "law_on": edition.law_on.isoformat(),
        "program": edition.program, "digest": edition.digest,
        "counted_on": edition.counted_on.isoformat(),
        "figures": sorted(plain_figures(rows), key=lambda one: FIVE.index(one["key"])),
        "chart": draft.chart,
        "series": [
            [one.edition.counted_on.isoformat(), one.value, one.low, one.high]
            for one in through.select_related("edition").order_by("edition__counted_on")
        ],
        "requests": draft.requests,
    }  # fmt: skip
