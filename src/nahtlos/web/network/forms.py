"""Forms of the network. Every fault is a sentence at its field; what was typed stays."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.core.roles import ROLES
from nahtlos.network.queries import KINDS, TOPICS
from nahtlos.people import languages
from nahtlos.web.fields import Day, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import offer_choices
from nahtlos.web.network.reach import Mail, Postcode, Postcodes, Telephone, Website

SPOKEN = (
    *("de", "en", "uk", "ru", "ar", "fa", "prs", "ps", "tr", "kmr", "ckb", "fr", "so", "ti", "am"),
    *("es", "pt", "it", "pl", "ro", "bg", "sr", "sq", "el", "ur", "hi", "vi", "zh"),
)
Pairs = list[tuple[str, Any]]


def roles() -> Pairs:
    """Roles that somebody may have at an institution."""
    return [("", _("Please choose")), *((r.key, r.title) for r in ROLES if r.key != "newcomer")]


def spoken(more: Iterable[str] = ()) -> Pairs:
    """Languages to tick: those often needed, and those already ticked."""
    language = get_language() or "de"
    codes = dict.fromkeys((*SPOKEN, *(code for code in more if code in languages.LANGUAGES)))
    return [(code, languages.name(code, language)) for code in codes]


class DirectoryForm(forms.Form):
    """Topic and place."""

    topic = OneOfMany(
        label=_("What is it about?"),
        required=False,
        choices=lambda: [("", _("Everything")), *TOPICS],
    )
    place = PlainText(
        label=_("Town or postcode"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "search"}),
    )


class InstitutionForm(forms.Form):
    """What everybody may know about an institution."""

    kind = OneOfMany(label=_("What is it?"), choices=lambda: [("", _("Please choose")), *KINDS])
    name = PlainText(label=_("Name"), max_length=160)
    short_name = PlainText(label=_("Short name"), max_length=40)
    street = PlainText(label=_("Street and number"), max_length=120, required=False)
    postcode = Postcode(label=_("Postcode"), required=False)
    place = PlainText(label=_("Town"), max_length=80, required=False)
    telephone = Telephone(label=_("Telephone"), required=False)
    email = Mail(label=_("E-mail"), required=False)
    website = Website(label=_("Website"), required=False)
    hours = PlainText(
        label=_("Opening hours"), max_length=200, required=False, help_text=_("Mon to Thu 9–16")
    )

    names: ClassVar[tuple[str, ...]] = (
        *("kind", "name", "short_name", "street", "postcode", "place"),
        *("telephone", "email", "website", "hours"),
    )


class AreaForm(forms.Form):
    """A part of the region."""

    name = PlainText(label=_("Name"), max_length=120)
    postcodes = Postcodes(label=_("Postcodes"), help_text=_("With a comma between them"))


class AnswerForm(forms.Form):
    """Who answers for a topic, where, and how to reach them."""

    topic = OneOfMany(label=_("Topic"), choices=lambda: [("", _("Please choose")), *TOPICS])
    area = OneOfMany(label=_("Where"), required=False)
    contact_name = PlainText(
        label=_("Contact"), max_length=120, help_text=_("A name people ask for")
    )
    telephone = Telephone(label=_("Telephone"), required=False)
    email = Mail(label=_("E-mail"), required=False)
    hours = PlainText(label=_("Hours"), max_length=200, required=False)
    note = PlainText(
        label=_("Good to know"), max_length=300, required=False, help_text=_("Bring your passport.")
    )

    names: ClassVar[tuple[str, ...]] = (
        *("topic", "area", "contact_name", "telephone", "email", "hours", "note"),
    )

    def __init__(self, *args: Any, areas: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.areas = {str(area.pk): area for area in areas}
        pairs = [(key, area.name) for key, area in self.areas.items()]
        field = cast("OneOfMany", self.fields["area"])
        field.choices = [("", _("The whole region")), *pairs]

    def clean_area(self) -> Any:
        """The area itself; none for the whole region."""
        return self.areas.get(self.cleaned_data["area"])

    def clean(self) -> dict[str, Any]:
        """Nobody is reached without a number or an address."""
        data = super().clean() or self.cleaned_data
        if not {"telephone", "email"} & self.errors.keys() and not (
            data.get("telephone") or data.get("email")
        ):
            self.add_error("telephone", _("Please give a telephone number or a mail address."))
        return data


class InviteForm(forms.Form):
    """Whom to ask, for which role."""

    email = Mail(label=_("E-mail at work"))
    role = OneOfMany(label=_("Role"), choices=roles)


class StaffForm(forms.Form):
    """What somebody does for an institution."""

    role = OneOfMany(label=_("Role"), choices=roles)
    job_title = PlainText(label=_("Job title"), max_length=120, required=False)
    telephone = Telephone(label=_("Telephone"), required=False)
    languages = SomeOf(label=_("Advises in"), required=False, choices=spoken)

    def __init__(self, *args: Any, known: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        cast("SomeOf", self.fields["languages"]).choices = spoken(known)


class JoinForm(forms.Form):
    """Name and password of somebody who is new."""

    name = PlainText(label=_("Your name"), max_length=120, help_text=_("As colleagues know you"))
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        help_text=_("At least 12 characters; a whole sentence is easy to keep in mind."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={
            "required": _("Please choose a password."),
            "max_length": _("Please choose a shorter password, of at most 200 characters."),
        },
    )

    def clean_password(self) -> str:
        """Long enough, and none of those that everybody takes."""
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password


class AbsenceForm(forms.Form):
    """From when until when, and who stands in."""

    from_on = Day(label=_("First day away"), earliest=today)
    until_on = Day(label=_("Last day away"), earliest=today)
    stands_in = OneOfMany(label=_("Who stands in"))

    def __init__(self, *args: Any, colleagues: Iterable[tuple[Any, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        names = [(str(key), name) for key, name in colleagues]
        offer_choices(self, "stands_in", [("", _("Please choose")), *names])
