"""Sends a referral for an own person: the same steps as the page, and none around them."""

import base64
import binascii
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.api.faults import refused
from nahtlos.api.shapes import referrals as shapes
from nahtlos.api.telling import nowhere
from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.network import queries as network
from nahtlos.people import actions as people_actions
from nahtlos.people import queries as people
from nahtlos.referrals import actions, queries

MOST_BYTES = 5 * 1024 * 1024
NOBODY_ANSWERS = _("Nobody answers for this there. Please name an institution.")
SEVERAL_ANSWER = _("Several institutions answer for this there. Please name one of them.")
WHICH_TOPIC = _("This institution answers for several topics. Please name one.")


def moved(one: queries.Referral, handed: people_actions.Handed | None = None) -> dict[str, Any]:
    """Where it stands now; with the link for the person, told only now."""
    address = reverse("mine:enter", args=[handed.token]) if handed else ""
    return shapes.Moved(
        id=one.pk,
        state=queries.State(one.state),
        moved_at=one.moved_at,
        link=f"{settings.SITE_ADDRESS}{address}" if handed else None,
        link_until=handed.link.expires_at if handed else None,
    ).model_dump(mode="json")


def send(given: shapes.SendReferral, by: Actor, at: datetime) -> dict[str, Any]:
    """Draft it, then have the person asked, or send it with the paper that they have signed."""
    person = _person(given.person, by)
    draft = actions.draft(person=person, wanted=_wanted(given, by), by=by, at=at)
    consent = given.consent
    until = _last_moment(consent.until)
    if isinstance(consent, shapes.AskThePerson):
        asked = actions.ask_the_person(referral=draft, until=until, by=by, at=at)
        handed = people_actions.make_link(person=person, consent=asked, by=by, at=at)
        return moved(draft, handed)
    signed = people_actions.Signed(consent.signed_on, consent.language, consent.wording)
    sent = actions.send_on_paper(
        referral=draft, until=until, paper=_paper(consent.paper), by=by, at=at, signed=signed
    )
    return moved(sent)


def _last_moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def _person(given: shapes.ByKeyHere | shapes.ByReference, by: Actor) -> people.Person:
    if isinstance(given, shapes.ByReference):
        found = people.person_by_reference(given.reference, sure(by.institution))
        if found is None:
            raise nowhere("person")
        return found
    try:
        return people.person_for(given.id)
    except people.NoPerson:
        raise nowhere("person") from None


def _paper(text: str) -> people_actions.Paper:
    try:
        return people_actions.read_paper(base64.b64decode(text, validate=True))
    except (people_actions.NotAPaper, binascii.Error) as error:
        says = getattr(
            error, "sentence", _("Please choose a PDF, PNG or JPEG of the signed paper.")
        )
        raise Refused(Refusal(says)) from error


def _wanted(given: shapes.SendReferral, by: Actor) -> actions.Wanted:
    area = _area(given.to.area, by)
    recipient, topic = (
        _named(given.to)
        if isinstance(given.to, shapes.ToInstitution)
        else _found(given.to, area, by)
    )
    return actions.Wanted(
        recipient=recipient, topic=topic, asked=given.asked, why=given.why,
        parts=tuple(part.value for part in given.parts), area=area,
    )  # fmt: skip


def _area(area: UUID | None, by: Actor) -> network.Area | None:
    if area is None:
        return None
    found = network.area_for(area)
    if found is None or found.region_id != by.region:
        raise nowhere("to.area")
    return found


def _named(to: shapes.ToInstitution) -> tuple[network.Institution, str]:
    """The institution that was named; the topic follows where it answers for one alone."""
    institution = network.institution_for(to.recipient)
    if institution is None:
        raise nowhere("to.recipient")
    topics = {to.topic.value} if to.topic else {a.topic for a in network.answers_of(institution.pk)}
    if len(topics) != 1:
        raise refused(Refusal(WHICH_TOPIC), 409, "to.topic")
    return institution, topics.pop()


def _found(
    to: shapes.ToWhoAnswers, area: network.Area | None, by: Actor
) -> tuple[network.Institution, str]:
    """Whoever the directory names, where it is one alone; the program never chooses by itself."""
    place = area.name if area else ""
    answers = network.find(to.topic.value, place, region=sure(by.region)).answers
    found = {one.institution_id: one.institution for one in answers}
    found.pop(sure(by.institution), None)
    if len(found) != 1:
        raise refused(Refusal(SEVERAL_ANSWER if found else NOBODY_ANSWERS), 409, "to.recipient")
    return found.popitem()[1], to.topic.value
