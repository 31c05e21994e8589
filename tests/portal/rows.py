"""Pages for employers and calls, made the way the program makes them."""

from datetime import UTC, date, datetime
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Coordinator
from nahtlos.core.wall import acting
from nahtlos.network.models import Answer
from nahtlos.portal import actions
from nahtlos.portal.models import Article, CallBack
from tests.makers import sure

AT, ON = datetime(2026, 11, 20, 9, tzinfo=UTC), date(2026, 11, 20)


def make_text(**more: Any) -> actions.Text:
    words = {"subject": "start", "title": "Darf ich?", "says": "Ja.", "body": "Kurz: ja."}
    return actions.Text(**(words | more))


def make_article(
    by: Actor, *, slug: str = "trial", language: str = "de", public: bool = True, **words: Any
) -> Article:
    with acting(by):
        made = actions.make_article(
            region=sure(by.region), slug=slug, language=language, text=make_text(**words),
            by=by, at=AT, on=ON,
        )  # fmt: skip
        if public:
            actions.publish(article=made, by=by)
    return made


def make_call(answer: Answer, at: datetime = AT, **more: Any) -> CallBack:
    told = {"name": "Ralf Beispiel", "telephone": "030 23125 777", "time": "any"} | more
    known = set(_all(answer))
    actions.ask_to_be_called(answer=answer, wish=actions.Wish(**told), at=at)
    (new,) = set(_all(answer)) - known
    return new


def _all(answer: Answer) -> list[CallBack]:
    with acting(coordinator(answer)):
        return list(CallBack.objects.all())


def coordinator(answer: Answer) -> Actor:
    """The coordination of the region, without a row of its own."""
    return Actor(role=Coordinator, region=answer.region_id)
