"""The wall of the portal: what is published is public, drafts and calls are not."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.db.utils import InternalError

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.models import Change
from nahtlos.core.roles import Administrator, Adviser, Coordinator, Eraser, Member, Usher, role
from nahtlos.core.wall import acting
from nahtlos.network.models import Answer, Kind
from nahtlos.portal.models import Article, CallBack, State, Version
from tests.makers import make_institution, make_member, sure
from tests.network.rows import make_answer
from tests.portal.rows import AT, make_article, make_call

pytestmark = pytest.mark.django_db
STRANGERS = (
    "employer", "mentor", "analyst", "immigration", "newcomer", "counter", "usher", "watcher",
    "courier", "messenger", "nobody",
)  # fmt: skip


@pytest.fixture
def answer() -> Answer:
    return make_answer(make_institution(), "employers")


@pytest.fixture
def keeper(answer: Answer) -> Actor:
    return make_member(answer.institution, Coordinator)


def seen(model: Any, by: Actor) -> int:
    with acting(by):
        return int(model.objects.count())


@pytest.mark.parametrize("key", [*STRANGERS, "adviser", "member"])
def test_only_what_is_published_is_seen(keeper: Actor, key: str) -> None:
    make_article(keeper)
    make_article(keeper, slug="draft", public=False)
    stranger = replace(keeper, role=role(key), link="")
    assert seen(Article, stranger) == 1
    assert seen(Version, stranger) == 0
    with acting(stranger):
        if key != "usher":
            assert Article.objects.update(title="Mine") == 0
        assert Article.objects.filter(state=State.PUBLISHED).delete()[0] == 0


@pytest.mark.parametrize("keeps", [Coordinator, Administrator])
def test_keepers_see_the_drafts_of_their_region_alone(keeper: Actor, keeps: Any) -> None:
    make_article(keeper, slug="draft", public=False)
    assert seen(Article, replace(keeper, role=keeps)) == 1
    other = make_member(role=keeps)
    assert seen(Article, other) == 0
    assert seen(Version, other) == 0


def test_nobody_writes_into_another_region(keeper: Actor) -> None:
    article = make_article(keeper)
    other = make_member(role=Coordinator)
    with acting(other):
        assert Article.objects.filter(pk=article.pk).update(title="Mine") == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            Version.objects.create(
                region_id=sure(other.region),
                article=article,
                number=9,
                title="x",
                says="x",
                body="x",
            )


def test_the_program_notes_a_reminder_and_nothing_else(keeper: Actor) -> None:
    make_article(keeper)
    usher = Actor(role=Usher, region=keeper.region)
    with acting(usher):
        assert Article.objects.update(reminded_on=AT.date()) == 1
        with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
            Article.objects.update(title="Mine")


def test_a_version_is_never_rewritten(keeper: Actor) -> None:
    make_article(keeper)
    with acting(keeper):
        for verb in (lambda: Version.objects.update(body="x"), Version.objects.all().delete):
            try:
                with transaction.atomic():
                    verb()
            except (ProgrammingError, InternalError):
                continue
        assert Version.objects.get().body == "Kurz: ja."


def test_a_call_is_seen_where_it_was_asked_and_by_the_coordination(answer: Answer) -> None:
    make_call(answer)
    for own in (Member, Adviser, Coordinator):
        assert seen(CallBack, make_member(answer.institution, own)) == 1
    other = make_institution(answer.region, Kind.CHAMBER)
    assert seen(CallBack, make_member(other, Member)) == 0
    assert seen(CallBack, make_member(other, Coordinator)) == 1
    assert seen(CallBack, make_member(role=Coordinator)) == 0


@pytest.mark.parametrize("key", [*STRANGERS, "administrator"])
def test_nobody_else_sees_a_call(answer: Answer, keeper: Actor, key: str) -> None:
    make_call(answer)
    stranger = replace(keeper, role=role(key))
    assert seen(CallBack, stranger) == 0
    with acting(stranger):
        assert CallBack.objects.update(name="x") == 0
        assert CallBack.objects.all().delete()[0] == 0


def test_a_call_goes_only_to_whoever_answers(answer: Answer) -> None:
    silent = make_institution(answer.region)
    call = CallBack(region_id=answer.region_id, institution=silent, name="x", telephone="1")
    with acting(NOBODY), pytest.raises(ProgrammingError), transaction.atomic():
        call.save(force_insert=True)


def test_only_the_tick_may_change(answer: Answer) -> None:
    make_call(answer)
    member = make_member(answer.institution, Member)
    refused = pytest.raises((ProgrammingError, InternalError))
    with acting(member), refused, transaction.atomic():
        CallBack.objects.update(name="Somebody else")


def test_the_eraser_of_another_region_finds_nothing(answer: Answer) -> None:
    make_call(answer)
    assert seen(CallBack, Actor(role=Eraser, region=make_institution().region_id)) == 0


def test_the_book_holds_no_name(answer: Answer, keeper: Actor) -> None:
    make_call(answer)
    with acting(replace(keeper, role=Administrator)):
        lines = Change.objects.filter(table_name="portal_callback")
        assert all("Beispiel" not in f"{one.before}{one.after}" for one in lines)
