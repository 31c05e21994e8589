"""Who sits in a group."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.employers import queries as employers
from nahtlos.network import queries as network
from nahtlos.steering import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import ask, done, pressed
from nahtlos.web.steering.arriving import found, group_at, hand
from nahtlos.web.steering.forms import MemberForm


@login_required
@require_safe
def listed(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """Who sits there, for whom, and who leads?"""
    kept = group_at(request, group)
    members = queries.members_of(kept)
    sign_in = queries.signs_in(members)
    shown = {
        **hand(request, kept), "group": kept,
        "members": [
            (one, one.pk in sign_in,
             access.may_name_chair(request.actor, one, signs_in=one.pk in sign_in))
            for one in members
        ],
        "names_chairs": request.actor.role.key == "coordinator",
    }  # fmt: skip
    return render(request, "steering/members.html", shown)


def places(request: NahtlosRequest) -> list[tuple[str, str]]:
    """Institutions of the region, and companies that the reader sees."""
    region = sure(request.actor.region)
    here = [(f"institution:{one.pk}", one.name) for one in network.institutions(region)]
    firms = [(f"company:{one.pk}", str(one)) for one in employers.companies_of(region)]
    return [*here, *firms]


@login_required
def new(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """Take somebody in."""
    kept = group_at(request, group)
    demand(access.may_keep_members(request.actor, kept))
    form = MemberForm(request.POST or None, places=places(request))
    if done(request, form, lambda: actions.add_member(
        group=kept, who=form.who(), by=request.actor, at=now(), on=today()
    )):  # fmt: skip
        messages.success(request, _("Taken in. A mail with the link to the papers is on its way."))
        return redirect("steering:members", group)
    return ask(request, form, _("New member"), submit=_("Take in"),
               back=reverse("steering:members", args=[group]), back_to=_("Members"))  # fmt: skip


@login_required
@require_POST
def do(request: NahtlosRequest, member: UUID, verb: str) -> HttpResponse:
    """A new link, leaving, leading."""
    one = found(queries.member_for, member)
    demand(access.may_open(request.actor, one.group))
    by = request.actor
    verbs: dict[str, tuple[Callable[[], object], str]] = {
        "link": (lambda: actions.new_link(member=one, by=by),
                 _("A new link is on its way. The old one opens nothing any more.")),
        "leave": (lambda: actions.let_go(member=one, by=by, at=now(), on=today()),
                  _("They have left. The papers are closed to them.")),
        "chair": (lambda: actions.name_chair(member=one, by=by), _("They lead the group now.")),
        "no-chair": (lambda: actions.unname_chair(member=one, by=by),
                     _("They lead the group no more.")),
    }  # fmt: skip
    if verb not in verbs:
        raise Http404
    act, says = verbs[verb]

    def run() -> None:
        act()
        messages.success(request, says)

    pressed(request, run)
    return redirect("steering:members", one.group_id)
