"""Forms for making a meeting ready and running it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.events import actions, queries
from nahtlos.web.fields import Day, OneOf, PlainText, SomeOf
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.network.reach import Mail

MOST_MAILS = 300


def _clock(**more: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"inputmode": "numeric", "size": 5}, format="%H:%M")
    return forms.TimeField(widget=widget, **more)


class EventForm(PlainForm):
    """What is said of a meeting."""

    title = PlainText(label=_("Title"), max_length=120)
    on = Day(label=_("Which day?"), earliest=today)
    begins = _clock(label=_("From"), help_text=_("For example 9:00"))
    ends = _clock(label=_("Until"))
    place = PlainText(label=_("Where?"), max_length=120, help_text=_("For example: town hall"))
    street = PlainText(label=_("Street and number"), max_length=120, required=False)
    says = PlainText(label=_("What is it about?"), max_length=1000, lines=True, required=False)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=5000)
    public = forms.BooleanField(
        label=_("Everybody finds this meeting on the public page."), required=False,
        help_text=_("Otherwise only whoever has the address of its page."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        data = super().clean() or self.cleaned_data
        begins, ends = data.get("begins"), data.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", str(_("The end has to be after the beginning.")))
        return data

    def fields_of_event(self) -> dict[str, Any]:
        """As the action wants them."""
        data = dict(self.cleaned_data)
        on = data.pop("on")
        for name in ("begins", "ends"):
            moment = datetime.combine(on, data.pop(name))
            data[f"{name}_at"] = timezone.make_aware(moment)
        return data

    @staticmethod
    def known(event: queries.Event) -> dict[str, Any]:
        """What stands in the form of a meeting that is there."""
        begins, ends = timezone.localtime(event.begins_at), timezone.localtime(event.ends_at)
        return {
            "title": event.title, "place": event.place, "street": event.street, "says": event.says,
            "seats": event.seats, "public": event.public, "on": begins.date(),
            "begins": begins.time(), "ends": ends.time(),
        }  # fmt: skip


class ItemForm(PlainForm):
    """A line of the programme."""

    begins = _clock(label=_("From"), help_text=_("For example 9:00"))
    ends = _clock(label=_("Until"))
    kind = OneOf(label=_("What is it?"), choices=queries.ItemKind.choices)
    title = PlainText(label=_("Title"), max_length=120)
    who = PlainText(label=_("Who speaks?"), max_length=200, required=False)
    room = PlainText(label=_("Room"), max_length=60, required=False)


class GroupForm(PlainForm):
    """A working group."""

    title = PlainText(label=_("Title"), max_length=120)
    says = PlainText(label=_("What is it about?"), max_length=300, lines=True, required=False)
    leader = PlainText(label=_("Who leads it?"), max_length=120, required=False)
    room = PlainText(label=_("Room"), max_length=60, required=False)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=1000)


class InviteForm(PlainForm):
    """Institutions and staff of the directory, and any other address."""

    institutions = SomeOf(label=_("Institutions"), required=False)
    staff = SomeOf(label=_("Staff"), required=False)
    mails = PlainText(
        label=_("Other mail addresses, one a line"), max_length=20_000, lines=True, required=False,
        help_text=_("For example: office@lindenau.example"),
    )  # fmt: skip

    def __init__(
        self, *args: Any, institutions: Iterable[tuple[str, str]],
        staff: Iterable[tuple[str, str]], **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        offer_choices(self, "institutions", institutions)
        offer_choices(self, "staff", staff)

    def clean_mails(self) -> list[str]:
        """Each line one address; the first that is none is named."""
        lines = [line.strip() for line in self.cleaned_data["mails"].splitlines() if line.strip()]
        if len(lines) > MOST_MAILS:
            told = str(_("Please write at most %(n)d addresses at once."))
            raise ValidationError(told % {"n": MOST_MAILS})
        for line in lines:
            try:
                validate_email(line)
            except ValidationError as error:
                told = str(_("“%(line)s” is no mail address. Please write one on each line."))
                raise ValidationError(told % {"line": line}) from error
        return lines

    def clean(self) -> dict[str, Any]:
        """Somebody is invited."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.values()):
            self.add_error("institutions", str(_("Please choose at least one.")))
        return data

    def whom(self, known: Mapping[str, actions.Invited]) -> list[actions.Invited]:
        """As the action wants it."""
        chosen = [*self.cleaned_data["institutions"], *self.cleaned_data["staff"]]
        others = (actions.Invited(email=mail) for mail in self.cleaned_data["mails"])
        return [*(known[key] for key in chosen), *others]


class DoorForm(PlainForm):
    """Somebody at the door: as little as it takes for a badge."""

    name = PlainText(label=_("Name"), max_length=80)
    affiliation = PlainText(label=_("Institution or company"), max_length=120, required=False)
    email = Mail(label=_("E-mail"), required=False)
    once = forms.UUIDField(widget=forms.HiddenInput)


class ResultForm(PlainForm):
    """What came of it: the whole, and each group."""

    def __init__(self, *args: Any, groups: Iterable[queries.Group], **more: Any) -> None:
        super().__init__(*args, **more)
        self.groups: dict[str, UUID | None] = {"all": None}
        self.fields["all"] = self._text(_("The meeting as a whole"))
        for group in groups:
            self.groups[group.pk.hex] = group.pk
            self.fields[group.pk.hex] = self._text(group.title)

    @staticmethod
    def _text(label: Any) -> PlainText:
        return PlainText(label=label, max_length=2000, lines=True, required=False)
