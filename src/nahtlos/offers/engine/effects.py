"""What a result changes in what is known about a person: never less German than was proven before."""

from collections.abc import Mapping

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


def effects(
    outcome: str, level: str, *, teaches_script: bool, known: Mapping[str, object]
) -> dict[str, object]:
    """The facts that change, with their new values, when this result is taken over."""
    changed: dict[str, object] = {}
    if outcome == "passed" and level and _above(level, known.get("german")):
        changed["german"] = level
    learned = outcome in {"passed", "finished"} and teaches_script
    if learned and known.get("latin_script") is not True:
        changed["latin_script"] = True
    return changed


def _above(level: str, known: object) -> bool:
    return known not in LEVELS or LEVELS.index(level) > LEVELS.index(str(known))
