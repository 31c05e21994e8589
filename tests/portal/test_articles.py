"""Pages for employers: versions, conflicts, search, review, and the set that comes with the program."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Adviser, Coordinator, Member, Usher
from nahtlos.core.wall import acting
from nahtlos.jobs import portal as jobs
from nahtlos.portal import actions, queries
from nahtlos.portal.catalogue import shelf
from nahtlos.portal.models import Article, Version
from tests.makers import make_institution, make_member, make_region, sure
from tests.outbox.rows import carry_everything
from tests.portal.rows import AT, ON, make_article, make_text

pytestmark = pytest.mark.django_db
CITE = re.compile(r"§§? ?\d+[a-z]?")


@pytest.fixture
def keeper() -> Actor:
    return make_member(make_institution(email="info@service.example"), Coordinator)


def change(article: Article, by: Actor, seen: int, **words: Any) -> Article:
    return actions.change_article(
        article=article, text=make_text(**words), review_on=ON + timedelta(days=90), seen=seen,
        by=by, at=AT, on=ON,
    )  # fmt: skip


def test_each_text_stays_and_can_come_back(keeper: Actor) -> None:
    article = make_article(keeper, body="Erste Antwort")
    with acting(keeper):
        article = change(article, keeper, 1, body="Zweite Antwort")
        first = queries.version_for(article.pk, 1)
        assert first is not None
        article = actions.restore(article=article, version=first, by=keeper, at=AT, on=ON)
        assert (article.version, article.body) == (3, "Erste Antwort")
        bodies = [one.body for one in queries.versions_of(article.pk)]
    assert bodies == ["Erste Antwort", "Zweite Antwort", "Erste Antwort"]


def test_nothing_changed_makes_no_version(keeper: Actor) -> None:
    article = make_article(keeper)
    with acting(keeper):
        assert change(article, keeper, 1, position=3).version == 1
        assert Version.objects.count() == 1


def test_whoever_saw_an_older_text_is_told(keeper: Actor) -> None:
    article = make_article(keeper)
    with acting(keeper):
        change(article, keeper, 1, body="Neu")
        with pytest.raises(Refused, match="Somebody else has changed"):
            change(article, keeper, 1, body="Auch neu")


@pytest.mark.parametrize("role", [Adviser, Member])
def test_other_roles_keep_no_pages(keeper: Actor, role: Any) -> None:
    article = make_article(keeper)
    other = make_member(make_institution(make_region()), role)
    with acting(other), pytest.raises(Refused):
        change(article, other, 1)


def test_the_keeper_of_another_region_is_refused(keeper: Actor) -> None:
    article = make_article(keeper)
    other = make_member(role=Coordinator)
    with acting(other), pytest.raises(Refused, match="another region"):
        change(article, other, 1)


def test_what_changed_is_shown_line_by_line(keeper: Actor) -> None:
    article = make_article(keeper, body="eins\nzwei")
    with acting(keeper):
        change(article, keeper, 1, body="eins\ndrei")
        new, old = queries.versions_of(article.pk)
    found = [(one.sign, one.text) for one in queries.lines_changed(old, new)]
    assert ("-", "zwei") in found
    assert ("+", "drei") in found


def found(keeper: Actor, language: str, typed: str) -> list[str]:
    return [one.slug for one in queries.search(sure(keeper.region), language, typed)]


def test_search_knows_german_and_english_forms(keeper: Actor) -> None:
    make_article(keeper, slug="wage", body="Der Mindestlohn gilt auch für Praktikanten.")
    make_article(keeper, slug="wage", language="en", body="Interns are paid the minimum wage.")
    make_article(keeper, slug="draft", body="Mindestlohn", public=False)
    assert found(keeper, "de", "praktikant") == ["wage"]
    assert found(keeper, "de", "mindestl") == ["wage"]
    assert found(keeper, "en", "wages intern") == ["wage"]
    assert found(keeper, "en", "Mindestlohn") == []
    assert found(keeper, "de", "'); drop table x; --") == []


def test_the_title_weighs_more_than_the_text(keeper: Actor) -> None:
    make_article(keeper, slug="text", position=1, body="Hier steht etwas von Kündigung.")
    make_article(keeper, slug="title", position=2, title="Kündigung: was nun?")
    assert found(keeper, "de", "Kündigung") == ["title", "text"]


def test_another_language_stands_in(keeper: Actor) -> None:
    make_article(keeper, slug="only-german")
    page = queries.article_at(sure(keeper.region), "only-german", "en")
    assert page is not None
    assert page.language == "de"


def test_the_set_fills_once_and_leaves_what_is_there(keeper: Actor) -> None:
    make_article(keeper, slug="trial-work", body="Unsere eigene Antwort")
    with acting(keeper):
        made = actions.fill_shelf(region=sure(keeper.region), by=keeper, at=AT, on=ON)
        assert made == len(shelf()) - 1
        assert actions.fill_shelf(region=sure(keeper.region), by=keeper, at=AT, on=ON) == 0
        own = Article.objects.get(slug="trial-work", language="de")
    assert own.body == "Unsere eigene Antwort"


def test_the_set_is_whole() -> None:
    pages = shelf()
    assert len({page.slug for page in pages}) >= 20
    for page in pages:
        assert CITE.search(page.body) or page.slug == "who-helps", page.slug
        assert page.law_as_of == date(2026, 8, 19)
        assert len(page.body.split()) < 230, page.slug


@pytest.mark.parametrize("slug", sorted({page.slug for page in shelf()}))
def test_both_languages_cite_the_same_law(slug: str) -> None:
    german, english = (
        sorted(set(CITE.findall(page.body))) for page in shelf() if page.slug == slug
    )
    assert german == english


def night(keeper: Actor) -> int:
    return jobs.remind(Actor(role=Usher, region=keeper.region))


def test_the_region_is_told_once_of_pages_that_are_due(keeper: Actor, time_machine: Any) -> None:
    time_machine.move_to(AT)
    make_article(keeper)
    assert night(keeper) == 0
    time_machine.move_to(AT + timedelta(days=200))
    assert night(keeper) == 1
    assert night(keeper) == 0
    time_machine.move_to(AT + timedelta(days=216))
    assert night(keeper) == 1
    carry_everything()
    first, _second = mail.outbox
    assert first.to == ["info@service.example"]
    assert "Darf ich?" in first.body
    assert "/portal/keep/" in first.body


def test_a_page_that_was_checked_is_not_due(keeper: Actor, time_machine: Any) -> None:
    time_machine.move_to(AT + timedelta(days=200))
    article = make_article(keeper)
    with acting(keeper):
        actions.check_article(article=article, by=keeper, on=ON + timedelta(days=200))
    assert night(keeper) == 0
