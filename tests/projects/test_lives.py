"""The lives of a project, a partner and a place: every move by every hand, in words and in the database."""

from itertools import product
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.projects import access, actions
from nahtlos.projects.models import (
    LIVE,
    MOVES,
    OVER,
    PARTNER_MOVES,
    PLACE_MOVES,
    WAS_THERE,
    Participation,
    PartnerState,
    Place,
    Project,
    ProjectPartner,
    State,
)
from tests import makers
from tests.projects.diagram import PARTNERS, PLACES, PROJECTS
from tests.projects.rows import (
    NOW,
    TODAY,
    Stage,
    agree,
    go,
    in_state,
    make_partner,
    make_stage,
    project_of,
)

pytestmark = pytest.mark.django_db
HANDS = ("coordination", "partner", "holder", "person", "program")
LEADS = "Only the coordination of the region leads a project."
UNANSWERED = "A partner has not answered yet. Please ring them, or take the request back."
YES = "Only the person says yes to this."
SPEAKS = {
    "taken": YES, "waiting": YES, "refused": "Only the person says no to this.",
    "withdrawn": "Only the person, or the adviser, takes this back.",
    "lapsed": "This ends with the project alone.",
    "finished": "Only partners that meet the participants do this.",
    "left": "Only the person, the adviser, or a partner that meets them says this.",
    "proposed": "This has been answered or taken back in the meantime.",
}  # fmt: skip
WAYS: dict[str, tuple[str, ...]] = {
    "idea": (), "planned": ("planned",), "agreed": ("planned", "agreed"),
    "running": ("planned", "agreed", "running"),
    "ended": ("planned", "agreed", "running", "ended"), "given_up": ("given_up",),
}  # fmt: skip


def said(refusal: Refusal | None) -> str | None:
    return None if refusal is None else str(refusal)


def passes(by: Actor, rows: Any, **new: Any) -> bool:
    """Whether the database lets this hand write it; taken back in any case."""
    kept = transaction.savepoint()
    try:
        with transaction.atomic(), acting(by):
            return bool(rows.update(**new))
    except DatabaseError:
        return False
    finally:
        transaction.savepoint_rollback(kept)


def test_every_state_has_its_line() -> None:
    assert set(MOVES) == set(State)
    assert set(PARTNER_MOVES) == set(PartnerState)
    assert set(PLACE_MOVES) == set(Place)


def test_the_diagrams_are_fresh() -> None:
    for one in (PROJECTS, PARTNERS, PLACES):
        assert one.drawn() == one.mermaid(), "see tests/projects/diagram.py"


# --- a project ----------------------------------------------------------------------------------------
def of_a_project(was: State, to: State, hand: str) -> str | None:
    if hand not in {"coordination", "program"}:
        return LEADS
    if to not in MOVES[was]:
        return f"A project that is “{was.label}” does not become “{to.label}”."
    return None if hand in MOVES[was][to] else LEADS


@pytest.mark.parametrize(("was", "hand"), list(product(State, HANDS)))
def test_a_project_moves_by_the_right_hand_alone(was: State, hand: str) -> None:
    stage = make_stage(*WAYS[was]) if WAYS[was] else _idea()
    project, by = project_of(stage), stage.actor(hand)
    for to in State:
        with acting(by):
            found = access.may_move(by, project, to, on=TODAY, words="So war es.")
        expected = of_a_project(was, to, hand)
        assert said(found) == expected, (was, to, hand)
        if to != was:
            new = {"state": to, "words": "So war es."} if hand == "coordination" else {"state": to}
            rows = Project.objects.filter(pk=project.pk)
            assert passes(by, rows, **new) == (expected is None), (was, to, hand)


def _idea() -> Stage:
    stage = make_stage("planned")
    with acting(stage.lead):
        made = actions.begin(
            told=actions.Told(title="Neu", contact_name="Greta", contact_telephone="030 23125 010",
                              starts_on=TODAY, ends_on=TODAY), by=stage.lead, at=NOW,
        )  # fmt: skip
    return Stage(**(vars(stage) | {"project": made}))


@pytest.mark.parametrize(
    ("lacks", "to", "sentence"),
    [
        ("contact", "planned", "Please write down first who helps, with a telephone number."),
        ("days", "planned", "Please write down first from when to when it lasts."),
        ("partner", "agreed", "No partner that meets the participants has agreed yet."),
        ("answer", "agreed", UNANSWERED),
        ("week", "agreed", "Nothing stands in the week yet."),
        ("words", "given_up", "Please write in a sentence how it ended."),
        ("day", "running", "Its first day lies ahead."),
    ],
)  # fmt: skip
def test_a_project_that_is_not_ready_says_why(lacks: str, to: str, sentence: str) -> None:
    stage = make_stage("planned", "agreed") if lacks == "day" else make_stage("planned")
    project = project_of(stage)
    with acting(stage.lead) as by:
        if lacks == "contact":
            project.state, project.contact_name = State.IDEA, ""
        elif lacks == "days":
            project.state, project.starts_on = State.IDEA, None
        elif lacks == "day":
            project.starts_on = TODAY.replace(year=TODAY.year + 1)
        elif lacks == "week":
            project.slots.all().delete()
        elif lacks == "partner":
            ProjectPartner.objects.update(meets=False)
        elif lacks == "answer":
            more = makers.make_institution(stage.region, Kind.CHAMBER)
            make_partner(project, by, more, meets=False)
        words = "" if lacks == "words" else "Gut."
        assert said(access.may_move(by, project, State(to), on=TODAY, words=words)) == sentence


# --- a partner ----------------------------------------------------------------------------------------
def _partner_in(stage: Stage, state: str) -> tuple[ProjectPartner, Actor]:
    school = makers.make_institution(stage.region, Kind.SCHOOL)
    by = makers.make_member(school)
    partner = make_partner(stage.project, stage.lead, school)
    if state == "agreed":
        partner = agree(partner, by)
    elif state == "declined":
        with acting(by):
            partner = actions.decline(partner=partner, words="Kein Raum", by=by, at=NOW)
    return partner, by


@pytest.mark.parametrize(
    ("was", "hand"), list(product(PartnerState, ("partner", "other", "coordination")))
)
def test_a_partner_moves_by_its_own_hand(was: PartnerState, hand: str) -> None:
    stage = make_stage("planned")
    partner, own = _partner_in(stage, was)
    by = {"partner": own, "other": stage.trainer, "coordination": stage.lead}[hand]
    for to in set(PartnerState) - {was}:
        allowed = hand in PARTNER_MOVES[was].get(to, frozenset())
        with acting(by):
            if to == PartnerState.ASKED:
                found = access.may_ask_again(by, partner)
            else:
                found = access.may_answer(by, partner, to)
        assert said(found) == _of_a_partner(was, to, hand), (was, to, hand)
        rows = ProjectPartner.objects.filter(pk=partner.pk)
        assert passes(by, rows, state=to, words="Nein") == allowed, (was, to, hand)


def _of_a_partner(was: PartnerState, to: PartnerState, hand: str) -> str | None:
    if to == PartnerState.ASKED:
        if hand != "coordination":
            return LEADS
        return None if was == PartnerState.DECLINED else "This institution has not declined."
    if hand != "partner":
        return "Only the staff of this institution answers for it."
    if to in PARTNER_MOVES[was]:
        return None
    return f"A partner that “{was.label}” does not become one that “{to.label}”."


def test_a_partner_does_not_let_itself_see_persons() -> None:
    stage = make_stage("planned")
    partner, own = _partner_in(stage, "agreed")
    with acting(stage.lead):
        ProjectPartner.objects.filter(pk=partner.pk).update(meets=False)
    assert not passes(own, ProjectPartner.objects.filter(pk=partner.pk), meets=True)


def test_nobody_agrees_for_a_partner() -> None:
    stage = make_stage("planned")
    other = makers.make_institution(stage.region, Kind.CHAMBER)
    with pytest.raises(DatabaseError), transaction.atomic(), acting(stage.lead):
        ProjectPartner.objects.create(
            project=stage.project, region=stage.region, institution=other, state="agreed"
        )


# --- a place ------------------------------------------------------------------------------------------
def of_a_place(was: Place, to: Place, hand: str) -> str | None:
    every = frozenset[str]().union(*(moves.get(to, frozenset()) for moves in PLACE_MOVES.values()))
    if hand not in every:
        return SPEAKS[to]
    if to not in PLACE_MOVES[was]:
        if hand == "person":
            return "This has been answered or taken back in the meantime."
        return f"A place that says “{was.label}” does not become “{to.label}”."
    return None if hand in PLACE_MOVES[was][to] else SPEAKS[to]


@pytest.mark.parametrize(("was", "hand"), list(product(Place, HANDS)))
def test_a_place_moves_by_the_right_hand_alone(was: Place, hand: str) -> None:
    stage = make_stage()
    one, by = in_state(stage, was), stage.actor(hand)
    with acting(stage.lead):  # so that whoever waits could have a place
        Project.objects.filter(pk=stage.project.pk).update(places=9)
    for to in Place:
        with acting(by):
            found = access.may_move_place(by, one, to)
        expected = of_a_place(was, to, hand)
        assert said(found) == expected, (was, to, hand)
        if to != was:
            rows = Participation.objects.filter(pk=one.pk)
            assert passes(by, rows, **_columns(one, to)) == (expected is None), (was, to, hand)


def _columns(one: Participation, to: Place) -> dict[str, Any]:
    new: dict[str, Any] = {"state": to}
    if to not in LIVE:
        new["ended_at"] = NOW
    if to in WAS_THERE and one.taken_at is None:
        new["taken_at"] = NOW
    if to in {Place.TAKEN, Place.WAITING} and one.given_at is None:
        new |= {"given_at": NOW, "wording": "x", "language": "de"}
    if to == Place.LEFT:
        new["reason"] = "work"
    return new


def test_an_adviser_writes_a_yes_down_on_the_spot() -> None:
    stage = make_stage()
    one = in_state(stage, "proposed")
    with acting(stage.holder) as by:
        moved = actions.say_yes(one=one, language="ar", by=by, at=NOW, on_the_spot=True)
    assert (moved.state, moved.on_the_spot, moved.language) == (Place.TAKEN, True, "ar")


def test_over_is_over() -> None:
    stage = make_stage()
    go(stage.project, stage.lead, "given_up")
    assert project_of(stage).state in OVER
    with acting(stage.lead) as by:
        assert said(access.may_change(by, project_of(stage))) == "This project is over."
    school = Institution.objects.get(pk=makers.sure(stage.trainer.institution))
    with acting(stage.trainer) as by:
        partner = ProjectPartner.objects.select_related("project").get(institution=school)
        assert said(access.may_tell(by, partner)) == "This project is over."
