"""The official indicators: files in the official form in, K2 and K2E1 to K2E4 out, no line kept."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.core.actor import sure
from nahtlos.core.refusal import Refusal, demand
from nahtlos.outcomes import access, actions, queries
from nahtlos.outcomes.translate import BadFile, Files, month
from nahtlos.outcomes.wording import OFFICIAL
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import done
from nahtlos.web.outcomes import told

SHOWN = 5
NAMED = ("stock", "starts", "insured")


class FilesForm(forms.Form):
    """The month and the three files; a fourth only where cut-off days differ from the 15th."""

    month = forms.CharField(
        label=gettext_lazy("Month"), help_text=gettext_lazy("For example 2026-07."), max_length=7
    )
    stock = forms.FileField(
        label=gettext_lazy("Stock"),
        help_text=gettext_lazy("CSV with person, month, sex, single_parent; 19 months before."),
    )
    starts = forms.FileField(
        label=gettext_lazy("Starts"), help_text=gettext_lazy("CSV with person, date, kind.")
    )
    insured = forms.FileField(
        label=gettext_lazy("Insured"), help_text=gettext_lazy("CSV with person, month.")
    )

    def clean_month(self) -> int:
        """As months since the year 0, as the files are read."""
        found = month(self.cleaned_data["month"])
        if found is None:
            raise forms.ValidationError(_("Write year and month with a hyphen, such as 2026-07."))
        return found


@login_required
def official(request: NahtlosRequest) -> HttpResponse:
    """What the ordinance counts, beside the newest edition."""
    demand(access.may_see(request.actor))
    edition = queries.newest(sure(request.actor.region))
    found = queries.official(edition) if edition else []
    refusal = access.may_bring(request.actor, there=bool(found)) if edition else _no_edition()
    form = None if refusal else FilesForm(request.POST or None, request.FILES or None)
    if form is not None and edition is not None and _brought(request, form, edition):
        return redirect("outcomes:official")
    rows = [(one, told.figure(one)) for one in found]
    shown = {"edition": edition, "rows": rows, "form": form, "refusal": refusal, "keys": OFFICIAL}
    status = 422 if form is not None and form.errors else 200
    return render(request, "outcomes/official.html", shown, status=status)


def _no_edition() -> Refusal:
    return Refusal(gettext_lazy("First have the figures counted."))


def _brought(request: NahtlosRequest, form: FilesForm, edition: queries.Edition) -> bool:
    """Whether all went well; what is wrong in a file stands on top of the form, line by line."""

    def do() -> None:
        try:
            _bring(form.cleaned_data, edition, request)
        except BadFile as bad:
            for fault in bad.faults[:SHOWN]:
                form.add_error(None, fault)

    return done(request, form, do) and not form.errors


def _bring(given: Mapping[str, Any], edition: queries.Edition, request: NahtlosRequest) -> None:
    """The files lie in a folder of their own while they are read, and are gone with it."""
    with tempfile.TemporaryDirectory() as folder:
        files = Files(**{name: _written(folder, name, given) for name in NAMED})
        try:
            actions.add_official(
                edition=edition, files=files, month=given["month"], by=request.actor
            )
        except BadFile as bad:
            raise BadFile([one.replace(f"{folder}/", "") for one in bad.faults]) from bad


def _written(folder: str, name: str, given: Mapping[str, Any]) -> Path:
    path = Path(folder) / f"{name}.csv"
    with path.open("wb") as out:
        for chunk in given[name].chunks():
            out.write(chunk)
    return path
