"""A mentoring programme for tests: an institution that runs it, mentors, a person who looks for one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Member, Watcher
from nahtlos.core.roles import Mentor as MentorRole
from nahtlos.core.wall import acting
from nahtlos.mentoring import actions, queries
from nahtlos.mentoring.models import Certificate, Meeting, Mentor, Pair, Programme, Wish, Word
from nahtlos.network.models import Institution, Kind, Region
from nahtlos.people.models import Person
from tests import makers

NOW = timezone.localtime()


@dataclass(frozen=True)
class Stage:
    """An initiative runs a programme with one mentor who signs in; a Jobcenter holds a person."""

    region: Region
    runs: Actor
    programme: Programme
    mentor: Mentor
    as_mentor: Actor
    holder: Actor
    person: Person
    as_person: Actor

    def actor(self, side: str) -> Actor:
        """Whoever stands on this side."""
        return {
            "person": self.as_person, "mentor": self.as_mentor, "programme": self.runs,
            "program": watcher(self), "holder": self.holder,
        }[side]  # fmt: skip


def watcher(stage: Stage) -> Actor:
    """The program, watching deadlines."""
    return Actor(role=Watcher, region=stage.region.pk)


def make_programme(runs: Actor, **more: Any) -> Programme:
    """Half a year, every two weeks."""
    told = {
        "title": "Hand in Hand", "aims": "Ankommen", "who": "Alle", "contact_name": "Greta Muster",
        "contact_telephone": "030 23125 010", "contact_email": "greta@nahtlos.example",
    }  # fmt: skip
    with acting(runs):
        return actions.make_programme(by=runs, at=NOW, **(told | more))


def make_mentor(programme: Programme, runs: Actor, account: Any = None, **more: Any) -> Mentor:
    """Somebody who speaks German and Ukrainian; signs in with this account."""
    told = {"first_name": "Christa", "family_name": "Muster", "languages": ["de", "uk"]}
    with acting(runs):
        return actions.add_mentor(
            programme=programme, by=runs, at=NOW,
            told=actions.Told(account_id=account, **(told | more)),
        )  # fmt: skip


def make_stage(**more: Any) -> Stage:
    """Everything above; `more` goes to the programme."""
    region = makers.make_region()
    initiative = makers.make_institution(region, Kind.VOLUNTEERS)
    runs = makers.make_member(initiative, Member)
    as_mentor = makers.make_member(initiative, MentorRole, name="Christa Muster")
    programme = make_programme(runs, **more)
    mentor = make_mentor(programme, runs, as_mentor.account)
    holder = makers.make_member(makers.make_institution(region))
    person = makers.make_person(holder)
    return Stage(
        region, runs, programme, mentor, as_mentor, holder, person, makers.newcomer(person)
    )


def make_wish(stage: Stage, person: Person | None = None, **more: Any) -> Wish:
    """The person asks and says yes."""
    person = person or stage.person
    by = makers.newcomer(person)
    wanted = actions.Wanted(**({"languages": ["uk", "de"]} | more))
    with acting(by):
        return actions.ask(
            person=person, programme=stage.programme, wanted=wanted, language="uk", by=by, at=NOW
        )


def make_pair(stage: Stage, wish: Wish | None = None, mentor: Mentor | None = None) -> Pair:
    """Proposed to both."""
    wish = wish or make_wish(stage)
    with acting(stage.runs):
        return actions.introduce(
            wish=wish, mentor=mentor or stage.mentor, parts={"language": 30}, by=stage.runs,
            at=NOW, on=timezone.localdate(NOW),
        )  # fmt: skip


def say(stage: Stage, pair: Pair, side: str, *, yes: bool = True, at: datetime = NOW) -> Pair:
    """One of the two answers."""
    by = stage.actor(side)
    with acting(by):
        return actions.answer(pair=pair, side=side, yes=yes, by=by, at=at)


def make_active(stage: Stage, *, days: int = 60, pair: Pair | None = None) -> Pair:
    """Both said yes so many days ago."""
    pair = pair or make_pair(stage)
    at = NOW - timedelta(days=days)
    say(stage, pair, "person", at=at)
    return say(stage, pair, "mentor", at=at)


def in_state(stage: Stage, state: str) -> Pair:
    """A pair that has come to this state on the way that the program knows."""
    if state == "proposed":
        return make_pair(stage)
    if state in {"declined", "withdrawn", "lapsed"}:
        pair, by = make_pair(stage), stage.runs
        if state == "declined":
            return say(stage, pair, "mentor", yes=False)
        if state == "withdrawn":
            with acting(by):
                return actions.take_back(pair=pair, by=by, at=NOW)
        with acting(watcher(stage)):
            actions.lapse(pair=pair.pk, by=watcher(stage), at=NOW)
        return fresh(stage, pair)
    pair = make_active(stage)
    if state == "silent":
        silence(stage, pair)
    elif state == "ended":
        with acting(stage.runs):
            actions.end(pair=pair, side="", reason="", text="", by=stage.runs, at=NOW)
    return fresh(stage, pair)


def silence(stage: Stage, pair: Pair) -> None:
    """The night in which nothing was heard."""
    with acting(watcher(stage)):
        actions.fall_silent(pair=pair.pk, by=watcher(stage), at=NOW, on=timezone.localdate(NOW))


def fresh(stage: Stage, pair: Pair) -> Pair:
    """As the programme sees it now."""
    with acting(stage.runs):
        found = queries.pair_for(pair.pk)
    assert found is not None
    return found


def see_certificate(stage: Stage, mentor: Mentor, days: int = 365) -> Certificate:
    """A certificate was seen today and counts so long."""
    on = timezone.localdate(NOW)
    with acting(stage.runs):
        return actions.see_certificate(
            mentor=mentor, seen_on=on, valid_until=on + timedelta(days=days), by=stage.runs, on=on
        )


def make_standing(person: Person, by: Actor, runs: Actor) -> tuple[Wish, Pair]:
    """The person, agreed at the desk of `by`, and a mentor without a sign-in of a programme of `runs`."""
    programme = make_programme(runs)
    mentor = make_mentor(programme, runs)
    with acting(by):
        wish = actions.propose(
            person=person, programme=programme, wanted=actions.Wanted(languages=["uk", "de"]), by=by,
            at=NOW, on_the_spot=True,
        )  # fmt: skip
    with acting(runs):
        pair = actions.introduce(
            wish=wish, mentor=mentor, parts={}, by=runs, at=NOW, on=timezone.localdate(NOW)
        )
        actions.answer(pair=pair, side="mentor", yes=True, by=runs, at=NOW)
    with acting(by):
        return wish, actions.answer(pair=pair, side="person", yes=True, by=by, at=NOW)


def make_meeting(pair: Pair, by: Actor) -> Meeting:
    """They met today; told to the holder's adviser."""
    with acting(by):
        return actions.log_meeting(
            pair=pair, side="person", held_on=timezone.localdate(NOW), minutes=60, how="met",
            by=by, at=NOW,
        )  # fmt: skip


def make_word(pair: Pair, by: Actor) -> Word:
    """The person asks for help; told to the holder's adviser."""
    with acting(by):
        return actions.say_word(
            pair=pair,
            side="person",
            about="help",
            reason="",
            text="Bitte rufen Sie an.",
            by=by,
            at=NOW,
        )


def institution_of(actor: Actor) -> Institution:
    """Where this actor works."""
    return Institution.objects.get(pk=makers.sure(actor.institution))
