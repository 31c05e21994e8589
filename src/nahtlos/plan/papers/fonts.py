"""Which signs the fonts of papers can draw, read from the fonts themselves (OpenType, table `cmap`)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from

from django.conf import settings

RECORD, GROUP = 16, 12
FORMAT_OF_GROUPS, FORMAT_OF_SEGMENTS = 12, 4
LAST = 0xFFFF
# Signs that steer and draw nothing, and those that a line is broken at.
UNDRAWN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
LEFT_OUT = "[…]"


class NoFonts(Exception):
    """The fonts have not been built; `python -m nahtlos.site.assets` builds them."""


def folder() -> Path:
    """Where the fonts stand."""
    found = Path(settings.PAPER_FONTS)
    if not any(found.glob("*.ttf")):
        raise NoFonts(f"No fonts in {found}: run `python -m nahtlos.site.assets`.")
    return found


@cache
def drawn() -> frozenset[int]:
    """Every sign that one of the fonts can draw."""
    files = [path.read_bytes() for path in sorted(folder().glob("*.ttf"))]
    return frozenset(sign for font in files for sign in _signs(font))


def can_draw(text: str) -> bool:
    """Whether each sign of the text will be seen on paper."""
    return all(_seen(sign) for sign in text)


def drawable(text: str) -> str:
    """The text as it can be set: what no font can draw shows as “[…]”, never as empty boxes."""
    text = unicodedata.normalize("NFC", text)
    if can_draw(text):
        return text
    kept = "".join(sign if _seen(sign) else "\0" for sign in text)
    return re.sub(r"\0(?:\s*\0)*", LEFT_OUT, kept)


def _seen(sign: str) -> bool:
    return ord(sign) in drawn() or unicodedata.category(sign) in UNDRAWN


def _signs(font: bytes) -> Iterator[int]:
    cmap = _table(font, b"cmap")
    count = unpack_from(">H", font, cmap + 2)[0]
    for number in range(count):
        begins = cmap + unpack_from(">I", font, cmap + 4 + 8 * number + 4)[0]
        kind = unpack_from(">H", font, begins)[0]
        if kind == FORMAT_OF_GROUPS:
            yield from _of_groups(font, begins)
        elif kind == FORMAT_OF_SEGMENTS:
            yield from _of_segments(font, begins)


def _table(font: bytes, tag: bytes) -> int:
    for number in range(unpack_from(">H", font, 4)[0]):
        found, _checksum, begins, _length = unpack_from(">4sIII", font, 12 + RECORD * number)
        if found == tag:
            return int(begins)
    raise NoFonts(f"A font without {tag.decode()}.")


def _of_groups(font: bytes, begins: int) -> Iterator[int]:
    for number in range(unpack_from(">I", font, begins + 12)[0]):
        first, last, _glyph = unpack_from(">III", font, begins + 16 + GROUP * number)
        yield from range(first, last + 1)


def _of_segments(font: bytes, begins: int) -> Iterator[int]:
    """Segments without a detour through the array of glyphs; with one, the glyph must not be 0."""
    twice = unpack_from(">H", font, begins + 6)[0]
    ends, starts = begins + 14, begins + 16 + twice
    deltas, detours = starts + twice, starts + 2 * twice
    for at in range(0, twice, 2):
        last, first, delta, detour = (
            unpack_from(">H", font, column + at)[0] for column in (ends, starts, deltas, detours)
        )
        for sign in range(first, last + 1):
            glyph = sign
            if detour:
                glyph = unpack_from(">H", font, detours + at + detour + 2 * (sign - first))[0]
            if sign != LAST and glyph and (glyph + (0 if detour else delta)) & LAST:
                yield sign
