"""What leaves the house: the briefing with its examples, documents for other regions, and theirs."""

import json
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Adviser, Analyst, Coordinator
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.outcomes import actions, queries
from nahtlos.outcomes.actions import BadDocument
from nahtlos.outcomes.engine import before_after
from nahtlos.outcomes.models import Example, Foreign, Publication
from nahtlos.outcomes.papers import briefing_pdf
from nahtlos.outcomes.translate.anonymous import gives_away
from nahtlos.people.models import Person
from nahtlos.web.outcomes.before_after import sentences
from nahtlos.web.outcomes.beside import beside
from nahtlos.web.outcomes.briefing_words import sheet
from nahtlos.web.outcomes.typed import read_typed
from tests import makers
from tests.outcomes.publishing import CONDITIONS, document, make_edition

pytestmark = pytest.mark.django_db
TEXTS = (
    "Eine Krankenschwester wartete ein Jahr auf die Anerkennung. Heute arbeitet sie wieder.",
    "A nurse waited a year for recognition. Today she works again.",
)
REQUESTS = {one: [f"Bitte {n} {one}" for n in (1, 2, 3)] for one in ("de", "en")}
NOBODY = Actor()


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member(role=Adviser)


@pytest.fixture
def by(adviser: Actor) -> Actor:
    """The coordination of the adviser's region."""
    home = Institution.objects.get(pk=makers.sure(adviser.institution))
    return makers.make_member(home, Coordinator)


@pytest.fixture
def person(adviser: Actor) -> Person:
    return makers.make_person(adviser)


def agreed(person: Person, adviser: Actor) -> Example:
    with acting(adviser):
        made = actions.write_example(person=person, texts=TEXTS, by=adviser, at=now())
        return actions.agree_to_example(example=made, by=adviser, at=now())


def published(by: Actor, *chosen: Example, checked: bool = True) -> Publication:
    with acting(by):
        actions.write_draft(requests=REQUESTS, chart="lasting_6", chosen=[one.pk for one in chosen], by=by, at=now())  # fmt: skip
        return actions.publish_briefing(checked=checked, by=by, at=now())


def words_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_briefing_is_one_tagged_page_with_everything_on_it(
    by: Actor, adviser: Actor, person: Person, language: str
) -> None:
    for quarter in range(4):
        make_edition(by, today() - timedelta(days=91 * quarter), lasting_6=60.0 - quarter)
    found = published(by, agreed(person, adviser), agreed(person, adviser))
    with acting(NOBODY):
        told = sheet(found, language)
        made = briefing_pdf(told)
    assert len(pypdfium2.PdfDocument(BytesIO(made))) == 1
    assert b"/MarkInfo" in made
    text = " ".join(words_of(made).split())
    for piece in (
        "outcomes_lives",
        "abcdefabcdef",
        f"Bitte 3 {language}",
        TEXTS[language == "en"][:30],
    ):
        assert piece in text
    assert text.count(TEXTS[language == "en"][:30]) == 2
    assert "Olena" not in text


def test_nobody_signed_in_reads_what_is_published_and_nothing_else(by: Actor, person: Person, adviser: Actor) -> None:  # fmt: skip
    edition = make_edition(by)
    example, other = agreed(person, adviser), agreed(person, adviser)
    published(by, example)
    with acting(NOBODY):
        found = queries.published(edition.region.key, "briefing")
        assert found is not None
        assert [one.id for one in queries.examples([example.pk, other.pk])] == [example.pk]
        assert queries.examples() == []
        assert not Example.objects.exists()
        assert queries.newest(edition.region_id) is None
    client = Client()
    assert client.get(f"/briefing/{edition.region.key}/").status_code == 200
    assert client.get(f"/briefing/{edition.region.key}/de.pdf")["Content-Type"] == "application/pdf"
    assert client.get(f"/briefing/{edition.region.key}/fr.pdf").status_code == 404
    assert client.get("/briefing/nowhere/").status_code == 404


def test_a_yes_taken_back_holds_at_once_and_the_next_print_is_refused(by: Actor, person: Person, adviser: Actor) -> None:  # fmt: skip
    make_edition(by)
    example = agreed(person, adviser)
    found = published(by, example)
    with acting(adviser):
        actions.take_back_example(example=example, by=adviser, at=now())
    with acting(NOBODY):
        assert sheet(found, "de").examples == ()
    with acting(by), pytest.raises(Refused, match="taken back"):
        actions.publish_briefing(checked=True, by=by, at=now())


def test_it_is_made_anew_from_the_newest_figures_with_one_action(by: Actor) -> None:
    make_edition(by, today() - timedelta(days=91))
    old = published(by)
    make_edition(by, lasting_6=61.0)
    with acting(by):
        new = actions.publish_briefing(checked=False, by=by, at=now())
        assert Publication.objects.filter(ended_at=None).get() == new
    assert (old.counted_on, new.counted_on) == (today() - timedelta(days=91), today())
    assert [point[1] for point in new.content["series"]] == [60.0, 61.0]


def test_what_is_missing_is_said(by: Actor, person: Person, adviser: Actor) -> None:
    with acting(by), pytest.raises(Refused, match="counted"):
        actions.publish_briefing(checked=True, by=by, at=now())
    make_edition(by)
    with acting(by), pytest.raises(Refused, match="three requests"):
        actions.publish_briefing(checked=True, by=by, at=now())
    with pytest.raises(Refused, match="read the examples"):
        published(by, agreed(person, adviser), checked=False)


def test_only_the_coordination_publishes(by: Actor, adviser: Actor) -> None:
    make_edition(by)
    analyst = makers.make_member(Institution.objects.get(pk=makers.sure(by.institution)), Analyst)
    for other in (adviser, analyst):
        with acting(other), pytest.raises(Refused):
            actions.publish_figures(conditions=CONDITIONS, by=other, at=now())
        with acting(other), pytest.raises(DatabaseError), transaction.atomic():
            Publication.objects.create(region_id=makers.sure(by.region), kind="figures", counted_on=today(), content={}, made_at=now(), made_by_id=makers.sure(other.account))  # fmt: skip


def test_what_was_published_is_not_changed(by: Actor) -> None:
    make_edition(by)
    found = published(by)
    with acting(by), pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=found.pk).update(content={})


@pytest.mark.parametrize(
    "text",
    ["Olena arbeitet.", "Frau PRYKLADNA fand Arbeit.", "Sie begann am 3.4.2026.", "Seit 2026-03-01.",
     "o.p@example.org", "0151 2345678", "Sie wohnt in der Lindenstraße."],
)  # fmt: skip
def test_words_by_which_somebody_is_found_are_refused(person: Person, adviser: Actor, text: str) -> None:  # fmt: skip
    with acting(adviser), pytest.raises(Refused, match="could be found"):
        actions.write_example(person=person, texts=(TEXTS[0], text), by=adviser, at=now())


def test_plain_words_give_nobody_away() -> None:
    assert [gives_away(text, ("Olena", "Prykladna", "")) for text in TEXTS] == [[], []]


def test_words_that_were_agreed_to_stand(person: Person, adviser: Actor) -> None:
    example = agreed(person, adviser)
    with acting(adviser), pytest.raises(DatabaseError), transaction.atomic():
        Example.objects.filter(pk=example.pk).update(text_de="anders")
    with acting(adviser), pytest.raises(Refused, match="already"):
        actions.agree_to_example(example=example, by=adviser, at=now())


def test_an_adviser_of_another_institution_writes_none(person: Person, adviser: Actor) -> None:
    home = Institution.objects.get(pk=makers.sure(adviser.institution))
    other = makers.make_member(makers.make_institution(home.region), Adviser)
    with acting(other), pytest.raises(Refused):
        actions.write_example(person=person, texts=TEXTS, by=other, at=now())


# --- other regions ----------------------------------------------------------------------------------
def test_what_one_region_publishes_another_takes_in(by: Actor) -> None:
    edition = make_edition(by)
    with acting(by):
        actions.publish_figures(conditions=CONDITIONS, by=by, at=now())
    told = json.loads(Client().get(f"/published/figures/{edition.region.key}.json").content)
    elsewhere = makers.make_member(role=Coordinator)
    with acting(elsewhere):
        for _again in range(2):
            actions.take_in(told=told, today=today(), by=elsewhere, at=now())
        assert [one.name for one in queries.foreign(makers.sure(elsewhere.region))] == [edition.region.name]  # fmt: skip
        actions.leave_out(foreign=Foreign.objects.get(), by=elsewhere)
    with acting(by):
        actions.end_publication(kind="figures", by=by, at=now())
    assert Client().get(f"/published/figures/{edition.region.key}.json").status_code == 404


def broken(path: list[Any], value: Any) -> Any:
    """A document with one thing that cannot be."""
    told: Any = document()
    inner = told
    for one in path[:-1]:
        inner = inner[one]
    inner[path[-1]] = value
    return told


@pytest.mark.parametrize("told", [
    [], None, "x", {}, broken(["format"], "x"), broken(["version"], 2), broken(["more"], 1),
    broken(["region"], {"key": "1"}), broken(["region", "name"], ""), broken(["region", "name"], "a\nb"),
    broken(["counted_on"], "2099-01-01"), broken(["counted_on"], 7), broken(["law_on"], "morgen"),
    broken(["conditions", "unemployed"], 101), broken(["conditions", "population"], "viele"),
    broken(["conditions"], {}), broken(["figures"], []),
    broken(["figures", 0], {}), broken(["figures", 0, "key"], "unbekannt"), broken(["figures", 0, "value"], 99.0),
    broken(["figures", 0, "denominator"], 2.0), broken(["figures", 0, "numerator"], -1), broken(["figures", 1, "group"], ""),
    broken(["figures", 2, "low"], 99.0), broken(["figures", 0, "unit"], 3), broken(["figures", 0, "value"], float("nan")),
])  # fmt: skip
def test_what_a_region_would_not_write_is_not_taken_in(by: Actor, told: Any) -> None:
    with acting(by):
        with pytest.raises(BadDocument):
            actions.take_in(told=told, today=date(2026, 11, 27), by=by, at=now())
        assert not Foreign.objects.exists()


def test_regions_stand_side_by_side_by_name(by: Actor) -> None:
    own = document("06000", "Mitte", "2026-09-30")
    others = [document("1", "Zett"), document("2", "Anfang"), document("2", "Anfang", "2026-06-30")]
    found = beside(own, others)
    assert [row.name for row in found.rows] == ["Anfang", "Mitte", "Zett"]
    assert [row.own for row in found.rows] == [False, True, False]
    assert found.plot is not None
    assert found.multiples is not None
    assert not found.wider
    assert beside(own, others[:1]).plot is None


# --- typed months -----------------------------------------------------------------------------------
def test_typed_months_are_read() -> None:
    assert read_typed("2025-12; 3\n\n2026-01;4,5\n2026-2\t5") == [
        (date(2025, 12, 1), 3.0), (date(2026, 1, 1), 4.5), (date(2026, 2, 1), 5.0),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "2025-01; 3", "2025-01; 3\n2025-03; 4", "2025-13; 1\n2026-01; 1", "0000-01; 1\n2026-01; 1", "x\ny"])  # fmt: skip
def test_typed_months_with_a_fault_are_refused_with_what_is_expected(text: str) -> None:
    with pytest.raises(ValueError, match=r"2025-03; 41|no gap"):
        read_typed(text)


def test_the_longest_briefing_is_still_one_page(by: Actor, person: Person, adviser: Actor) -> None:
    make_edition(by)
    long = " ".join(["Beispielwort"] * 46)
    with acting(adviser):
        both = []
        for _ in range(2):
            made = actions.write_example(person=person, texts=(long, long), by=adviser, at=now())
            both.append(actions.agree_to_example(example=made, by=adviser, at=now()))
    requests = {one: [long[:219]] * 3 for one in ("de", "en")}
    with acting(by):
        actions.write_draft(requests=requests, chart="lasting_6", chosen=[one.pk for one in both], by=by, at=now())  # fmt: skip
        told = sheet(actions.publish_briefing(checked=True, by=by, at=now()), "de")
    assert len(pypdfium2.PdfDocument(BytesIO(briefing_pdf(told)))) == 1


@pytest.mark.parametrize(("moved", "says"), [(9.0, "higher"), (-9.0, "lower"), (0.0, "chance")])
def test_sentences_say_what_moved_and_never_why(moved: float, says: str) -> None:
    values = [20.0 + n % 5 + (moved if n >= 18 else 0) for n in range(36)]
    told = sentences(before_after(values, 18))
    assert says in told[0]
    assert "−" not in told[0] or says == "chance"
    assert not any(word in " ".join(told) for word in ("because", "brought", "effect", "led to"))
