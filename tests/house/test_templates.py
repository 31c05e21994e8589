"""Templates: all used, all translatable, nothing that a strict content security policy stops."""

import ast
import re
from functools import cache
from pathlib import Path

import allauth
import django
import pytest

from .house import PACKAGE, at, python_files, templates, tree
from .markup import bare_texts, components, inline_code

LIBRARIES = [
    Path(django.__file__).parent / "forms" / "templates",
    Path(django.__file__).parent / "contrib",
    Path(allauth.__file__).parent / "templates",
]
# Django and allauth ask for these by name when something goes wrong.
ASKED_BY_LIBRARIES = {
    f"{status}.html" for status in ("400", "403", "403_csrf", "404", "429", "500")
}


def name_of(path: Path) -> str:
    """A template's name as it is asked for, below its `templates` folder."""
    parts = path.parts
    return "/".join(parts[len(parts) - parts[::-1].index("templates") :])


@cache
def asked_for() -> frozenset[str]:
    """Every template name that code or another template mentions."""
    names: set[str] = set()
    for path in python_files():
        strings = (n.value for n in ast.walk(tree(path)) if isinstance(n, ast.Constant))
        names |= {s.partition("#")[0] for s in strings if isinstance(s, str) and ".html" in s}
    for path in templates():
        source = path.read_text("utf-8")
        names |= set(re.findall(r"""["']([\w./-]+\.html)[#\w-]*["']""", source))
        names |= set(components(source))
    return frozenset(names)


@cache
def put_together() -> tuple[str, ...]:
    """The ends of names that code puts together: f"{folder}select.html" asks for any select.html."""
    parts = (
        part.value
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.JoinedStr)
        for part in node.values
        if isinstance(part, ast.Constant)
    )
    return tuple(
        f"/{p.lstrip('/')}" for p in parts if isinstance(p, str) and p[-5:] == ".html" != p
    )


def replaces_a_librarys(name: str) -> bool:
    return any((folder / name).is_file() for folder in LIBRARIES) or name.startswith("allauth/")


def test_no_template_is_unused() -> None:
    unasked = {name_of(path) for path in templates()} - asked_for() - ASKED_BY_LIBRARIES
    unused = [n for n in unasked if not n.endswith(put_together()) and not replaces_a_librarys(n)]
    assert sorted(unused) == []


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_every_text_can_be_translated(path: Path) -> None:
    found = bare_texts(path.read_text("utf-8"))
    assert [f"{at(path, fault.line)} {fault.what}" for fault in found] == []


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_no_inline_script_style_or_handler(path: Path) -> None:
    found = inline_code(path.read_text("utf-8"))
    assert [f"{at(path, fault.line)} {fault.what}" for fault in found] == []


def test_what_the_frame_is_known_by_names_nothing_else() -> None:
    """A page that is drawn anew in part finds its own part, and the frame's scripts find the frame's."""
    named = re.compile(r"""\bid="([\w-]+)\"""")
    frame = {path for path in templates() if name_of(path).startswith("base")}
    known = {one for path in frame for one in named.findall(path.read_text("utf-8"))}
    found = [
        (name_of(path), one)
        for path in templates()
        if path not in frame
        for one in named.findall(path.read_text("utf-8"))
        if one in known
    ]
    assert found == []


def test_no_template_marks_its_output_as_safe() -> None:
    tags = re.compile(r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off")
    found = [
        at(path, number)
        for path in templates()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if tags.search(line)
    ]
    assert found == [], PACKAGE


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hello</p>",
        '<input placeholder="Name">',
        '<input type="submit" value="Save">',
        "<p>{% if a %}Yes{% endif %}</p>",
        "{% blocktranslate %}x{% endblocktranslate %} and more",
        '<c-button label="Save" />',
    ],
)
def test_a_bare_text_is_found(source: str) -> None:
    assert len(bare_texts(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        '<p title="{% translate "Name" %}">{{ name }} · 1</p>',
        "{% block main_class %}page--narrow{% endblock %}",
        "{% blocktranslate trimmed %}Hello {{ name }}{% endblocktranslate %}",
        "{# a comment #}{% comment %}also this{% endcomment %}",
        '<script src="a.js"></script>',
        '<c-cite text="§ 4a Abs. 1 S. 1 AufenthG">§§ 88–92 SGB III</c-cite>',
        '<p class="wide" data-state="open">→ B1 &nbsp; Nahtlos</p>',
    ],
)
def test_what_may_stand_is_left_alone(source: str) -> None:
    assert bare_texts(source) == inline_code(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "<script>go()</script>",
        "<style>p {}</style>",
        '<p style="color: red">',
        '<a onclick="go()">',
        '<a href="javascript:go()">',
        '<a hx-on:click="go()">',
    ],
)
def test_inline_code_is_found(source: str) -> None:
    assert len(inline_code(source)) == 1
