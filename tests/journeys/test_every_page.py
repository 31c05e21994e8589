"""Follows every link from a first page on: no page is broken, too wide or closed to anybody."""

import re

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Administrator, Adviser
from nahtlos.network.models import Institution
from tests.journeys.conftest import Begin
from tests.journeys.walk import Walk
from tests.makers import (
    make_burden,
    make_consent,
    make_contact,
    make_fact,
    make_household_member,
    make_institution,
    make_invitation,
    make_language,
    make_member,
    make_note,
    make_own_consent,
    make_person,
    make_qualification,
    make_record,
    make_step,
    sure,
)
from tests.network.rows import make_answer, make_area

pytestmark = pytest.mark.journey
LINKS = "() => [...document.querySelectorAll('main a[href]')].map((one) => one.href.split('#')[0])"
# Questions and instruments look alike: one stands for all. Files and mail are not pages.
ALIKE = re.compile(r"/(?:questions|instruments)/\w+/.*|[0-9a-f]{8}-[0-9a-f-]{27}")
NOT_PAGES = re.compile(r"/my/|/scan/|/language/|/api/|\.vcf$|^(?!http://localhost)")
MOST = 40


def follow_all(walk: Walk, start: str) -> int:
    """Open every kind of page that is reached by links; how many there were."""
    waiting, known = [f"{walk.home}{start}"], {start}
    while waiting and walk.reached < MOST:
        walk.open(waiting.pop(0))
        for link in walk.page.evaluate(LINKS):
            kind = ALIKE.sub("…", link)
            if kind not in known and not NOT_PAGES.search(link):
                known.add(kind)
                waiting.append(link)
    return walk.reached


def full_file(by: Actor) -> str:
    """A person with something in every part; the address of the case."""
    person = make_person(by, native_name="Олена Прикладна")
    make_record(person, by)
    make_fact(person, by)
    make_contact(person, by)
    make_language(person, by)
    make_household_member(person, by)
    make_qualification(person, by)
    make_note(person, by)
    make_own_consent(person, by)
    make_burden(person, by)
    make_step(person, by)
    home = Institution.objects.select_related("region").get(pk=sure(by.institution))
    make_consent(person, make_institution(home.region).pk, by)
    return f"/persons/{person.pk}/"


def test_every_page_of_a_file(begin: Begin) -> None:
    adviser = make_member(role=Adviser)
    assert follow_all(begin(adviser), full_file(adviser)) > 12


def test_every_page_of_the_network(begin: Begin) -> None:
    keeper = make_member(role=Administrator)
    home = Institution.objects.select_related("region").get(pk=sure(keeper.institution))
    make_answer(home, "language", make_area(home.region), checked_on=None)
    make_member(home)
    make_invitation(keeper)
    assert follow_all(begin(keeper), "/network/") > 6
