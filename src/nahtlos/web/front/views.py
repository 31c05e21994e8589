"""Three doors for everybody, and one first page for each role."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from nahtlos.web.acting import NahtlosRequest


def doors(request: NahtlosRequest) -> HttpResponse:
    """Where do I go?"""
    return render(request, "front/doors.html")


def start(request: NahtlosRequest) -> HttpResponse:
    """The first page of whoever has just signed in."""
    return redirect("front:doors")
