"""Calls that employers ask for: told without a name, ticked off once, erased in time."""

from datetime import timedelta

import pytest
from django.core import mail

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Analyst, Coordinator, Eraser, Member
from nahtlos.core.wall import acting
from nahtlos.jobs import portal as jobs
from nahtlos.network.models import Answer
from nahtlos.portal import actions, queries
from nahtlos.portal.models import CallBack
from tests.makers import make_institution, make_member
from tests.network.rows import make_answer
from tests.outbox.rows import carry_everything
from tests.portal.rows import AT, make_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer() -> Answer:
    return make_answer(make_institution(email="info@service.example"), "employers")


@pytest.fixture
def member(answer: Answer) -> Actor:
    return make_member(answer.institution, Member)


def test_the_institution_is_told_without_a_name(answer: Answer) -> None:
    call = make_call(answer, question="Geheime Frage")
    jobs.tell_call(institution=str(answer.institution_id), call=str(call.pk))
    jobs.tell_call(institution=str(answer.institution_id), call=str(call.pk))
    carry_everything()
    [sent] = mail.outbox
    assert sent.to == ["info@service.example"]
    assert "/portal/calls/" in sent.body
    for told in ("Beispiel", "777", "Geheime"):
        assert told not in f"{sent.subject}{sent.body}"


def test_it_is_ticked_off_once(answer: Answer, member: Actor) -> None:
    call = make_call(answer)
    with acting(member):
        actions.tick_off(call=call, by=member, at=AT)
        kept = queries.call_for(call.pk)
        assert kept is not None
        assert (kept.done_at, kept.done_by_id) == (AT, member.account)
        with pytest.raises(Refused, match="ticked this off"):
            actions.tick_off(call=kept, by=member, at=AT)


def test_an_analyst_calls_nobody(answer: Answer) -> None:
    call, analyst = make_call(answer), make_member(answer.institution, Analyst)
    with acting(analyst), pytest.raises(Refused):
        actions.tick_off(call=call, by=analyst, at=AT)


def test_whoever_waits_longest_comes_first(answer: Answer, member: Actor) -> None:
    late = make_call(answer, AT, name="Later")
    early = make_call(answer, AT - timedelta(days=1), name="Earlier")
    done = make_call(answer, AT - timedelta(days=2), name="Done")
    with acting(member):
        actions.tick_off(call=done, by=member, at=AT)
        assert queries.calls() == [early, late, done]


def test_calls_are_erased_in_time(answer: Answer, member: Actor) -> None:
    done, waits = make_call(answer), make_call(answer)
    with acting(member):
        actions.tick_off(call=done, by=member, at=AT)
    eraser = Actor(role=Eraser, region=answer.region_id)
    assert actions.forget_calls(by=eraser, at=AT + timedelta(days=14)) == 0
    assert actions.forget_calls(by=eraser, at=AT + timedelta(days=15)) == 1
    assert actions.forget_calls(by=eraser, at=AT + timedelta(days=60)) == 0
    with acting(Actor(role=Coordinator, region=answer.region_id)):
        assert list(CallBack.objects.all()) == [waits]
    assert actions.forget_calls(by=eraser, at=AT + timedelta(days=61)) == 1
