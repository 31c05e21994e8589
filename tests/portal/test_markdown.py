"""Markdown cannot harm: whatever is written, only harmless elements come out."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.portal.engine.markdown import ALLOWED, as_html

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b onclick=alert(1)>x</b>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](//evil.example)",
    "![x](https://evil.example/pixel.png)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    '[x](https://a.example "onmouseover=alert(1)")',
    "[x](https://a.example' onmouseover='alert(1))",
    "<!-- --><svg/onload=alert(1)>",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "[x](&#106;avascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "<iframe src=https://evil.example></iframe>",
    "```<script>\nalert(1)\n```",
    "| a |\n|:-:|\n| <style>*{}</style> |",
)


class Elements(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def harmless(html: str) -> None:
    for tag, attributes in Elements(html).found:
        assert tag in ALLOWED, html
        assert set(attributes) <= ({"href", "rel"} if tag == "a" else set()), html
        if tag == "a":
            assert re.match(r"(https://|mailto:|tel:|/[^/]|/$)", attributes["href"] or ""), html


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_harmless(text: str) -> None:
    harmless(as_html(text))
    harmless(as_html(f"# {text}\n\n- {text}\n\n> {text}"))


@given(st.text(alphabet=st.sampled_from("<>[]()!\"'`*_#|-:/\\& \n\tajvscriptonhe=1"), max_size=80))
def test_whatever_is_typed_is_harmless(text: str) -> None:
    harmless(as_html(text))


def test_what_is_meant_to_work_works() -> None:
    made = as_html(
        "# Top\n\n## Next\n\n1. **one**\n2. [two](https://a.example)\n\n| a |\n|---|\n| b |"
    )
    for expected in ("<h2>Top</h2>", "<strong>one</strong>", "<ol>", "<td>b</td>"):
        assert expected in made
    assert '<a href="https://a.example" rel="noopener nofollow">two</a>' in made


def test_a_page_has_one_first_heading() -> None:
    assert "<h1" not in as_html("# One\n\nTwo\n===")
