"""Contacts to take along: of an institution, of whom the directory names, and of colleagues."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now
from nahtlos.network import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.arriving import arrive
from nahtlos.web.network.cards import Card, written


def _sent(card: Card) -> HttpResponse:
    response = HttpResponse(written(card), content_type="text/vcard; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="contact.vcf"'
    return response


@require_safe
def of_institution(request: NahtlosRequest, institution: UUID) -> HttpResponse:
    """How everybody reaches an institution, and what it answers for."""
    house = arrive(queries.published_institution, institution)
    topics = dict.fromkeys(str(answer.get_topic_display()) for answer in house.answers.all())
    card = Card(
        key=house.pk,
        changed_at=house.changed_at,
        name=house.name,
        institution=house.name,
        telephones=(house.telephone,),
        email=house.email,
        website=house.website,
        street=house.street,
        postcode=house.postcode,
        place=house.place,
        land=house.region.land,
        topics=tuple(topics),
        note=house.hours,
    )
    return _sent(card)


@require_safe
def of_answer(request: NahtlosRequest, answer: UUID) -> HttpResponse:
    """Whom the directory names for a topic; the institution's own telephone comes second."""
    found = arrive(queries.answer_for, answer)
    house = found.institution
    whole = _("the whole region")
    topic, area = str(found.get_topic_display()), found.area.name if found.area else whole
    card = Card(
        key=found.pk,
        changed_at=max(found.changed_at, house.changed_at),
        name=found.contact_name or house.name,
        institution=house.name,
        title=topic,
        is_person=bool(found.contact_name),
        telephones=(found.telephone, house.telephone),
        email=found.email or house.email,
        website=house.website,
        street=house.street,
        postcode=house.postcode,
        place=house.place,
        land=found.region.land,
        topics=(topic,),
        note="\n".join(part for part in (area, found.hours, found.note) if part),
    )
    return _sent(card)


@require_safe
def of_colleague(request: NahtlosRequest, membership: UUID) -> HttpResponse:
    """A colleague, for those who see them among the staff of an institution."""
    if request.actor.account is None or request.actor.person is not None:
        raise Http404
    found = arrive(queries.membership_for, membership)
    if found.ended_at is not None:
        raise Http404
    house = found.institution
    card = Card(
        key=found.pk,
        changed_at=now(),
        name=found.account.name or found.account.email,
        institution=house.name,
        title=found.job_title,
        is_person=True,
        telephones=(found.telephone, house.telephone),
        email=found.account.email,
        website=house.website,
        street=house.street,
        postcode=house.postcode,
        place=house.place,
        languages=tuple(found.languages),
    )
    return _sent(card)
