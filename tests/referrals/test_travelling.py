"""What of a case goes to another region and how it goes on there, and line by line what does not go."""

from datetime import date
from uuid import UUID

import pytest

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.outbox import actions as outbox
from nahtlos.outbox.models import Channel, Message
from nahtlos.people.models import Contact, Content
from nahtlos.people.queries.keeping.due import tables
from nahtlos.plan.actions import announce
from nahtlos.plan.models import Appointment
from nahtlos.recognition import actions as recognise
from nahtlos.recognition.models import Enclosure, Procedure, State
from nahtlos.recognition.queries import procedure_for
from nahtlos.referrals import actions, queries, translate
from nahtlos.referrals.models import Sealed
from nahtlos.referrals.queries.travelling import CALLED, going
from tests import makers
from tests.plan import rows as plan
from tests.recognition import rows as recognition
from tests.referrals.sealing import PARTS, Regions, furnished, resealed, rows_of, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions(db: None) -> Regions:
    return furnished(two_regions())


def test_a_case_that_came_goes_on_as_it_stood_there(regions: Regions) -> None:
    """Two regions on: what came along once comes along again, and the next office's move is a move."""
    first = regions.content(regions.sealed())
    taken = regions.taken(resealed(regions, first))
    with acting(regions.taker):
        procedure = recognition_of(taken.person_id)
        with pytest.raises(Refused, match="came with the case"):
            recognise.take_back(procedure=procedure, by=regions.taker, at=now())
        told = recognise.Told(on=date(2026, 10, 20))
        full = recognise.move(
            procedure=procedure, to=State.FULL, told=told, by=regions.taker, at=now()
        )
        back = recognise.take_back(procedure=full, by=regions.taker, at=now())
    assert back is not None
    assert (back.state, back.decided_on) == ("partial", date(2026, 10, 1))


def recognition_of(person: UUID) -> Procedure:
    return procedure_for(Procedure.objects.get(person=person).pk)


def test_appointments_ahead_go_and_are_reminded_of_where_the_person_now_is(
    regions: Regions,
) -> None:
    ahead = rows_of(regions.person.pk, regions.giver, Appointment)[0]
    plan.make_appointment(regions.person, regions.giver, days=-3)
    plan.make_appointment(regions.person, regions.giver, days=4, state="cancelled")
    with acting(regions.giver):
        announce(appointment=ahead, by=regions.giver)
        assert waiting_for(ahead)
    sealed = regions.sealed()
    taken = regions.taken(regions.file(sealed))
    [there] = rows_of(taken.person_id, regions.taker, Appointment)
    assert (there.starts_at, there.with_whom) == (ahead.starts_at, "")
    with acting(regions.taker):
        assert waiting_for(there)
    with acting(regions.giver):
        assert waiting_for(ahead), "the giver is responsible until the receipt"
        actions.enter_receipt(sealed=sealed, text=taken.receipt, by=regions.giver, at=now())
        assert not waiting_for(ahead)


def waiting_for(appointment: Appointment) -> bool:
    return Message.objects.filter(about=appointment.pk, state="waiting").exists()


def test_whoever_wants_no_messages_here_gets_none_there(regions: Regions) -> None:
    me = makers.newcomer(regions.person)
    with acting(me):
        outbox.choose(person=regions.person, channel=Channel.SMS, wanted=False, by=me, at=now())
    taken = regions.taken(regions.file(regions.sealed()))
    there = rows_of(taken.person_id, regions.taker, Contact)
    assert len(there) == 2
    assert not any(one.message_may_be_left for one in there)
    with acting(regions.taker):
        assert not Message.objects.exists()


def test_without_the_plan_its_appointments_stay_and_are_reminded_of_here(regions: Regions) -> None:
    ahead = rows_of(regions.person.pk, regions.giver, Appointment)[0]
    with acting(regions.giver):
        announce(appointment=ahead, by=regions.giver)
    sealed = regions.sealed(("profile",))
    taken = regions.taken(regions.file(sealed))
    assert not rows_of(taken.person_id, regions.taker, Appointment)
    with acting(regions.giver):
        actions.enter_receipt(sealed=sealed, text=taken.receipt, by=regions.giver, at=now())
        assert waiting_for(ahead)


def stays(regions: Regions, parts: tuple[str, ...], *documents: UUID) -> dict[str, tuple[int, str]]:
    chosen = queries.Chosen(regions.person.pk, parts, documents, now())
    with acting(regions.giver):
        return {
            str(one.what): (one.count, str(one.because)) for one in queries.staying(chosen)
        }  # fmt: skip


def test_each_line_says_what_does_not_travel_and_why(regions: Regions) -> None:
    named = recognition.make_document(regions.person, regions.giver)
    with acting(regions.giver):
        Enclosure.objects.update(document=named)
    plan.make_appointment(regions.person, regions.giver, days=-3)
    plan.make_review(regions.person, regions.giver)
    makers.make_consent(regions.person, regions.giver_house(), regions.giver)
    whole = stays(regions, PARTS)
    assert whole == {
        "Appointments": (1, "over, called off or declined"),
        "Documents": (1, "not named one by one"),
        "Papers for recognition": (1, "the document does not go"),
        "Consents": (1, "agreed with institutions of this region"),
        "Talks about the plan": (1, "between the person and the advisers here"),
    }
    few = stays(regions, ("profile",), named.pk)
    assert few["Appointments"] == (2, "not ticked")
    assert (few["Notes"], few["Ways to reach the person"]) == ((1, "not ticked"), (2, "not ticked"))
    assert not {"Documents", "Papers for recognition"} & few.keys()


def test_every_row_of_a_file_either_goes_or_is_told(regions: Regions) -> None:
    """Nothing is lost between the two lists: together they hold each row that the giver sees."""
    recognition.make_document(regions.person, regions.giver)
    plan.make_appointment(regions.person, regions.giver, days=-3)
    for parts in (PARTS, ("profile",), ("profile", "plan")):
        told = sum(count for count, _because in stays(regions, parts).values())
        chosen = queries.Chosen(regions.person.pk, parts, (), now())
        with acting(regions.giver):
            gone = sum(
                going(one, chosen).count() for one in translate.TRAVELS if one.model is not Content
            )
        every = sum(
            len(rows_of(regions.person.pk, regions.giver, model))
            for model in tables()
            if model not in (Content, Sealed)
        )
        assert told + gone == every, parts


def test_every_table_has_a_name_in_the_preview() -> None:
    assert CALLED.keys() == translate.BY_LABEL.keys() - {"people.content"} | translate.STAYS.keys()
