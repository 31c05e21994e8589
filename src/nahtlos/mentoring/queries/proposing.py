"""What the engine proposes, with the rows behind its keys."""

from dataclasses import dataclass
from datetime import date

from nahtlos.mentoring import engine
from nahtlos.mentoring.models import Mentor, Programme, Wish
from nahtlos.mentoring.translate import problem, there, waiting


@dataclass(frozen=True)
class Suggestion:
    """Two who fit, with the points and why."""

    wish: Wish
    mentor: Mentor
    points: int
    parts: tuple[engine.Part, ...]


@dataclass(frozen=True)
class Alone:
    """Somebody without a suggestion: which condition failed how often, and what one change would help."""

    wish: Wish
    fails: tuple[tuple[str, int], ...]
    helps: tuple[tuple[str, tuple[Mentor, ...]], ...]


@dataclass(frozen=True)
class Suggestions:
    """The best assignment, and whoever is left."""

    pairs: tuple[Suggestion, ...]
    alone: tuple[Alone, ...]


def suggestions(programme: Programme, on: date) -> Suggestions:
    """Who should meet whom, and who has nobody."""
    found = engine.assign(problem(programme, on))
    wishes = {str(one.pk): one for one in waiting(programme)}
    mentors = {str(one.mentor.pk): one.mentor for one in there(programme)}
    return Suggestions(
        tuple(
            Suggestion(wishes[one.seeker], mentors[one.mentor], one.points, one.parts)
            for one in found.pairs
        ),
        tuple(
            Alone(
                wishes[one.seeker],
                one.fails,
                tuple(
                    (each.condition, tuple(mentors[key] for key in each.mentors))
                    for each in one.helps
                ),
            )
            for one in found.unmatched
        ),
    )


def parts_between(programme: Programme, wish: Wish, mentor: Mentor, on: date) -> dict[str, int]:
    """The points between two, whoever else is there; empty where one of them is not there any more."""
    whole = problem(programme, on)
    seekers = tuple(one for one in whole.seekers if one.key == str(wish.pk))
    mentors = tuple(one for one in whole.mentors if one.key == str(mentor.pk))
    if not seekers or not mentors:
        return {}
    return {part.name: part.points for part in engine.parts_of(engine.Problem(seekers, mentors))}
