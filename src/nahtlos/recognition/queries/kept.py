"""Procedures, papers and competences of a person, as far as the wall shows them."""

from uuid import UUID

from django.db.models import QuerySet

from nahtlos.people.queries import Qualification
from nahtlos.recognition.models import (
    CompetenceCheck,
    Cost,
    Enclosure,
    MissingPart,
    Move,
    Procedure,
)

NoProcedure = Procedure.DoesNotExist


def procedures_of(person: UUID) -> QuerySet[Procedure]:
    """Every procedure of a person, the newest first, with its qualification."""
    return Procedure.objects.filter(person=person).select_related("qualification")


def newest_of(qualification: Qualification) -> Procedure | None:
    """The newest procedure for a qualification, if there is any."""
    found = Procedure.objects.filter(qualification=qualification)
    return found.select_related("qualification", "person").first()


def procedure_for(procedure: UUID) -> Procedure:
    """The procedure behind a key; raises NoProcedure for whoever may not see it."""
    return Procedure.objects.select_related("qualification", "person").get(pk=procedure)


def moves_of(procedure: Procedure) -> QuerySet[Move]:
    """How it came to stand there, the last move first, with who moved it."""
    return Move.objects.filter(procedure=procedure).select_related("moved_by")


def missing_parts(procedure: Procedure) -> QuerySet[MissingPart]:
    """What is left to be made up for, and what has been."""
    return MissingPart.objects.filter(procedure=procedure)


def costs_of(procedure: Procedure) -> QuerySet[Cost]:
    """What it costs and who pays."""
    return Cost.objects.filter(procedure=procedure)


def enclosures_of(qualification: UUID) -> QuerySet[Enclosure]:
    """Which papers of the list are there."""
    return Enclosure.objects.filter(qualification=qualification).select_related("document")


def checks_of(person: UUID) -> QuerySet[CompetenceCheck]:
    """What the person can do, found out last first, with who wrote it down."""
    return CompetenceCheck.objects.filter(person=person).select_related("kept_by")
