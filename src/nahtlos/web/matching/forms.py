"""The form that says what a person looks for and can do."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.employers import queries as employers
from nahtlos.matching import queries
from nahtlos.network import queries as network
from nahtlos.web.fields import Day, OneOfMany, SomeOf
from nahtlos.web.forms import PlainForm, offer_choices

MOST_KM, WEEK = 200, 60


class WishForm(PlainForm):
    """Few fields; all but the place have an answer that holds for most."""

    area = OneOfMany(label=_("Where does the person live?"))
    reach_km = forms.IntegerField(
        label=_("How many kilometres may it be to work?"), min_value=1, max_value=MOST_KM,
        initial=25,
    )  # fmt: skip
    wants = SomeOf(
        label=_("What does the person look for?"), choices=queries.Kind.choices, initial=["job"]
    )
    hours_least = forms.IntegerField(
        label=_("At least how many hours a week?"), min_value=1, max_value=WEEK, initial=15
    )
    hours_most = forms.IntegerField(
        label=_("At most how many hours a week?"), min_value=1, max_value=WEEK, initial=40
    )
    from_on = Day(label=_("From when on?"))
    shifts = SomeOf(
        label=_("Which of these can the person work in?"), required=False,
        choices=employers.Shift.choices,
    )  # fmt: skip
    certificates = SomeOf(
        label=_("Which of these papers are there?"), required=False,
        choices=employers.Certificate.choices,
    )  # fmt: skip
    skills = SomeOf(
        label=_("What can the person do?"), required=False,
        help_text=_("Proposed from what was learned and from the goal. Please ask, then tick."),
    )  # fmt: skip
    tells = forms.BooleanField(label=_("Tell me when something new fits"), required=False)

    def __init__(
        self, *args: Any, region: UUID, wish: queries.Wish | None, skills: dict[str, str], **more: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, initial=_initial(wish), **more)
        self.areas = {str(one.pk): one for one in network.areas(region)}
        offer_choices(self, "area", [(key, one.name) for key, one in self.areas.items()])
        offer_choices(self, "skills", list(skills.items()))

    def clean(self) -> dict[str, Any]:
        """The least hours are not more than the most."""
        data = super().clean() or self.cleaned_data
        least, most = data.get("hours_least"), data.get("hours_most")
        if least is not None and most is not None and least > most:
            self.add_error("hours_most", _("Please write at least as many hours as above."))
        return data

    def fields_of(self) -> dict[str, Any]:
        """What the wish keeps of all this."""
        return dict(self.cleaned_data) | {"area": self.areas[self.cleaned_data["area"]]}


def _initial(wish: queries.Wish | None) -> dict[str, Any]:
    if wish is None:
        return {"from_on": today(), "tells": True}
    names = (
        "reach_km", "wants", "hours_least", "hours_most", "from_on", "shifts", "certificates",
        "skills", "tells",
    )  # fmt: skip
    return {name: getattr(wish, name) for name in names} | {"area": str(wish.area_id)}
