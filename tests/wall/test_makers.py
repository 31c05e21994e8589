"""The makers make what they say, through the wall."""

import pytest
from django.db import connection

from nahtlos.core.roles import ROLES, Immigration, Newcomer, Role
from nahtlos.core.wall import acting
from nahtlos.network.models import Kind
from nahtlos.people.models import Burden, Person
from tests import makers

pytestmark = pytest.mark.django_db


def test_a_person_with_every_part_of_the_file() -> None:
    adviser = makers.make_member()
    person = makers.make_person(adviser)
    makers.make_own_consent(person, adviser)
    for make in (
        makers.make_contact, makers.make_record, makers.make_fact, makers.make_language,
        makers.make_household_member, makers.make_qualification, makers.make_note,
        makers.make_burden, makers.make_step, makers.make_scan, makers.make_link, makers.make_login,
    ):  # fmt: skip
        make(person, adviser)
    makers.make_merge(person, makers.make_person(adviser, "Olha"), adviser)
    makers.make_consent(person, makers.make_institution().id, adviser)
    makers.make_referral(person, makers.make_institution().id, adviser)
    with acting(adviser), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        assert (Person.objects.count(), Burden.objects.count()) == (2, 1)


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Newcomer])
def test_members_of_every_role(role: type[Role]) -> None:
    kind = Kind.IMMIGRATION_OFFICE if role is Immigration else Kind.CITY
    assert makers.make_member(makers.make_institution(kind=kind), role).role is role
