"""Forms of the guard: who is asked, who reacts, what was done, and what the chamber is told."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import queries
from nahtlos.core.clock import today
from nahtlos.network import queries as network
from nahtlos.web.apprenticeships.forms import two_years_ago
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText, Yes
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.languages import OWN_NAMES
from nahtlos.web.network.reach import Mail, Telephone


class VoiceForm(PlainForm):
    """Who is asked every month at the company or at the school."""

    name = PlainText(label=_("Name"), max_length=160)
    email = Mail(label=_("E-mail"), required=False)
    telephone = Telephone(label=_("Mobile number"), required=False)
    language = OneOfMany(label=_("Language"), choices=list(OWN_NAMES.items()), initial="de")
    agreed = Yes(label=_("The person agrees that this side is asked every month how it goes"))

    def clean(self) -> dict[str, Any]:
        """There is a way to them."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not data["email"] and not data["telephone"]:
            self.add_error("email", gettext("Please write how to reach them."))
        return data


class ReactForm(PlainForm):
    """What was done about it."""

    did = OneOf(label=_("What was done?"), choices=queries.Did.choices)
    on = Day(label=_("When?"), earliest=two_years_ago, latest=today, initial=today)
    words = PlainText(
        label=_("What was agreed?"), max_length=300, required=False, lines=True,
        help_text=_("The person can read this. Please nothing about health, and not who said what."),
    )  # fmt: skip


class HandOnForm(PlainForm):
    """Who reacts instead."""

    to = OneOfMany(label=_("Who reacts instead?"))

    def __init__(self, *args: Any, advisers: Iterable[tuple[Any, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "to", [(str(key), name) for key, name in advisers])


class ChamberForm(PlainForm):
    """Which chamber."""

    chamber = OneOf(label=_("Which chamber?"))

    def __init__(self, *args: Any, chambers: Iterable[network.Institution], **more: Any) -> None:
        super().__init__(*args, **more)
        self.chambers = {str(one.pk): one for one in chambers}
        offer_choices(self, "chamber", [(k, v.name) for k, v in self.chambers.items()])

    def chosen(self) -> network.Institution:
        """The chamber."""
        return self.chambers[self.cleaned_data["chamber"]]


class TellForm(ChamberForm):
    """Tell the chamber what to register."""

    agreed = Yes(label=_("The person agrees that this chamber is told"))


class EntryForm(PlainForm):
    """The entry in the register, as the chamber says it."""

    registered_on = Day(
        label=_("Registered on"), earliest=two_years_ago, latest=today, initial=today
    )
    number = PlainText(label=_("Number in the register"), max_length=40, required=False)


class RegisteredForm(ChamberForm, EntryForm):
    """The entry in the register, as an adviser has seen it."""

    field_order = ("chamber", "registered_on", "number")


class MissingForm(PlainForm):
    """What is missing."""

    missing = PlainText(label=_("What is missing?"), max_length=300, lines=True)
