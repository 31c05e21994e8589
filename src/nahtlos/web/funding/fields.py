"""Numbers as people type them on a calculating page: 2.500,00 or 2,500.00 or 2500 €."""

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

UNIT = re.compile(r"\s*(?:€|euro|eur)\s*$", re.IGNORECASE)
GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,’\s])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
PLACES = re.compile(r"[.,](\d{1,2})$")
PLAIN = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?")


def read(typed: str) -> Decimal | None:
    """The number, None where it is none; a sign before exactly three digits groups thousands."""
    text = UNIT.sub("", "".join(str(unicodedata.decimal(sign, sign)) for sign in typed)).strip()
    if GROUPED.fullmatch(text):
        part = PLACES.search(text)
        whole = re.sub(r"\D", "", text[: part.start()] if part else text)
        return Decimal(f"{whole}.{part[1]}" if part else whole)
    return Decimal(text.replace(",", ".")) if PLAIN.fullmatch(text) else None


class Number(forms.CharField):
    """A number from `least` to `most`, with at most two places, or none with `whole`."""

    default_error_messages = {
        "required": _("Please write a number, for example %(example)s."),
        "number": _("Please write a number in digits, for example %(example)s."),
        "range": _("Please write a number from %(least)s to %(most)s."),
    }

    def __init__(
        self, *, least: int, most: int, example: str, whole: bool = False, **more: Any
    ) -> None:
        self.least, self.most, self.example, self.whole = least, most, example, whole
        mode = "numeric" if whole else "decimal"
        more.setdefault("widget", forms.TextInput(attrs={"inputmode": mode, "class": "short"}))
        super().__init__(max_length=20, **more)

    def clean(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            if self.required:
                raise self._refused("required")
            return None
        number = read(text)
        if number is None or (self.whole and number != int(number)):
            raise self._refused("number")
        if not self.least <= number <= self.most:
            raise self._refused("range")
        return number

    def _refused(self, code: str) -> ValidationError:
        shown = {"example": self.example, "least": self.least, "most": self.most}
        return ValidationError(str(self.error_messages[code]) % shown, code=code)
