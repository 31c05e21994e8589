"""Groups: what is open, when do we meet, and who is strongest in what."""

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
from nahtlos.core.refusal import demand, unless
from nahtlos.network import queries as network
from nahtlos.steering import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import ask, done
from nahtlos.web.steering import counting
from nahtlos.web.steering.arriving import found, group_at, hand
from nahtlos.web.steering.forms import GroupForm
from nahtlos.web.steering.telling import told

FEW = 5


@login_required
@require_safe
def listed(request: NahtlosRequest) -> HttpResponse:
    """Which groups am I in, what did I take on, and what do the others settle?"""
    actor = request.actor
    demand(
        unless(
            actor.region and actor.person is None,
            _("This page belongs to another role than yours."),
        )
    )
    own = queries.own_groups(actor)
    keys = {one.pk for one in own}
    shown = {
        "lines": [(one, queries.next_meeting(one, now())) for one in own],
        "others": [one for one in queries.public_groups(sure(actor.region)) if one.pk not in keys],
        "tasks": list(queries.my_tasks(actor)),
        "may_make": access.may_make(actor) is None,
        "today": today(),
    }
    return render(request, "steering/list.html", shown)


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """Begin a group."""
    demand(access.may_make(request.actor))
    form = GroupForm(request.POST or None)
    made: list[queries.Group] = []

    def do() -> None:
        made.append(actions.make_group(by=request.actor, at=now(), **form.cleaned_data))

    if done(request, form, do):
        return redirect("steering:members", made[0].pk)
    return ask(request, form, _("New group"), submit=_("Begin it"),
               back=reverse("steering:list"), back_to=_("Steering"))  # fmt: skip


@login_required
@require_safe
def show(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """What is open, and when do we meet?"""
    kept = found(queries.group_for, group)
    inside = access.may_open(request.actor, kept) is None
    decided = queries.decisions_of(kept, still_open=True)
    tasks = queries.open_tasks(kept) if inside else []
    shown = {
        **hand(request, kept), "group": kept, "inside": inside, "today": today(),
        "meeting": queries.next_meeting(kept, now()) if inside else None,
        "to_approve": queries.to_approve(kept) if inside else [],
        "meetings": queries.readable(queries.meetings_of(kept))[:FEW],
        "decisions": told(queries.followed(decided[:FEW], counting.figures(request))),
        "decided": len(decided), "tasks": tasks[:FEW], "given": len(tasks),
        "overdue": queries.overdue(tasks, today()),
        "promises": [one for one in queries.commitments_of(kept)
                     if one.commitment.state in {"open", "late"}][:FEW],
        "members": queries.members_of(kept) if inside else [],
    }  # fmt: skip
    return render(request, "steering/group.html", shown)


@login_required
def change(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """Change what it is for."""
    kept = group_at(request, group)
    demand(access.may_change(request.actor, kept))
    form = GroupForm(request.POST or None, initial=vars(kept))
    if done(request, form, lambda: actions.change_group(
        group=kept, by=request.actor, **form.cleaned_data
    )):  # fmt: skip
        return redirect("steering:group", group)
    other = None
    if access.may_close(request.actor, kept) is None:
        other = (reverse("steering:close", args=[group]), _("End this group"))
    return ask(request, form, kept.name, submit=_("Save"), other=other,
               back=reverse("steering:group", args=[group]), back_to=kept.name)  # fmt: skip


@login_required
@require_POST
def close(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """End it; its papers stay."""
    kept = group_at(request, group)
    actions.close_group(group=kept, by=request.actor, at=now(), on=today())
    messages.success(request, _("The group has ended. Its papers stay."))
    return redirect("steering:list")


@login_required
def topics(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """Who is strongest in what, who leads, and where are gaps and doubles?"""
    kept = found(queries.group_for, group)
    if request.method == "POST":
        _lead(request, kept)
        return redirect("steering:topics", group)
    shown = {**hand(request, kept), "group": kept, "matrix": queries.matrix_of(kept)}
    return render(request, "steering/topics.html", shown)


def _lead(request: NahtlosRequest, group: queries.Group) -> None:
    """One tap: this institution leads in this topic, or leads no more."""
    verb, _colon, rest = request.POST.get("lead", "").partition(":")
    topic, _colon, key = rest.partition(":")
    here = {str(one.pk): one for one in queries.matrix_of(group).institutions}
    if topic not in dict(network.TOPICS) or key not in here:
        raise Http404
    by, institution = request.actor, here[key].pk
    if verb == "take":
        actions.take_lead(group=group, topic=topic, institution=institution, by=by, on=today())
    else:
        actions.end_lead(group=group, topic=topic, institution=institution, by=by)
