"""An institution as an organization."""

from collections.abc import Iterable

from nahtlos.api.hsds import places
from nahtlos.api.hsds.terms import attribute, word
from nahtlos.api.hsds.values import Plain, email, filled, phone, uri
from nahtlos.network.queries import Answer, Institution


def basic(house: Institution) -> Plain:
    """What it is and how to write to it."""
    return filled(
        id=str(house.pk),
        name=house.name,
        alternate_name=house.short_name if house.short_name != house.name else "",
        description=f"{word('institutions', house.kind)}, {house.region.name}",
        email=email(house.email),
        website=uri(house.website),
    )


def whole(house: Institution, services: Iterable[Plain] | None = None) -> Plain:
    """With its place, its telephone and whom to ask for what; with what it runs, where that is told."""
    owner, place = str(house.pk), places.of_institution(house)
    answers = list(house.answers.all())
    topics = dict.fromkeys(answer.topic for answer in answers)
    kind = attribute(owner, "organization", "institutions", house.kind)
    told = [one for topic in topics for one in attribute(owner, "organization", "topics", topic)]
    more = filled(
        phones=phone(house.telephone, organization_id=owner),
        contacts=[_contact(answer, owner) for answer in answers],
        locations=[place] if place else [],
        attributes=kind + told,
    )
    runs = {} if services is None else {"services": list(services)}
    return basic(house) | more | runs


def _contact(answer: Answer, owner: str) -> Plain:
    """Who answers for a topic, and for which area."""
    one = str(answer.pk)
    area = answer.area.name if answer.area else ""
    topic = word("topics", answer.topic)
    return filled(
        id=one,
        organization_id=owner,
        name=answer.contact_name,
        department=f"{topic}, {area}" if area else topic,
        email=email(answer.email),
        phones=phone(answer.telephone, contact_id=one),
        attributes=attribute(one, "contact", "topics", answer.topic),
    )
