"""The same call of a system in the same moment, over real connections: done once, answered to all."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.core.cache import cache

from nahtlos.core.wall import acting
from nahtlos.referrals.models import Referral
from tests.api.system import make_two
from tests.api.test_sending import paper, wish
from tests.referrals.test_at_once import at_once


@pytest.mark.parametrize("how", ["paper", "ask"])
def test_the_same_call_in_the_same_moment_is_done_once(committed: None, how: str) -> None:
    two = make_two()
    consent = paper() if how == "paper" else {"how": "ask", "until": paper()["until"]}
    for round_ in range(4):
        topic = ("language", "work", "social", "recognition")[round_]
        to = {"recipient": str(two.school.pk), "topic": topic}
        body = wish(two, to=to, consent=consent)
        call = partial(two.sender.post, "", body, Idempotency_Key=f"r{round_}")
        cache.clear()
        answers = all_at_once(*[call] * 4)
        assert {(one.status_code, one.content) for one in answers} == {(201, answers[0].content)}
        with acting(two.adviser):
            assert Referral.objects.filter(topic=topic).count() == 1


def all_at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Their answers."""
    answers: list[Any] = []
    ends = at_once(*(partial(lambda call: answers.append(call()), call) for call in calls))
    assert ends == [""] * len(calls)
    return answers
