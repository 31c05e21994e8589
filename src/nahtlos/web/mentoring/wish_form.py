"""What a person wishes of a mentor, filled in by themself or by an adviser."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nahtlos.employers import queries as employers
from nahtlos.mentoring import actions, queries
from nahtlos.network import queries as network
from nahtlos.web.employers.occupation import OccupationText
from nahtlos.web.fields import OneOf, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.network.forms import spoken
from nahtlos.web.network.reach import Telephone

OPEN = ("", "–")


def areas(region: UUID) -> list[tuple[str, str]]:
    """The places of a region, to choose one."""
    return [OPEN, *((str(one.pk), one.name) for one in network.areas(region))]


class Occupied(PlainForm):
    """A form with an occupation: chosen while typing, or written so that it is sure."""

    occupation = PlainText(
        label=_("Occupation"), max_length=120, required=False, widget=OccupationText,
        help_text=_("Any word in any of our languages, for example: nurse"),
    )  # fmt: skip
    kldb = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"id": "id_kldb"}))

    def clean(self) -> dict[str, Any]:
        """The code of what was typed."""
        data = super().clean() or self.cleaned_data
        typed, code = data.get("occupation", ""), data.get("kldb", "")
        data["kldb"] = (
            (code and employers.code_of(code)) or employers.code_of(typed) if typed else ""
        )
        if typed and not data["kldb"] and "occupation" not in self.errors:
            self.add_error(
                "occupation",
                str(_("We do not know this word. Please try another, or leave it empty.")),
            )
        return data


class WishForm(Occupied):
    """What a person wishes of a mentor. Only the language is needed."""

    best = OneOfMany(label=_("In which language do you speak best?"), choices=())
    also = SomeOf(label=_("Which languages do you speak, too?"), required=False, choices=())
    aim = OneOf(
        label=_("What should a mentor help with?"), required=False, choices=queries.Aim.choices
    )
    times = SomeOf(label=_("When do you have time?"), required=False, choices=queries.Slot.choices)
    sex = OneOfMany(
        label=_("Would you rather have a woman or a man?"), required=False,
        choices=[("", _("Both are fine")), *queries.Sex.choices],
    )  # fmt: skip
    area = OneOfMany(label=_("Where do you live?"), required=False)
    telephone = Telephone(label=_("Telephone, if they may ring you"), required=False)
    more = PlainText(
        label=_("What else should they know?"), max_length=300, lines=True, required=False
    )
    field_order = ("best", "also", "aim", "times", "occupation", "kldb", "sex", "area", "telephone")

    def __init__(
        self, *args: Any, region: UUID, by_adviser: bool = False, known: list[str], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "best", spoken(known))
        often = dict.fromkeys((*known, *dict(settings.LANGUAGES)))
        offer_choices(self, "also", [one for one in spoken(known) if one[0] in often])
        offer_choices(self, "area", areas(region))
        if by_adviser:
            del self.fields["sex"]

    @staticmethod
    def of(preferred: str, known: list[str]) -> dict[str, Any]:
        """What stands there at first: the languages of the file, the preferred one first."""
        best = preferred if preferred in known or not known else known[0]
        return {"best": best, "also": [one for one in known if one != best]}

    def wanted(self) -> actions.Wanted:
        """As the action wants it: the best language first."""
        data = dict(self.cleaned_data)
        data.pop("occupation")
        best, also, area = data.pop("best"), data.pop("also"), data.pop("area")
        return actions.Wanted(
            **data, languages=[best, *(one for one in also if one != best)],
            area_id=UUID(area) if area else None,
        )  # fmt: skip
