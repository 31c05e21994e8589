"""A line a day, an answer to it, and how it was in the end."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand, unless
from nahtlos.employers import queries as employers
from nahtlos.internships import access
from nahtlos.internships.actions.keeping import refusing
from nahtlos.internships.models import Entry, Impression, Internship, Next, Teller, Went

NO_NAME = "–"


@dataclass(frozen=True, kw_only=True)
class Told:
    """How it was: `skills` are ids of the employers' list."""

    went: Went
    next: Next
    skills: tuple[str, ...] = ()
    words: str = ""
    name: str = ""


@transaction.atomic
def write(
    *, internship: Internship, on: date, words: str, language: str, by: Actor, at: datetime
) -> Entry:
    """One line about a day; written once more, it takes the place of the first."""
    demand(access.may_write_diary(by, internship, on, timezone.localdate(at)))
    demand(unless(words.strip(), access.FEW_WORDS))
    with refusing():
        found = Entry.objects.select_for_update().filter(internship=internship, on=on).first()
        new = found or Entry(
            internship=internship, on=on, person_id=internship.person_id,
            region_id=internship.region_id, institution_id=internship.institution_id,
        )  # fmt: skip
        new.words, new.language, new.written_at = words.strip(), language, at
        new.save(force_insert=found is None)
    return new


@transaction.atomic
def answer(*, entry: Entry, words: str, by: Actor, at: datetime) -> Entry:
    """The supervisor answers a line."""
    demand(access.may_answer(by, entry.internship, entry))
    demand(unless(words.strip(), access.FEW_WORDS))
    entry.answer, entry.answered_at, entry.answered_by = words.strip(), at, by.name or NO_NAME
    entry.save(update_fields=["answer", "answered_at", "answered_by"])
    return entry


@transaction.atomic
def tell(
    *, internship: Internship, teller: Teller, told: Told, language: str, by: Actor, at: datetime
) -> Impression:
    """Say how it was and what comes next; once for each side."""
    demand(access.may_tell(by, internship, teller))
    demand(
        unless(
            all(map(employers.knows_skill, told.skills)),
            _("Please tick only what is offered here."),
        )
    )
    with refusing():
        return Impression.objects.create(
            internship=internship, person_id=internship.person_id,
            region_id=internship.region_id, institution_id=internship.institution_id,
            teller=teller, went=told.went, next=told.next, skills=list(told.skills),
            words=told.words.strip(), language=language, name=told.name or by.name, told_at=at,
        )  # fmt: skip
