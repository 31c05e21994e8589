"""The fixture that refuses unknown names in templates really does."""

import pytest
from django.template import Context, Engine, Origin, Template

from .house import PACKAGE
from .strict import known_names_only

__all__ = ["known_names_only"]


def rendered(source: str, origin: str = str(PACKAGE / "web" / "templates" / "x.html")) -> str:
    template = Template(source, origin=Origin(origin), engine=Engine())
    return template.render(Context({"person": {"name": "Olena", "note": None}}))


@pytest.mark.parametrize("source", ["{{ perso }}", "{{ person.nam }}", "{{ person.note.text }}"])
def test_an_unknown_name_fails(source: str) -> None:
    with pytest.raises(AssertionError, match="unknown in this template"):
        rendered(source)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ person.name }}", "Olena"),
        ("{{ perso|default:'–' }}", "–"),
        ("{% if perso %}x{% endif %}", ""),
        ("{{ 'word' }}", "word"),
        ("{{ person.note }}", "None"),
    ],
)
def test_a_known_or_forgiven_name_is_shown(source: str, shown: str) -> None:
    assert rendered(source) == shown


def test_a_librarys_template_is_left_alone() -> None:
    assert rendered("{{ perso }}", origin="library/page.html") == ""
