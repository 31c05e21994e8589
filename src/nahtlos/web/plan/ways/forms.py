"""The form that says where somebody wants to get to, as the ways need it."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.people import facts
from nahtlos.recognition import queries as recognition
from nahtlos.web.fields import OneOf, OneOfMany, PlainText
from nahtlos.web.languages import german_or_english

KINDS = (
    ("job", _("Work")),
    ("apprenticeship", _("An apprenticeship")),
    ("self_employment", _("An own business")),
)
MOST_WORDS = 160


def _occupations() -> list[tuple[str, str]]:
    language = german_or_english()
    told = {one.kldb: one.title[language] for one in recognition.occupations(today())}
    return [("", _now("any work now")), *sorted(told.items(), key=lambda pair: pair[1])]


class GoalForm(forms.Form):
    """What kind of work, and in which occupation."""

    kind = OneOf(label=_("What is the goal?"), choices=KINDS, initial="job")
    kldb = OneOfMany(
        label=_("In which occupation?"), required=False, choices=_occupations,
        help_text=_("Leave it at “any work now” if the occupation is still open."),
    )  # fmt: skip
    title = PlainText(label=_("In a few words"), max_length=MOST_WORDS, required=False)

    def goal(self) -> facts.FactValue:
        """The goal as it stands on record."""
        given = {key: value for key, value in self.cleaned_data.items() if value}
        return facts.parse("goal", given)
