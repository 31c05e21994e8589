"""Which language a page speaks: eight for newcomers, German and English for staff."""

from typing import Literal

from django.conf import global_settings, settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

# Pages that a newcomer may meet; everything else is for staff.
FOR_NEWCOMERS = (
    "/my/",
    "/consent/",
    "/check/",
    "/directory/",
    "/instruments/",
    "/offers/",
    "/openings/",
    "/occupations/",
    "/visit/",
    "/event/",
    "/idea/",
    "/how/",
    "/training/",
    "/sign/",
    "/account/",
    "/language/",
    "/about/",
)


def own_names() -> dict[str, str]:
    """Each language under the name that its own speakers use."""
    return {
        code: translation.get_language_info(code)["name_local"].capitalize()
        for code, _name in settings.LANGUAGES
    }


OWN_NAMES = own_names()


def page_language() -> str:
    """The language that the page speaks, without a country."""
    return (translation.get_language() or "de").partition("-")[0]


def german_or_english() -> Literal["de", "en"]:
    """In which of the two languages of staff that is said which exists in these two alone."""
    return "de" if page_language() == "de" else "en"


def runs_from_right(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.partition("-")[0] in global_settings.LANGUAGES_BIDI


def languages_of(path: str) -> tuple[tuple[str, str], ...]:
    """The languages that a page is offered in, as pairs of code and own name."""
    everybody = path == "/" or path.startswith(FOR_NEWCOMERS)
    codes = tuple(OWN_NAMES) if everybody else settings.STAFF_LANGUAGES
    return tuple((code, OWN_NAMES[code]) for code in codes)


class LanguageMiddleware(LocaleMiddleware):
    """Django's choice of language, held to those in which the page exists."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        offered = [code for code, _name in languages_of(request.path_info)]
        if translation.get_language() not in offered:
            translation.activate("de")
            request.LANGUAGE_CODE = "de"

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", translation.get_language() or "de")
        return response
