"""Sentences for people that stand in Python go through gettext."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .house import at, python_files, tree

# Calls that show a sentence to somebody: name, and which argument is the sentence.
SPEAKERS = {
    "Refusal": 0,
    "Refused": 0,
    "unless": 1,
    "ValidationError": 0,
    "debug": 1,
    "info": 1,
    "success": 1,
    "warning": 1,
    "error": 1,
    "add_message": 2,
}
MESSAGES = {"debug", "info", "success", "warning", "error", "add_message"}
KEYWORDS = {"label", "help_text", "verbose_name", "verbose_name_plural", "empty_label"}
CHOICES = {"TextChoices", "IntegerChoices", "Choices"}


def called(node: ast.Call) -> str:
    """The bare name of what is called; a logger's `info` is not the messages framework's."""
    match node.func:
        case ast.Name(id=name):
            return "" if name in MESSAGES else name
        case ast.Attribute(value=ast.Name(id="messages"), attr=name) if name in MESSAGES:
            return name
        case ast.Attribute(attr=name) if name not in MESSAGES:
            return name
        case _:
            return ""


def is_bare(node: ast.expr) -> bool:
    """Whether the expression is text as it stands: a string, one with holes, or one being filled."""
    match node:
        case ast.Constant(value=str(text)):
            return any(letter.isalpha() for letter in text)
        case ast.JoinedStr():
            return True
        case ast.BinOp(left=left, op=ast.Mod() | ast.Add()):
            return is_bare(left)
        case ast.Call(func=ast.Attribute(value=value, attr="format")):
            return is_bare(value)
        case ast.IfExp(body=body, orelse=other):
            return is_bare(body) or is_bare(other)
        case _:
            return False


def in_calls(node: ast.Call) -> Iterator[ast.expr]:
    place = SPEAKERS.get(called(node))
    if place is not None and len(node.args) > place:
        yield node.args[place]
    yield from (k.value for k in node.keywords if k.arg in KEYWORDS)


def in_choices(node: ast.ClassDef) -> Iterator[ast.expr]:
    """The label of each member; a member without one would be shown by its English name."""
    if any(ast.unparse(base).rpartition(".")[2] in CHOICES for base in node.bases):
        for member in node.body:
            if isinstance(member, ast.Assign):
                pair = member.value
                yield pair.elts[-1] if isinstance(pair, ast.Tuple) else pair


def sentences(module: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            yield from in_calls(node)
        elif isinstance(node, ast.ClassDef):
            yield from in_choices(node)


def bare(module: ast.Module) -> list[int]:
    return sorted(s.lineno for s in sentences(module) if is_bare(s))


@pytest.mark.parametrize("path", python_files(), ids=lambda p: "/".join(p.parts[-2:]))
def test_every_sentence_can_be_translated(path: Path) -> None:
    assert [at(path, line) for line in bare(tree(path))] == []


@pytest.mark.parametrize(
    "code",
    [
        'Refusal("Your role does not do this.")',
        'unless(allowed, "No.")',
        'unless(allowed, f"No, {name}.")',
        'messages.success(request, "Saved.")',
        'forms.CharField(label="Name")',
        'ValidationError("Too long: %s" % text)',
        'class State(models.TextChoices):\n    SENT = "sent", "Sent"',
        'class State(models.TextChoices):\n    SENT = "sent"',
    ],
)
def test_a_bare_sentence_is_found(code: str) -> None:
    assert len(bare(ast.parse(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        'Refusal(_("Your role does not do this."))',
        'log.info("started", port)',
        'messages.success(request, _("Saved.") % {"n": 1})',
        'class State(models.TextChoices):\n    SENT = "sent", _("Sent")',
        'class Kind(StrEnum):\n    CITY = "city"',
        'forms.CharField(label="")',
    ],
)
def test_what_is_translated_is_left_alone(code: str) -> None:
    assert bare(ast.parse(code)) == []
