"""The region's own instruments: the list, one version with its trial, and what can be done with it."""

from collections.abc import Iterator
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.law import access, actions
from nahtlos.law import queries as law
from nahtlos.law.queries import regional, trials
from nahtlos.law.queries.regional import Entry
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.regional.arriving import arrive, region_kept
from nahtlos.web.regional.numbers import told
from nahtlos.web.templatetags.words import spoken


@login_required
def every(request: NahtlosRequest) -> HttpResponse:
    """What does the region itself give, and what is being written?"""
    region = region_kept(request)
    found = regional.entries(region)
    words = {
        "entries": found,
        "columns": [_("Name"), _("State"), _("Last change")],
        "unreadable": regional.unreadable(region),
        "to_copy": list(_to_copy(found)),
    }
    return render(request, "regional/list.html", words)


def _to_copy(own: tuple[Entry, ...]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What one can begin with, by category; the region's own first."""
    if own:
        yield _("Of this region"), [(one.instrument.slug, spoken(one.title)) for one in own]
    pages = (page.instrument for page in law.instruments(today()))
    for category, members in groupby(pages, key=lambda one: one.category):
        named = [(one.id, spoken(one.title)) for one in members]
        yield spoken(law.category_label(category)), named


@login_required
def show(request: NahtlosRequest, version: UUID) -> HttpResponse:
    """One version in full: what it asks, what a trial came to, which versions there are."""
    found = arrive(request, version)
    trial = trials.last_trial(found)
    page = regional.page_of(found, max(today(), regional.begins(found)))
    may = {
        name: getattr(access, f"may_{name}")(request.actor, found)
        for name in ("try", "publish", "retire")
    }
    words = {
        "version": found,
        "title": regional.title_of(found.content),
        "page": page,
        "tree": page and law.tree(page),
        "entry": regional.entry_of(found.instrument_id),
        "trial": trial,
        "fresh": trial is not None and trial.tried_at >= found.changed_at,
        "told": told(trials.Trial.from_json(trial.found)) if trial else None,
        "may": may,
    }
    return render(request, "regional/show.html", words)


@login_required
@require_POST
def try_out(request: NahtlosRequest, version: UUID) -> HttpResponse:
    """Count on the persons of the region."""
    found = arrive(request, version)
    actions.try_out(version=found, by=request.actor, at=now(), on=today())
    return redirect("regional:show", version)


@login_required
@require_POST
def publish(request: NahtlosRequest, version: UUID) -> HttpResponse:
    """Let this version answer."""
    found = arrive(request, version)
    actions.publish(version=found, by=request.actor, at=now())
    messages.success(request, _("Published. It answers on the pages of all persons of the region."))
    return redirect("regional:show", version)


@login_required
@require_POST
def retire(request: NahtlosRequest, version: UUID) -> HttpResponse:
    """Take this version out of use."""
    found = arrive(request, version)
    actions.retire(version=found, by=request.actor, at=now())
    messages.success(request, _("Taken out of use. It stays in the list of versions."))
    return redirect("regional:show", version)
