"""Forms of the list of persons; their fields hold codes, never a name."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.people import queries
from nahtlos.people.queries import Listing
from nahtlos.web.fields import Day, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import offer_choices
from nahtlos.web.people.listing.words import COLUMNS, FILTERS, words_of

SORTS = (
    ("name", _("by name")),
    ("-name", _("by name, from the end")),
    ("until", _("whose title ends first")),
    ("-until", _("whose title ends last")),
    ("opened", _("the longest accompanied first")),
    ("-opened", _("the newest first")),
)


class Filters(forms.Form):
    """Every filter as a list to choose from; what is not chosen is not asked.

    It is drawn and never read: the address is (`finding.asked`). Its fields are required in name only,
    so that “optional” does not stand at each of them.
    """

    use_required_attribute = False

    def __init__(
        self, wanted: Listing, known: Mapping[str, Mapping[str, str]], *, all_of: bool
    ) -> None:
        super().__init__(
            initial={"columns": wanted.shown, "sort": wanted.sort, **dict(wanted.codes)}
        )
        names = {key: name for group in known.values() for key, name in group.items()}
        for name, label in FILTERS.items():
            if all_of or name not in queries.ADVISERS_ALONE:
                keys = [(key, words) for key, words in known.get(name, {}).items()]
                values = [(one, words_of(name, one, names)) for one in queries.values_of(name)]
                choices = [("", "–"), *values, *keys]
                self.fields[name] = OneOfMany(label=str(label), choices=choices)
        self.fields["sort"] = OneOfMany(label=_("Order"), choices=SORTS)
        columns = [
            (key, words)
            for key, words in COLUMNS.items()
            if all_of or key not in queries.ADVISERS_ALONE
        ]
        self.fields["columns"] = SomeOf(
            label=_("Columns beside the name"),
            help_text=_("At most six."),
            choices=columns,
        )


class KeepView(forms.Form):
    """Keep what is shown under a name."""

    name = PlainText(
        label=_("Name of the view"),
        help_text=_("What it shows, for example: overdue. Never the name of a person."),
        max_length=60,
    )
    shared = forms.BooleanField(label=_("Colleagues of the institution may use it"), required=False)


class HandOver(forms.Form):
    """To which colleague."""

    adviser = OneOfMany(label=_("To whom"))

    def __init__(self, *args: Any, advisers: list[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "adviser", [("", "–"), *((str(key), name) for key, name in advisers)])


class Contact(forms.Form):
    """By which day."""

    until = Day(
        label=_("By which day"),
        help_text=_("Each plan gets a step for you: get in touch."),
        earliest=today,
        latest=lambda: today() + timedelta(days=366),
    )
