"""Whom nothing covers: groups as traits and numbers, and one step to a project for them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.projects import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.matching.telling import lever

LONGEST, MOST = 160, 8
CHANGED = gettext_lazy("This group is not the same any more. Please look at the page again.")


@login_required
@require_safe
def listed(request: NahtlosRequest) -> HttpResponse:
    """For whom is nothing open?"""
    demand(access.may_begin(request.actor))
    found = queries.groups(sure(request.actor.region), today())
    would_open = [
        (one, lever(one)) for one in queries.levers(sure(request.actor.region), today())[:MOST]
    ]
    shown = {"found": found, "today": today(), "levers": would_open}
    return render(request, "projects/groups.html", shown)


@login_required
@require_POST
def take(request: NahtlosRequest) -> HttpResponse:
    """One press: the group's traits and number go into a project. Nobody's name goes along."""
    demand(access.may_begin(request.actor))
    group = queries.group_for(sure(request.actor.region), request.POST.get("group", ""), today())
    if group is None:
        raise Refused(Refusal(CHANGED))
    made = actions.begin(
        told=actions.Told(title=_titled(group)), by=request.actor, at=now(),
        group=actions.Group(
            traits=list(group.traits), lacks=group.lacks, persons=group.persons,
            counted_on=today(), digest=group.digest,
        ),
    )  # fmt: skip
    messages.success(request, _("An idea now. Next: days, partners and the week."))
    return redirect("projects:show", made.pk)


def _titled(group: queries.Group) -> str:
    """A first name for it, from the traits; the coordination changes it."""
    words = "; ".join(one.rstrip(".") for one in group.says)
    title = _("Project for: %(group)s") % {"group": words}
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
