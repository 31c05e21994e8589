"""The case page, the heart: what is open, what is next, who holds the person."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from nahtlos.core.clock import today
from nahtlos.people import access, queries
from nahtlos.plan import queries as plan
from nahtlos.referrals import queries as referrals
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, arrive_at_file, page_number, parts_seen
from nahtlos.web.law import asking
from nahtlos.web.law.panel import panel_of
from nahtlos.web.people.telling import tell


def show(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What is open to this person, what is next, and who holds them now?"""
    file = arrive_at_file(request, person, "profile", "plan")
    found = file.person
    own = found.institution_id == request.actor.institution
    panel = panel_of(file, today()) if file.record else None
    shown = {
        "person": found,
        "file": file,
        "own": own,
        "plan_seen": "plan" in parts_seen(request, found),
        "panel": panel,
        "asked": asking.asked(panel.question.fact) if panel and panel.question else None,
        "steps": plan.next_steps(person)[:4],
        "notes": queries.notes(person)[:2],
        "elsewhere": queries.who_else_sees(person, found.institution_id) if own else (),
        "holding": referrals.holder_now(found) if own else None,
        "refusal": access.may_keep(request.actor, found),
    }
    return render(request, "people/case.html", shown)


def hub(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The first conversation as a list of tasks; leave and come back at any point."""
    file = arrive_at_file(request, person, "profile", "plan")
    panel, (known, linked) = panel_of(file, today()), queries.reached(person)
    shown = {
        "person": file.person,
        "file": file,
        "panel": panel,
        "answers": len(file.document["record"]) + len(file.document["facts"]),
        "consents": len(queries.who_else_sees(person, file.person.institution_id)),
        "agreed": queries.agreed_parts(person, request.actor.institution) & {"burdens", "health"},
        "steps": plan.next_steps(person)[:1],
        "contacts": known,
        "linked": linked,
    }
    return render(request, "people/hub.html", shown)


def history(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What happened in this file: every change, and every look by another institution."""
    found = arrive(request, person)
    page = page_number(request)
    lines = tell(queries.history(person, page=page))
    shown = {"person": found, "lines": lines, "looks": queries.looks(person), "page": page}
    return render(request, "people/history.html", shown)
