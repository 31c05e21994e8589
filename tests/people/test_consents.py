"""Consent: asked, given, refused, taken back; who may, what it opens, and what it never opens."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError
from django.utils import timezone, translation

from nahtlos.core import news
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import ROLES, Adviser, Immigration, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.people import access, actions, queries, wording
from nahtlos.people.models import Consent, Contact, Person, Record, Scan
from nahtlos.people.news import ConsentGiven, ConsentRevoked
from tests.makers import (
    make_consent,
    make_contact,
    make_institution,
    make_member,
    make_person,
    make_record,
    newcomer,
    sure,
)

pytestmark = pytest.mark.django_db
PAPER = actions.read_paper(b"%PDF-1.7 signed %%EOF")


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser)
    make_contact(person, adviser)
    make_record(person, adviser)
    return person


@pytest.fixture
def school(olena: Person) -> Institution:
    return make_institution(olena.region, Kind.SCHOOL, "Language School of Examples")


@pytest.fixture
def teacher(school: Institution) -> Actor:
    return make_member(school, Member)


def asked(
    to: Institution, *parts: str, days: float = 300, purpose: str = "advice"
) -> actions.Asked:
    until = timezone.now() + timedelta(days=days)
    return actions.Asked(recipient=to, purpose=purpose, parts=parts or ("profile",), until=until)


def ask(person: Person, by: Actor, question: actions.Asked) -> Consent:
    with acting(by):
        return actions.ask_consent(person=person, asked=question, by=by, at=timezone.now())


def spot(person: Person, by: Actor, question: actions.Asked) -> Consent:
    with acting(by):
        return actions.give_on_the_spot(person=person, asked=question, by=by, at=timezone.now())


def sees(actor: Actor) -> tuple[int, int, int]:
    with acting(actor):
        return Person.objects.count(), Record.objects.count(), Contact.objects.count()


# --- what it opens ---------------------------------------------------------------------------------
def test_a_question_opens_nothing_and_a_yes_only_its_parts(
    olena: Person, adviser: Actor, school: Institution, teacher: Actor
) -> None:
    one = ask(olena, adviser, asked(school, "profile"))
    assert sees(teacher) == (0, 0, 0)
    herself = newcomer(olena)
    with acting(herself):
        actions.agree(consent=one, by=herself, at=timezone.now())
    assert sees(teacher) == (1, 1, 0)


def test_taking_back_ends_sight_at_once(
    olena: Person, adviser: Actor, school: Institution, teacher: Actor
) -> None:
    one = spot(olena, adviser, asked(school, "profile", "contact"))
    assert sees(teacher) == (1, 1, 1)
    herself = newcomer(olena)
    with acting(herself):
        actions.revoke(consent=one, by=herself, at=timezone.now())
    assert sees(teacher) == (0, 0, 0)


def test_a_signed_paper_is_kept_inside_the_wall(
    olena: Person, adviser: Actor, school: Institution, teacher: Actor
) -> None:
    question = asked(school)
    with acting(adviser):
        one = actions.give_on_paper(
            person=olena, asked=question, paper=PAPER, by=adviser, at=timezone.now()
        )
        scan = queries.scan_for(one.scan_id)
        assert scan is not None
        assert bytes(scan.content) == PAPER.content
    assert sees(teacher)[0] == 1
    with acting(teacher):
        assert Scan.objects.count() == 0


def test_a_new_yes_takes_the_place_of_the_one_before(
    olena: Person, adviser: Actor, school: Institution
) -> None:
    first = spot(olena, adviser, asked(school, "profile", days=30))
    other = spot(olena, adviser, asked(school, "profile", purpose="course"))
    second = spot(olena, adviser, asked(school, "contact", days=600))
    with acting(adviser):
        assert {one.pk for one in queries.live_consents(olena.pk)} == {other.pk, second.pk}
        kept = queries.consent_for(first.pk)
        assert kept.revoked_at is None
        assert kept.valid_until == second.given_at


def test_a_question_is_not_asked_twice(olena: Person, adviser: Actor, school: Institution) -> None:
    first = ask(olena, adviser, asked(school, "profile"))
    again = ask(olena, adviser, asked(school, "profile", "plan"))
    assert first.pk == again.pk
    with acting(adviser):
        assert [sorted(one.parts) for one in queries.asked_consents(olena.pk)] == [
            ["plan", "profile"]
        ]


# --- who may ---------------------------------------------------------------------------------------
def test_only_advisers_of_the_holder_ask(olena: Person, school: Institution) -> None:
    for role in ROLES:
        here = Actor(role=role, region=olena.region_id, institution=olena.institution_id)
        there = Actor(role=role, region=olena.region_id, institution=school.pk)
        assert (access.may_ask_consent(here, olena, school) is None) == (role is Adviser)
        assert access.may_ask_consent(there, olena, school) is not None


@pytest.mark.parametrize(
    ("parts", "purpose", "days"),
    [
        ((), "advice", 10),
        (("all",), "advice", 10),
        (("profile", "all"), "advice", 10),
        (("profile",), "anything", 10),
        (("profile",), "", 10),
        (("profile",), "advice", 0),
        (("profile",), "advice", -1),
        (("profile",), "advice", 733),
    ],
)
def test_a_question_names_parts_one_purpose_and_an_end(
    olena: Person, adviser: Actor, school: Institution, parts: tuple[str, ...], purpose: str,
    days: float,
) -> None:  # fmt: skip
    until = timezone.now() + timedelta(days=days)
    question = actions.Asked(recipient=school, purpose=purpose, parts=parts, until=until)
    with pytest.raises(Refused):
        ask(olena, adviser, question)
    with pytest.raises(Refused):
        spot(olena, adviser, question)


def test_no_file_is_opened_to_the_immigration_office(olena: Person, adviser: Actor) -> None:
    office = make_institution(olena.region, Kind.IMMIGRATION_OFFICE)
    with pytest.raises(Refused, match="immigration office"):
        ask(olena, adviser, asked(office))
    clerk = make_member(office, Immigration)
    assert sees(clerk) == (0, 0, 0)


def test_a_file_stays_in_its_region(olena: Person, adviser: Actor) -> None:
    with pytest.raises(Refused, match="region"):
        spot(olena, adviser, asked(make_institution(kind=Kind.SCHOOL)))


def test_the_own_institution_is_asked_for_burdens_and_health_alone(
    olena: Person, adviser: Actor
) -> None:
    own = olena.institution
    with pytest.raises(Refused, match="anyway"):
        spot(olena, adviser, asked(own, "profile", "burdens"))
    assert spot(olena, adviser, asked(own, "burdens", "health")).explicit


# --- who may answer and take back ------------------------------------------------------------------
def strangers(olena: Person, adviser: Actor, school: Institution) -> list[Actor]:
    other = make_person(adviser, "Samir", "Rahimi")
    return [
        newcomer(other),
        make_member(school),
        make_member(school, Member),
        make_member(make_institution(olena.region)),
        Actor(role=Member, institution=olena.institution_id, region=olena.region_id),
    ]


def test_only_the_person_answers(olena: Person, adviser: Actor, school: Institution) -> None:
    one = ask(olena, adviser, asked(school))
    for actor in [adviser, *strangers(olena, adviser, school)]:
        assert access.may_answer(actor, one) is not None
    assert access.may_answer(newcomer(olena), one) is None


def test_nobody_else_takes_back(olena: Person, adviser: Actor, school: Institution) -> None:
    one = spot(olena, adviser, asked(school))
    for actor in strangers(olena, adviser, school):
        assert access.may_revoke(actor, one) is not None
    assert access.may_revoke(newcomer(olena), one) is None
    assert access.may_revoke(adviser, one) is None


@pytest.mark.parametrize("verb", [actions.agree, actions.refuse])
@pytest.mark.parametrize("before", [actions.agree, actions.refuse, actions.revoke])
def test_an_answer_is_given_once(
    olena: Person, adviser: Actor, school: Institution, verb: object, before: object
) -> None:
    one, herself = ask(olena, adviser, asked(school)), newcomer(olena)
    with acting(herself):
        before(consent=one, by=herself, at=timezone.now())  # type: ignore[operator]  # test: a verb
        with pytest.raises(Refused):
            verb(consent=one, by=herself, at=timezone.now())  # type: ignore[operator]  # test: a verb


@pytest.mark.parametrize("before", [actions.refuse, actions.revoke])
def test_what_has_ended_is_not_taken_back_again(
    olena: Person, adviser: Actor, school: Institution, before: object
) -> None:
    one, herself = ask(olena, adviser, asked(school)), newcomer(olena)
    with acting(herself):
        before(consent=one, by=herself, at=timezone.now())  # type: ignore[operator]  # test: a verb
        with pytest.raises(Refused):
            actions.revoke(consent=one, by=herself, at=timezone.now())


def test_a_closed_case_asks_nothing_but_lets_take_back(
    olena: Person, adviser: Actor, school: Institution
) -> None:
    one = spot(olena, adviser, asked(school))
    with acting(adviser):
        actions.close_case(person=olena, reason="moved", by=adviser, at=timezone.now())
        with pytest.raises(Refused, match="closed"):
            actions.ask_consent(person=olena, asked=asked(school), by=adviser, at=timezone.now())
        assert actions.revoke(consent=one, by=adviser, at=timezone.now()).revoked_at


# --- news and words --------------------------------------------------------------------------------
def test_news_travels_with_keys_alone(
    olena: Person, adviser: Actor, school: Institution, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[news.News] = []
    monkeypatch.setitem(news._listeners, ConsentGiven, [heard.append])
    monkeypatch.setitem(news._listeners, ConsentRevoked, [heard.append])
    waiting = ask(olena, adviser, asked(school, purpose="work"))
    one = spot(olena, adviser, asked(school))
    with acting(adviser):
        actions.revoke(consent=one, by=adviser, at=timezone.now())
        actions.revoke(consent=waiting, by=adviser, at=timezone.now())
    keys = (one.pk, olena.pk, school.pk)
    assert heard == [ConsentGiven(*keys), ConsentRevoked(*keys)]


def in_words(language: str = "en", **more: object) -> wording.Wording:
    given = {
        "holder": "Jobcenter",
        "recipient": "School",
        "purpose": "course",
        "parts": ["health", "contact"],
        "until": timezone.localdate(),
    }
    return wording.in_words(language=language, **(given | more))  # type: ignore[arg-type]  # test: as given


def test_the_words_name_everything_the_law_asks_for() -> None:
    words = in_words()
    assert [part for part, _label in words.parts] == ["contact", "health"]
    assert [part for part, _sentence in words.expressly] == ["health"]
    assert "School" in words.asks
    assert "Jobcenter" in words.asks
    assert words.purpose == "To find and hold a place in a course"
    assert any("say no" in right for right in words.rights)
    assert any("take your yes back" in right for right in words.rights)
    assert (in_words("ar").right_to_left, in_words("uk").right_to_left) == (True, False)


@pytest.mark.parametrize("language", ["de", "en", "uk", "ru", "ar", "fa", "tr", "fr"])
def test_a_sentence_ends_with_one_full_stop(language: str) -> None:
    assert ".." not in in_words(language).agree
    assert in_words(language).until


@pytest.mark.parametrize("language", ["de", "uk", "ru", "ar", "fa", "tr", "fr"])
def test_not_one_sentence_of_a_consent_is_left_in_english(language: str) -> None:
    """Nobody agrees to what they cannot read."""

    def said(code: str) -> set[str]:
        words = in_words(code, parts=["health", "burdens", "contact"])
        told = (words.asks, words.purpose, words.agree, *words.rights)
        parts = [says for _part, says in (*words.parts, *words.expressly)]
        return {*told, *parts}

    assert said(language) & said("en") == set()


def test_a_box_counts_for_these_words_alone() -> None:
    assert in_words().mark == in_words().mark
    others = [in_words("de"), in_words(recipient="Other"), in_words(parts=["health"])]
    assert len({one.mark for one in [in_words(), *others]}) == 4


def test_the_version_changes_with_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    before = wording.version("en")
    assert len(before) == 12
    with translation.override("ar"):
        assert wording.version("en") == before
    monkeypatch.setattr(wording, "_WORDS", (*wording._WORDS, "one sentence more"))
    assert wording.version("en") != before


@pytest.mark.parametrize(("preferred", "asked_in"), [("uk", "uk"), ("fa", "fa"), ("ti", "en")])
def test_a_person_is_asked_in_the_own_language(
    olena: Person, adviser: Actor, school: Institution, preferred: str, asked_in: str
) -> None:
    with acting(adviser):
        actions.prefer_language(person=olena, language=preferred, by=adviser)
    one = spot(olena, adviser, asked(school))
    assert (one.language, one.wording) == (asked_in, wording.version(asked_in))
    assert one.asked_by_id == sure(adviser.account)


@pytest.mark.parametrize(
    "widened",
    [
        {"parts": ["notes", "plan"]},
        {"purpose": "work"},
        {"valid_until": timezone.now() + timedelta(days=700)},
    ],
)
def test_a_consent_is_never_widened_in_the_database(widened: dict[str, object]) -> None:
    adviser = make_member()
    person = make_person(adviser)
    one = make_consent(person, make_institution(person.region).pk, adviser, ["plan"])
    with pytest.raises(ProgrammingError, match="never widened"), acting(adviser):
        Consent.objects.filter(pk=one.pk).update(**widened)
