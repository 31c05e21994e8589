"""How a page of the portal arrives at its region and at whom to ring there."""

from dataclasses import replace
from typing import Any, TypeVar

from django.http import Http404

from nahtlos.network import queries as network

T = TypeVar("T")
TOPICS = ("employers", "apprenticeship", "recognition", "residence")
"""What employers ask about; the first is whom to ring when in doubt."""


def found(what: T | None) -> T:
    """What there is; a miss is a page that is not there."""
    if what is None:
        raise Http404
    return what


def region_at(key: str) -> network.Region:
    """The region with this key in the address."""
    return found(network.region_by_key(key))


def shown(region: network.Region, **more: Any) -> dict[str, Any]:
    """What every public page shows: its region, and the contact beside it."""
    return {"place": None, "region_of": region, "found": contacts(region), **more}


def contacts(region: network.Region, topic: str = TOPICS[0]) -> network.Found:
    """Who answers for a topic here; whoever does for the whole region comes first."""
    found_ = network.find(topic, region=region.pk)
    answers = sorted(found_.answers, key=lambda one: one.area_id is not None)
    return replace(found_, answers=answers)


def by_topic(region: network.Region) -> list[tuple[str, network.Found]]:
    """Who answers for the other topics; none where nobody does."""
    labels = {key: str(label) for key, label in network.TOPICS}
    pairs = [(labels[topic], contacts(region, topic)) for topic in TOPICS[1:]]
    return [(label, one) for label, one in pairs if one.answers]
