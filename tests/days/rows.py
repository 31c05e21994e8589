"""A consultation day in the database for tests: institutions with desks, helpers, visitors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Coordinator, Usher
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Answered, Coming, Day, Desk, Phase, Visitor, Want
from nahtlos.days.translate.working import work_out
from nahtlos.network.models import Institution, Kind, Region
from nahtlos.people.models import Person
from tests import makers

NOW = timezone.now()
MORNING = ((540, 720),)


@dataclass(frozen=True)
class Stage:
    """A region with a day: the city runs it, a Jobcenter and a school have desks."""

    region: Region
    city: Institution
    runs: Actor
    jobcenter: Institution
    at_jobcenter: Actor
    school: Institution
    at_school: Actor
    coordinator: Actor
    day: Day


def make_stage(*, on: date | None = None, places: int = 20, phase: Phase = Phase.OPEN) -> Stage:
    """Everything above; the day is next week unless told otherwise, desks are asked and confirmed."""
    region = makers.make_region()
    city = makers.make_institution(region, Kind.CITY)
    jobcenter, school = (makers.make_institution(region, k) for k in (Kind.JOBCENTER, Kind.SCHOOL))
    runs = makers.make_member(city)
    with acting(runs):
        day = actions.make_day(
            institution=city, by=runs, at=NOW, title="Sprechtag im Rathaus", place="Rathaus",
            on=on or timezone.localdate() + timedelta(days=7), languages=["de", "uk"],
        )  # fmt: skip
        topics = (actions.Topical("work", 20, places), actions.Topical("language", 20, places))
        actions.set_topics(day=day, topics=topics, by=runs)
    Day.objects.filter(pk=day.pk).update(phase=phase)
    stage = Stage(
        region, city, runs, jobcenter, makers.make_member(jobcenter), school,
        makers.make_member(school), makers.make_member(city, Coordinator),
        Day.objects.get(pk=day.pk),
    )  # fmt: skip
    make_desk(stage, jobcenter, ["work"])
    make_desk(stage, school, ["language"])
    return stage


def make_desk(
    stage: Stage, at: Institution, topics: Sequence[str], speaks: Sequence[str] = ("de", "uk"),
    hours: Sequence[Sequence[int]] = MORNING, moment: datetime = NOW,
) -> Desk:  # fmt: skip
    """A desk that comes."""
    with acting(stage.runs):
        desk = actions.ask_desk(
            day=stage.day, institution=at, topics=topics, by=stage.runs, at=moment
        )
        desk = Desk.objects.select_related("day").get(pk=desk.pk)
        return actions.answer_desk(
            desk=desk, to=Answered.CONFIRMED, by=stage.runs, at=moment, languages=list(speaks),
            hours=[list(pair) for pair in hours], staff_name="Kim Beispiel",
        )  # fmt: skip


def usher(stage: Stage) -> Actor:
    """The program, keeping the day."""
    return Actor(role=Usher, region=stage.region.pk)


def sign_up(stage: Stage, *topics: str, speaks: str = "uk", **more: Any) -> actions.Joined:
    """Somebody signs up without an account."""
    wish = actions.Wish(
        topics=topics or ("work",), languages=[speaks], first_name=more.pop("name", "Iryna"), **more
    )
    return actions.sign_up(day=stage.day, wish=wish, at=NOW)


def walks_in(stage: Stage, *topics: str, **more: Any) -> actions.Joined:
    """Somebody comes on the day."""
    wish = actions.Wish(topics=topics or ("work",), languages=["uk"], **more)
    with acting(stage.runs):
        return actions.walk_in(day=stage.day, wish=wish, by=stage.runs, at=NOW)


def name(stage: Stage, person: Person, by: Actor, *topics: str, **more: Any) -> actions.Joined:
    """An adviser names somebody of the caseload, without consents unless given."""
    wish = actions.Wish(topics=topics or ("work",), languages=["uk"])
    with acting(by):
        return actions.name_visitor(
            person=person, day=stage.day, wish=wish, by=by, at=timezone.now(),
            asked=more.pop("asked", ()),
        )  # fmt: skip


def make_coming(person: Person, by: Actor) -> Coming:
    """The person comes to a day that their own institution runs."""
    at = Institution.objects.get(pk=person.institution_id)
    with acting(by):
        day = actions.make_day(
            institution=at, by=by, at=NOW, title="Sprechtag", place="Rathaus",
            on=timezone.localdate() + timedelta(days=7),
        )  # fmt: skip
        actions.set_topics(day=day, topics=[actions.Topical("work", 20, 9)], by=by)
        wish = actions.Wish(topics=["work"], languages=["uk"])
        actions.name_visitor(person=person, day=day, wish=wish, asked=(), by=by, at=NOW)
        return Coming.objects.get(person=person)


def as_link(joined: actions.Joined) -> Actor:
    """Whoever holds the link of an invitation."""
    return Actor(link=queries.digest_of(joined.token))


def plan_now(stage: Stage, *, now: int | None = None, seconds: float = 0.5) -> Any:
    """Ask for a plan and work it out, as the job does; the draft that is ready."""
    with acting(stage.runs):
        day = queries.day_for(stage.day.pk)
        draft = actions.ask_plan(day=day, by=stage.runs, at=NOW, seconds=seconds, now=now)
    return work(stage, draft)


def work(stage: Stage, draft: Any) -> Any:
    """Work a draft out."""
    with acting(usher(stage)):
        hall = queries.hall_of(queries.day_for(stage.day.pk))
    worked = work_out(hall, seconds=draft.seconds, seed=draft.seed, now=draft.now)
    actions.keep_draft(draft=draft, made_for=hall.digest(), worked=worked, by=usher(stage))
    with acting(stage.runs):
        return queries.draft_for(draft.pk)


def take(stage: Stage, draft: Any, at: datetime | None = None) -> tuple[int, ...]:
    """Take it."""
    with acting(stage.runs):
        return actions.take_plan(draft=draft, by=stage.runs, at=at or timezone.now())


def planned(stage: Stage) -> tuple[int, ...]:
    """Plan the day and take the plan."""
    return take(stage, plan_now(stage))


def wants(stage: Stage) -> list[Want]:
    """All wants, in turn."""
    with acting(usher(stage)):
        return list(Want.objects.filter(day=stage.day).order_by("turn", "topic"))


def visitor(stage: Stage, number: int) -> Visitor:
    """A visitor by number."""
    with acting(usher(stage)):
        return Visitor.objects.select_related("day").get(day=stage.day, number=number)


def holder(stage: Stage) -> tuple[Actor, Person]:
    """An adviser of another institution with a person."""
    adviser = makers.make_member(makers.make_institution(stage.region, Kind.WELFARE))
    return adviser, makers.make_person(adviser)
