"""Prints the rules of sight as Markdown: `python -m tests.wall.matrix > docs/wall-matrix.md`."""

from collections.abc import Iterator

from tests.wall.expected import ROLES, VERBS, Relation, Rule, Thing, allowed, relations_of

HEAD = """# Who sees what: every cell

Written by `python -m tests.wall.matrix` from the rules in `tests/wall/expected.py`. The tests build \
a person for each relation, ask the database in plain SQL under the program's own role, and compare \
every cell. What no rule allows is refused. [The wall](wall.md) explains the words.
"""
TITLES = {
    "select": "See",
    "insert": "Write something new",
    "update": "Change",
    "delete": "Take out",
}


def reasons(rules: tuple[Rule, ...]) -> Iterator[str]:
    """The rules as a list, a sentence each."""
    for rule in dict.fromkeys(rules):
        yield f"- {', '.join(sorted(rule.roles))}: {rule.because}"


def cells(verb: str, role: str) -> Iterator[str]:
    """One role's table: a line for each relation in which anything is allowed."""
    yield "| relation | " + " | ".join(Thing) + " |"
    yield "|---" * (len(Thing) + 1) + "|"
    for relation in relations_of(role):
        may = allowed(verb, role, relation)
        marks = ("✓" if thing in may else "·" for thing in Thing)
        yield f"| {relation} | " + " | ".join(marks) + " |"


def chapter(verb: str) -> Iterator[str]:
    """One verb: its rules, then a table for each role that may do it at all."""
    yield from ("", f"## {TITLES[verb]}", "", *reasons(VERBS[verb]))
    able = [r for r in ROLES if any(allowed(verb, r, relation) for relation in Relation)]
    for role in able:
        yield from ("", f"### {role}", "", *cells(verb, role))
    never = [role for role in ROLES if role not in able]
    yield from ("", f"In no relation, nothing: {', '.join(never)}.")


def markdown() -> str:
    """The whole page."""
    return "\n".join([HEAD.rstrip(), *(line for verb in VERBS for line in chapter(verb)), ""])


if __name__ == "__main__":
    print(markdown(), end="")  # noqa: T201 -- its purpose is to print
