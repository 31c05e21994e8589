"""Who is told of an idea or a complaint; no mail says what was sent or by whom."""

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Courier
from nahtlos.core.wall import acting
from nahtlos.network.models import Account
from nahtlos.outbox.models import Errand, Notice
from tests import makers
from tests.ideas import rows

pytestmark = pytest.mark.django_db


def told(stage: rows.Stage) -> list[tuple[str, str]]:
    """To whom which mail goes, in order."""
    with acting(Actor(role=Courier, region=stage.region.pk)):
        found = Notice.objects.filter(region=stage.region).order_by("written_at", "id")
        return [(one.address, one.values["text"]) for one in found]


def mail_of(actor: Actor) -> str:
    """The address of somebody's sign-in."""
    return Account.objects.get(pk=makers.sure(actor.account)).email


def test_the_coordination_and_then_whoever_answers_is_told() -> None:
    stage = rows.make_stage()
    rows.give(stage, rows.send(stage, name="Ein Name"))
    found = told(stage)
    assert [to for to, _text in found] == [mail_of(stage.coordinator), mail_of(stage.responsible)]
    assert not [text for _to, text in found if "Tür" in text or "Ein Name" in text]


def test_a_sender_with_an_address_is_told_that_there_is_an_answer() -> None:
    stage = rows.make_stage()
    code = rows.send(stage, email="sender@muster.example")
    rows.give(stage, code)
    rows.answer(stage, code)
    with acting(Actor(role=Courier, region=stage.region.pk)):
        [errand] = Errand.objects.filter(region=stage.region)
    assert (errand.address, errand.kind) == ("sender@muster.example", "idea_answered")
    assert code not in str(errand.values)
