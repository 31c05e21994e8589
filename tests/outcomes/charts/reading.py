"""Reading a picture back: as an XML reader, a screen reader and a ruler see it."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?[\d.]+")


class Picture:
    """A drawn picture."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = ET.fromstring(text)  # noqa: S314 -- our own drawing is what is tested

    def of(self, tag: str, look: str = "") -> list[ET.Element]:
        """Elements of a kind, with a class."""
        return [
            one
            for one in self.root.iter(f"{SVG}{tag}")
            if not look or look in one.get("class", "").split()
        ]

    def words(self) -> list[str]:
        """Everything that is written."""
        return [one.text or "" for one in self.of("text")]

    def said(self) -> tuple[str, str]:
        """Title and description, found by the names that the picture refers to."""
        names = {one.get("id"): one.text or "" for one in self.root.iter() if one.get("id")}
        title, about = self.root.get("aria-labelledby", "").split()
        return names[title], names[about]

    def path(self, look: str) -> list[list[tuple[float, float]]]:
        """The corners of every line of a look."""
        return [pairs(one.get("d", "")) for one in self.of("path", look)]

    def outside(self) -> list[str]:
        """Places that lie outside the picture, one unit of ink allowed."""
        wide, tall = (float(one) for one in self.root.get("viewBox", "").split()[2:])
        return [f"{x},{y}" for x, y in self._places() if not (-1 <= x <= wide + 1 and -1 <= y <= tall + 1)]  # fmt: skip

    def _places(self) -> Iterator[tuple[float, float]]:
        defs = {id(one) for part in self.of("defs") for one in part.iter()}
        for one in self.root.iter():
            if id(one) in defs:
                continue
            if one.get("x") is not None:
                x, y = float(one.get("x", "")), float(one.get("y", ""))
                yield from ((x, y), (x + float(one.get("width", "0")), y + float(one.get("height", "0"))))  # fmt: skip
            elif one.get("cx") is not None:
                yield float(one.get("cx", "")), float(one.get("cy", ""))
            elif "l" not in one.get("d", "l"):
                yield from pairs(one.get("d", ""))


def pairs(way: str) -> list[tuple[float, float]]:
    """The points of a path that is made of M, L and Z alone."""
    numbers = [float(one) for one in NUMBER.findall(way)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def number(element: ET.Element, name: str) -> float:
    """An attribute that is a number."""
    return float(element.get(name, "nan"))
