"""Fields for how somebody is reached; each says with an example what is expected."""

import re
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from nahtlos.web.fields import PlainText

SHORT = {"110", "112", "115"}  # police, fire and ambulance, the authorities' own number
DIGITS = 6
FIVE_DIGITS = re.compile(r"[0-9]{5}\Z")


class Telephone(PlainText):
    """A telephone number as people write it; it must be long enough to be one."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})
    sentence = _("Please write the number with its area code, for example 030 23125 555.")

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=30, allow="+", **more)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not _can_be_dialled(value):
            raise ValidationError(self.sentence, code="telephone")


def _can_be_dialled(number: str) -> bool:
    digits = sum(sign.isdecimal() for sign in number)
    if any(sign.isalpha() for sign in number) or not (number in SHORT or digits >= DIGITS):
        return False
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, "DE"))
    except phonenumbers.NumberParseException:
        return False


class Mail(PlainText):
    """A mail address."""

    widget = forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"})
    default_validators = [
        EmailValidator(_("Please write a mail address, for example office@lindenau.example."))
    ]

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=254, **more)


class Website(PlainText):
    """An address on the web."""

    widget = forms.URLInput(attrs={"autocomplete": "off", "dir": "ltr"})
    default_validators = [
        URLValidator(
            schemes=["http", "https"],
            message=_("Please write the whole address, for example https://www.lindenau.example."),
        )
    ]

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=200, **more)


class Postcode(PlainText):
    """Five digits."""

    default_validators = [
        RegexValidator(FIVE_DIGITS, _("A postcode has five digits, for example 01234."))
    ]

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=5, **more)


class Postcodes(PlainText):
    """Several postcodes with anything between them; a list of five digits each."""

    sentence = _("Please write postcodes of five digits with a comma between them: 01234, 01235.")

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=600, **more)

    def clean(self, value: Any) -> list[str]:
        codes = super().clean(value).replace(",", " ").replace(";", " ").split()
        if not all(FIVE_DIGITS.match(code) for code in codes):
            raise ValidationError(self.sentence, code="postcodes")
        return sorted(set(codes))
