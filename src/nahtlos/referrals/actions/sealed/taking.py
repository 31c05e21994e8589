"""Take in a case out of a sealed file: all of it in one transaction, or nothing."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.network.models import Institution
from nahtlos.people import actions as people
from nahtlos.people import names
from nahtlos.people.models import (
    Burden,
    Content,
    Document,
    Fact,
    Note,
    OfPerson,
    Person,
    Purpose,
    Record,
)
from nahtlos.people.wording import SPECIAL
from nahtlos.plan import actions as plan
from nahtlos.plan.models import Appointment, Goal, Step
from nahtlos.recognition.models import CompetenceCheck, Move
from nahtlos.referrals import access, queries
from nahtlos.referrals.access.sealed import TWICE, WHY_NOT
from nahtlos.referrals.engine.sealing import Broken, receipt
from nahtlos.referrals.models import Seal, Sealed, Way
from nahtlos.referrals.translate import AHEAD, Arrived, Senseless

ASKED_AGAIN = timedelta(days=90)
"""How long the paper that came along opens burdens and health here."""
SENSELESS = Refusal(WHY_NOT[Broken.BAD_CONTENT])
WRITERS: dict[type[Model], str] = {
    Fact: "stated_by", Goal: "set_by", Step: "agreed_by", Note: "written_by", Burden: "told_to",
    Move: "moved_by", CompetenceCheck: "kept_by", Appointment: "made_by",
}  # fmt: skip


def take_in(*, file: bytes, by: Actor, at: datetime) -> Sealed:
    """The person is held here from now on, by this adviser; the row that comes back has the receipt."""
    demand(access.may_take_in(by))
    incoming = queries.opened_file(file, by)
    try:
        return _taken(incoming, by, at)
    except (ValidationError, Senseless, names.BadName, people.NotAPaper) as error:
        raise Refused(SENSELESS) from error
    except IntegrityError as error:
        # Somebody else of the region has taken it in in the meantime, seen or unseen from here.
        raise Refused(Refusal(TWICE)) from error


@transaction.atomic
def _taken(incoming: queries.Incoming, by: Actor, at: datetime) -> Sealed:
    opened, said = incoming.opened, incoming.person
    person = people.make_person(
        given_name=said["given_name"], family_name=said["family_name"],
        native_name=said["native_name"], language=said["preferred_language"], by=by, at=at,
    )  # fmt: skip
    person.clean_fields(exclude=["name_keys"])
    sealed = Sealed.objects.create(
        region_id=person.region_id, institution_id=person.institution_id, person=person,
        way=Way.TAKEN, key=opened.key, partner=incoming.partner.name, fingerprint=opened.sender,
        parts=sorted(incoming.parts), state=Seal.RECEIVED, made_at=at,
        made_by_id=sure(by.account), ended_at=at,
        receipt=receipt(opened.key, giver=opened.sender, by=queries.own_pair(person.region_id)),
    )  # fmt: skip
    _agreed(person, incoming, by, at)
    _Writing(person, by, at).all(incoming.rows)
    origin = _("Came from another region: %(name)s, %(day)s.") % {
        "name": incoming.partner.name, "day": f"{timezone.localdate(at):%d.%m.%Y}",
    }  # fmt: skip
    people.write_note(person=person, text=origin, by=by, at=at)
    return sealed


def _agreed(person: Person, incoming: queries.Incoming, by: Actor, at: datetime) -> None:
    """Burdens and health are open here by the paper that came along, until the person is asked again."""
    special = tuple(part for part in SPECIAL if part in incoming.parts)
    if not special or incoming.signed is None:
        return
    house = Institution.objects.get(pk=person.institution_id)
    asked = people.Asked(house, Purpose.SUPPORT, special, at + ASKED_AGAIN)
    paper = people.read_paper(incoming.signed)
    people.give_on_paper(person=person, asked=asked, paper=paper, by=by, at=at)


class _Writing:
    """Writes the rows of a file one after the other; those that others point to come first."""

    def __init__(self, person: Person, by: Actor, at: datetime) -> None:
        self.person, self.by, self.at = person, by, at
        self.made: dict[UUID, OfPerson] = {}

    def all(self, rows: Iterable[Arrived]) -> None:
        """Every row; papers once their bytes are there, since both are handed in together."""
        papers = {}
        for one in rows:
            model = one.travels.model
            if model is Document:
                papers[one.key] = one
            elif model is Content:
                self._hand_in(papers.pop(one.values["document"], None), one)
            else:
                self._write(one)
        if papers:
            raise Senseless("a paper without its bytes")

    def _row(self, one: Arrived) -> OfPerson:
        """The row as the table would keep it, looked through by the table's own rules."""
        values: dict[str, Any] = {}
        for name, value in one.values.items():
            refers = isinstance(one.travels.model._meta.get_field(name), ForeignKey)
            values[name] = self._pointed_to(one, name, value) if refers else value
        if writer := WRITERS.get(one.travels.model):
            values[f"{writer}_id"] = sure(self.by.account)
        row = one.travels.model(
            person=self.person, region_id=self.person.region_id,
            institution_id=self.person.institution_id, **values,
        )  # fmt: skip
        return cast("OfPerson", row)

    def _pointed_to(self, one: Arrived, name: str, key: UUID | None) -> OfPerson | None:
        """The row of this file that another names; of the kind that it has to be, or none was named."""
        if key is None:
            return None
        found, column = self.made.get(key), one.travels.model._meta.get_field(name)
        if found is None or type(found) is not column.related_model:
            raise Senseless(f"{one.travels.label} names no {name}")
        return found

    def _write(self, one: Arrived) -> None:
        row = self._row(one)
        if isinstance(row, Record):
            row = self._record(one)
        row.clean_fields(exclude={*_BOUND, *one.travels.stays})
        row.validate_unique(exclude=_BOUND)
        row.validate_constraints(exclude=_BOUND)
        row.save()
        self.made[one.key] = row
        if isinstance(row, Appointment) and row.state in AHEAD:
            plan.announce(appointment=row, by=self.by)

    def _record(self, one: Arrived) -> Record:
        """A person begins with an empty record: that one is filled, once."""
        if any(isinstance(row, Record) for row in self.made.values()):
            raise Senseless("two records")
        record = Record.objects.get(person=self.person)
        for name, value in one.values.items():
            setattr(record, name, value)
        return record

    def _hand_in(self, said: Arrived | None, content: Arrived) -> None:
        if said is None:
            raise Senseless("bytes without a paper")
        row = cast("Document", self._row(said))
        row.clean_fields(exclude=[*_BOUND, "media_type", "ending", "size", "digest"])
        paper = people.read_document(content.values["content"])
        self.made[said.key] = people.hand_in(
            person=self.person, paper=paper, kind=row.kind, title=row.title, by=self.by, at=self.at,
            language=row.language, translated=row.translated, qualification=row.qualification,
            taken=row.taken,
        )  # fmt: skip


_BOUND = {"person", "region", "institution"}
