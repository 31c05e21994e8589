"""The form of an opening: written in two minutes, in words of everyday work."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.employers import queries
from nahtlos.web.employers.forms import in_two_years
from nahtlos.web.employers.occupation import OccupationForm
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import PlainForm, offer_choices


class OpeningForm(OccupationForm):
    """What is offered, where, when, and which German it takes."""

    field_order = ("kind", "occupation", "kldb", "meant")

    kind = OneOf(label=_("What do you offer?"), choices=queries.Kind.choices, initial="job")
    title = PlainText(
        label=_("Title"), max_length=120, help_text=_("For example: Forklift driver, early shift")
    )
    text = PlainText(
        label=_("What is there to do?"), max_length=3000, lines=True,
        help_text=_("Three sentences are enough. We propose the skills from them."),
    )  # fmt: skip
    german_needs = SomeOf(
        label=_("What must be understood and said in German?"), required=False,
        choices=queries.Need.choices,
    )  # fmt: skip
    german_words = PlainText(
        label=_("In your own words"), max_length=300, required=False,
        help_text=_("For example: understands which pallet goes where"),
    )  # fmt: skip
    german = OneOfMany(label=_("That is about"), choices=queries.Level.choices, initial="A2")
    site = OneOfMany(label=_("Where?"))
    contact = OneOfMany(label=_("Whom does one ring?"), required=False)
    hours = forms.DecimalField(
        label=_("Hours a week"), min_value=1, max_value=60, max_digits=4, decimal_places=1,
        initial=40, localize=True,
    )  # fmt: skip
    shifts = SomeOf(label=_("Shifts"), required=False, choices=queries.Shift.choices)
    times = PlainText(label=_("Times in words"), max_length=120, required=False)
    start = Day(label=_("From when on?"), earliest=today, latest=in_two_years)
    seats = forms.IntegerField(label=_("How many places?"), min_value=1, max_value=500, initial=1)
    wage = PlainText(
        label=_("Pay"), max_length=120, required=False, help_text=_("For example: 15.20 € an hour")
    )
    certificates = SomeOf(
        label=_("Without these papers it is not possible"), required=False,
        choices=queries.Certificate.choices,
    )  # fmt: skip
    regulated = forms.BooleanField(
        label=_("The occupation may only be practised with recognition or a licence"),
        required=False,
    )
    needs_access = OneOf(
        label=_("May the permission to work still be missing?"), choices=queries.Access.choices,
        initial="permission",
    )  # fmt: skip

    def __init__(
        self, *args: Any, company: queries.Employer, opening: queries.Opening | None = None,
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        start = self.fields["start"]
        if opening is not None and isinstance(start, Day):
            start.earliest = min(opening.start, today())
        self.sites = {str(one.pk): one for one in queries.sites_of(company.pk)}
        self.contacts = {str(one.pk): one for one in queries.contacts_of(company.pk)}
        offer_choices(self, "site", [(key, str(one)) for key, one in self.sites.items()])
        people = [(key, one.name) for key, one in self.contacts.items()]
        offer_choices(self, "contact", [("", _("nobody by name")), *people])

    def clean_site(self) -> queries.Site:
        """The site itself."""
        return self.sites[self.cleaned_data["site"]]

    def clean_contact(self) -> queries.Contact | None:
        """The contact, or none."""
        return self.contacts.get(self.cleaned_data["contact"])

    def fields_of(self) -> dict[str, Any]:
        """What the opening keeps of all this."""
        given = dict(self.cleaned_data)
        for name in ("occupation", "meant"):
            given.pop(name, None)
        return given


class SkillsForm(PlainForm):
    """Skills that were proposed; a human confirms which are needed and which would be nice."""

    essential = SomeOf(label=_("Must be there on the first day"), required=False)
    optional = SomeOf(label=_("Can be learned here, but help"), required=False)

    def __init__(self, *args: Any, proposed: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "essential", proposed)
        offer_choices(self, "optional", proposed)

    def clean(self) -> dict[str, Any]:
        """What must be there need not be named a second time."""
        data = super().clean() or self.cleaned_data
        needed = set(data.get("essential", []))
        data["optional"] = [one for one in data.get("optional", []) if one not in needed]
        return data
