"""Work in one person's file: each start with what belongs to it, in four questions."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery

from nahtlos.employers.models import Contact
from nahtlos.placements.models import (
    LIVE,
    OPEN,
    Asking,
    FollowUp,
    Learning,
    Permission,
    Placement,
    Side,
)

NoPlacement = Placement.DoesNotExist
NoPermission = Permission.DoesNotExist
NoFollowUp = FollowUp.DoesNotExist
NoLearning = Learning.DoesNotExist
BESIDE = ("person__institution", "person__adviser__account", "employer", "opening", "earlier")


def placement_for(placement: UUID) -> Placement:
    """The start behind a key; raises NoPlacement for whoever may not see it."""
    return Placement.objects.select_related(*BESIDE).get(pk=placement)


def permission_for(permission: UUID) -> Permission:
    """The request behind a key; raises NoPermission for whoever may not see it."""
    rows = Permission.objects.select_related("person__institution", "placement__employer", "office")
    return rows.get(pk=permission)


def followup_for(followup: UUID) -> FollowUp:
    """The question behind a key; raises NoFollowUp for whoever may not see it."""
    rows = FollowUp.objects.select_related("person__institution", "placement__employer")
    return rows.get(pk=followup)


def followup_alone(followup: UUID) -> FollowUp:
    """The question without anything beside it, for whoever sees that row alone."""
    return FollowUp.objects.get(pk=followup)


def learning_for(learning: UUID) -> Learning:
    """The step of learning behind a key; raises NoLearning for whoever may not see it."""
    return Learning.objects.select_related("person__institution", "placement").get(pk=learning)


def work_of(person: UUID) -> list[Placement]:
    """Everything about a person's work, the newest start first, with what belongs to it."""
    rows = Placement.objects.filter(person=person).select_related("employer", "earlier")
    return list(
        rows.prefetch_related(
            Prefetch("permissions", Permission.objects.select_related("office")),
            "learning",
            Prefetch("followups", FollowUp.objects.order_by("months", "-side")),
        )
    )


def at_work(person: UUID) -> QuerySet[Placement]:
    """What has begun or is planned."""
    rows = Placement.objects.filter(person=person, state__in=LIVE)
    return rows.select_related("employer").prefetch_related("permissions", "learning")


def asked_of(person: UUID) -> QuerySet[FollowUp]:
    """What waits for the person's own answer, oldest first."""
    return FollowUp.objects.filter(person=person, side=Side.PERSON, state__in=OPEN)


def asked_of_company(companies: tuple[UUID, ...]) -> QuerySet[FollowUp]:
    """What waits for these companies' answer, oldest first; `known_as` where they may see whom it is about."""
    rows = FollowUp.objects.filter(side=Side.EMPLOYER, employer__in=companies, state__in=OPEN)
    start = Placement.objects.filter(pk=OuterRef("placement"), ask_employer=True)
    named = rows.annotate(known_as=Subquery(start.values("known_as")))
    return _newest(named).order_by("due_on")


def _newest(rows: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Without what a later question about the same start has made old: one start is one question."""
    same = FollowUp.objects.filter(placement=OuterRef("placement"), side=OuterRef("side"))
    later = same.filter(months__gt=OuterRef("months"))
    return rows.exclude(Exists(later.exclude(state__in=(Asking.WAITING, Asking.DROPPED))))


def working_at(companies: tuple[UUID, ...]) -> list[Placement]:
    """Who works or begins at these companies and agreed that they see it."""
    rows = Placement.objects.filter(employer__in=companies, state__in=LIVE, ask_employer=True)
    return list(
        rows.select_related("employer").prefetch_related("permissions").order_by("starts_on")
    )


def ways_to_company(placement: Placement) -> tuple[str, str]:
    """Telephone and mail address at which the company is asked; empty where none is known."""
    rows = Contact.objects.filter(company=placement.employer_id, left_at=None)
    contacts = list(rows.values_list("telephone", "email")) if placement.employer_id else []
    telephone = next((number for number, _mail in contacts if number), "")
    email = next((mail for _number, mail in contacts if mail), "")
    return telephone, placement.employer_email or email


def answered(person: UUID) -> QuerySet[FollowUp]:
    """What the person has answered, the newest first."""
    rows = FollowUp.objects.filter(person=person, side=Side.PERSON, state=Asking.ANSWERED)
    return rows.order_by("-answered_at")
