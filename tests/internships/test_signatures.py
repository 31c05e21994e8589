"""Whatever the order of edits and signatures: a signature that holds belongs to the text that is stored."""

import hashlib
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.internships import actions, queries
from nahtlos.internships.models import TEXT_MAY_CHANGE, Internship, Pass, Signature, State
from tests import makers
from tests.internships import rows

PARTIES = ("person", "employer", "institution")
WORDS = st.sampled_from(["Leitungen verlegen", "Messen", "Verdrahten", "Prüfen"])


class Signing(RuleBasedStateMachine):
    """An adviser who edits and takes back, three who sign what they saw at some time."""

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.atomic()
        self.point.__enter__()

    @initialize()
    def begin(self) -> None:
        self.by = makers.make_member()
        self.place = rows.make_place(self.by)
        self.one = rows.make_internship(rows.make_person(self.by), self.by, self.place)
        self.seen = {self.now.digest}

    @property
    def now(self) -> Internship:
        return rows.fresh(self.one, self.by)

    def attempt(self, verb: Any, **more: Any) -> bool:
        """As the adviser; whether it was done."""
        try:
            with acting(self.by):
                verb(internship=self.now, by=self.by, at=now(), **more)
        except Refused:
            return False
        return True

    @rule()
    def send(self) -> None:
        was = self.now.state
        assert self.attempt(actions.send) is (was == State.DRAFT)

    @rule(aims=WORDS)
    def change(self, aims: str) -> None:
        before = self.now
        done = self.attempt(actions.change, prepared=rows.prepared(self.place, aims=aims))
        assert done is (before.state in TEXT_MAY_CHANGE)
        after = self.now
        self.seen.add(after.digest)
        if after.digest != before.digest:
            assert after.state in {State.DRAFT, State.TO_SIGN}

    @rule(party=st.sampled_from(PARTIES), data=st.data())
    @precondition(lambda self: self.now.state in {State.TO_SIGN, State.SIGNED})
    def sign(self, party: str, data: st.DataObject) -> None:
        """Under any text that was ever shown: only the one that stands is taken."""
        digest = data.draw(st.sampled_from(sorted(self.seen)))
        before = self.now
        with acting(self.by):
            had = queries.signature_of(self.one.pk, party) is not None
        try:
            rows.sign(self.one, self.by, party, digest=digest)
        except (Refused, Pass.DoesNotExist, queries.NoInternship):
            done = False
        else:
            done = True
        early = party == "employer" and before.agreed_at is None
        right = digest == before.digest and before.state == State.TO_SIGN
        assert done is (right and not had and not early)

    @rule()
    @precondition(lambda self: self.now.state == State.SIGNED)
    def start(self) -> None:
        assert self.attempt(actions.start)

    @rule()
    def withdraw(self) -> None:
        was = self.now.state
        could = was in {State.DRAFT, State.TO_SIGN, State.SIGNED}
        assert self.attempt(actions.withdraw, words="") is could

    @invariant()
    def what_holds_is_under_what_is_stored(self) -> None:
        if not hasattr(self, "one"):
            return
        one = self.now
        assert one.digest == hashlib.sha256(one.text.encode()).hexdigest()
        with acting(self.by):
            held = list(Signature.objects.filter(voided_at=None))
        assert {each.digest for each in held} <= {one.digest}
        assert len({each.party for each in held}) == len(held)
        if one.state in {State.SIGNED, State.RUNNING}:
            assert {each.party for each in held} == set(PARTIES)
        if one.state == State.TO_SIGN:
            assert {each.party for each in held} != set(PARTIES)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.point.__exit__(None, None, None)


@pytest.mark.django_db
def test_signatures_always_belong_to_the_text_that_is_stored() -> None:
    bench = settings(
        max_examples=25, stateful_step_count=20, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(Signing, settings=bench)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "columns",
    [
        {"aims": "Etwas anderes"},
        {"hours_day": 9},
        {"text": "{}"},
        {"text": '{"terms":{}}'},
        {"wage": 20},
    ],
)
def test_the_columns_never_say_something_else_than_the_text(columns: dict[str, Any]) -> None:
    """Also not to whoever goes past the program."""
    by = makers.make_member()
    one = rows.make_sent(rows.make_person(by), by)
    with (
        acting(by),
        pytest.raises(Exception, match="text says something else"),
        transaction.atomic(),
    ):
        Internship.objects.filter(pk=one.pk).update(**columns)


@pytest.mark.django_db
def test_a_digest_that_is_written_by_hand_is_not_kept() -> None:
    by = makers.make_member()
    one = rows.make_internship(rows.make_person(by), by)
    with acting(by):
        Internship.objects.filter(pk=one.pk).update(digest="0" * 64)
    assert rows.fresh(one, by).digest == one_digest(one.text)


def one_digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.django_db
def test_a_signature_is_never_changed_nor_taken_out_nor_made_to_hold_again() -> None:
    by = makers.make_member()
    place = rows.make_place(by)
    one = rows.make_sent(rows.make_person(by), by, place)
    kept = rows.sign(one, by, "person")
    for columns in ({"name": "Other"}, {"digest": "0" * 64}, {"signed_at": now()}):
        with acting(by), pytest.raises(Exception, match="may be changed"), transaction.atomic():
            Signature.objects.filter(pk=kept.pk).update(**columns)
    with acting(by):
        actions.change(
            internship=one, prepared=rows.prepared(place, aims="Messen"), by=by, at=now()
        )
        with pytest.raises(Exception, match="never changed"), transaction.atomic():
            Signature.objects.filter(pk=kept.pk).update(voided_at=None)
        assert Signature.objects.filter(pk=kept.pk).delete()[0] == 0
