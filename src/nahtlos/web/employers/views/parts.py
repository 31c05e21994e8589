"""What hangs on a company: sites, contacts, visits, tasks, and who signs in for it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.employers import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.employers.arriving import found, kept, told
from nahtlos.web.employers.forms import ContactForm, SiteForm, TaskForm, UserForm, VisitForm
from nahtlos.web.employers.views.openings import home
from nahtlos.web.forms import PlainForm
from nahtlos.web.network.doing import ask, done


def _asked(
    request: NahtlosRequest, form: PlainForm, company: queries.Employer, *, title: str, said: str,
    do: Callable[[], object],
) -> HttpResponse:  # fmt: skip
    """One form about a company: done and back, or asked again."""
    back = home(request, company.pk)
    if done(request, form, do):
        messages.success(request, said)
        return redirect(back)
    return ask(request, form, title, submit=_("Save"), back=back, back_to=str(company))


@login_required
def new_site(request: NahtlosRequest, company: UUID) -> HttpResponse:
    """One more place where people work."""
    one, form = told(request, company), SiteForm(request.POST or None)
    return _asked(
        request, form, one, title=_("Where do people work?"), said=_("The place is entered."),
        do=lambda: actions.make_site(company=one, by=request.actor, **form.cleaned_data),
    )  # fmt: skip


@login_required
def change_site(request: NahtlosRequest, site: UUID) -> HttpResponse:
    """Say something else about a place."""
    kept_one = found(queries.site_for, site)
    one = told(request, kept_one.company_id)
    form = SiteForm(request.POST or None, initial=model_to_dict(kept_one))
    return _asked(
        request, form, one, title=str(kept_one), said=_("Changed."),
        do=lambda: actions.change_site(site=kept_one, by=request.actor, **form.cleaned_data),
    )  # fmt: skip


@login_required
def new_contact(request: NahtlosRequest, company: UUID) -> HttpResponse:
    """Somebody to reach there."""
    one, form = told(request, company), ContactForm(request.POST or None)
    return _asked(
        request, form, one, title=_("Whom does one reach there?"), said=_("The contact is entered."),
        do=lambda: actions.make_contact(company=one, by=request.actor, **form.cleaned_data),
    )  # fmt: skip


@login_required
def change_contact(request: NahtlosRequest, contact: UUID) -> HttpResponse:
    """Say something else about a contact."""
    kept_one = found(queries.contact_for, contact)
    one = told(request, kept_one.company_id)
    form = ContactForm(request.POST or None, initial=model_to_dict(kept_one))
    return _asked(
        request, form, one, title=kept_one.name, said=_("Changed."),
        do=lambda: actions.change_contact(
            contact=kept_one, by=request.actor, **form.cleaned_data
        ),
    )  # fmt: skip


@login_required
@require_POST
def left(request: NahtlosRequest, contact: UUID) -> HttpResponse:
    """They no longer work there."""
    kept_one = found(queries.contact_for, contact)
    one = told(request, kept_one.company_id)
    actions.contact_left(contact=kept_one, by=request.actor, at=now())
    messages.success(request, _("No page names this contact any more."))
    return redirect(home(request, one.pk))


@login_required
def new_visit(request: NahtlosRequest, company: UUID) -> HttpResponse:
    """What was said?"""
    one = kept(request, company)
    form = VisitForm(request.POST or None, initial={"held_on": today()})
    return _asked(
        request, form, one, title=_("Visit or call"), said=_("Written down."),
        do=lambda: actions.note_visit(
            company=one, by=request.actor, at=now(), **form.cleaned_data
        ),
    )  # fmt: skip


@login_required
def new_task(request: NahtlosRequest, company: UUID) -> HttpResponse:
    """What was promised?"""
    one, form = kept(request, company), TaskForm(request.POST or None)
    return _asked(
        request, form, one, title=_("Promise something"), said=_("Written down."),
        do=lambda: actions.make_task(company=one, by=request.actor, at=now(), **form.cleaned_data),
    )  # fmt: skip


@login_required
@require_POST
def task_done(request: NahtlosRequest, task: UUID) -> HttpResponse:
    """The promise is kept."""
    one = found(queries.task_for, task)
    actions.do_task(task=one, by=request.actor, at=now())
    messages.success(request, _("Done."))
    return redirect("employers:show", one.company_id)


@login_required
def new_user(request: NahtlosRequest, company: UUID) -> HttpResponse:
    """Somebody who will sign in for the company."""
    one, form = kept(request, company), UserForm(request.POST or None)
    return _asked(
        request, form, one, title=_("Who signs in for this company?"),
        said=_("A link to sign in is on its way."),
        do=lambda: actions.let_in(company=one, by=request.actor, at=now(), **form.cleaned_data),
    )  # fmt: skip


@login_required
@require_POST
def end_user(request: NahtlosRequest, user: UUID) -> HttpResponse:
    """They no longer sign in for the company."""
    one = found(queries.user_for, user)
    actions.end_user(user=one, by=request.actor, at=now())
    messages.success(request, _("They can no longer sign in for this company."))
    return redirect("employers:show", one.company_id)
