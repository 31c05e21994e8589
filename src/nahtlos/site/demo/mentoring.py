"""Two mentoring programmes: an initiative's and a logistics firm's, with mentors and pairs in every state."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer
from nahtlos.mentoring import actions, wording
from nahtlos.mentoring.models import Introduced, Meeting, Mentor, Pair, Programme, Wish, Word
from nahtlos.network.models import Area, Membership
from nahtlos.people.models import Language
from nahtlos.people.wording import language_for
from nahtlos.referrals.models import Referral
from nahtlos.site.demo.files import File
from nahtlos.site.demo.telephone import office, private
from nahtlos.site.demo.world import World, acting_as, read

FIRST, NUMBERS_FROM = 20, 300
ENDED = {"ended": 20, "declined": 5, "withdrawn": 6, "lapsed": 14}
"""From which file on persons are taken; so many days before today, or after it began, a pair ended."""
AIMS, SLOTS = (
    ("german", "work", "exam", "life"),
    ("mornings", "afternoons", "evenings", "saturdays"),
)


@dataclass
class _Run:
    """A programme, whoever runs it, its mentors by first name, and as whom they act."""

    world: World
    programme: Programme
    by: Actor
    mentors: dict[str, Mentor]
    actors: dict[str, Actor]
    areas: list[Area]
    dice: Random


def build(world: World, files: list[File]) -> None:
    """Make all of it; the first person of the tour has a mentor who signs in with one click."""
    plan, dice = read("mentoring.yaml"), Random("mentoring")
    areas = list(Area.objects.filter(region=world.region).order_by("name"))
    rest = (one for one in files[FIRST:] if one.person.closed_at is None and not one.rows[Referral])
    for number, told in enumerate(plan["programmes"]):
        run = _programme(world, told, number, areas, dice=dice)
        for line, pair in enumerate(told["pairs"]):
            own = number == 0 and line == 0
            _pair(run, files[0] if own else _next(run, rest, pair[0]), pair, plan["last_words"])
        for _ in range(told["waiting"]):
            _wish(run, next(rest), dice.randrange(2, 60), str(dice.choice(plan["more"])))


def _programme(
    world: World, told: dict[str, Any], number: int, areas: list[Area], *, dice: Random
) -> _Run:
    here = world.institutions[told["institution"]].pk
    staff = [
        m for m in world.memberships if m.institution_id == here and m.role in {"adviser", "member"}
    ]
    by = acting_as(staff[0])
    with acting(by):
        company = Employer.objects.filter(name=told.get("company", "-")).first()
        programme = actions.make_programme(
            by=by, at=world.at(-400), company=company, contact_name=told["contact"],
            contact_telephone=office(70 + number, 1), contact_email=f"mentoring{number}@demo.example",
            **{name: told[name] for name in (
                "title", "aims", "who", "weeks", "rhythm", "needs_certificate", "needs_training")},
        )  # fmt: skip
    run = _Run(world, programme, by, {}, {}, areas, dice)
    for line, one in enumerate(told["mentors"]):
        _mentor(run, one, NUMBERS_FROM + 20 * number + line)
    return run


def _mentor(run: _Run, told: dict[str, Any], number: int) -> None:
    world, name = run.world, told["first"]
    account = world.accounts.get(told.get("signs_in", ""))
    known = actions.Told(
        first_name=name, family_name=told["family"], languages=told["speaks"], kldb=told["kldb"],
        sex=told["sex"], aims=told["aims"], times=told["times"], capacity=told["capacity"],
        telephone=private(number), area_id=run.dice.choice(run.areas).pk,
        account_id=account.pk if account else None,
    )  # fmt: skip
    with acting(run.by):
        mentor = actions.add_mentor(
            programme=run.programme, told=known, by=run.by, at=world.at(-380)
        )
        if "certificate" in told:
            until = world.ago(-told["certificate"])
            actions.see_certificate(
                mentor=mentor, seen_on=until - timedelta(days=730), valid_until=until, by=run.by,
                on=world.day,
            )  # fmt: skip
        if run.programme.needs_training:
            actions.note_training(
                mentor=mentor, what="Einführung für Mentorinnen und Mentoren", by=run.by,
                held_on=world.ago(370),
            )  # fmt: skip
    run.mentors[name] = mentor
    place = next(
        (
            m
            for m in world.memberships
            if account and m.account_id == account.pk and m.role == "mentor"
        ),
        None,
    )
    run.actors[name] = acting_as(place) if isinstance(place, Membership) else run.by


def _next(run: _Run, rest: Iterator[File], mentor: str) -> File:
    """The next person who shares a language with this mentor."""
    speaks = set(run.mentors[mentor].languages)
    return next(one for one in rest if speaks & set(_languages(one)))


def _languages(whole: File) -> list[str]:
    codes = [one.code for one in whole.rows[Language]]
    return [*dict.fromkeys([*codes, *(["de"] if whole.draft.german >= "A2" else [])])] or ["en"]


def _wish(run: _Run, whole: File, days: int, more: str) -> Wish:
    """Agreed to at the adviser's desk, in the person's language."""
    language = language_for(whole.person.preferred_language)
    at, by = run.world.at(-days, 11), acting_as(whole.adviser)
    with acting(by):
        return Wish.objects.create(
            **whole.of, programme=run.programme, state="open", moved_at=at, moved_by_id=by.account,
            first_name=whole.person.given_name, languages=_languages(whole),
            area=run.dice.choice(run.areas), times=run.dice.sample(SLOTS, 2),
            aim=run.dice.choice(AIMS), more=more, asked_at=at, asked_by_id=by.account, given_at=at,
            language=language, wording=wording.version(language), on_the_spot=True,
        )  # fmt: skip


def _pair(run: _Run, whole: File, told: list[Any], words: list[str]) -> None:
    name, state, days = told[:3]
    mentor, world = run.mentors[name], run.world
    wish = _wish(run, whole, days + 6, "")
    at = world.at(-days, 12)
    with acting(run.by):
        pair = Pair.objects.create(
            **whole.of, wish=wish, programme=run.programme, mentor=mentor, proposed_at=at, moved_at=at,
            moved_by_id=run.by.account, parts={"language": 20, "near": 9, "times": 8, "aim": 5},
        )  # fmt: skip
        Introduced.objects.create(
            **whole.of, pair=pair, first_name=wish.first_name, languages=wish.languages,
            mentor_name=mentor.first_name, mentor_languages=mentor.languages,
        )  # fmt: skip
    if state in ENDED and state != "ended":
        _came_to_nothing(run, whole, pair, state, at=at + timedelta(days=ENDED[state]))
    elif state != "proposed":
        _met(run, whole, pair, told, words=words)


def _came_to_nothing(run: _Run, whole: File, pair: Pair, state: str, *, at: datetime) -> None:
    by = {"declined": acting_as(whole.adviser), "withdrawn": run.by}.get(
        state, Actor(role=Watcher, region=run.world.region.pk)
    )
    with acting(by):
        Pair.objects.filter(pk=pair.pk).update(state=state, moved_at=at, ended_at=at)


def _met(run: _Run, whole: File, pair: Pair, told: list[Any], *, words: list[str]) -> None:
    """Both said yes, met as often as it says, and came to where they stand."""
    name, state, days = told[:3]
    every, world = (told[3] if len(told) > 3 else None), run.world
    at, began = world.at(-days + 2, 12), world.ago(days - 2)
    pairs, by = Pair.objects.filter(pk=pair.pk), acting_as(whole.adviser)
    with acting(by):
        pairs.update(person_said_at=at)
    with acting(run.actors[name]):
        pairs.update(
            mentor_said_at=at, state="active", moved_at=at, started_on=began,
            until_on=began + timedelta(weeks=run.programme.weeks),
        )  # fmt: skip
    last = {"silent": 40, "ended": ENDED["ended"]}.get(state, 1)
    met = [world.ago(ago) for ago in range(days - 5, last, -every)] if every else []
    with acting(run.by):
        Meeting.objects.bulk_create(
            Meeting(**whole.of, pair=pair, held_on=day, minutes=run.dice.choice((30, 60, 60, 90)),
                    side=run.dice.choice(("mentor", "mentor", "person")), logged_at=world.at(-1))
            for day in met
        )  # fmt: skip
        soon = world.at(run.dice.randrange(1, 6), 17) if state == "active" and every else None
        pairs.update(last_met_on=met[-1] if met else None, next_at=soon)
    if state == "silent":
        with acting(Actor(role=Watcher, region=world.region.pk)):
            pairs.update(state="silent", moved_at=world.at(-4, 5), asked_on=world.ago(4))
    elif state == "ended":
        _ended(run, whole, pair, told, words=words)


def _ended(run: _Run, whole: File, pair: Pair, told: list[Any], *, words: list[str]) -> None:
    """With a word from both, or from one of them so far."""
    at = run.world.at(-ENDED["ended"] if told[4] else -12, 15)
    with acting(run.by):
        Pair.objects.filter(pk=pair.pk).update(state="ended", moved_at=at, ended_at=at)
    said = {"mentor": (told[4], run.actors[told[0]]), "person": (told[5], acting_as(whole.adviser))}
    for (side, (reason, by)), text in zip(said.items(), words, strict=True):
        if reason:
            with acting(by):
                Word.objects.create(
                    **whole.of, pair=pair, side=side, about="end", reason=reason, text=text,
                    said_at=at + timedelta(days=1), said_by_id=by.account,
                )  # fmt: skip
    with acting(acting_as(whole.adviser)):
        Wish.objects.filter(pk=pair.wish_id).update(state="closed", moved_at=at)
