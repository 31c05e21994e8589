"""Forms around waiting lists and results."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.offers import queries
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm
from nahtlos.web.offers.forms import LEVELS, a_year_ago


class JoinForm(PlainForm):
    """In which class of need the person stands."""

    need = OneOf(label=_("What fits?"), required=False)

    def __init__(self, *args: Any, needs: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.needs = {str(need.pk): need for need in needs}
        pairs = [(key, f"{need.name}: {need.says}") for key, need in self.needs.items()]
        if pairs:
            cast("OneOf", self.fields["need"]).choices = [*pairs, ("", _("None of these"))]
        else:
            del self.fields["need"]

    def chosen(self) -> Any:
        """The class of need itself, or none."""
        return self.needs.get(self.cleaned_data.get("need", ""))


class LeaveForm(PlainForm):
    """Why a place is given up."""

    because = OneOf(
        label=_("Why?"), choices=[c for c in queries.Ended.choices if c[0] != "no_answer"]
    )


class ExceptionForm(PlainForm):
    """Who comes before their turn, and why."""

    run = OneOf(label=_("In which run?"))
    reason = OneOf(label=_("Why before others?"), choices=queries.Reason.choices)
    note = PlainText(
        label=_("In one sentence"), max_length=200,
        help_text=_("No name and nothing about health: colleagues of the region read this."),
    )  # fmt: skip

    def __init__(self, *args: Any, runs: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.runs = {str(run.pk): run for run in runs}
        cast("OneOf", self.fields["run"]).choices = [
            (key, f"{run.starts_on:%d.%m.%Y}") for key, run in self.runs.items()
        ]

    def clean_run(self) -> Any:
        """The run itself."""
        return self.runs[self.cleaned_data["run"]]


class ResultForm(PlainForm):
    """What came of it."""

    outcome = OneOf(label=_("What came of it?"), choices=queries.Outcome.choices)
    level = OneOfMany(label=_("German proven by the certificate"), choices=LEVELS, required=False)
    on = Day(label=_("On which day?"), earliest=a_year_ago, latest=today)
    attended = forms.IntegerField(
        label=_("Attended, in percent of the hours"), min_value=0, max_value=100, required=False
    )

    def clean(self) -> dict[str, Any]:
        """A passed test has a level, attendance has a number."""
        data = super().clean() or self.cleaned_data
        if data.get("outcome") == "attended" and data.get("attended") is None:
            self.add_error("attended", _("Please write how much was attended, for example 80."))
        return data


NAME, MEANING = 80, 300


class NeedsForm(PlainForm):
    """The order of the region, a class in each line."""

    needs = PlainText(
        label=_("Who comes first? One class in each line, the first one first"),
        max_length=3000,
        lines=True,
        required=False,
        help_text=_("For example: Date set by an office: must begin within two months"),
    )

    def clean_needs(self) -> list[tuple[str, str]]:
        """Name and meaning of each class."""
        lines = [line for line in self.cleaned_data["needs"].splitlines() if line.strip()]
        pairs = [
            (name.strip(), says.strip())
            for name, _colon, says in (one.partition(":") for one in lines)
        ]
        if not all(0 < len(name) <= NAME and 0 < len(says) <= MEANING for name, says in pairs):
            raise forms.ValidationError(
                _("Please write each line as a short name, a colon, and what it means.")
            )
        if len({name for name, _says in pairs}) < len(pairs):
            raise forms.ValidationError(_("Two classes have the same name."))
        return pairs
