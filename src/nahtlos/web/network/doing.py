"""One form, one verb: done, or the reason on the page."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from nahtlos.core.refusal import Refused
from nahtlos.web.acting import NahtlosRequest


def done(request: NahtlosRequest, form: forms.Form, do: Callable[[], object]) -> bool:
    """Do it if the form was sent and is right; a refusal becomes a sentence on top of the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        do()
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return False
    return True


def pressed(request: NahtlosRequest, do: Callable[[], object]) -> None:
    """Do what somebody pressed; a refusal becomes a sentence on the page that comes next.

    For pages by a link: whoever holds it has no account, and shall not be asked to sign in.
    """
    try:
        do()
    except Refused as refused:
        messages.warning(request, str(refused.refusal))


def ask(
    request: NahtlosRequest,
    form: forms.Form,
    title: str | Promise,
    *,
    submit: str | Promise,
    back: str,
    back_to: str | Promise,
    **more: object,
) -> HttpResponse:
    """The page with one form; 422 when something in it has to be mended."""
    words = {"title": title, "submit": submit, "back": back, "back_to": back_to, "form": form}
    empty = {"lead": "", "other": None}
    status = 422 if form.errors else 200
    return render(request, "network/form.html", empty | words | more, status=status)
