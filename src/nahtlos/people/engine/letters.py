"""Which letters the bytes of a text file stand for: Unicode, or what German Windows programs write."""

import re

WIDE = (b"\xff\xfe", b"\xfe\xff")
# What stands in German tables besides ASCII, with the letters of our neighbours' names.
USUAL = frozenset(
    "ÄÖÜäöüßẞÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛÝàáâãåæçèéêëìíîïñòóôõøùúûýŒœŠšŽž"
    "€§°«»–—„“”‚‘’…´·\N{NO-BREAK SPACE}"
)
WORD = re.compile(r"[^\W\d_]+")
LONG = 4


class NotReadable(ValueError):
    """The bytes are no text whose letters are known."""


def decoded(content: bytes) -> str:
    """The text in these bytes: UTF-16 with its mark, UTF-8 with or without one, else Windows-1252.

    Windows-1252 fits any bytes, so it is believed only where nothing unusual comes out: a name in
    other letters would be kept wrong without anybody noticing.
    """
    try:
        return content.decode("utf-16" if content.startswith(WIDE) else "utf-8-sig")
    except UnicodeDecodeError:
        return _of_windows(content)


def _of_windows(content: bytes) -> str:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise NotReadable from error
    if any(sign > "\x7f" and sign not in USUAL for sign in set(text)):
        raise NotReadable
    if any(_strange(word[0]) for word in WORD.finditer(text)):
        raise NotReadable
    return text


def _strange(word: str) -> bool:
    """A longer word mostly of letters beyond ASCII is another script, read wrongly."""
    return len(word) >= LONG and sum(sign > "\x7f" for sign in word) * 2 > len(word)
