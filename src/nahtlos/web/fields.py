"""Form fields that answer bad input with a sentence at the field and keep what was typed."""

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.people.facts.plain import composed, why_not_plain
from nahtlos.web.forms import DateParts

REQUIRED = _("Please write something here.")
CHOOSE = _("Please choose one of these answers.")


class PlainText(forms.CharField):
    """Text in any script, in its composed form (NFC), without markup, formulas or unseen signs.

    `lines=True` for several lines; `allow="+"` where a telephone number may stand.
    """

    default_error_messages = {
        "required": REQUIRED,
        "max_length": _("Please shorten this to %(limit_value)d letters; it has %(show_value)d."),
        "min_length": _("Please write at least %(limit_value)d letters."),
    }

    def __init__(
        self, *, max_length: int, lines: bool = False, allow: str = "", **more: Any
    ) -> None:
        self.lines, self.allow = lines, allow
        if lines:
            more.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(max_length=max_length, **more)

    def to_python(self, value: object) -> str | None:
        text = composed(str(value or ""))
        sentence = why_not_plain(text, lines=self.lines, allow=self.allow)
        if sentence:
            raise ValidationError(str(sentence), code="not_plain")
        return super().to_python(text)


Bound = date | Callable[[], date]


def _day(bound: Bound) -> date:
    return bound if isinstance(bound, date) else bound()


class Day(forms.DateField):
    """A day in three short fields; between `earliest` and `latest`, each a day or a callable."""

    widget = DateParts
    default_error_messages = {
        "required": _("Please write day, month and year, for example 23 11 2026."),
        "invalid": _("This day does not exist. Please write it like 23 11 2026."),
        "future": _("This day lies in the future. Please write a day up to %(bound)s."),
        "too_late": _("Please write a day up to %(bound)s."),
        "too_early": _("Please write a day from %(bound)s on."),
    }

    def __init__(
        self,
        *,
        earliest: Bound = date(1900, 1, 1),
        latest: Bound = date(2100, 12, 31),
        **more: Any,
    ) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(input_formats=DateParts.formats, **more)

    def to_python(self, value: Any) -> date | None:
        """Digits of every script count: Arabic keyboards write their own."""
        if isinstance(value, str):
            value = "".join(str(unicodedata.decimal(sign, sign)) for sign in value)
        return super().to_python(value)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        earliest, latest = _day(self.earliest), _day(self.latest)
        if value < earliest:
            self._refuse("too_early", earliest)
        if value > latest:
            self._refuse("future" if latest == today() else "too_late", latest)

    def _refuse(self, code: str, bound: date) -> None:
        shown = {"bound": date_format(bound, "SHORT_DATE_FORMAT")}
        raise ValidationError(self.error_messages[code], code=code, params=shown)


class OneOfMany(forms.ChoiceField):
    """One of many answers, in a list that folds out."""

    default_error_messages = {"required": CHOOSE, "invalid_choice": CHOOSE}


class OneOf(OneOfMany):
    """One of few answers, all in sight."""

    widget = forms.RadioSelect


class SomeOf(forms.MultipleChoiceField):
    """Any of few answers, ticked one by one; nothing is ticked beforehand."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Please tick at least one."),
        "invalid_choice": _("Please tick only what is offered here."),
        "invalid_list": _("Please tick at least one."),
    }


class Yes(forms.BooleanField):
    """A sentence that has to be agreed to."""

    default_error_messages = {
        "required": _("Please tick this if it is so. Without it we cannot go on.")
    }
