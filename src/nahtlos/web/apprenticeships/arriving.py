"""How a page arrives at an apprenticeship, a question, a reaction, or is not there."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise

from nahtlos.apprenticeships import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import R, row_of


def _held(request: NahtlosRequest, found: R, institution: UUID) -> R:
    if request.actor.person is not None or institution != request.actor.institution:
        raise Http404
    return found


def apprenticeship_at(request: NahtlosRequest, apprenticeship: UUID) -> queries.Apprenticeship:
    """An apprenticeship of a person held by the reader's institution."""
    found = row_of(None, queries.apprenticeship_for, apprenticeship)
    return _held(request, found, found.institution_id)


def sign_at(request: NahtlosRequest, sign: UUID) -> queries.Sign:
    """A question about a person held by the reader's institution."""
    found = row_of(None, queries.sign_for, sign)
    return _held(request, found, found.institution_id)


def reaction_at(request: NahtlosRequest, reaction: UUID) -> queries.Reaction:
    """A reaction that somebody of the reader's institution owes."""
    found = row_of(None, queries.reaction_for, reaction)
    return _held(request, found, found.institution_id)


def page_of(row: queries.Apprenticeship | queries.Sign | queries.Reaction) -> str:
    """The address of the person's apprenticeships."""
    return reverse("apprenticeships:person", args=[row.person_id])


def then(
    request: NahtlosRequest, row: queries.Apprenticeship | queries.Reaction, says: str | Promise
) -> HttpResponse:
    """Back to the person's apprenticeships, with a sentence."""
    messages.success(request, str(says))
    return redirect(page_of(row))
