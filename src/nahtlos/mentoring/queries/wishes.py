"""Wishes for a mentor: a person's own, and as whoever runs a programme reads them."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from nahtlos.employers.queries import occupation_name
from nahtlos.mentoring.models import Aim, Sex, Slot, Wish
from nahtlos.mentoring.wording import Told
from nahtlos.people.languages import name


def wishes_of(person: UUID) -> "QuerySet[Wish]":
    """A person's wishes, the newest first."""
    rows = Wish.objects.filter(person=person)
    return rows.select_related("programme__institution", "programme__company", "area").order_by(
        "-asked_at"
    )


def wish_for(wish: UUID) -> Wish | None:
    """One wish, as far as the wall shows it."""
    rows = Wish.objects.select_related("programme__institution", "programme__company", "area")
    return rows.filter(pk=wish).first()


def told(wish: Wish) -> Told:
    """What the programme is told, in words of the reader's language."""
    language = (get_language() or "de").partition("-")[0]
    return Told(
        by=wish.programme.run_by,
        first_name=wish.first_name,
        languages=", ".join(name(code, language) for code in wish.languages),
        occupation=occupation_name(wish.kldb, language) if wish.kldb else "",
        place=wish.area.name if wish.area else "",
        times=", ".join(str(Slot(one).label) for one in wish.times),
        aim=str(Aim(wish.aim).label) if wish.aim else "",
        sex=str(Sex(wish.sex).label) if wish.sex else "",
        telephone=wish.telephone,
        more=wish.more,
    )
