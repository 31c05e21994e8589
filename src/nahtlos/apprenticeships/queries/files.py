"""The apprenticeships of one person, each with what belongs to it."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from nahtlos.apprenticeships.models import (
    CAN_ANSWER,
    OPEN,
    Apprenticeship,
    Asking,
    Reaction,
    Registration,
    Side,
    Sign,
    Voice,
)
from nahtlos.internships.models import Internship, Kind
from nahtlos.internships.models import State as InternshipState
from nahtlos.network.models import Institution
from nahtlos.network.models import Kind as InstitutionKind

NoApprenticeship = Apprenticeship.DoesNotExist
NoSign = Sign.DoesNotExist
NoReaction = Reaction.DoesNotExist
BESIDE = (
    "person__institution", "person__adviser__account", "placement__employer", "employer",
    "entry__company", "trial__company", "keeper__account",
)  # fmt: skip


def apprenticeship_for(apprenticeship: UUID) -> Apprenticeship:
    """The apprenticeship behind a key; raises NoApprenticeship for whoever may not see it."""
    return Apprenticeship.objects.select_related(*BESIDE).get(pk=apprenticeship)


def of_person(person: UUID) -> list[Apprenticeship]:
    """All of one person, the one that goes on first."""
    rows = Apprenticeship.objects.filter(person=person).select_related(*BESIDE)
    return sorted(rows, key=lambda one: one.state not in OPEN)


def open_one_of(person: UUID) -> Apprenticeship | None:
    """The one that is under way."""
    return Apprenticeship.objects.filter(person=person, state__in=OPEN).first()


def registration_of(row: Apprenticeship) -> Registration | None:
    """What the chamber was told of this contract."""
    if row.placement_id is None:
        return None
    rows = Registration.objects.select_related("chamber")
    return rows.filter(placement=row.placement_id).first()


def voices_of(apprenticeship: UUID) -> dict[str, Voice]:
    """Who is asked beside the trainee, by side."""
    return {one.side: one for one in Voice.objects.filter(apprenticeship=apprenticeship)}


def voice_for(apprenticeship: UUID, side: str) -> Voice | None:
    """Who speaks for one side."""
    return Voice.objects.filter(apprenticeship=apprenticeship, side=side).first()


def signs_of(apprenticeship: UUID) -> QuerySet[Sign]:
    """What was asked every month, the newest first."""
    return Sign.objects.filter(apprenticeship=apprenticeship)


def reactions_of(apprenticeship: UUID) -> QuerySet[Reaction]:
    """What was done about early signs, the newest first."""
    return Reaction.objects.filter(apprenticeship=apprenticeship).select_related("who__account")


def sign_for(sign: UUID) -> Sign:
    """The question behind a key; raises NoSign for whoever may not see it."""
    rows = Sign.objects.select_related("person__institution", "apprenticeship__placement__employer")
    return rows.get(pk=sign)


def reaction_for(reaction: UUID) -> Reaction:
    """The reaction behind a key; raises NoReaction for whoever may not see it."""
    rows = Reaction.objects.select_related("person__institution", "apprenticeship", "who__account")
    return rows.get(pk=reaction)


def internships_for(row: Apprenticeship, *, entry: bool) -> list[Internship]:
    """Internships of the person that can be its entry qualification, or its trial."""
    rows = Internship.objects.filter(person=row.person_id).select_related("company")
    rows = rows.exclude(state__in=[InternshipState.WITHDRAWN, InternshipState.BROKEN_OFF])
    return list(rows.filter(kind=Kind.ENTRY) if entry else rows.exclude(kind=Kind.ENTRY))


def chambers(region: UUID) -> list[Institution]:
    """The chambers of a region, by name."""
    return list(Institution.objects.filter(region=region, kind=InstitutionKind.CHAMBER))


def has_own() -> Exists:
    """Whether a person is on the way to an apprenticeship or in one, for a question about persons."""
    return Exists(Apprenticeship.objects.filter(person=OuterRef("pk"), state__in=OPEN))


def own(person: UUID) -> Apprenticeship | None:
    """The person's own one that goes on, else the last, with the question that waits for an answer.

    Without who reacts: the person sees the own adviser and no other desk.
    """
    waiting = Sign.objects.filter(side=Side.TRAINEE, state__in=CAN_ANSWER)
    rows = Apprenticeship.objects.filter(person=person)
    beside = rows.select_related("placement__employer", "entry")
    found = list(beside.prefetch_related(Prefetch("signs", waiting, to_attr="waiting")))
    return min(found, key=lambda one: one.state not in OPEN, default=None)


def reacts_by(apprenticeship: UUID) -> date | None:
    """Until when somebody reacts to an early sign; none where nobody has to."""
    rows = Reaction.objects.filter(apprenticeship=apprenticeship, done_on=None)
    return rows.values_list("due_on", flat=True).first()


def answered_by_trainee(person: UUID) -> QuerySet[Sign]:
    """What the person has answered, the newest first."""
    rows = Sign.objects.filter(person=person, side=Side.TRAINEE, state=Asking.ANSWERED)
    return rows.order_by("-answered_at")
