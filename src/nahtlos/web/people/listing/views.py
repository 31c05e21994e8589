"""The list of persons, as it is asked for; and what is kept of it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.core.roles import Adviser
from nahtlos.people import access, actions, queries
from nahtlos.people.queries import Listing
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import LAST_PAGE, page_number
from nahtlos.web.people.listing import finding
from nahtlos.web.people.listing.forms import Filters, KeepView
from nahtlos.web.people.listing.words import COLUMNS, pills


@dataclass(frozen=True)
class Head:
    """A column's name; where it can be put in order, the address of that order and how it is now."""

    label: str
    address: str = ""
    order: str = ""


def persons(request: NahtlosRequest) -> HttpResponse:
    """Who is accompanied here: found by name, narrowed by filters, in an order, page by page."""
    demand(may_read(request.actor) or access.may_view(request.actor))
    if "apply" in request.GET:
        return _plainly(finding.asked(request))
    kept = list(queries.views(request.actor))
    view = _view(request, kept)
    wanted = finding.of_view(view, request.actor) if view else finding.asked(request)
    text = finding.searched(request)
    page = queries.page_of(finding.rows(request.actor, wanted), text=text, page=_number(request))
    small = request.headers.get("HX-Target") == "found"
    shown = {
        "page": page,
        "lines": finding.lines(page.rows, wanted),
        "heads": _heads(wanted, sortable=not text),
        "wanted": wanted,
        "q": text,
        "mine": wanted.value("whose") == "mine",
        "closed": wanted.value("state") == "closed",
        "begins": request.actor.role is Adviser,
        "kinds": queries.BulkKind.choices,
    }
    if small:
        return render(request, "people/_found.html", shown)
    return render(request, "people/list.html", shown | _around(request, wanted, kept, view))


def _around(
    request: NahtlosRequest, wanted: Listing, kept: list[queries.View], view: queries.View | None
) -> dict[str, object]:
    """What stands around the list: pills, the form that adds them, views."""
    known = finding.names_known(request.actor)
    names = {key: name for group in known.values() for key, name in group.items()}
    return {
        "pills": pills(wanted, names),
        "filters": Filters(wanted, known, all_of=finding.all_filters(request.actor)),
        "views": kept,
        "view": view,
        "keep": KeepView(initial={"name": view.name if view else ""}),
    }


def _plainly(wanted: Listing) -> HttpResponseRedirect:
    """The same list under its plain address, without filters that were left empty."""
    return HttpResponseRedirect(f"{reverse('people:list')}?{wanted.address or 'view=all'}")


def _view(request: NahtlosRequest, kept: list[queries.View]) -> queries.View | None:
    """The view that the address names; the usual one where it names nothing at all."""
    named = request.GET.get("view", "")
    if not request.GET and request.method == "GET":
        return next(
            (one for one in kept if one.usual and one.owner_id == request.actor.account), None
        )
    return next((one for one in kept if str(one.pk) == named), None)


def _number(request: NahtlosRequest) -> int:
    typed = request.POST.get("page", "")
    if typed.isascii() and typed.isdecimal() and int(typed):
        return min(int(typed), LAST_PAGE)
    return page_number(request)


def _heads(wanted: Listing, *, sortable: bool) -> list[Head]:
    return [_head(name, wanted, sortable=sortable) for name in ("name", *wanted.shown)]


def _head(name: str, wanted: Listing, *, sortable: bool) -> Head:
    label = str(COLUMNS[name]) if name in COLUMNS else _("Name")
    if not sortable or name not in {"name", "until", "opened"}:
        return Head(label)
    turned = f"-{name}" if wanted.sort == name else name
    order = {name: "ascending", f"-{name}": "descending"}.get(wanted.sort, "")
    return Head(label, wanted.sorted_by(turned).address or "view=all", order)


@require_POST
def keep(request: NahtlosRequest) -> HttpResponse:
    """Keep what is shown under a name."""
    form, wanted = KeepView(request.POST), finding.asked(request)
    if not form.is_valid():
        return render(request, "people/view.html", {"form": form, "wanted": wanted}, status=422)
    view = actions.keep_view(
        name=form.cleaned_data["name"],
        shared=form.cleaned_data["shared"],
        wanted=wanted,
        by=request.actor,
        at=now(),
    )
    messages.success(request, _("The view is kept."))
    return _to(view)


def change(request: NahtlosRequest, view: UUID) -> HttpResponse:
    """Rename a view, share it or not."""
    found = _found(request, view)
    demand(access.may_change_view(request.actor, found))
    form = KeepView(request.POST or None, initial={"name": found.name, "shared": found.shared})
    if request.method == "POST" and form.is_valid():
        actions.change_view(view=found, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return _to(found)
    return render(request, "people/view.html", {"form": form, "view": found})


@require_POST
def do(request: NahtlosRequest, view: UUID, verb: str) -> HttpResponse:
    """Open the list with it, or no longer; take it out."""
    found = _found(request, view)
    if verb == "remove":
        actions.remove_view(view=found, by=request.actor)
        messages.success(request, _("The view is taken out. Nobody in it was changed."))
        return redirect(f"{reverse('people:list')}?view=all")
    if verb not in {"usual", "unusual"}:
        raise Http404
    actions.make_usual(view=found, by=request.actor, usual=verb == "usual")
    messages.success(request, _("Kept."))
    return _to(found)


def _found(request: NahtlosRequest, view: UUID) -> queries.View:
    found = queries.view_for(request.actor, view)
    if found is None:
        raise Http404
    return found


def _to(view: queries.View) -> HttpResponseRedirect:
    return HttpResponseRedirect(
        f"{reverse('people:list')}?{QueryDict(f'view={view.pk}').urlencode()}"
    )
