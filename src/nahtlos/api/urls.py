"""Addresses of the machine interface, each behind the same door."""

from django.urls import URLPattern, re_path

from nahtlos.api.door import door, nothing
from nahtlos.api.interface import interface

app_name = "api"


def behind_the_door(pattern: URLPattern) -> URLPattern:
    """The same address; its view is asked through the door."""
    return URLPattern(pattern.pattern, door(pattern.callback), pattern.default_args, pattern.name)


urlpatterns = [
    *(behind_the_door(one) for one in interface.urls[0] if isinstance(one, URLPattern)),
    re_path("", door(nothing)),
]
