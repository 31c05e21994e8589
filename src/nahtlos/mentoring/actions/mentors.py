"""Add a mentor, note a certificate that was seen and training, let a mentor go and forget them in time."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.core.wall import acting
from nahtlos.mentoring import access
from nahtlos.mentoring.models import OPEN, Certificate, Mentor, Pair, Programme, Training
from nahtlos.network.actions.once import only_once

REMEMBERED = timedelta(days=365)
CERTIFICATES_KEPT = timedelta(days=90)
"""A mentor who left is known by name so long, what was seen of certificates so long."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is known of a mentor; `account` where they sign in."""

    first_name: str
    languages: list[str]
    family_name: str = ""
    telephone: str = ""
    email: str = ""
    sex: str = ""
    kldb: str = ""
    area_id: UUID | None = None
    times: list[str] = field(default_factory=list)
    aims: list[str] = field(default_factory=list)
    hours_a_month: int = 4
    capacity: int = 1
    wishes: str = ""
    account_id: UUID | None = None


@transaction.atomic
def add_mentor(*, programme: Programme, told: Told, by: Actor, at: datetime) -> Mentor:
    """Add a colleague or volunteer."""
    demand(access.may_keep_mentors(by, programme))
    with only_once(_("This person is a mentor of this programme already.")):
        return Mentor.objects.create(**_of(programme), joined_at=at, **vars(told))


@transaction.atomic
def change_mentor(*, mentor: Mentor, told: Told, by: Actor) -> Mentor:
    """Change what is known; a smaller capacity ends nothing that stands."""
    demand(access.may_keep_mentors(by, mentor.programme))
    fresh = _locked(mentor)
    for name, value in vars(told).items():
        setattr(fresh, name, value)
    with only_once(_("This person is a mentor of this programme already.")):
        fresh.save(update_fields=[*vars(told)])
    return fresh


@transaction.atomic
def note_training(*, mentor: Mentor, what: str, held_on: date, by: Actor) -> Training:
    """Note what the mentor has learned for it."""
    demand(access.may_keep_mentors(by, mentor.programme))
    return Training.objects.create(
        **_of(mentor.programme), mentor=mentor, what=what, held_on=held_on
    )


@transaction.atomic
def see_certificate(
    *, mentor: Mentor, seen_on: date, valid_until: date, by: Actor, on: date
) -> Certificate:
    """Note that a certificate was seen and may count until then. It is given back, and never copied."""
    demand(access.may_keep_mentors(by, mentor.programme))
    demand(
        unless(seen_on <= on, _("Please write the day on which you saw it."))
        or unless(valid_until > seen_on, _("It counts longer than the day on which it was seen."))
    )
    return Certificate.objects.create(
        **_of(mentor.programme), mentor=mentor, seen_on=seen_on, valid_until=valid_until,
        seen_by_id=sure(by.account),
    )  # fmt: skip


@transaction.atomic
def let_go(*, mentor: Mentor, by: Actor, at: datetime) -> Mentor:
    """The mentor leaves the programme; pairs are ended before, each with its word."""
    demand(access.may_run(by, mentor.programme))
    fresh = _locked(mentor)
    stands = Pair.objects.filter(mentor=fresh, state__in=OPEN).exists()
    demand(
        unless(fresh.left_at is None, _("This mentor has left."))
        or unless(not stands, _("Pairs still stand. Please end them first, one by one."))
    )
    fresh.left_at = at
    fresh.save(update_fields=["left_at"])
    return fresh


@transaction.atomic
def forget_mentors(*, by: Actor, at: datetime) -> int:
    """Take names of those who left long ago, and of all who left what was seen; how many went."""
    with acting(by):
        gone = Mentor.objects.filter(region=sure(by.region), left_at__isnull=False)
        late = {"mentor__in": gone.filter(left_at__lt=at - CERTIFICATES_KEPT).values("pk")}
        Certificate.objects.filter(**late).delete()
        Training.objects.filter(**late).delete()
        long_ago = gone.filter(left_at__lt=at - REMEMBERED, forgotten_at=None)
        return long_ago.update(
            first_name="", family_name="", telephone="", email="", wishes="", account=None,
            forgotten_at=at,
        )  # fmt: skip


def _of(programme: Programme) -> dict[str, object]:
    return {
        "region_id": programme.region_id,
        "institution_id": programme.institution_id,
        "programme": programme,
    }


def _locked(mentor: Mentor) -> Mentor:
    try:
        return Mentor.objects.select_for_update(of=("self",)).get(pk=mentor.pk)
    except Mentor.DoesNotExist as error:
        raise Refused(Refusal(_("This mentor is not there any more."))) from error
