"""Everything is typed, nothing is imported in hiding, and each exception to a rule says why."""

import ast
import re
from pathlib import Path

import pytest

from .house import PACKAGE, TESTS, Function, at, functions, python_files, tree

# The only reasons for an import inside a function.
HIDDEN = {
    "app ready": "AppConfig.ready may import only when all models are loaded",
    "before set-up": "the command line must choose its settings before Django is touched",
    "slow import": "a solver or a PDF engine that most commands never need",
    "optional part": "an extra that need not be installed",
}
EXCUSE = re.compile(r"#\s*(?:noqa\b|type:\s*ignore)(?P<rest>.*)")
REASON = re.compile(r"(?:--|#)\s*\w+.{8,}$")
ALLOWED_PER_1000_LINES = 1


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def untyped(node: Function) -> list[str]:
    """Names of what has no type; `self` and `cls` need none."""
    a = node.args
    named = [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
    bare = [n.arg for n in named if n.annotation is None and n.arg not in {"self", "cls"}]
    return bare if node.returns else [*bare, "return"]


@pytest.mark.parametrize("folder", [PACKAGE, TESTS], ids=["src", "tests"])
def test_every_function_is_typed(folder: Path) -> None:
    found = {
        f"{at(path, node.lineno)} {node.name}": missing
        for path in python_files(folder)
        for node in functions(path)
        if (missing := untyped(node))
    }
    assert found == {}


def hidden_imports(path: Path) -> dict[int, str]:
    """Line number and text of each import that stands inside a function."""
    text = lines(path)
    return {
        node.lineno: text[node.lineno - 1]
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }


def test_hidden_imports_have_a_reason_from_the_list() -> None:
    allowed = re.compile(rf"# noqa: PLC0415 -- (?:{'|'.join(HIDDEN)})$")
    found = [
        f"{at(path, number)} {text.strip()}"
        for path in python_files()
        for number, text in hidden_imports(path).items()
        if not allowed.search(text)
    ]
    assert found == []


def excuses(folder: Path) -> list[tuple[str, str]]:
    """Place and remainder of every `noqa` and `type: ignore`, this file's own words excepted."""
    return [
        (at(path, number), match["rest"])
        for path in python_files(folder)
        if path != Path(__file__)
        for number, text in enumerate(lines(path), 1)
        if (match := EXCUSE.search(text))
    ]


@pytest.mark.parametrize("folder", [PACKAGE, TESTS], ids=["src", "tests"])
def test_excuses_are_few(folder: Path) -> None:
    thousands = sum(len(lines(path)) for path in python_files(folder)) / 1000
    found = excuses(folder)
    assert len(found) <= max(1, ALLOWED_PER_1000_LINES * thousands), found


@pytest.mark.parametrize("folder", [PACKAGE, TESTS], ids=["src", "tests"])
def test_every_excuse_has_a_reason(folder: Path) -> None:
    assert [
        e for e in excuses(folder) if not any(h in e[1] for h in HIDDEN) and not REASON.search(e[1])
    ] == []


@pytest.mark.parametrize(
    "path", [p for p in python_files() if "engine" in p.parts], ids=lambda p: p.name
)
def test_an_engine_has_no_clock(path: Path) -> None:
    """Today is part of the problem that an engine is handed, or its answers could not be repeated."""
    clock = {"today", "now", "utcnow", "time", "localdate"}
    asked = [
        at(path, node.lineno)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in clock
    ]
    assert asked == []
