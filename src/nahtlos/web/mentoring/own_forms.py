"""Forms that the two of a pair fill in, each on their own page: a line, a time, a word."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.mentoring import queries
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices

LATELY = 14
MINUTES = (30, 60, 90, 120, 180, 240)


def _days() -> list[tuple[str, str]]:
    """The last two weeks, said as people say days."""
    on = today()
    every = [on - timedelta(days=ago) for ago in range(LATELY)]
    return [(one.isoformat(), _named(one, on)) for one in every]


def _named(day: date, on: date) -> str:
    if day == on:
        return str(_("today"))
    return f"{date_format(day, 'D')} {date_format(day, 'SHORT_DATE_FORMAT')}"


class LogForm(PlainForm):
    """A meeting in one line: three choices, nothing to type."""

    held_on = OneOfMany(label=_("When"), choices=())
    minutes = OneOfMany(
        label=_("Minutes"), choices=[(str(n), str(n)) for n in MINUTES], initial="60"
    )
    how = OneOfMany(label=_("How"), choices=queries.How.choices, initial="met")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "held_on", _days())

    def line(self) -> dict[str, Any]:
        """As the action wants it."""
        given = self.cleaned_data
        return {
            "held_on": date.fromisoformat(given["held_on"]),
            "minutes": int(given["minutes"]),
            "how": given["how"],
        }


class NextForm(PlainForm):
    """When the two meet next."""

    on = Day(label=_("On which day?"), earliest=today)
    begins = forms.TimeField(
        label=_("At what time?"), widget=forms.TimeInput(attrs={"inputmode": "numeric", "size": 5})
    )

    def next_at(self) -> datetime:
        """The moment in the region's time."""
        given = self.cleaned_data
        return timezone.make_aware(datetime.combine(given["on"], given["begins"]))


REASONS = {
    queries.About.SILENCE.value: queries.Answered.choices,
    queries.About.END.value: queries.Ended.choices,
}
ASKS = {
    queries.About.SILENCE.value: _("How is it going?"),
    queries.About.END.value: _("How was it?"),
}


class WordForm(PlainForm):
    """A reason and a word; the other does not see it."""

    reason = OneOf(label="", choices=())
    text = PlainText(label=_("In a word or two"), max_length=500, lines=True, required=False)

    def __init__(self, *args: Any, about: str, **more: Any) -> None:
        super().__init__(*args, **more)
        if about in REASONS:
            self.fields["reason"].label = ASKS[about]
            offer_choices(self, "reason", REASONS[about])
        else:
            del self.fields["reason"]
            self.fields["text"].required = True
            self.fields["text"].label = _("What do you need help with?")
