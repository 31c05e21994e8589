"""Three projects: one that runs for the under 25, one that has ended, one that waits for a partner."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people.wording import language_for
from nahtlos.projects import wording
from nahtlos.projects.models import (
    Attendance,
    Card,
    Participation,
    Practice,
    Project,
    ProjectPartner,
    Slot,
)
from nahtlos.site.demo import internships
from nahtlos.site.demo.files import File
from nahtlos.site.demo.telephone import office
from nahtlos.site.demo.world import World, acting_as, read

YOUNG = 25
EXTENSION = 16
ASKED_AHEAD = 14
"""So many days before the first one a person has said yes."""


@dataclass
class _Run:
    """A project as it is made: whoever leads it, its partners by name, its plan."""

    world: World
    project: Project
    lead: Actor
    partners: dict[str, ProjectPartner]
    told: dict[str, Any]
    dice: Random


def build(world: World, files: list[File]) -> None:
    """Make all of them; Samir is proposed for the first one and has not answered yet."""
    dice = Random("projects")
    young = _young(world, files)
    for number, told in enumerate(read("projects.yaml")["projects"]):
        run = _begun(world, told, number, dice)
        for place, fate in enumerate(told["fates"]):
            whole = next(young)
            one = _place(run, whole, place)
            _attend(run, one, fate)
            _go_on(run, one, whole, fate)
            _practise(run, one, whole, place)
        if number == 0:
            samir = next(
                one for one in files if one.person.given_name == "Samir" and one.draft.told
            )
            _propose(run, samir, world.at(-1, 15), "Fahrkarte ab Erlenrade")
        _end(run)


def _young(world: World, files: list[File]) -> Iterator[File]:
    """Persons under 25 who are accompanied, then those a little older."""
    there = [one for one in files if not one.draft.told and one.person.closed_at is None]
    yield from sorted(there, key=lambda one: (one.draft.age(world.day) >= YOUNG, one.draft.opened))


def _staff(world: World, institution: str, role: str = "") -> Actor:
    here = world.institutions[institution].pk
    first = next(
        m for m in world.memberships
        if m.institution_id == here and m.role in ({role} if role else {"member", "adviser"})
    )  # fmt: skip
    return acting_as(first)


def _begun(world: World, told: dict[str, Any], number: int, dice: Random) -> _Run:
    lead, made = (
        _staff(world, "Servicestelle", "coordinator"),
        world.at(min(-20, told["starts"] - 60)),
    )
    group = {
        "traits": told["traits"], "lacks": told["lacks"], "persons": told["persons"],
        "counted_on": made.date(),
    } if "traits" in told else {}  # fmt: skip
    with acting(lead):
        project = Project.objects.create(
            region=world.region, institution=world.institutions["Servicestelle"],
            title=told["title"], aims=told["aims"], who=told["who"], places=told["places"],
            starts_on=world.ago(-told["starts"]), ends_on=world.ago(-told["ends"]), made_at=made,
            moved_at=made, moved_by_id=lead.account, contact_name="Katrin Seelhoff",
            contact_telephone=office(0, EXTENSION + number), contact_email="projekte@demo.example",
            **group,
        )  # fmt: skip
    run = _Run(world, project, lead, {}, told, dice)
    _carried(run)
    for state in told["states"]:
        _move(run, state, min(-4, told["starts"]))
    return run


def _carried(run: _Run) -> None:
    """Partners that were asked and have agreed, and the week."""
    for name, gives in run.told["partners"].items():
        given = {key: value for key, value in gives.items() if key != "asked"}
        asked = run.world.at(min(-12, run.told["starts"] - 45))
        with acting(run.lead):
            partner = ProjectPartner.objects.create(
                region=run.world.region, project=run.project,
                institution=run.world.institutions[name], moved_at=asked, **given,
            )  # fmt: skip
        if not gives.get("asked"):
            by = _staff(run.world, name)
            with acting(by):
                ProjectPartner.objects.filter(pk=partner.pk).update(
                    state="agreed", moved_at=asked + timedelta(days=5), moved_by=by.account
                )
        run.partners[name] = partner
    with acting(run.lead):
        Slot.objects.bulk_create(
            Slot(
                region=run.world.region, project=run.project, weekday=day, begins=_clock(begins),
                ends=_clock(ends), what=what, place=place, partner=run.partners[name],
            )
            for day, begins, ends, what, place, name in run.told["week"]
        )  # fmt: skip


def _clock(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def _move(run: _Run, state: str, day: int, words: str = "") -> None:
    at = run.world.at(day, 9)
    with acting(run.lead):
        Project.objects.filter(pk=run.project.pk).update(
            state=state, moved_at=at, moved_by=run.lead.account, words=words
        )


def _place(run: _Run, whole: File, number: int) -> Participation:
    """Agreed to at the adviser's desk, in the person's language, before the first day."""
    at = run.world.at(run.told["starts"] - ASKED_AHEAD + number % 5, 9 + number % 6)
    needs = run.told["needs"]
    if number < run.told["places"]:
        return _propose(run, whole, at, needs[number % len(needs)], state="taken")
    # The last one has waited until somebody left.
    return _propose(run, whole, run.world.at(-12, 11), "", state="taken", after=2)


def _propose(
    run: _Run, whole: File, at: Any, needs: str, *, state: str = "proposed", after: int = 0
) -> Participation:
    language = language_for(whole.person.preferred_language)
    by = acting_as(whole.adviser)
    yes = {
        "given_at": at, "language": language, "wording": wording.version(language),
        "on_the_spot": True, "taken_at": at + timedelta(days=after),
        "seen_by": [one.institution_id for one in run.partners.values() if one.meets],
    } if state == "taken" else {}  # fmt: skip
    with acting(by):
        one = Participation.objects.create(
            **whole.of, project=run.project, state=state, proposed_at=at, proposed_by_id=by.account,
            moved_at=at, moved_by_id=by.account, **yes,
        )  # fmt: skip
        Card.objects.create(
            **whole.of, participation=one, first_name=whole.person.given_name, needs=needs
        )
    return one


def _trainer(run: _Run) -> Actor:
    return _staff(run.world, next(name for name, one in run.partners.items() if one.meets))


def _go_on(run: _Run, one: Participation, whole: File, fate: list[Any]) -> None:
    """Finished, or left before the end; what came of it, where it is known."""
    if fate[0] == "taken":
        return
    # Who left long ago, only the holder still sees.
    by = acting_as(whole.adviser) if fate[0] == "left" else _trainer(run)
    at = run.world.at(-fate[3], 14)
    result = {"result": fate[2], "result_on": run.world.ago(fate[3])} if fate[2] else {}
    with acting(by):
        Participation.objects.filter(pk=one.pk).update(
            state=fate[0], reason=fate[1], moved_at=at, moved_by=by.account, ended_at=at, **result
        )


def _practise(run: _Run, one: Participation, whole: File, place: int) -> None:
    """Two weeks at a company that belong to the project; they run now."""
    for number, company, kldb, aims, begins in run.told.get("practices", ()):
        if number == place:
            plan = internships.Plan(whole, company, kldb, aims, begins=begins)
            internship = internships.made(run.world, plan)
            internships.begin(run.world, internship, begins)
            with acting(acting_as(whole.adviser)):
                Practice.objects.create(**whole.of, participation=one, internship=internship)


def _attend(run: _Run, one: Participation, fate: list[Any]) -> None:
    """A line for every day on which something stood in the week, mostly there."""
    world, by = run.world, _trainer(run)
    last = (
        world.ago(fate[3])
        if fate[0] == "left"
        else min(world.ago(1), run.project.ends_on or world.day)
    )
    begins = max(
        run.project.starts_on or world.day, timezone.localdate(one.taken_at or world.at(0))
    )
    steady = run.dice.choice([0.97, 0.94, 0.9, 0.82])
    days = [begins + timedelta(days=n) for n in range(max(0, (last - begins).days + 1))]
    lines = [
        Attendance(
            person_id=one.person_id, region_id=one.region_id, institution_id=one.institution_id,
            participation=one, on=day, how=_how(run, steady), noted_at=_noon(world, day),
            noted_by_id=by.account,
        )
        for day in days
        if day.weekday() in run.told["days"]
    ]  # fmt: skip
    with acting(by):
        Attendance.objects.bulk_create(lines)


def _how(run: _Run, steady: float) -> str:
    if run.dice.random() < steady:
        return "present"
    return run.dice.choice(["late", "late", "excused", "excused", "excused", "absent"])


def _noon(world: World, day: date) -> Any:
    return world.at(-(world.day - day).days, 12)


def _end(run: _Run) -> None:
    if "end" in run.told:
        _move(run, "ended", -run.told["ended"], run.told["end"])
