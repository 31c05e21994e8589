"""What holds for every address below /api/: who may read, how often, and that faults are JSON."""

import re
from collections.abc import Callable, Mapping
from functools import cache, wraps
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt

from nahtlos.api.faults import Unanswerable, fault, told_faults
from nahtlos.api.interface import description, nowhere
from nahtlos.api.limits import seconds_to_wait
from nahtlos.law.queries import Fault, nearest

View = Callable[..., HttpResponse]

# Here somebody acts, by a key: no page of a browser may ask, and nothing is kept on the way.
FOR_SYSTEMS = "/api/referrals"
# Any page may read the rest, without cookies: there is nothing that is only for somebody.
OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Retry-After",
}
BEFORE = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
}


def door(view: View) -> View:
    """The view behind the door. It looks at no cookie, so it needs no token against foreign pages."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = _let_in(request) or _answer(view, request, *args, **kwargs)
        if request.path_info.startswith(FOR_SYSTEMS):
            add_never_cache_headers(response)
            return response
        for name, value in OPEN_TO_ALL.items():
            response.headers[name] = value
        return response

    return answer


def nothing(request: HttpRequest) -> HttpResponse:
    """Every address that is none."""
    return nowhere(request, Http404())


def _let_in(request: HttpRequest) -> HttpResponse | None:
    """None if the question may be asked; else the answer to a browser's first look, or a refusal."""
    if request.method == "OPTIONS" and not request.path_info.startswith(FOR_SYSTEMS):
        return _before()
    if seconds := seconds_to_wait(request):
        says = f"too many questions in a minute; ask again in {seconds} seconds"
        response = told_faults(fault(429, "address", says))
        response.headers["Retry-After"] = str(seconds)
        return response
    faults = [*_strange(request)]
    return told_faults(Unanswerable(422, faults)) if faults else None


def _before() -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NO_CONTENT, headers=BEFORE)
    del response.headers["Content-Type"]
    return response


def _answer(view: View, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    try:
        response = view(request, *args, **kwargs)
    except Http404 as error:
        return nowhere(request, error)
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return _only(response.headers["Allow"])
    if request.method == "POST":
        add_never_cache_headers(response)
    return response


def _only(allowed: str) -> HttpResponse:
    response = told_faults(fault(405, "method", f"only {allowed} is answered here"))
    response.headers["Allow"] = allowed
    return response


def _strange(request: HttpRequest) -> list[Fault]:
    """What stands in the address and is not described, or stands there twice."""
    route = request.resolver_match.route if request.resolver_match else ""
    names = _parameters().get((request.method or "", route))
    if names is None:
        return []
    unknown = [
        Fault(key, f"unknown key{nearest(key, names)}") for key in request.GET if key not in names
    ]
    twice = [key for key, given in request.GET.lists() if len(given) > 1 and key in names]
    return [*unknown, *(Fault(key, "stands there twice") for key in twice)]


@cache
def _parameters() -> Mapping[tuple[str, str], frozenset[str]]:
    """What may stand behind the question mark, by method and route."""
    return {
        (method.upper(), _route(path)): frozenset(
            one["name"] for one in operation["parameters"] if one["in"] == "query"
        )
        for path, operations in description()["paths"].items()
        for method, operation in operations.items()
    }


def _route(path: str) -> str:
    return re.sub(r"{(\w+)}", r"<\1>", path).removeprefix("/")
