"""Pages that exist only in these tests: each ends in a different way after it has seen a file."""

from collections.abc import Iterator

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path

from nahtlos.core.refusal import Refusal, Refused
from nahtlos.people.models import Person
from nahtlos.site.urls import urlpatterns as site_urls
from tests.wall.ground import ask, one


def seen() -> int:
    """How many persons exist for this request; read, so that the connection is warm."""
    return Person.objects.count()


def state() -> dict[str, object]:
    """What the connection knows right now."""
    return {
        "pid": one("select pg_backend_pid()"),
        "note": one("select coalesce(current_setting('nahtlos.actor', true), '')"),
        "seen": seen(),
    }


def peek(request: HttpRequest) -> JsonResponse:
    return JsonResponse(state())


def crash(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(f"after {seen()} persons")


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404(f"after {seen()} persons")


def refused(request: HttpRequest) -> HttpResponse:
    raise Refused(Refusal(f"after {seen()} persons"))


def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ask(f"select 1 / ({seen()} - {seen()})"))


def swallowed(request: HttpRequest) -> HttpResponse:
    """The database has failed, and the page goes on as if nothing had been."""
    try:
        ask(f"select 1 / ({seen()} - {seen()})")
    except Exception:  # noqa: BLE001 -- the bad habit that is tested
        return HttpResponse("fine")
    return HttpResponse("not reached")


def leave(request: HttpRequest) -> HttpResponse:
    """The server process is told to stop while a page is being made."""
    raise SystemExit(f"after {seen()} persons")


def cut(request: HttpRequest) -> HttpResponse:
    """The connection to the database dies under the page."""
    seen()
    connection.close()
    return HttpResponse("gone")


def stream(request: HttpRequest) -> StreamingHttpResponse:
    """Sends what exists once the page itself has returned, piece by piece."""

    def pieces() -> Iterator[str]:
        while True:
            yield f"{seen()};"

    return StreamingHttpResponse(pieces())


def stay(request: HttpRequest) -> HttpResponse:
    """Leaves the note of this request on the connection, as a slipped-in query might."""
    ask("select set_config('nahtlos.actor', current_setting('nahtlos.actor'), false)")
    return HttpResponse("left")


def half(request: HttpRequest) -> HttpResponse:
    """Changes something and then fails."""
    Person.objects.update(given_name="Changed")
    return crash(request)


def half_missing(request: HttpRequest) -> HttpResponse:
    Person.objects.update(given_name="Changed")
    return missing(request)


def half_refused(request: HttpRequest) -> HttpResponse:
    Person.objects.update(given_name="Changed")
    return refused(request)


ENDINGS = (peek, crash, missing, refused, broken, swallowed, leave, cut, stream)
OTHERS = (stay, half, half_missing, half_refused)
urlpatterns = [*site_urls, *(path(f"{view.__name__}/", view) for view in (*ENDINGS, *OTHERS))]
