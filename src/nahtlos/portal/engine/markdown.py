"""Markdown to HTML that cannot harm: no markup of one's own, no pictures, only addresses of the web.

What may come out is a list of elements, checked once more on the way out: whatever the parser learns to
make one day, nothing else leaves here.
"""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

ALLOWED = frozenset(
    {
        *("p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "blockquote", "hr", "br"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
)
MADE = frozenset({"text", "inline", "softbreak", "hardbreak"})
"""Tokens that bring no element of their own, or a line break."""
ADDRESS = re.compile(r"(https://|mailto:|tel:|/(?!/))", re.IGNORECASE)
LEVELS = {"h1": "h2", "h2": "h2"}
OFF = ["html_block", "html_inline", "image", "code", "fence", "backticks", "lheading", "autolink"]


def as_html(text: str) -> str:
    """The text as HTML; headings begin at the second level, below the page's own."""
    tokens = [_fit(token) for token in _reader().parse(text)]
    return str(RendererHTML().render(_allowed(tokens), _options(), {}))


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    reader.enable("table").disable(OFF, ignoreInvalid=True)
    reader.validateLink = _is_address  # type: ignore[method-assign] # its own way to be told
    return reader


def _is_address(url: str) -> bool:
    return ADDRESS.match(url.strip()) is not None


def _options() -> Any:
    return _reader().options


def _fit(token: Token) -> Token:
    if token.type in {"heading_open", "heading_close"}:
        token.tag = LEVELS.get(token.tag, "h3")
    if token.children:
        token.children = [_fit(child) for child in token.children]
    if token.tag == "a" and str(token.attrGet("href") or "").startswith("https://"):
        token.attrSet("rel", "noopener nofollow")
    token.attrs = {
        name: value
        for name, value in token.attrs.items()
        if token.tag == "a" and name in {"href", "rel"}
    }
    return token


def _allowed(tokens: Sequence[Token]) -> list[Token]:
    for token in tokens:
        if token.children:
            token.children = _allowed(token.children)
    return [one for one in tokens if one.type in MADE or one.tag in ALLOWED]
