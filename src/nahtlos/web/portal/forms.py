"""What a page for employers is written with."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.portal import actions, queries
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _tomorrow() -> date:
    return today() + timedelta(days=1)


class _Written(PlainForm):
    """The text itself."""

    title = PlainText(label=_("The question"), max_length=120)
    says = PlainText(label=_("The answer in one sentence"), max_length=240)
    body = forms.CharField(
        label=_("The answer"), max_length=12000,
        help_text=_("Write **bold**, lists with - or 1., headings with ##. Markup and pictures are left out."),
        widget=forms.Textarea(attrs={"rows": 18}),
    )  # fmt: skip
    subject = OneOfMany(label=_("Subject"), choices=queries.Subject.choices)
    position = forms.IntegerField(
        label=_("Place in the list"), min_value=1, max_value=999, initial=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip

    def text(self) -> actions.Text:
        """As the action wants it."""
        names = ("title", "says", "body", "subject", "position")
        return actions.Text(**{name: self.cleaned_data[name] for name in names})


class NewArticleForm(_Written):
    """A page that is not there yet."""

    language = OneOf(label=_("Language"), choices=queries.Language.choices, initial="de")
    address = PlainText(
        label=_("Address"), max_length=60, required=False,
        help_text=_("The same in both languages, for example minimum-wage. Empty: from the question."),
    )  # fmt: skip

    def slug(self) -> str:
        """The last part of the page's address."""
        typed = self.cleaned_data["address"] or self.cleaned_data["title"]
        return slugify(typed.lower().translate(UMLAUTS))[:60].strip("-") or "page"


class ArticleForm(_Written):
    """A page that is there, with the version that was read."""

    review_on = Day(label=_("To be read again on"), earliest=_tomorrow)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def of(article: queries.Article) -> dict[str, Any]:
        """What stands in the fields at first."""
        names = ("title", "says", "body", "subject", "position")
        again = max(article.review_on, today() + actions.HALF_A_YEAR)
        kept = {name: getattr(article, name) for name in names}
        return kept | {"review_on": again, "seen": article.version}
