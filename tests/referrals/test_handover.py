"""A whole case changes hands: what goes is the receiver's, what stays the giver's, all at once."""

import pytest

from nahtlos.core.wall import acting
from nahtlos.people.models import Contact, Note, Person
from nahtlos.referrals import queries
from nahtlos.referrals.models import Handover
from tests import makers
from tests.referrals.handing import Two, two

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(db: None) -> Two:
    return two()


def test_what_goes_and_what_stays(pair: Two) -> None:
    makers.make_contact(pair.person, pair.giver)
    note = makers.make_note(pair.person, pair.giver)
    one = pair.taken()
    with acting(pair.receiver):
        person = Person.objects.get(pk=pair.person.pk)
        assert person.institution_id == pair.receiver.institution
        assert person.adviser_id == pair.receiver.membership
        assert Contact.objects.filter(person=person).count() == 1
        assert Note.objects.count() == 0
        holding = queries.holder_now(person)
        assert holding.institution.pk == pair.receiver.institution
        assert holding.since == one.ended_at
    with acting(pair.giver):
        assert not Person.objects.filter(pk=pair.person.pk).exists()
        left = Person.objects.get()
        assert (left.close_reason, str(left)) == ("handed_over", str(pair.person))
        assert Note.objects.get() == note
        assert Contact.objects.count() == 0
        assert Handover.objects.get(pk=one.pk).remainder_id == left.pk
