"""Forms of recognition. Each asks only what belongs to the step that is taken."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.people import countries, languages
from nahtlos.people.queries import QualificationKind
from nahtlos.recognition import queries
from nahtlos.recognition.actions import Entrance, Told
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import offer_choices
from nahtlos.web.templatetags.words import spoken

State = queries.State
YEAR = {name: _("Please write a year like 2014.") for name in ("invalid", "min_value", "max_value")}
EURO = _("Please write an amount in euro like 200 or 149,50.")
LONGEST_PART = 200


def _countries() -> list[tuple[str, str]]:
    return [("", "–"), *countries.sorted_names(get_language() or "de")]


def _languages() -> list[tuple[str, str]]:
    return [("", "–"), *languages.sorted_names(get_language() or "de")]


def _occupations() -> list[tuple[str, str]]:
    """Every code of the catalogue once, by the name of its occupations."""
    named: dict[str, list[str]] = {}
    for one in queries.occupations(today()):
        named.setdefault(one.kldb, []).append(spoken(one.title))
    rows = sorted((" / ".join(titles), code) for code, titles in named.items())
    return [("", str(_("another occupation"))), *((code, title) for title, code in rows)]


class About(forms.Form):
    """A qualification as it is: what, where, when. Its recognition follows from the procedure."""

    title = PlainText(label=_("Title in German"), max_length=160)
    title_original = PlainText(label=_("Title in the original"), required=False, max_length=160)
    kind = OneOf(label=_("Kind"), choices=QualificationKind.choices)
    country = OneOfMany(label=_("Learned in"), choices=_countries, required=False)
    school = PlainText(label=_("School or university"), required=False, max_length=160)
    begun_in = forms.IntegerField(
        label=_("Begun in the year"), required=False, min_value=1940, max_value=2100,
        error_messages=YEAR,
    )  # fmt: skip
    finished_in = forms.IntegerField(
        label=_("Finished in the year"), required=False, min_value=1940, max_value=2100,
        error_messages=YEAR,
    )  # fmt: skip
    kldb = OneOfMany(
        label=_("Occupation in Germany that is nearest"), choices=_occupations, required=False
    )
    note = PlainText(label=_("Worth knowing"), required=False, max_length=300, lines=True)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        code = (more.get("initial") or {}).get("kldb", "")
        known = _occupations()
        if code and code not in dict(known):
            known.append((code, code))
        offer_choices(self, "kldb", known)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begun, finished = given.get("begun_in"), given.get("finished_in")
        if begun and finished and begun > finished:
            self.add_error(
                "finished_in", _("Please write a year that is not before the first one.")
            )
        return given


class Moving(forms.Form):
    """What is told with a step of a procedure; fields that do not belong to it are not asked."""

    way = OneOf(label=_("Which procedure?"), required=False)
    on = Day(label=_("On which day?"), latest=today, initial=today)
    office = PlainText(label=_("Which office?"), required=False, max_length=160)
    missing = PlainText(
        label=_("What is missing?"), max_length=300, lines=True, required=False,
        help_text=_("For example: subjects with hours; the translation of the certificate"),
    )  # fmt: skip
    without_fault = forms.BooleanField(
        label=_("The person cannot get it and cannot help that"), required=False,
        help_text=_("For example because the school was destroyed. Then skills can be assessed."),
    )  # fmt: skip
    parts = PlainText(
        label=_("What is still missing for full recognition? One line each."),
        max_length=2000, lines=True, required=False,
    )  # fmt: skip
    note = PlainText(label=_("Worth knowing"), required=False, max_length=300, lines=True)

    ASKED: dict[str, tuple[str, ...]] = {
        State.NOT_NEEDED: (),
        State.ADVISED: ("office",),
        State.APPLIED: ("way", "office"),
        State.DEFICIENT: ("missing", "without_fault"),
        State.PARTIAL: ("parts",),
    }

    def __init__(
        self, *args: Any, to: queries.State, road: queries.OwnRoad | None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.to, self.stages = to, list(road.road.stages) if road and road.road else []
        self.road = road
        asked = self.ASKED.get(to, ())
        for name in ("way", "office", "missing", "without_fault", "parts"):
            if name not in asked or (name == "way" and len(self.stages) < 2):  # noqa: PLR2004 -- one is no choice
                del self.fields[name]
        if "way" in self.fields:
            ways = [(one.procedure.id, spoken(one.procedure.title)) for one in self.stages]
            offer_choices(self, "way", ways)
        for name in {"missing", "parts", "way"} & set(self.fields):
            self.fields[name].required = True

    def clean_parts(self) -> tuple[str, ...]:
        """Lines of the text; each must fit into a row."""
        lines = [line.strip(" -•") for line in self.cleaned_data["parts"].splitlines()]
        if any(len(line) > LONGEST_PART for line in lines):
            raise forms.ValidationError(_("Please write at most 200 letters in a line."))
        return tuple(line for line in lines if line)

    @property
    def told(self) -> Told:
        """What the action is told."""
        given = {name: self.cleaned_data[name] for name in self.fields if name != "way"}
        return Told(**given)

    @property
    def entrance(self) -> Entrance:
        """Where the road begins, as far as the catalogue knows it."""
        if not self.stages or self.road is None or self.road.road is None:
            alone = self.road.stage if self.road else None
            return Entrance("", alone.procedure.id, alone.body.id) if alone else Entrance()
        chosen = self.cleaned_data.get("way")
        stage = next((s for s in self.stages if s.procedure.id == chosen), self.stages[0])
        return Entrance(self.road.road.occupation.id, stage.procedure.id, stage.body.id)


def _tomorrow() -> date:
    return today() + timedelta(days=1)


class Extend(forms.Form):
    """The office has extended its time."""

    until = Day(label=_("Until when, as the office has written?"), earliest=_tomorrow)


class NewCost(forms.Form):
    """Something to be paid."""

    kind = OneOfMany(label=_("What for?"), choices=queries.CostKind.choices)
    euro = forms.DecimalField(
        label=_("Euro"), min_value=Decimal("0.01"), max_digits=8, decimal_places=2, localize=True,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"), EURO),
    )  # fmt: skip
    payer = OneOfMany(label=_("Who pays?"), choices=queries.Payer.choices, initial="open")


class NewCheck(forms.Form):
    """Something that a person can do."""

    what = PlainText(
        label=_("What can the person do?"),
        max_length=160,
        help_text=_("For example: lays tiles; keeps the till. Nothing about health."),
    )
    level = OneOf(label=_("How well?"), choices=queries.Level.choices)
    how = OneOf(label=_("How was it found out?"), choices=queries.Found.choices)
    found_on = Day(label=_("When?"), latest=today, initial=today)
    found_by = PlainText(
        label=_("Who found it out, if somebody else?"),
        required=False,
        max_length=120,
        help_text=_("For example: Elektro Beispiel GmbH"),
    )
    language = OneOfMany(label=_("In which language?"), choices=_languages, required=False)
    note = PlainText(
        label=_("Worth knowing"),
        required=False,
        max_length=300,
        lines=True,
        help_text=_("Nothing about health or burdens."),
    )
