"""The sheet that is drawn on: lines, areas, marks and words, and the frame that says what it shows."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape
from typing import Literal, TypeAlias

from nahtlos.outcomes.charts.looks import (
    ACCENT,
    AREAS,
    FONT,
    INK,
    LINES,
    SHAPES,
    SIZE,
    SMALL,
    TEXTS,
    WIDE,
    Look,
    kind,
    patterns,
)
from nahtlos.outcomes.charts.said import Said

Point: TypeAlias = tuple[float, float]
Anchor: TypeAlias = Literal["start", "middle", "end"]
TURNED: dict[str, Anchor] = {"start": "end", "middle": "middle", "end": "start"}
WIDTH = 360.0


def place(value: float) -> str:
    """A place as SVG writes it."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _attributes(look: Look) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in look.items())


def long(text: str, look: str = "text") -> float:
    """About how long a text is; no font is asked, so it is counted generously."""
    return len(text) * WIDE * (SMALL if look == "small" else SIZE)


def broken(text: str, room: float, look: str = "text") -> list[str]:
    """A text in lines that fit, broken between words."""
    lines: list[str] = []
    for word in text.split():
        if lines and long(f"{lines[-1]} {word}", look) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


class Sheet:
    """A picture in the making. Places are given as for one who reads from the left."""

    def __init__(self, said: Said, height: float, width: float = WIDTH) -> None:
        self.said, self.width, self.height = said, width, height
        self._parts: list[str] = []

    def line(self, start: Point, end: Point, look: str) -> None:
        """A straight line."""
        self.path((start, end), look)

    def path(self, points: Sequence[Point], look: str) -> None:
        """A line through points."""
        if len(points) > 1:
            self._parts.append(
                f'<path class="chart__{look}" d="{self._way(points)}" fill="none"{_attributes(LINES[look])}/>'
            )

    def area(self, points: Sequence[Point], look: str) -> None:
        """The area within points."""
        if len(points) > 2:  # noqa: PLR2004 -- fewer enclose nothing
            self._parts.append(
                f'<path class="chart__{look}" d="{self._way(points)}Z"{_attributes(AREAS[look])}/>'
            )

    def bar(self, corner: Point, width: float, height: float, number: int = 0) -> None:
        """A bar of one of the kinds, from its upper corner on."""
        left = self._x(corner[0] + (width if self.said.from_right else 0))
        filled = f"url(#{self.name}-p{kind(number)})" if kind(number) else ACCENT
        self._parts.append(
            f'<rect class="chart__bar chart__bar--{kind(number)}" x="{place(left)}" y="{place(corner[1])}"'
            f' width="{place(width)}" height="{place(height)}" fill="{filled}" stroke="{ACCENT}"/>'
        )

    def mark(self, at: Point, number: int = 0, *, look: str = "point", size: float = 3.5) -> None:
        """A mark in the shape of one of the kinds."""
        x, y, shape = self._x(at[0]), at[1], SHAPES[kind(number)]
        drawn = {
            "circle": f'<circle cx="{place(x)}" cy="{place(y)}" r="{place(size)}"',
            "square": f'<rect x="{place(x - size)}" y="{place(y - size)}" width="{place(2 * size)}" height="{place(2 * size)}"',
            "diamond": f'<path d="M{place(x)} {place(y - 1.4 * size)}l{place(1.4 * size)} {place(1.4 * size)}l{place(-1.4 * size)} {place(1.4 * size)}l{place(-1.4 * size)} {place(-1.4 * size)}Z"',
            "triangle": f'<path d="M{place(x)} {place(y - 1.3 * size)}l{place(1.2 * size)} {place(2.2 * size)}l{place(-2.4 * size)} 0Z"',
        }[shape]  # fmt: skip
        self._parts.append(f'{drawn} class="chart__{look}"{_attributes(AREAS[look])}/>')

    def words(self, at: Point, text: str, look: str = "text", anchor: Anchor = "start") -> None:
        """A line of words, in the direction of the page."""
        self._text(at, text, look, f'text-anchor="{anchor}"')

    def figure(self, at: Point, text: str, look: str = "text", anchor: Anchor = "start") -> None:
        """A number; it runs from the left in every language."""
        turned = TURNED[anchor] if self.said.from_right else anchor
        self._text(at, text, look, f'text-anchor="{turned}" direction="ltr"')

    def nothing(self) -> str:
        """The picture when there is nothing to draw."""
        self.height = 48
        self.words((self.width / 2, 28), self.said.nothing, anchor="middle")
        return self.svg()

    def svg(self) -> str:
        """The whole picture."""
        direction = "rtl" if self.said.from_right else "ltr"
        name = self.name
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" focusable="false"'
            f' viewBox="0 0 {place(self.width)} {place(self.height)}" direction="{direction}"'
            f' aria-labelledby="{name}-t {name}-d" font-family="{FONT}" fill="{INK}">'
            f'<title id="{name}-t">{escape(self.said.title)}</title>'
            f'<desc id="{name}-d">{escape(self.said.about)}</desc>'
            f"<defs>{patterns(name)}</defs>{''.join(self._parts)}</svg>"
        )

    @property
    def name(self) -> str:
        """A name that no other picture on the page has."""
        told = f"{self.said.name}\0{self.said.title}\0{self.said.about}"
        return f"c{sha256(told.encode()).hexdigest()[:10]}"

    def _x(self, x: float) -> float:
        return self.width - x if self.said.from_right else x

    def _way(self, points: Iterable[Point]) -> str:
        return "M" + "L".join(f"{place(self._x(x))} {place(y)}" for x, y in points)

    def _text(self, at: Point, text: str, look: str, more: str) -> None:
        self._parts.append(
            f'<text class="chart__{look}" x="{place(self._x(at[0]))}" y="{place(at[1])}" {more}'
            f"{_attributes(TEXTS[look])}>{escape(text)}</text>"
        )
