"""What the case knows for a paper: each source with its value, read as far as the wall shows it.

Nothing of burdens or health is read here; the list of sources (`papers.sources`) has no such thing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.formats import date_format

from nahtlos.network import queries as network
from nahtlos.people import countries, facts, languages
from nahtlos.people import queries as people
from nahtlos.plan import wording
from nahtlos.plan.models import Appointment, Source, Step
from nahtlos.plan.papers.sources import SOURCES
from nahtlos.plan.queries.together import goals, next_appointment

Pairs = Iterator[tuple[str, str]]
RECOGNITION = "recognition"
OFFICES = ("jobcenter", "employment_agency", "chamber")


@dataclass(frozen=True)
class Known:
    """The values by source, in German; `own` are those that are known in the person's language, too."""

    values: Mapping[str, str]
    own: Mapping[str, str]


def known(person: people.Person, at: datetime) -> Known:
    """Every source that has a value; a paper is in German, whoever looks at the page."""
    meeting = next_appointment(person.pk, at)
    with translation.override("de"):
        told = [pair for ask in _ASKED for pair in ask(person)]
        told += [*_meeting(meeting), ("today", _day(timezone.localdate(at)))]
    values = {source: value for source, value in told if value}
    unlisted = set(values) - set(SOURCES)
    if unlisted:
        raise KeyError(f"Not among the sources of papers: {sorted(unlisted)}")
    return Known(values, _own(meeting, person.preferred_language))


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _name(person: people.Person) -> Pairs:
    yield "person.name", str(person)
    yield "person.given_name", person.given_name
    yield "person.family_name", person.family_name


def _record(person: people.Person) -> Pairs:
    file = people.file_of(person.pk)
    spoken = [
        languages.name(one["code"], "de")
        for one in file.languages
        if one["code"] in languages.LANGUAGES
    ]
    yield "record.languages", ", ".join(spoken)
    record = file.record
    if record is None:
        return
    yield "record.birth_date", _day(record.birth_date)
    yield "record.status_until", _day(record.status_until)
    if record.nationality in countries.COUNTRIES:
        yield "record.nationality", countries.name(record.nationality, "de")
    if record.status:
        yield "record.status", facts.present("status", facts.parse("status", record.status), "de")
    yield "goal.german", record.goal_text


def _contact(person: people.Person) -> Pairs:
    kinds = {"phone": "contact.telephone", "email": "contact.email", "post": "contact.address"}
    for one in reversed(people.contacts(person.pk)):
        if one.kind in kinds:
            yield kinds[one.kind], one.value
        if one.kind == people.ContactKind.POST:
            street, _comma, place = one.value.rpartition(",")
            yield "contact.street", street.strip() or one.value
            yield "contact.place", place.strip() if street else ""


def _learned(person: people.Person) -> Pairs:
    found = people.qualifications(person.pk).first()
    if found is None:
        return
    yield "qualification.title", found.title
    yield "qualification.original", found.title_original
    if found.country in countries.COUNTRIES:
        yield "qualification.country", countries.name(found.country, "de")
    years = [str(year) for year in (found.begun_in, found.finished_in) if year]
    yield "qualification.years", "–".join(years)


def _plan(person: people.Person) -> Pairs:
    goal = goals(person.pk).first()
    if goal:
        yield "goal.german", goal.german or goal.words
    steps = Step.objects.open().filter(person=person.pk).order_by("rank", "until")
    support = steps.filter(source=Source.INSTRUMENT).first()
    yield "instrument.title", support.what if support else ""
    employer = steps.exclude(employer="").first()
    yield "employer.name", employer.employer if employer else ""


def _house(person: people.Person) -> Pairs:
    house, adviser = person.institution, person.adviser
    yield from _at("institution", house)
    yield "institution.telephone", house.telephone
    yield "adviser.telephone", house.telephone
    yield "adviser.email", house.email
    if adviser:
        yield "adviser.name", adviser.account.name
        yield "adviser.telephone", adviser.telephone or house.telephone
        yield "adviser.email", adviser.account.email


def _at(source: str, house: network.Institution) -> Pairs:
    yield f"{source}.name", house.name
    yield f"{source}.street", house.street
    yield f"{source}.place", f"{house.postcode} {house.place}".strip()


def _offices(person: people.Person) -> Pairs:
    """The first office of each kind in the region, by name; recognition advice by what it answers for."""
    for house in reversed(network.institutions(person.region_id)):
        if house.kind in OFFICES:
            yield from _at(house.kind, house)
    advice = network.find(RECOGNITION, region=person.region_id).answers
    for answer in advice[:1]:
        yield from _at("recognition_advice", answer.institution)


_ASKED: tuple[Callable[[people.Person], Pairs], ...] = (
    _name, _record, _contact, _learned, _plan, _house, _offices,
)  # fmt: skip


def _meeting(meeting: Appointment | None) -> Pairs:
    if meeting is None:
        return
    begins = timezone.localtime(meeting.starts_at)
    yield "appointment.what", meeting.what
    yield "appointment.day", date_format(begins, "l, ") + _day(begins.date())
    yield "appointment.time", f"{begins:%H:%M}"
    yield "appointment.place", meeting.place
    yield "appointment.with", meeting.with_whom
    yield "appointment.bring", "\n".join(wording.to_bring(meeting.bring, "de"))


def _own(meeting: Appointment | None, language: str) -> Mapping[str, str]:
    if meeting is None:
        return {}
    return {
        "appointment.what": wording.meeting(meeting, language),
        "appointment.bring": "\n".join(wording.to_bring(meeting.bring, language)),
        "appointment.day": _day_in(timezone.localdate(meeting.starts_at), language),
    }


def _day_in(day: date, language: str) -> str:
    with translation.override(language):
        return _day(day)
