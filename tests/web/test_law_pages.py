"""The law on the case page, all instruments of a person, one of them, and the catalogue for all."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.law import queries as law
from nahtlos.network.models import Institution, Region
from nahtlos.people import actions, queries
from nahtlos.people.facts import FactValue
from nahtlos.people.models import Person
from nahtlos.web.directions import isolated
from nahtlos.web.law.panel import KINDS, Line, Panel, panel_of
from tests.law.test_telling import SAID_NO
from tests.makers import make_consent, make_institution, make_member, sure
from tests.network.entering import enter
from tests.network.rows import make_answer
from tests.web.test_persons import NOW

pytestmark = pytest.mark.django_db
KNOWN: dict[str, FactValue] = {
    "status": "ae_24",
    "birth_date": date(1998, 4, 12),
    "arrival_date": date(2023, 8, 1),
    "nationality": "UA",
    "german": "A2",
    "benefit": "SGB_II",
    "registered_jobseeker": True,
    "has_school_certificate": True,
}
LANGUAGES = ("de", "en", "uk", "ru", "ar", "fa", "tr", "fr")
MOST = 12


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def desk(adviser: Actor) -> Client:
    return enter(adviser)


@pytest.fixture
def olena(adviser: Actor) -> Person:
    with acting(adviser):
        person = actions.make_person(given_name="Olena", by=adviser, at=NOW)
        for name, value in KNOWN.items():
            actions.answer(person=person, name=name, value=value, by=adviser, at=NOW)
    return person


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as context:
        yield context


def answer_of(person: Person, by: Actor) -> law.Answer:
    with acting(by):
        return law.check(queries.file_of(person.pk).document, on=today())


def page_of(client: Client, name: str, *args: object, query: str = "") -> str:
    return client.get(reverse(name, args=args) + query).content.decode()


def linked(page: str, person: Person) -> list[str]:
    """The instruments of a person that a page links to, in its order, each once."""
    found = re.findall(rf'href="/persons/{person.pk}/instruments/(\w+)/"', page)
    return list(dict.fromkeys(found))


# --- the case page ----------------------------------------------------------------------------------
def test_the_counters_count_work_and_every_instrument(
    desk: Client, adviser: Actor, olena: Person
) -> None:
    answer = answer_of(olena, adviser)
    page = page_of(desk, "people:case", olena.pk)
    counts = [int(n) for n in re.findall(r"\?state=\w+\"><strong>(\d+)</strong>", page)]
    verdicts = [one.verdict for one in answer.instruments]
    works = [one.decision for one in answer.work]
    closed = verdicts.count("closed") + works.count("forbidden")
    unknown = verdicts.count("unknown") + works.count("unknown")
    assert counts == [len(verdicts) + 4 - closed - unknown, closed, unknown]
    assert all(counts)


def test_the_open_list_has_the_first_six_of_the_useful_ones(
    desk: Client, adviser: Actor, olena: Person
) -> None:
    useful = [one.id for one in law.useful(answer_of(olena, adviser))]
    page = page_of(desk, "people:case", olena.pk)
    shown = page[page.index("law__open") : page.index("law__links")]
    assert len(useful) > 6
    assert linked(shown, olena) == useful[:6]


def test_a_lever_names_what_it_opens(desk: Client, adviser: Actor, olena: Person) -> None:
    levers = law.levers(answer_of(olena, adviser), 3)
    page = page_of(desk, "people:case", olena.pk)
    shown = page[page.index("law__levers") : page.index("In this file")]
    opened = dict.fromkeys(one.id for lever in levers for one in lever.opens)
    assert levers
    assert linked(shown, olena) == list(opened)


def test_a_press_on_the_case_answers_and_comes_back(
    desk: Client, adviser: Actor, olena: Person
) -> None:
    page = page_of(desk, "people:case", olena.pk)
    found = re.search(r'action="([^"]+/questions/(\w+)/\?back=case)"', page)
    assert found is not None
    sent = desk.post(found[1], {"dont_know": "1"})
    assert sent.headers["Location"] == reverse("people:case", args=[olena.pk])
    with acting(adviser):
        assert queries.file_of(olena.pk).dont_know == {found[2]}
    after = desk.get(sent.headers["Location"]).content.decode()
    undo = reverse("law:forget", args=[olena.pk, found[2]]) + "?back=case"
    assert f'action="{undo}"' in after
    assert desk.post(undo).headers["Location"] == reverse("people:case", args=[olena.pk])
    with acting(adviser):
        assert queries.file_of(olena.pk).dont_know == set()


def test_whoever_may_not_keep_the_file_gets_no_buttons(adviser: Actor, olena: Person) -> None:
    other = make_member(make_institution(olena.region))
    make_consent(olena, other.institution, adviser, ["profile"])
    page = page_of(enter(other), "people:case", olena.pk)
    assert "law__open" in page
    assert "law__ask" not in page


def test_work_is_asked_for_before_the_rest(adviser: Actor) -> None:
    with acting(adviser):
        person = actions.make_person(given_name="Samir", by=adviser, at=NOW)
        actions.answer(person=person, name="status", value="gestattung_outside", by=adviser, at=NOW)
        panel = panel_of(queries.file_of(person.pk), today())
    assert panel.question is not None
    assert panel.question.fact in {"arrival_date", "nationality"}


# --- all instruments of a person --------------------------------------------------------------------
def test_the_list_has_every_instrument_once(desk: Client, adviser: Actor, olena: Person) -> None:
    page = page_of(desk, "law:instruments", olena.pk)
    assert set(linked(page, olena)) == set(answer_of(olena, adviser).by_id)
    assert page.count("row-link") == len(answer_of(olena, adviser).instruments)


@pytest.mark.parametrize("state", ["open", "closed", "unknown"])
def test_a_filter_shows_its_own_and_can_be_taken_off(
    desk: Client, adviser: Actor, olena: Person, state: str
) -> None:
    answer = answer_of(olena, adviser)
    page = page_of(desk, "law:instruments", olena.pk, query=f"?state={state}&category=language")
    wanted = {
        one.id
        for one in answer.instruments
        if one.instrument.category == "language" and _state(one) == state
    }
    assert set(linked(page, olena)) == wanted
    assert 'class="pill" href="?category=language"' in page
    assert f'class="pill" href="?state={state}"' in page


def _state(one: law.InstrumentAnswer) -> str:
    return "open" if one.is_open else one.verdict


def test_the_employers_filter_leaves_out_what_no_employer_asks_for(
    desk: Client, adviser: Actor, olena: Person
) -> None:
    answer = answer_of(olena, adviser)
    page = page_of(desk, "law:instruments", olena.pk, query="?for=employer")
    wanted = {one.id for one in answer.instruments if law.for_employers(one)}
    assert set(linked(page, olena)) == wanted < set(answer.by_id)


@pytest.mark.parametrize("query", ["?state=x&category=../&for=\0", "?state=open%00", "?category="])
def test_a_filter_without_sense_filters_nothing(desk: Client, olena: Person, query: str) -> None:
    page = page_of(desk, "law:instruments", olena.pk, query=query)
    assert len(linked(page, olena)) == len(law.instruments(today()))


def test_a_closed_one_says_why_by_which_paragraph_and_what_would_open_it(
    desk: Client, olena: Person
) -> None:
    page = page_of(desk, "law:instruments", olena.pk, query="?state=closed&category=language")
    row = page[page.index("instruments/bsk_b2/") :].split("</tr>")[0]
    assert "Not met:</span> German is at B1 or higher." in row
    assert "§ 12 Nr. 1, § 4 Abs. 3 DeuFöV" in row
    assert "Level of German: at least B1" in row


# --- one instrument of a person ---------------------------------------------------------------------
def test_every_instrument_has_a_page_for_the_person(desk: Client, olena: Person) -> None:
    for one in law.instruments(today()):
        response = desk.get(reverse("law:instrument", args=[olena.pk, one.instrument.id]))
        assert response.status_code == 200, one.instrument.id
        assert one.instrument.title["en"].split(" (")[0] in response.content.decode()


def test_missing_facts_lead_to_their_question_and_back(
    desk: Client, adviser: Actor, olena: Person
) -> None:
    one = answer_of(olena, adviser).by_id["job_bsk"]
    page = page_of(desk, "law:instrument", olena.pk, "job_bsk")
    asked = re.findall(r"/questions/(\w+)/\?back=job_bsk", page)
    assert one.verdict == "unknown"
    assert asked == list(one.missing)
    url = reverse("law:question", args=[olena.pk, "employed"]) + "?back=job_bsk"
    there = reverse("law:instrument", args=[olena.pk, "job_bsk"])
    assert f'href="{there}"' in desk.get(url).content.decode()
    assert desk.post(url, {"answer": "yes"}).headers["Location"] == there


def test_what_needs_consent_or_the_employer_is_not_asked_but_explained(
    desk: Client, olena: Person
) -> None:
    page = page_of(desk, "law:instrument", olena.pk, "egz")
    assert "/questions/severely_disabled/" not in page
    assert "needs the person’s consent" in page
    assert "the employer knows" in page


def test_the_contact_is_of_this_region(desk: Client, olena: Person) -> None:
    here = Institution.objects.get(pk=olena.institution_id)
    make_answer(here, "employers", contact_name="Hier Muster", telephone="030 23125 111")
    make_answer(make_institution(), "employers", contact_name="Dort Muster")
    page = page_of(desk, "law:instrument", olena.pk, "egz")
    assert "Hier Muster" in page
    assert 'href="tel:03023125111"' in page
    assert "Dort Muster" not in page


def test_what_does_not_exist_or_is_not_ones_own_is_not_there(desk: Client, olena: Person) -> None:
    assert desk.get(reverse("law:instrument", args=[olena.pk, "nothing"])).status_code == 404
    stranger = enter(make_member(make_institution(olena.region)))
    for name, args in (("law:instruments", []), ("law:instrument", ["egz"])):
        assert stranger.get(reverse(name, args=[olena.pk, *args])).status_code == 404


@pytest.mark.parametrize(("name", "args"), [("instruments", []), ("instrument", ["egz"])])
def test_these_pages_ask_few_queries(
    desk: Client, olena: Person, name: str, args: list[str]
) -> None:
    address = reverse(f"law:{name}", args=[olena.pk, *args])
    home = Institution.objects.get(pk=olena.institution_id)
    counts = set()
    for _more in (1, 2):
        make_answer(make_institution(Region.objects.get(pk=sure(home.region_id))), "employers")
        desk.get(address)
        with counted() as asked:
            assert desk.get(address).status_code == 200
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= MOST


# --- for everybody ----------------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_open_in_every_language(client: Client, language: str) -> None:
    client.cookies["django_language"] = language
    response = client.get(reverse("law:catalogue"))
    page = response.content.decode()
    assert (response.status_code, response["Content-Language"]) == (200, language)
    assert page.count('class="task__link"') == len(law.instruments(today()))
    egz = law.instrument("egz", today())
    assert egz is not None
    assert escape(isolated(law.title(egz.instrument, language).text, language)) in page
    assert law.title(egz.instrument, language).language == language


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("§ 16i SGB II", ["taam_16i"]), ("eingliederungszuschuss", ["egz"]), ("§ 16i SGB III", [])],
)
def test_it_is_found_by_word_and_by_paragraph(
    client: Client, typed: str, wanted: list[str]
) -> None:
    page = client.get(reverse("law:catalogue"), {"q": typed}).content.decode()
    assert re.findall(r'href="/instruments/(\w+)/"', page) == wanted


@pytest.mark.parametrize("typed", ["\0", "<b>x", "'", "§", "x" * 5000, "((", "\u202e"])
def test_a_hostile_search_is_answered(client: Client, typed: str) -> None:
    response = client.get(reverse("law:catalogue"), {"q": typed})
    assert response.status_code == 200
    assert "<b>x" not in response.content.decode()


def test_every_instrument_has_a_page_for_everybody(client: Client) -> None:
    for one in law.instruments(today()):
        response = client.get(reverse("law:public", args=[one.instrument.id]))
        assert response.status_code == 200, one.instrument.id
        assert one.terms is None or one.terms.cite in response.content.decode()
    assert client.get(reverse("law:public", args=["nothing"])).status_code == 404


def test_staff_and_everybody_see_the_same_page(desk: Client, client: Client) -> None:
    address = reverse("law:public", args=["mag"])
    mains = [
        one.get(address).content.decode().split('<main id="main"')[1].split("</main>")[0]
        for one in (desk, client)
    ]
    assert mains[0] == mains[1]


def test_it_is_linked_from_the_first_page_and_the_directory(client: Client) -> None:
    for address in ("/", reverse("network:directory")):
        assert 'href="/instruments/"' in client.get(address).content.decode()


# --- work -------------------------------------------------------------------------------------------
def test_work_that_is_closed_says_what_opens_it_and_when(olena: Person) -> None:
    record = {
        "status": "gestattung_outside",
        "nationality": "SY",
        "arrival_date": "2026-10-20",
        "asylum_registered_on": "2026-10-20",
    }
    facts = dict.fromkeys(SAID_NO, False)
    answer = law.check({"record": record, "facts": facts}, on=date(2026, 11, 26))
    lines = tuple(Line(title, getattr(answer.work, kind)) for kind, title in KINDS.items())
    drawn = render_to_string(
        "law/_panel.html", {"panel": Panel(answer, lines, None), "person": olena}
    )
    assert "Months in Germany with papers, without a gap: at least 3 months" in drawn
    assert 'datetime="2027-01-20"' in drawn
