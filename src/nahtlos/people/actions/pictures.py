"""Pictures made anew from what a viewer needs: no place, no device, no comment travels along.

Telephones write into a photograph where it was taken. Kept is the picture, and which way is up.
"""

import zlib

from django.utils.translation import gettext_lazy as _

from nahtlos.people.actions.faults import NotAPaper

PNG = b"\x89PNG\r\n\x1a\n"
# Colours and picture (PNG, 3rd edition, 5.6 and 11.3.2), nothing of text, time or place.
NEEDED = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"})
MOST_PIXELS = 60_000_000
# Markers of segments (ITU-T T.81, table B.1): where the picture begins, and what programs add.
MARKER, SCAN, EXIF, ADOBE, COMMENT = 0xFF, 0xDA, 0xE1, 0xEE, 0xFE
ADDED = frozenset({*range(0xE1, 0xF0), COMMENT}) - {ADOBE}
TURNED = frozenset(range(2, 9))
ORIENTATION = 0x0112
DAMAGED = _("This file is damaged. Please scan the paper once more.")
TOO_MANY = _("This picture has too many pixels. Please scan the paper with less detail.")


def clean_png(content: bytes) -> bytes:
    """A PNG of the needed chunks with true checksums; refuses one that would unpack without end."""
    kept, packed, rows = [PNG], zlib.decompressobj(), 0
    at, most = len(PNG), 0
    while at + 12 <= len(content):
        length, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        data, at = content[at + 8 : at + 8 + length], at + 12 + length
        if name == b"IHDR":
            most = _bytes_of(data)
        elif name == b"IDAT":
            rows += _unpacked(packed, data, most - rows)
        if name in NEEDED:
            kept.append(_chunk(name, data))
    if rows == 0:
        raise NotAPaper(DAMAGED)
    return b"".join(kept)


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def _bytes_of(header: bytes) -> int:
    """How many bytes the rows may take at most: four samples of two bytes, a filter byte a row."""
    width, height = int.from_bytes(header[:4]), int.from_bytes(header[4:8])
    if width * height > MOST_PIXELS:
        raise NotAPaper(TOO_MANY)
    return (width * 8 + 8) * height


def _unpacked(packed: "zlib._Decompress", data: bytes, most: int) -> int:
    """How many bytes come out of this piece, counted without being kept."""
    found = 0
    try:
        while data:
            found += len(packed.decompress(data, 1 << 20))
            if found > most:
                raise NotAPaper(TOO_MANY)
            data = packed.unconsumed_tail
    except zlib.error as error:
        raise NotAPaper(DAMAGED) from error
    return found


def clean_jpeg(content: bytes) -> bytes:
    """A JPEG without the segments of applications and comments, but still the right way up."""
    kept, at, turned = [content[:2]], 2, b""
    while at + 4 <= len(content) and content[at] == MARKER:
        marker = content[at + 1]
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if marker == SCAN:
            break
        if marker == EXIF and not turned:
            turned = _upright(content[at + 4 : end])
        elif marker not in ADDED:
            kept.append(content[at:end])
        at = end
    return b"".join([kept[0], turned, *kept[1:], content[at:]])


def _upright(exif: bytes) -> bytes:
    """A segment that says only which way is up (EXIF 2.32, 4.6.4 A); empty where it need not."""
    if not exif.startswith(b"Exif\0\0") or exif[6:8] not in {b"II", b"MM"}:
        return b""
    tiff, order = exif[6:], "little" if exif[6:8] == b"II" else "big"
    way = _way(tiff, order)
    if way not in TURNED:
        return b""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + way.to_bytes(2) + b"\0\0"
    body = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body


def _way(tiff: bytes, order: str) -> int:
    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], "little" if order == "little" else "big")

    start = number(4, 4)
    for place in range(start + 2, start + 2 + 12 * min(number(start, 2), 100), 12):
        if number(place, 2) == ORIENTATION:
            return number(place + 8, 2)
    return 1
