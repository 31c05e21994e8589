"""A project for tests: a coordination that leads it, a school that meets the participants, a holder."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Coordinator, Member, Newcomer, Watcher
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind, Region
from nahtlos.people.models import Person
from nahtlos.projects import actions, queries
from nahtlos.projects.models import (
    Attendance,
    Card,
    Participation,
    Practice,
    Project,
    ProjectPartner,
    Slot,
)
from tests import makers

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@dataclass(frozen=True)
class Stage:
    """A coordination, a partner that meets the participants, a Jobcenter that holds a person."""

    region: Region
    lead: Actor
    trainer: Actor
    holder: Actor
    person: Person
    as_person: Actor
    project: Project

    def actor(self, side: str) -> Actor:
        """Whoever stands on this side."""
        return {
            "coordination": self.lead, "partner": self.trainer, "holder": self.holder,
            "person": self.as_person, "program": watcher(self.region),
        }[side]  # fmt: skip


def watcher(region: Region) -> Actor:
    """The program, watching days."""
    return Actor(role=Watcher, region=region.pk)


def make_project(lead: Actor, **more: Any) -> Project:
    """An idea with everything that a plan needs; begins a month ago."""
    told: dict[str, Any] = {
        "title": "Unter 25: Deutsch und Praxis", "aims": "Eine Ausbildung im Sommer",
        "places": 2, "starts_on": TODAY - timedelta(days=28), "ends_on": TODAY + timedelta(days=90),
        "contact_name": "Greta Muster", "contact_telephone": "030 23125 010",
    }  # fmt: skip
    with acting(lead):
        return actions.begin(told=actions.Told(**(told | more)), by=lead, at=NOW)


def make_partner(
    project: Project, lead: Actor, at: Institution, *, meets: bool = True
) -> ProjectPartner:
    """Asked."""
    with acting(lead):
        return actions.ask(
            project=project,
            institution=at,
            meets=meets,
            gives=actions.Gives(hours=12),
            by=lead,
            at=NOW,
        )


def agree(partner: ProjectPartner, by: Actor) -> ProjectPartner:
    """The partner says yes."""
    with acting(by):
        return actions.agree(
            partner=partner, gives=actions.Gives(hours=10, rooms="Raum 2"), by=by, at=NOW
        )


def make_week(project: Project, lead: Actor) -> list[Slot]:
    """Something on every day, so that each day may be noted."""
    with acting(lead):
        return [
            actions.add_slot(
                project=project, by=lead,
                entry=actions.Entry(weekday=day, begins=time(9), ends=time(12), what="Deutsch"),
            )
            for day in range(7)
        ]  # fmt: skip


def go(project: Project, lead: Actor, *states: str, words: str = "So war es.") -> Project:
    """Move it through these states."""
    with acting(lead):
        for to in states:
            project = actions.move(project=project, to=to, by=lead, at=NOW, on=TODAY, words=words)
    return project


def make_ready(lead: Actor, trainer: Actor, *states: str, **more: Any) -> Project:
    """A project with its partner and its week, moved through these states."""
    project = make_project(lead, **more)
    school = Institution.objects.get(pk=makers.sure(trainer.institution))
    agree(make_partner(project, lead, school), trainer)
    make_week(project, lead)
    return go(project, lead, *states)


def make_stage(*states: str, **more: Any) -> Stage:
    """Everything above; it runs unless told otherwise."""
    region = makers.make_region()
    lead = makers.make_member(makers.make_institution(region, Kind.CITY), Coordinator)
    trainer = makers.make_member(makers.make_institution(region, Kind.SCHOOL), Member)
    project = make_ready(lead, trainer, *(states or ("planned", "agreed", "running")), **more)
    holder = makers.make_member(makers.make_institution(region))
    person = makers.make_person(holder)
    return Stage(region, lead, trainer, holder, person, makers.newcomer(person), project)


def propose(stage: Stage, person: Person | None = None, **more: Any) -> Participation:
    """An adviser proposes a person."""
    with acting(stage.holder) as by:
        return actions.propose(
            person=person or stage.person, project=stage.project, needs="Kinderbetreuung bis 9 Uhr",
            by=by, at=NOW, **more,
        )  # fmt: skip


def say_yes(stage: Stage, one: Participation, at: datetime = NOW) -> Participation:
    """The person says yes on their own page."""
    with acting(himself(one)) as by:
        return actions.say_yes(one=one, language="ar", by=by, at=at)


def himself(one: Participation) -> Actor:
    """The person whose place it is."""
    return Actor(role=Newcomer, person=one.person_id, region=one.region_id)


def make_taken(stage: Stage, person: Person | None = None, at: datetime = NOW) -> Participation:
    """Somebody who has a place, or waits for one where all are taken."""
    return say_yes(stage, propose(stage, person), at)


def fill(stage: Stage) -> list[Participation]:
    """Every place is taken by somebody else."""
    return [
        make_taken(stage, makers.make_person(stage.holder, f"Amir{n}"))
        for n in range(stage.project.places)
    ]


def in_state(stage: Stage, state: str) -> Participation:
    """A place that has come to this state on the way that the program knows."""
    if state == "waiting":
        fill(stage)
    one = propose(stage)
    if state in {"refused", "withdrawn"}:
        by = stage.as_person if state == "refused" else stage.holder
        with acting(by):
            act = actions.refuse if state == "refused" else actions.withdraw
            return act(one=one, by=by, at=NOW)
    if state not in {"proposed", "lapsed"}:
        one = say_yes(stage, one)
    if state == "finished":
        with acting(stage.trainer) as by:
            return actions.finish(one=one, result="", on=None, by=by, at=NOW)
    if state == "left":
        with acting(stage.as_person) as by:
            return actions.leave(one=one, reason="work", by=by, at=NOW)
    if state == "lapsed":
        go(stage.project, stage.lead, "ended")
        tend(stage)
        # It runs again in the tables alone, so that every move can be tried from here.
    return fresh(stage, one)


def tend(stage: Stage) -> None:
    """What the program does by itself."""
    by = watcher(stage.region)
    with acting(by):
        for project in queries.with_room(stage.region.pk):
            actions.take_up(project=project, by=by, at=NOW)
        for one in queries.left_over(stage.region.pk):
            actions.settle(one=one, by=by, at=NOW)


def fresh(stage: Stage, one: Participation) -> Participation:
    """As the holder sees it now."""
    with acting(stage.holder):
        return Participation.objects.select_related("project", "person").get(pk=one.pk)


def project_of(stage: Stage) -> Project:
    """As it stands now."""
    with acting(stage.lead):
        return Project.objects.get(pk=stage.project.pk)


def note(stage: Stage, one: Participation, how: str = "present", on: date = TODAY) -> int:
    """The trainer notes one line."""
    with acting(stage.trainer) as by:
        return actions.note(
            project=stage.project, on=on, marks={one.pk: how}, by=by, at=NOW, today=TODAY
        )


def make_file_rows(
    person: Person, by: Actor, trainer: Actor, internship: Any
) -> tuple[Participation, Card, Attendance, Practice]:
    """A place with what hangs on it, in a project that the trainer's institution carries."""
    home = Institution.objects.get(pk=makers.sure(by.institution))
    lead = makers.make_member(makers.make_institution(home.region, Kind.CITY), Coordinator)
    project = make_ready(lead, trainer, "planned", "agreed", "running")
    with acting(by):
        one = actions.propose(
            person=person, project=project, needs="Ruhe", by=by, at=NOW, on_the_spot=True
        )
        practice = actions.link_internship(one=one, internship=internship, by=by)
    with acting(trainer):
        actions.note(
            project=project, on=TODAY, marks={one.pk: "present"}, by=trainer, at=NOW, today=TODAY
        )
    with acting(by):
        return (
            Participation.objects.get(pk=one.pk), Card.objects.get(participation=one),
            Attendance.objects.get(participation=one), practice,
        )  # fmt: skip
