"""A day in the languages of those who come: what it is called, what happens there, what to bring."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BoundField, Textarea
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.core.clock import now
from nahtlos.days import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.days.arriving import run_day
from nahtlos.web.fields import PlainText
from nahtlos.web.forms import PlainForm
from nahtlos.web.languages import OWN_NAMES, runs_from_right
from nahtlos.web.network.doing import done

LABELS = {
    "title": (gettext_lazy("Title"), 120),
    "says": (gettext_lazy("What happens there?"), 400),
    "bring": (gettext_lazy("What should people bring?"), 200),
}
OTHERS = tuple(code for code in OWN_NAMES if code != queries.TYPED)


class WordsForm(PlainForm):
    """The same texts in each language; what stays empty is shown as it was typed."""

    def __init__(self, *args: Any, day: queries.Day, **more: Any) -> None:
        super().__init__(*args, **more)
        self.names = [name for name in queries.WORDS if getattr(day, name)]
        for code in OTHERS:
            for name in self.names:
                self.fields[f"{code}_{name}"] = _field(day, code, name)

    @property
    def languages(self) -> list[tuple[str, str, list[BoundField]]]:
        """Code, own name and fields of each language."""
        return [
            (code, OWN_NAMES[code], [self[f"{code}_{name}"] for name in self.names])
            for code in OTHERS
        ]

    def words(self) -> dict[str, dict[str, str]]:
        """As the action wants them: only what somebody wrote."""
        kept = {
            code: {name: said for name in self.names
                   if (said := self.cleaned_data[f"{code}_{name}"])}
            for code in OTHERS
        }  # fmt: skip
        return {code: words for code, words in kept.items() if words}


def _field(day: queries.Day, code: str, name: str) -> PlainText:
    label, most = LABELS[name]
    field = PlainText(
        label=label, max_length=most, lines=name == "says", required=False,
        initial=day.words.get(code, {}).get(name, ""),
    )  # fmt: skip
    field.widget.attrs |= {"lang": code, "dir": "rtl" if runs_from_right(code) else "ltr"}
    if isinstance(field.widget, Textarea):
        field.widget.attrs["rows"] = 2
    return field


@login_required
def words(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """What does the day say in Arabic, in Ukrainian?"""
    kept = run_day(request, day)
    form = WordsForm(request.POST or None, day=kept)
    if done(request, form, lambda: actions.change_day(
        day=kept, by=request.actor, at=now(), words=form.words()
    )):  # fmt: skip
        messages.success(request, _("Changed."))
        return redirect("days:show", day)
    shown = {"day": kept, "form": form, "typed": [getattr(kept, one) for one in form.names]}
    return render(request, "days/words.html", shown, status=422 if form.errors else 200)
