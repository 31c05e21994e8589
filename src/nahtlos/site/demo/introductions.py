"""Introductions of the tour's persons in several states, a few more that are counted, and a job day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from nahtlos.core.actor import Actor
from nahtlos.core.roles import EmployerContact, Newcomer, Watcher
from nahtlos.core.wall import acting
from nahtlos.employers.models import CompanyUser, Opening
from nahtlos.introductions import actions, queries
from nahtlos.people.models import Record
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World, acting_as

State = queries.State
WORDS = "Kommt gern mit Menschen aus, ist zuverlässig und möchte länger bleiben."
CARE, NURSE, TASTE = (
    "Pflegehelfer im Altenheim",
    "Pflegefachkraft",
    "Praktikum in der Pflege",
)
HELPER, TRIAL, LEARN = (
    "Elektrohelfer auf Baustellen",
    "Probewoche Elektrohandwerk",
    "Ausbildung zum Elektroniker",
)
MORE = 8


@dataclass(frozen=True)
class Scene:
    """A person, an opening, how many days ago it was proposed, and how far it came."""

    who: int
    title: str
    days: int
    to: State
    reason: str = ""
    change: str = ""


SCENES = (
    Scene(0, CARE, 12, State.INVITED),
    Scene(0, TASTE, 1, State.PROPOSED),
    Scene(1, HELPER, 11, State.SHOWN),
    Scene(1, TRIAL, 9, State.TRIAL),
    Scene(2, LEARN, 20, State.REFUSED, "german", "Deutsch B1 auch im Schreiben, dann sofort."),
    Scene(3, TASTE, 16, State.CHASED),
    Scene(5, CARE, 6, State.LATER),
    Scene(7, CARE, 3, State.WISHED),
)


def build(world: World, files: list[File]) -> None:
    """All of it, each by the hand that does it."""
    openings = {one.title: one for one in _openings(world)}
    for scene in SCENES:
        _play(world, files[scene.who], openings[scene.title], scene)
    for number, whole in enumerate(_others(files)):
        titles = (CARE, HELPER, TASTE)
        scene = Scene(
            0, titles[number % len(titles)], 30 + number, State.REFUSED,
            "german" if number % 2 else "way", "Deutsch A2" if number % 2 else "Führerschein",
        )  # fmt: skip
        _play(world, whole, openings[scene.title], scene)
    _job_day(world, files, openings)


def _openings(world: World) -> list[Opening]:
    rows = Opening.objects.filter(region=world.region).select_related("company", "site")
    with acting(world.keeper):
        return list(rows.filter(state="published"))


def _others(files: list[File]) -> list[File]:
    open_now = [f for f in files[12:] if f.person.closed_at is None and f.rows[Record]]
    return open_now[:MORE]


def _newcomer(whole: File) -> Actor:
    return Actor(role=Newcomer, person=whole.person.pk, region=whole.person.region_id)


def _employer(opening: Opening) -> Actor:
    """Somebody who signs in for the company; it was let in before."""
    with acting(Actor(role=Watcher, region=opening.region_id)):
        user = CompanyUser.objects.filter(company=opening.company_id).first()
    if user is None:
        raise LookupError(f"nobody signs in for {opening.company}")
    return Actor(role=EmployerContact, account=user.account_id, region=opening.region_id)


def _play(world: World, whole: File, opening: Opening, scene: Scene) -> None:
    at = world.at(-scene.days, 9)
    person, adviser = _newcomer(whole), acting_as(whole.adviser)
    if scene.to is State.WISHED:
        with acting(person):
            actions.wish(opening=opening, by=person, at=at)
        return
    with acting(adviser):
        one = actions.propose(
            person=whole.person, opening=opening, by=adviser, at=at, words=WORDS, beside=True
        )
    if scene.to is State.PROPOSED:
        return
    with acting(person):
        one = actions.agree(
            introduction=one, by=person, at=at + timedelta(hours=5), language="de", with_name=True
        )
    _go_on(world, one, opening, scene)


def _go_on(world: World, one: queries.Introduction, opening: Opening, scene: Scene) -> None:
    if scene.to is State.SHOWN:
        return
    if scene.to is State.CHASED:
        watcher = Actor(role=Watcher, region=opening.region_id)
        with acting(watcher):
            actions.chase(introduction=one.pk, by=watcher, at=world.at(-2, 5))
        return
    employer = _employer(opening)
    with acting(employer):
        actions.answer(
            introduction=one, answer=_answer(world, scene), seen=one.moved_at, by=employer,
            at=one.moved_at + timedelta(days=2),
        )  # fmt: skip


def _answer(world: World, scene: Scene) -> actions.Answer:
    soon: dict[State, datetime] = {
        State.INVITED: world.at(2, 10, 30),
        State.TRIAL: world.at(5, 7),
    }
    return actions.Answer(
        to=scene.to,
        meets_at=soon.get(scene.to),
        meets_where="Am Empfang melden" if scene.to in soon else "",
        later_until=world.ago(-12) if scene.to is State.LATER else None,
        reason=scene.reason,
        change=scene.change,
    )


def _job_day(world: World, files: list[File], openings: dict[str, Opening]) -> None:
    """Next week in the town hall: two tables, five persons asked, one meeting planned."""
    first = acting_as(files[0].adviser)
    with acting(first):
        day = actions.make_day(
            by=first, at=world.at(-3), title="Pflege lernt Menschen kennen",
            place="Rathaus Lindenau, Großer Saal", begins_at=world.at(8, 14),
            ends_at=world.at(8, 16), minutes=15, kldb="82101",
        )  # fmt: skip
        table = actions.add_table(day=day, opening=openings[CARE], by=first, at=world.at(-3))
        actions.add_table(day=day, opening=openings[TASTE], by=first, at=world.at(-3))
    for whole in files[:6]:
        by = acting_as(whole.adviser)
        with acting(by):
            guest = actions.ask_guest(day=day, person=whole.person, by=by, at=world.at(-2))
            if whole is files[0]:
                actions.come(guest=guest, to=queries.Coming.AGREED, by=by, at=world.at(-1))
                rows = queries.of_person(whole.person.pk, world.day)
                mine = next(one.row for one in rows if one.row.title == CARE)
                actions.plan_meeting(
                    table=table, introduction=mine, starts_at=day.begins_at, by=by,
                    at=world.at(-1),
                )  # fmt: skip
