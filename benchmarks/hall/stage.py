"""Fills a database with one big day: 40 desks, 12 interpreters, 300 visitors, planned and running."""

from dataclasses import dataclass
from itertools import cycle, islice
from random import Random
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Administrator, Adviser, Coordinator, Role, Usher
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Answered, Day, Desk, Meeting, Phase, State, Visitor
from nahtlos.days.translate.working import work_out
from nahtlos.network.models import Account, Institution, Kind, Membership, Region
from nahtlos.web.sign_in import BACKEND

DESKS, HELPERS, VISITORS = 40, 12, 300
HOUSES = (Kind.CITY, Kind.JOBCENTER, Kind.EMPLOYMENT_AGENCY, Kind.SCHOOL, Kind.WELFARE)
TOPICS = (("work", 15), ("language", 15), ("recognition", 20), ("social", 10))
LASTS, BEFORE, LATEST = 480, 60, 1435
SEARCH = 10.0


@dataclass(frozen=True)
class Seat:
    """A desk: the session of who sits there, and the meetings in order."""

    desk: UUID
    session: str
    meetings: tuple[UUID, ...]


@dataclass(frozen=True)
class Hall:
    """All that knocks at the door."""

    region: UUID
    day: UUID
    runs: str
    seats: tuple[Seat, ...]
    visitors: tuple[UUID, ...]
    links: tuple[str, ...]


def build(seed: int = 1) -> Hall:
    """The day is today and has begun an hour ago; its plan is worked out and taken."""
    dice = Random(seed)
    region = Region.objects.create(name="Kreis Messbach", key="99999", land="Hessen")
    with acting(Actor(role=Administrator, region=region.id, why="bench")):
        houses = [
            Institution.objects.create(
                region=region, kind=kind, name=str(kind.label), short_name=str(kind.label)[:40]
            )
            for kind in HOUSES
        ]
        runs = _somebody(houses[0], Coordinator, "runs")
        staff = [_somebody(house, Adviser, str(n))
                 for n, house in enumerate(islice(cycle(houses), DESKS))]  # fmt: skip
    day = _day(runs, houses, staff)
    links = [_sign_up(day, dice) for _ in range(VISITORS)]
    _planned(day, runs)
    return _seen(day, runs, staff, links)


def _somebody(house: Institution, role: type[Role], name: str) -> Actor:
    account = Account.objects.create_user(f"{name}@messbach.example", name="Kim Beispiel")
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    place = Membership.objects.create(
        region=house.region, institution=house, account=account, role=role.key
    )
    return Actor(
        role=role, account=account.id, membership=place.id, institution=house.id,
        region=house.region_id, name=account.name, why="bench",
    )  # fmt: skip


def _day(runs: Actor, houses: list[Institution], staff: list[Actor]) -> Day:
    here = {one.pk: one for one in houses}
    at = now()
    opens = min(max(0, Day(on=today()).minute(at) - BEFORE), LATEST - LASTS) // 5 * 5
    with acting(runs):
        day = actions.make_day(
            institution=houses[0], by=runs, at=at, title="Sprechtag", place="Rathaus",
            on=today(), opens=opens, closes=opens + LASTS, languages=["de", "uk", "ar"],
        )  # fmt: skip
        topics = [actions.Topical(topic, minutes, VISITORS) for topic, minutes in TOPICS]
        actions.set_topics(day=day, topics=topics, by=runs)
        for number, one in enumerate(staff):
            topic = TOPICS[number % len(TOPICS)][0]
            asked = actions.ask_desk(
                day=day, institution=here[sure(one.institution)], topics=[topic], by=runs, at=at
            )
            actions.answer_desk(
                desk=Desk.objects.select_related("day").get(pk=asked.pk), to=Answered.CONFIRMED,
                by=runs, at=at, languages=["de", "uk"] if number % 2 else ["de"],
                hours=[[opens, opens + LASTS]], staff_name="Kim Beispiel",
            )  # fmt: skip
        for number in range(HELPERS):
            actions.ask_helper(
                day=day, institution=houses[0], by=runs, name=f"Kim Beispiel {number}",
                languages=["de", "uk", "ar"], hours=[[opens, opens + LASTS]],
                state=Answered.CONFIRMED,
            )  # fmt: skip
        return actions.turn(day=day, to=Phase.OPEN, by=runs, at=at)


def _sign_up(day: Day, dice: Random) -> str:
    wants = dice.sample([topic for topic, _ in TOPICS], dice.choice((1, 1, 2)))
    wish = actions.Wish(
        topics=wants, languages=[dice.choice(("de", "uk", "uk", "ar"))], first_name="Kim"
    )
    return actions.sign_up(day=day, wish=wish, at=now()).token


def _planned(day: Day, runs: Actor) -> None:
    keeps = Actor(role=Usher, region=day.region_id)
    with acting(runs):
        draft = actions.ask_plan(
            day=queries.day_for(day.pk), by=runs, at=now(), seconds=SEARCH, now=None
        )
    with acting(keeps):
        hall = queries.hall_of(queries.day_for(day.pk))
    worked = work_out(hall, seconds=draft.seconds, seed=draft.seed, now=None)
    actions.keep_draft(draft=draft, made_for=hall.digest(), worked=worked, by=keeps)
    with acting(runs):
        ready = queries.draft_for(draft.pk)
        assert ready is not None
        actions.take_plan(draft=ready, by=runs, at=now())


def _seen(day: Day, runs: Actor, staff: list[Actor], links: list[str]) -> Hall:
    with acting(runs):
        met = queries.meetings_of(day.pk)
        desks = queries.desks_of(day.pk)
        visitors = tuple(Visitor.objects.filter(day=day).values_list("pk", flat=True))
    seats = tuple(
        Seat(
            desk.pk,
            _session(one),
            tuple(m.pk for m in sorted(met, key=lambda m: m.start) if m.desk_id == desk.pk),
        )
        for desk, one in zip(desks, staff, strict=True)
    )
    return Hall(day.region_id, day.pk, _session(runs), seats, visitors, tuple(links))


def _session(one: Actor) -> str:
    browser = Client()
    browser.force_login(Account.objects.get(pk=sure(one.account)), backend=BACKEND)
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def states(hall: Hall) -> tuple[dict[UUID, str], set[UUID]]:
    """How each meeting stands in the database, and who is here."""
    with acting(Actor(role=Usher, region=hall.region)):
        rows = Meeting.objects.filter(day=hall.day).values_list("pk", "state")
        here = Visitor.objects.filter(day=hall.day, state=State.HERE).values_list("pk", flat=True)
        return dict(rows), set(here)
