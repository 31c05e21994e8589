"""Forms for preparing and running a day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.days import actions, queries
from nahtlos.network.queries import TOPICS
from nahtlos.web.days.fields import Hours
from nahtlos.web.days.public_places import with_places
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.network.forms import spoken

BOX = {
    "storey": range(-3, 50),
    "left": range(12),
    "top": range(12),
    "width": range(1, 13),
    "height": range(1, 13),
}
WHO = (("visitor", _("the visitor")), ("us", _("our institution")))


def _in_a_year() -> date:
    return today() + timedelta(days=400)


class DayForm(PlainForm):
    """What is said of a day."""

    title = PlainText(label=_("Title"), max_length=120)
    on = Day(label=_("Which day?"), earliest=today, latest=_in_a_year)
    hours = Hours(label=_("From when until when?"))
    place = PlainText(label=_("Where?"), max_length=120, help_text=_("For example: town hall"))
    street = PlainText(label=_("Street and number"), max_length=120, required=False)
    says = PlainText(label=_("What happens there?"), max_length=400, lines=True, required=False)
    target_group = PlainText(label=_("For whom?"), max_length=200, required=False)
    bring = PlainText(label=_("What should people bring?"), max_length=200, required=False)
    languages = SomeOf(label=_("Languages spoken there"), required=False, choices=spoken)
    weeks = forms.IntegerField(
        label=_("Every how many weeks?"), min_value=1, max_value=26, required=False,
        help_text=_("Empty if it takes place once."),
    )  # fmt: skip

    def clean_hours(self) -> list[int]:
        """One window from opening until closing."""
        windows: list[list[int]] = self.cleaned_data["hours"]
        if len(windows) != 1:
            raise ValidationError(str(_("Please write one window, for example 9:00–15:00.")))
        return windows[0]

    def fields_of_day(self) -> dict[str, Any]:
        """As the action wants them."""
        data = dict(self.cleaned_data)
        opens, closes = data.pop("hours")
        return data | {"opens": opens, "closes": closes}


class AgainForm(PlainForm):
    """The same day once more."""

    on = Day(label=_("Which day?"), earliest=today, latest=_in_a_year)


class TopicsForm(PlainForm):
    """For each topic the places and the minutes; no places, no topic."""

    def __init__(self, *args: Any, subjects: Iterable[queries.Subject], **more: Any) -> None:
        super().__init__(*args, **more)
        known = {one.topic: one for one in subjects}
        for topic, label in TOPICS:
            there = known.get(topic)
            self.fields[f"{topic}_places"] = forms.IntegerField(
                label=_("%(topic)s: places") % {"topic": label}, min_value=0, max_value=500,
                initial=there.places if there else 0,
            )  # fmt: skip
            self.fields[f"{topic}_minutes"] = forms.IntegerField(
                label=_("%(topic)s: minutes of one talk") % {"topic": label}, min_value=5,
                max_value=180, initial=there.minutes if there else 20,
            )  # fmt: skip

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Places and minutes of each topic, side by side."""
        return [(self[f"{topic}_places"], self[f"{topic}_minutes"]) for topic, _label in TOPICS]

    def topics(self) -> list[actions.Topical]:
        """The topics with places."""
        data = self.cleaned_data
        return [
            actions.Topical(topic, data[f"{topic}_minutes"], data[f"{topic}_places"])
            for topic, _label in TOPICS
            if data[f"{topic}_places"]
        ]


class RoomsForm(PlainForm):
    """One room a line, with its box on a plan of twelve by twelve squares."""

    rooms = PlainText(
        label=_("Rooms, one a line"), max_length=4000, lines=True, required=False,
        help_text=_("Name; storey; squares from the left; from the top; wide; high."
                    " For example: Room 12; 1; 0; 0; 4; 3"),
    )  # fmt: skip

    def clean_rooms(self) -> list[dict[str, Any]]:
        """Each line as a room, or a sentence that names the line."""
        lines = [line for line in self.cleaned_data["rooms"].splitlines() if line.strip()]
        return [_room(number, line) for number, line in enumerate(lines, 1)]


def _room(number: int, line: str) -> dict[str, Any]:
    name, *rest = [part.strip() for part in line.split(";")]
    box = dict(zip(BOX, map(int, rest), strict=True)) if _are_numbers(rest) else {}
    if not name or any(box.get(key, -100) not in able for key, able in BOX.items()):
        says = _("Line %(number)d: please write it like this: Room 12; 1; 0; 0; 4; 3")
        raise ValidationError(says % {"number": number})
    return {"name": name[:60], **box}


def _are_numbers(parts: list[str]) -> bool:
    return len(parts) == len(BOX) and all(part.removeprefix("-").isdecimal() for part in parts)


class AskDeskForm(PlainForm):
    """Which institution shall come, and for what."""

    institution = OneOfMany(label=_("Institution"))
    topics = SomeOf(label=_("For which topics?"))

    def __init__(
        self, *args: Any, institutions: Iterable[Any], subjects: Iterable[queries.Subject],
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.known = {str(one.pk): one for one in institutions}
        pairs = [("", _("Please choose")), *((key, one.name) for key, one in self.known.items())]
        offer_choices(self, "institution", pairs)
        offer_choices(self, "topics", [(one.topic, str(one)) for one in subjects])


class DeskForm(PlainForm):
    """What a desk answers: topics, languages, hours, who sits there, and in which room."""

    topics = SomeOf(label=_("Topics"))
    languages = SomeOf(label=_("Languages spoken at this desk"), choices=spoken)
    hours = Hours(label=_("When is somebody there?"))
    staff_name = PlainText(label=_("Who sits there?"), max_length=120)
    room = OneOfMany(label=_("Room"), required=False)

    def __init__(
        self, *args: Any, subjects: Iterable[queries.Subject], rooms: Sequence[queries.Room],
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.rooms = {str(one.pk): one for one in rooms}
        offer_choices(self, "topics", [(one.topic, str(one)) for one in subjects])
        offer_choices(self, "room", [("", "–"), *((k, one.name) for k, one in self.rooms.items())])

    def clean_room(self) -> queries.Room | None:
        """The room itself, or none."""
        return self.rooms.get(self.cleaned_data["room"])


class HelperForm(PlainForm):
    """Somebody who interprets or helps."""

    name = PlainText(label=_("Name"), max_length=120)
    helps = OneOf(label=_("What do they do?"), choices=queries.Helps.choices)
    languages = SomeOf(label=_("Languages"), required=False, choices=spoken)
    hours = Hours(label=_("When are they there?"))
    by_video = forms.BooleanField(label=_("By video, from elsewhere"), required=False)
    email = forms.EmailField(
        label=_("E-mail, if they shall answer for themself"), required=False, max_length=254
    )
    state = OneOf(label=_("Do they come?"), choices=queries.Answered.choices)


class HelpForm(PlainForm):
    """What an interpreter or helper says of themself, by a link."""

    hours = Hours(label=_("When are you there?"))
    languages = SomeOf(label=_("Languages that you speak"), required=False, choices=spoken)
    by_video = forms.BooleanField(label=_("By video, from elsewhere"), required=False)


class OutcomeForm(PlainForm):
    """What came of a meeting."""

    what = PlainText(
        label=_("Next step"), max_length=200,
        help_text=_("One sentence, without anything about health."),
    )  # fmt: skip
    who = OneOf(label=_("Who does it?"), choices=WHO, initial="visitor")
    until = Day(label=_("Until when?"), required=False, earliest=today, latest=_in_a_year)


class WalkInForm(PlainForm):
    """Somebody who comes without an invitation."""

    first_name = PlainText(
        label=_("First name, if they want to say it"), max_length=60, required=False
    )
    topics = SomeOf(label=_("What is it about?"))
    languages = SomeOf(label=_("Languages that they speak"), choices=spoken)

    def __init__(self, *args: Any, subjects: Iterable[queries.Subject], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "topics", [(one.topic, str(one)) for one in subjects])


class NameForm(PlainForm):
    """Somebody of the caseload: topics, languages, and whom the person shows the file to."""

    topics = SomeOf(label=_("What shall they talk about?"))
    languages = SomeOf(label=_("Languages that they speak"), choices=spoken)
    hours = Hours(label=_("When can they come?"))
    shown = SomeOf(label=_("The person agrees that these institutions see profile and plan"),
                   required=False)  # fmt: skip
    read = forms.BooleanField(
        label=_("I have read the words of the consent to the person, in a language they know"),
        required=False,
    )  # fmt: skip

    def __init__(
        self, *args: Any, subjects: Iterable[queries.Subject],
        institutions: Iterable[tuple[UUID, str]], **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        offer_choices(self, "topics", [(one.topic, with_places(one)) for one in subjects])
        offer_choices(self, "shown", [(str(key), name) for key, name in institutions])

    def clean(self) -> dict[str, Any]:
        """No consent without the words."""
        data = super().clean() or self.cleaned_data
        if data.get("shown") and not data.get("read"):
            self.add_error("read", str(_("Please read the words to the person first.")))
        return data
