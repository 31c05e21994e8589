"""How one fact is asked: as buttons where few answers exist, else as one field."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nahtlos.core.clock import today
from nahtlos.people import countries, facts
from nahtlos.people.facts import Fact, Kind
from nahtlos.web.fields import Day, OneOfMany

BUTTONS = 8
LINE = 60
COMMON_STATUSES = (
    "ae_24",
    "ae_25_2",
    "ae_25_3",
    "gestattung_outside",
    "duldung_60a",
    "niederlassungserlaubnis",
    "family",
)
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


class Field(forms.Form):
    """The one field of a question that is not answered by a button."""

    answer: forms.Field


@dataclass(frozen=True)
class Asked:
    """A question as the page draws it: buttons (value, words) and, where needed, a field."""

    fact: Fact
    buttons: tuple[tuple[str, str], ...]
    form: forms.Form | None

    @property
    def quick(self) -> tuple[tuple[str, str], ...]:
        """The buttons, where they are all there is to it and fit into a line of another page."""
        length = sum(len(words) for _value, words in self.buttons)
        return self.buttons if self.form is None and length <= LINE else ()

    @property
    def text(self) -> str:
        """The question itself."""
        return self.fact.question.in_language(_language())

    @property
    def help(self) -> str:
        """What helps to answer it."""
        return self.fact.help.in_language(_language()) if self.fact.help else ""


def _language() -> str:
    return get_language() or "de"


def _buttons(fact: Fact) -> tuple[tuple[str, str], ...]:
    if fact.kind is Kind.BOOL:
        return (("yes", _("Yes")), ("no", _("No")))
    if fact.kind is Kind.LEVEL:
        none = _("none (A0)")
        return tuple((level, none if level == "A0" else level) for level in LEVELS)
    if fact.id == "status":
        words = dict(_choices(fact))
        return tuple((status, words[status]) for status in COMMON_STATUSES)
    return _choices(fact) if 0 < len(fact.values) <= BUTTONS else ()


def _choices(fact: Fact) -> tuple[tuple[str, str], ...]:
    words = {choice.value: choice.label.in_language(_language()) for choice in fact.choices}
    return tuple((value, words[value]) for value in fact.values)


def _field(fact: Fact) -> forms.Field | None:
    label = fact.label.in_language(_language())
    if fact.kind is Kind.DATE:
        return Day(label=label) if fact.future else Day(label=label, latest=today)
    if fact.kind is Kind.COUNTRY:
        return OneOfMany(label=label, choices=[("", "–"), *countries.sorted_names(_language())])
    if fact.id == "status":
        others = [one for one in _choices(fact) if one[0] not in COMMON_STATUSES]
        return OneOfMany(label=_("Another document"), choices=[("", "–"), *others])
    if fact.kind is Kind.CHOICE and len(fact.values) > BUTTONS:
        return OneOfMany(label=label, choices=[("", "–"), *_choices(fact)])
    if fact.kind in {Kind.BOOL, Kind.LEVEL, Kind.CHOICE}:
        return None
    return forms.CharField(label=label, max_length=2000)


def asked(name: str, data: QueryDict | None = None, value: Any = None) -> Asked:
    """The question for a fact, with what was typed or is known; KeyError outside the vocabulary."""
    fact = facts.lookup(name)
    field = _field(fact)
    form = None
    if field is not None:
        form = Field(data, initial={"answer": value})
        form.fields["answer"] = field
    return Asked(fact, _buttons(fact), form)


def read(question: Asked, data: QueryDict) -> facts.FactValue:
    """The value that was pressed or typed; raises BadValue, or leaves its sentence at the field."""
    pressed = _pressed(question, data)
    if question.form is None or pressed in dict(question.buttons):
        return facts.parse(question.fact.id, pressed)
    if not question.form.is_valid():
        raise ValidationError(list(question.form.errors["answer"]))
    return facts.parse(question.fact.id, question.form.cleaned_data["answer"])


def _pressed(question: Asked, data: QueryDict) -> str:
    """The button, wherever it stands among what was sent: the field of the form is sent as well."""
    buttons = dict(question.buttons)
    sent = data.getlist("answer")
    return next((one for one in sent if one in buttons), sent[-1] if sent else "")
