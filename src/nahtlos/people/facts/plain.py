"""Text that people or programs hand in: in any script, without markup, formulas or unseen signs."""

import re
import unicodedata

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MARKUP = re.compile(r"<\s*[a-zA-Z/!?]")
FORMULA = "=+-@"
# Farsi and some Indian scripts need the joiners inside words; every other unseen sign may deceive.
JOINERS = "\u200c\u200d"
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
LINES = re.compile(r"\r\n?")


def composed(text: str) -> str:
    """The text in its composed form (NFC), with plain line ends and nothing around it."""
    return LINES.sub("\n", unicodedata.normalize("NFC", text)).strip(" \n\t")


def why_not_plain(text: str, *, lines: bool = False, allow: str = "") -> Promise | None:
    """The sentence that says why this is not plain text, or none.

    `lines` allows line breaks; `allow` names signs out of `=+-@` with which the text may begin.
    """
    if not lines and "\n" in text:
        return _("Please write this in one line.")
    if any(unicodedata.category(sign) in UNSEEN and sign not in JOINERS + "\n" for sign in text):
        return _("There are signs in this text that cannot be seen. Please type it anew.")
    if MARKUP.search(text):
        return _("Please write this as plain text, without “<”.")
    if text[:1] in set(FORMULA) - set(allow):
        return _("Please begin with a letter or a number, not with “=”, “+”, “-” or “@”.")
    return None
