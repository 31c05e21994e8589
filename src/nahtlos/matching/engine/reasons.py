"""The reasons of a few openings for one person, from columns alone: no opening is made for them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from nahtlos.matching.engine.answers import Because, Match, NearMiss
from nahtlos.matching.engine.changes import FIELDS, Change, reach
from nahtlos.matching.engine.columns import NAMED_AT, SHIFT_AT
from nahtlos.matching.engine.kernel_asked import DISTANCE, HOURS, RARE_NAME, START
from nahtlos.matching.engine.lists import Lists
from nahtlos.matching.engine.rules import GRID, Fail, Terms
from nahtlos.matching.engine.single import COMMON, EPOCH, Words
from nahtlos.matching.engine.surveying import Found
from nahtlos.matching.engine.unlocking import Asked
from nahtlos.matching.engine.values import LEVELS, SHIFTS, Candidate

CONDITIONS = {
    "wants": "kind", "reach_km": "distance", "german": "german", "certificates": "certificates",
    "shifts": "shifts", "hours": "hours", "from": "start", "may_practise": "regulated",
    "work_access": "work_access",
}  # fmt: skip
"""What fails where a fact of the candidate is not enough."""


def matches(candidate: Candidate, found: Iterable[Found], words: Words) -> tuple[Match, ...]:
    """What fits, with what the score rests on."""
    level = LEVELS.index(candidate.german)
    return tuple(_match(candidate, level, one, words) for one in found)


def _match(candidate: Candidate, level: int, one: Found, words: Words) -> Match:
    essential = _skills(one.columns.essential, one.row, words)
    optional = _skills(one.columns.optional, one.row, words)
    *parts, far = one.numbers
    held = candidate.skills
    because = Because(
        far,
        tuple([skill for skill in essential if skill in held]),
        tuple([skill for skill in essential if skill not in held]),
        tuple([skill for skill in optional if skill in held]),
        level - int(one.columns.level[one.row]),
    )
    return Match(candidate.id, one.id, -one.key / GRID, Terms(*parts), because)


def _skills(of: Lists, row: int, words: Words) -> list[str]:
    told = words.skills.words
    return sorted([told[code] for code in _codes(of, row)])


def _codes(of: Lists, row: int) -> list[int]:
    found: list[int] = of.codes[of.begin[row] : of.begin[row + 1]].tolist()
    return found


def near(candidate: Candidate, found: Iterable[Found], words: Words) -> tuple[NearMiss, ...]:
    """What one change would unlock, with the change."""
    return tuple(_near(candidate, one, words) for one in found)


def _near(candidate: Candidate, one: Found, words: Words) -> NearMiss:
    *parts, far = one.numbers
    fact, value = _change(candidate, one, words)
    has = getattr(candidate, FIELDS.get(fact, fact))
    needs = _needs(one, words, fact, far if fact == "reach_km" else value)
    fail = Fail(CONDITIONS[fact], has, needs, (Change(fact, value),))
    return NearMiss(one.id, fail, -one.key / GRID, Terms(*parts))


def _change(candidate: Candidate, one: Found, words: Words) -> Asked:
    """The one change, told from what the loop says is missing."""
    if one.what < RARE_NAME:
        return words.asked(one.what)
    if one.what == HOURS:
        return "hours", float(one.columns.hours[one.row])
    if one.what == START:
        return "from", date.fromordinal(int(one.columns.start[one.row]) + EPOCH)
    if one.what == DISTANCE:
        return "reach_km", reach(one.numbers[-1])
    asked = map(words.named, _codes(one.columns.rare, one.row))
    return next((fact, name) for fact, name in asked if name not in getattr(candidate, fact))


def _needs(one: Found, words: Words, fact: str, value: Any) -> Any:
    """Where one word of a set is missing, all words of the set that the opening asks for."""
    word = int(one.columns.word[one.row])
    if fact == "shifts":
        return frozenset(name for at, name in enumerate(SHIFTS) if word >> SHIFT_AT + at & 1)
    if fact != "certificates":
        return value
    codes = [at for at in range(COMMON) if word >> NAMED_AT + at & 1]
    asked = map(words.named, [*codes, *_codes(one.columns.rare, one.row)])
    return frozenset(name for fact, name in asked if fact == "certificates")
