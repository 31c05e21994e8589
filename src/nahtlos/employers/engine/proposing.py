"""Which skills a text speaks of, and which are usual in an occupation. A person confirms them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from nahtlos.employers.engine.folding import fold

SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that somebody can do; `words` name it in a text, `usual` are beginnings of KldB codes."""

    id: str
    names: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    usual: tuple[str, ...]

    def name(self, language: str) -> str:
        """Its name in this language, else in German."""
        named = dict(self.names)
        return named.get(language, named["de"])


def proposed(text: str, kldb: str, skills: Iterable[Skill], most: int = 12) -> list[Skill]:
    """Skills that the text names, in the order in which it names them; then those of the occupation."""
    read = f" {fold(text)}"
    named: list[tuple[int, str, Skill]] = []
    usual: list[tuple[int, str, Skill]] = []
    for skill in skills:
        at = _named(read, skill)
        if at >= 0:
            named.append((at, skill.id, skill))
        elif kldb and (close := [len(code) for code in skill.usual if kldb.startswith(code)]):
            usual.append((-max(close), skill.id, skill))
    ordered = [*sorted(named, key=_place), *sorted(usual, key=_place)]
    return [skill for _at, _id, skill in ordered[:most]]


@cache
def _known(word: str) -> str:
    """The spelling of a word of the catalogue, of which there are few."""
    return fold(word)


def _place(found: tuple[int, str, Skill]) -> tuple[int, str]:
    return found[:2]


def _named(read: str, skill: Skill) -> int:
    """Where a word of the text begins with a word of the skill; short ones must be the whole word."""
    places = []
    for word in skill.words:
        known = _known(word)
        short = len(known) <= SHORTEST
        at = f"{read} ".find(f" {known} " if short else f" {known}")
        if at < 0 and not short and len(known) > SHORTEST + 2:
            at = read.find(known)
        if at >= 0:
            places.append(at)
    return min(places, default=-1)
