"""Line by line what of a file goes to another region, and what does not and why."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Model, Q, QuerySet, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.people.models import Content
from nahtlos.plan.models import Appointment
from nahtlos.recognition.models import Enclosure
from nahtlos.referrals import translate

CALLED: dict[str, Promise] = {
    "people.record": _("Dates and residence"),
    "people.contact": _("Ways to reach the person"),
    "people.language": _("Languages"),
    "people.householdmember": _("People in the household"),
    "people.qualification": _("Qualifications"),
    "people.fact": _("Answers to questions"),
    "plan.goal": _("Goals"),
    "plan.step": _("Steps"),
    "plan.appointment": _("Appointments"),
    "people.note": _("Notes"),
    "people.burden": _("Burdens"),
    "people.document": _("Documents"),
    "recognition.procedure": _("Recognition procedures"),
    "recognition.move": _("Steps of recognition"),
    "recognition.missingpart": _("What is missing for recognition"),
    "recognition.cost": _("Costs of recognition"),
    "recognition.enclosure": _("Papers for recognition"),
    "recognition.competencecheck": _("What the person can do"),
    "people.consent": _("Consents"),
    "people.scan": _("Signed papers"),
    "referrals.referral": _("Referrals"),
    "referrals.move": _("Steps of referrals"),
    "referrals.question": _("Questions to the immigration office"),
    "referrals.handover": _("Handovers"),
    "referrals.handovermove": _("Steps of handovers"),
    "referrals.sealed": _("Handovers to other regions"),
    "offers.booking": _("Places in courses"),
    "offers.result": _("Results of courses"),
    "days.coming": _("Consultation days"),
    "plan.agreement": _("Agreed plans"),
    "plan.signature": _("Signatures under plans"),
    "plan.review": _("Talks about the plan"),
    "plan.answer": _("Answers to steps"),
    "plan.word": _("What person and adviser wrote to each other"),
    "plan.paper": _("Letters that were made"),
    "outbox.message": _("Messages to the person"),
    "outbox.choice": _("Which messages may come"),
    "people.request": _("Requests by right"),
    "people.correction": _("Corrections told elsewhere"),
    "people.hold": _("What stops the erasing"),
    "people.announcement": _("Announced erasing"),
    "people.link": _("Links to the own page"),
    "people.login": _("Sign-in of the person"),
    "plan.feed": _("Calendar of the person"),
    "people.merge": _("Files that were joined"),
    "people.arrival": _("Where the data came from"),
    "people.bulkrow": _("What was done with many at once"),
    "matching.wish": _("The work that the person looks for"),
    "introductions.introduction": _("Introductions to employers"),
    "introductions.profile": _("What employers were shown"),
    "introductions.naming": _("Names given to employers"),
    "introductions.move": _("Steps of introductions"),
    "introductions.guest": _("Invitations to job days"),
    "introductions.meeting": _("Talks on job days"),
    "placements.placement": _("Starts in work"),
    "placements.learning": _("What is learned beside work"),
    "placements.permission": _("Permissions to work"),
    "placements.warned": _("Warnings before a permission ends"),
    "placements.followup": _("Questions after a start"),
    "activities.origin": _("Where work came from"),
    "outcomes.example": _("Examples without a name"),
    "internships.internship": _("Internships"),
    "internships.entry": _("Lines of a diary"),
    "internships.impression": _("What internships showed"),
    "internships.signer": _("Who signs agreements"),
    "internships.pass": _("Links to agreements"),
    "internships.signature": _("Signatures under agreements"),
    "apprenticeships.apprenticeship": _("Apprenticeships"),
    "apprenticeships.voice": _("Whom to ask about an apprenticeship"),
    "apprenticeships.sign": _("Monthly questions in an apprenticeship"),
    "apprenticeships.reaction": _("What was done when it did not go well"),
    "apprenticeships.registration": _("Entries in the register of a chamber"),
    "mentoring.wish": _("Wishes for a mentor"),
    "mentoring.pair": _("Pairs with a mentor"),
    "mentoring.introduced": _("First names of a pair"),
    "mentoring.meeting": _("Meetings with a mentor"),
    "mentoring.word": _("Words about a mentor"),
    "projects.participation": _("Places in projects"),
    "projects.card": _("What partners of a project are told"),
    "projects.attendance": _("Attendance in projects"),
    "projects.practice": _("Internships in projects"),
}
NOT_TICKED = _("not ticked")
OVER = _("over, called off or declined")
NOT_NAMED = _("not named one by one")
ITS_DOCUMENT = _("the document does not go")


@dataclass(frozen=True)
class Stay:
    """Rows of one table that do not travel, and why."""

    what: Promise
    count: int
    because: Promise


@dataclass(frozen=True)
class Chosen:
    """What of a file was chosen to go: parts, and documents one by one; and when it is fetched."""

    person: UUID
    parts: Collection[str]
    documents: Collection[UUID]
    at: datetime


def going(travels: translate.Travels, chosen: Chosen) -> QuerySet[Model]:
    """The rows of one table that go, in a stable order."""
    rows = _rows(travels.model, chosen)
    if travels.part == "named":
        column = "document" if travels.model is Content else "pk"
        return rows.filter(**{f"{column}__in": chosen.documents})
    if travels.part == "row":
        return rows.filter(part__in=chosen.parts)
    if travels.part not in chosen.parts:
        return rows.none()
    if travels.model is Appointment:
        return rows.filter(translate.still_to_come(chosen.at))
    if travels.model is Enclosure:
        return rows.filter(Q(document=None) | Q(document__in=chosen.documents))
    return rows


def staying(chosen: Chosen) -> list[Stay]:
    """Every table of which something does not travel, in the order of CALLED; one question."""
    lines = list(_left(chosen))
    counted = [
        rows.order_by()
        .annotate(line=Value(number))
        .values("line")
        .annotate(n=Count("pk"))
        .values_list("line", "n")
        for number, (_label, rows, _because) in enumerate(lines)
    ]
    found = dict(counted[0].union(*counted[1:], all=True))
    told = [(lines[number][0], n, lines[number][2]) for number, n in found.items() if n]
    order = list(CALLED)
    told.sort(key=lambda line: order.index(line[0]))
    return [Stay(CALLED[label], n, because) for label, n, because in told]


def _left(chosen: Chosen) -> Iterator[tuple[str, QuerySet[Model], Promise]]:
    for one in translate.TRAVELS:
        if one.model is not Content:
            left = _rows(one.model, chosen).exclude(pk__in=going(one, chosen).values("pk"))
            yield one.label, left, _why(one, chosen)
    for model in translate.staying_tables():
        label = str(model._meta.label_lower)
        yield label, _rows(model, chosen), translate.STAYS[label]


def _why(travels: translate.Travels, chosen: Chosen) -> Promise:
    if travels.part == "named":
        return NOT_NAMED
    if travels.part in chosen.parts:
        return OVER if travels.model is Appointment else ITS_DOCUMENT
    return NOT_TICKED


def _rows(model: type[Model], chosen: Chosen) -> QuerySet[Model]:
    return model._default_manager.filter(person=chosen.person).order_by("pk")
