"""Plans of the invented persons: goals in own words, versions, appointments, what they answered."""

from datetime import timedelta
from random import Random
from typing import Any

from nahtlos.core.models import Row
from nahtlos.core.wall import acting
from nahtlos.plan import catalogue, wording
from nahtlos.plan.models import Agreement, Answer, Appointment, Goal, Review, Rhythm, Step, Word
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World, acting_as, read

AFTER: tuple[type[Row], ...] = (Agreement, Answer, Word, Appointment, Review)
HALF_AN_HOUR = timedelta(minutes=30)


def build(world: World, files: list[File]) -> None:
    """Give every open case a goal and steps in eight languages; some are agreed, some are met."""
    said, dice = read("plans.yaml"), Random("plans")
    for whole in files:
        _phrases(whole, said["phrased"])
        if whole.person.closed_at is None:
            _goal(whole, said["goals"])
            _spoken(whole, said)
            if whole.draft.told or dice.random() < 0.5:
                _agreed(whole)
            _met(whole, dice)


def set_rhythms(world: World) -> None:
    """What the region has decided; by the coordinator."""
    place = next(one for one in world.memberships if one.role == "coordinator")
    with acting(acting_as(place)):
        for one in read("plans.yaml")["rhythms"]:
            Rhythm.objects.create(region=world.region, **one)


def _phrases(whole: File, phrased: dict[str, tuple[str, str]]) -> None:
    for step in whole.rows[Step]:
        key, value = phrased.get(step.what, ("", ""))
        found = catalogue.phrase(key)
        if found is not None:
            step.phrase, step.values = key, dict.fromkeys(found.spots, value)


def _goal(whole: File, own: dict[str, str]) -> None:
    draft, at = whole.draft, whole.since(1, 10, 40)
    german = draft.record.get("goal_text", "")
    words = own.get(whole.person.given_name, "") if draft.told else ""
    if not (words or german):
        return
    told = {"words": words or german, "german": german or words, "set_at": at}
    language = whole.person.preferred_language if words else "de"
    goal = Goal(**whole.of, **told, language=language, set_by_id=whole.adviser.account_id)
    whole.put(goal, at)
    for rank, step in enumerate(whole.rows[Step], 1):
        step.goal, step.rank = goal, rank


def _agreed(whole: File) -> None:
    steps = [one for one in whole.rows[Step] if one.state != "dropped"]
    if not steps:
        return
    at = max(one.agreed_at for one in steps)
    language = whole.person.preferred_language
    content = wording.content(whole.rows[Goal], wording.in_order(steps), language)
    kept = Agreement(
        **whole.of, number=1, content=content, digest=wording.digest(content), how="spoken",
        language=language, agreed_at=at, witnessed_by_id=whole.adviser.account_id,
    )  # fmt: skip
    whole.put(kept, at)


def _spoken(whole: File, said: dict[str, Any]) -> None:
    name = whole.person.given_name if whole.draft.told else ""
    language, at = whole.person.preferred_language, whole.world.at(-1, 18, 20)
    if name in said["words"]:
        whole.put(Word(**whole.of, text=said["words"][name], language=language, written_at=at), at)
    if name in said["answers"]:
        says, words = said["answers"][name]
        step = whole.rows[Step][0]
        told = {"says": says, "words": words, "language": language, "said_at": at}
        whole.put(Answer(**whole.of, step=step, **told), at)


def _met(whole: File, dice: Random) -> None:
    """The last review, and for some the next one."""
    if whole.draft.opened > 60 and dice.random() < 0.8:
        on = whole.world.ago(dice.randint(5, min(110, whole.draft.opened - 5)))
        held = Review(**whole.of, held_on=on, held_by_id=whole.adviser.account_id)
        whole.put(held, whole.world.at(-(whole.world.day - on).days, 12))
    if whole.draft.told or dice.random() < 0.15:
        begins = whole.world.at(dice.randint(1, 12), dice.choice([9, 10, 11, 14, 15]), 20)
        at, house = whole.world.at(-2, 9), whole.person.institution
        meeting = Appointment(
            **whole.of, what=catalogue.meetings()["review"].says["de"], phrase="review",
            starts_at=begins, ends_at=begins + HALF_AN_HOUR,
            place=", ".join(filter(None, [house.short_name, house.street, house.place])),
            with_whom=whole.adviser.account.name, telephone=house.telephone,
            bring=["plan", "letters"], made_at=at, made_by_id=whole.adviser.account_id,
        )  # fmt: skip
        whole.put(meeting, at)
