"""What everybody may know about this house."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from nahtlos.core.roles import ROLES
from nahtlos.web.acting import NahtlosRequest

FIELDS = (
    *("name", "street", "place", "telephone", "email", "represented_by"),
    *("data_protection", "supervision", "enforcement"),
)


def operator() -> dict[str, str]:
    """Who runs this installation, from the settings; empty where nothing was said."""
    return {field: str(settings.OPERATOR.get(field, "")) for field in FIELDS}


def privacy(request: NahtlosRequest) -> HttpResponse:
    """What is kept, where, for how long, and which rights there are."""
    return render(request, "front/privacy.html", {"operator": operator()})


def accessibility(request: NahtlosRequest) -> HttpResponse:
    """How far these pages are open to everybody, and where to say that they are not."""
    return render(request, "front/accessibility.html", {"operator": operator()})


def imprint(request: NahtlosRequest) -> HttpResponse:
    """Who is responsible for these pages."""
    return render(request, "front/imprint.html", {"operator": operator()})


def roles(request: NahtlosRequest) -> HttpResponse:
    """Who may see what: each role as a paragraph."""
    return render(request, "front/roles.html", {"roles": ROLES})
