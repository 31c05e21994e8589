"""Occupations and skills while somebody types, and by their codes."""

from collections.abc import Iterable
from dataclasses import dataclass

from nahtlos.employers.catalogue import finder, groups, occupations, skill_finder, skills
from nahtlos.employers.engine import Skill, fold, proposed

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its code, its name, and the word by which it was found if that differs."""

    code: str
    name: str
    by: str = ""
    group: str = ""


def occupations_like(text: str, language: str = "de", most: int = 8) -> list[Choice]:
    """Occupations that may be meant, the surest first; a code of two to five digits works, too."""
    text = text.strip()[:LONGEST]
    if text.isascii() and text.isdigit():
        codes = [code for code in occupations() if len(text) > 1 and code.startswith(text)]
        return [_choice(code, language) for code in sorted(codes)[:most]]
    return [_choice(hit.of, language, hit.term.text) for hit in finder().find(text, language, most)]


def _choice(code: str, language: str, by: str = "") -> Choice:
    one = occupations()[code]
    name = one.name("de")
    own = one.name(language)
    shown = name if language == "de" else f"{own} – {name}"
    other = by if by and fold(by) not in fold(shown) else ""
    group = groups().get(code[:2])
    return Choice(code, shown, other, group.name(language) if group else "")


def occupation_name(code: str, language: str = "de") -> str:
    """What an occupation is usually called; the nearest one known, else the code itself."""
    if code in occupations():
        return occupations()[code].name(language)
    near = sorted(known for known in occupations() if known[:4] == code[:4])
    return occupations()[near[0]].name(language) if near else code


def group_name(code: str, language: str = "de") -> str:
    """What a main group of occupations (two digits) is called; the code itself where there is none."""
    return groups()[code].name(language) if code in groups() else code


def code_of(text: str) -> str:
    """The code that a code or a word surely stands for; empty where it is not sure."""
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) == 5:  # noqa: PLR2004 -- KldB: five digits
        return text if text[:2] in groups() else ""
    found = finder().find(text[:LONGEST], "de", 1)
    return found[0].of if found and found[0].rank <= 1 else ""


def skills_like(text: str, language: str = "de", most: int = 8) -> list[Choice]:
    """Skills that may be meant."""
    hits = skill_finder().find(text.strip()[:LONGEST], language, most)
    return [Choice(hit.of, skills()[hit.of].name(language)) for hit in hits]


def skills_proposed(text: str, kldb: str) -> list[Skill]:
    """Skills that the text names, then those usual in the occupation."""
    return proposed(text, kldb, skills().values())


def skill_names(keys: Iterable[str], language: str = "de") -> list[str]:
    """What these skills are called; keys that nobody knows are left out."""
    return [skills()[key].name(language) for key in keys if key in skills()]


def knows_skill(key: str) -> bool:
    """Whether there is such a skill."""
    return key in skills()
