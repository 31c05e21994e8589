"""Forms of groups, members and meetings."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.steering import actions, queries
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.network.reach import Mail


class GroupForm(PlainForm):
    """What a group is for, and whether the network reads what it settles."""

    name = PlainText(label=_("Name of the group"), max_length=120)
    kind = OneOf(label=_("What is it?"), choices=queries.KINDS, initial="steering")
    purpose = PlainText(label=_("What is it for?"), max_length=600, lines=True)
    public = forms.BooleanField(
        label=_("The network may read what it settles"), required=False,
        help_text=_("Staff of the region then see decisions, commitments and approved minutes."),
    )  # fmt: skip


class MemberForm(PlainForm):
    """Who takes a place, and for whom."""

    name = PlainText(label=_("Name"), max_length=120)
    email = Mail(
        label=_("E-mail at work"),
        help_text=_("Invitations and minutes go there. Nobody needs a sign-in for them."),
    )
    place = OneOfMany(label=_("For which institution or company?"), choices=())

    def __init__(self, *args: Any, places: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.named = dict(places)
        offer_choices(self, "place", [("", _("Please choose")), *places])

    def who(self) -> actions.Who:
        """As the action wants it."""
        given = self.cleaned_data
        kind, _colon, key = given["place"].partition(":")
        whose = {"institution": UUID(key)} if kind == "institution" else {"company": UUID(key)}
        named = self.named[given["place"]] if kind == "company" else ""
        return actions.Who(
            name=given["name"], email=given["email"], company_name=named[:160], **whose
        )


def _clock(label: Any, initial: str) -> forms.TimeField:
    return forms.TimeField(
        label=label, initial=initial,
        widget=forms.TimeInput(attrs={"inputmode": "numeric", "size": 5}, format="%H:%M"),
    )  # fmt: skip


class MeetingForm(PlainForm):
    """When and where."""

    on = Day(label=_("On which day?"), earliest=today)
    begins = _clock(_("From"), "10:00")
    ends = _clock(_("Until"), "12:00")
    place = PlainText(label=_("Where?"), max_length=200)
    note = PlainText(
        label=_("What members should know beforehand"), max_length=600, lines=True, required=False
    )

    def clean(self) -> dict[str, Any]:
        """It ends after it began."""
        given = super().clean() or {}
        if given.get("begins") and given.get("ends") and given["ends"] <= given["begins"]:
            self.add_error("ends", _("Please write a time after the beginning."))
        return given

    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        given = self.cleaned_data
        return {
            "starts_at": self._at("begins"), "ends_at": self._at("ends"),
            "place": given["place"], "note": given["note"],
        }  # fmt: skip

    def _at(self, name: str) -> datetime:
        given = self.cleaned_data
        return timezone.make_aware(datetime.combine(given["on"], given[name]))

    @staticmethod
    def of(meeting: queries.Meeting) -> dict[str, Any]:
        """What stands now."""
        begins, ends = map(timezone.localtime, (meeting.starts_at, meeting.ends_at))
        return {
            "on": begins.date(), "begins": begins.time(), "ends": ends.time(),
            "place": meeting.place, "note": meeting.note,
        }  # fmt: skip


class ProposeForm(PlainForm):
    """A point for the agenda."""

    title = PlainText(label=_("What should we speak about?"), max_length=160)
    why = PlainText(label=_("Why?"), max_length=500, lines=True, required=False)


class ReasonForm(PlainForm):
    """Why, in one sentence."""

    reason = PlainText(label=_("Why? One sentence"), max_length=300)


class LaterForm(PlainForm):
    """A later day, with a reason."""

    until_on = Day(label=_("Until when now?"), earliest=today)
    reason = PlainText(label=_("Why? One sentence"), max_length=300)
