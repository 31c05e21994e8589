"""A browser, the site on a database of its own, and people who walk through it."""

import os
import re
import shutil
from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, ViewportSize, sync_playwright
from whitenoise import WhiteNoise  # type: ignore[import-untyped]  # whitenoise has no types

from nahtlos.core.actor import Actor
from nahtlos.site import assets
from tests.journeys.walk import DESK, OUTPUT, Walk
from tests.network.entering import enter

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 6_000


class Begin(Protocol):
    """Opens a browser of its own for somebody."""

    def __call__(
        self,
        actor: Actor | None = None,
        *,
        size: ViewportSize = DESK,
        language: str = "de",
        javascript: bool = True,
        name: str = "",
    ) -> Walk: ...


def _program() -> str:
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if not found or not shutil.which(found):
        pytest.fail(
            "The journeys need Chromium: install Debian's package `chromium`, or name the program"
            " with CHROMIUM=/path/to/chromium.",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_program(), args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def _built() -> None:
    """The static files as they are served; without them a page would be bare text."""
    try:
        assets.build()
    except assets.NotBuilt as trouble:
        pytest.fail(f"The journeys need the static files: {trouble}", pytrace=False)


def _with_static_files(application: Any) -> Any:
    """As the web server hands them out: compressed beforehand."""
    others = StaticFilesHandler(application)  # what the libraries bring
    return WhiteNoise(others, root=str(assets.WEB / "static"), prefix="/static/")


@pytest.fixture
def site(committed: None, _built: None) -> Iterator[str]:
    """The site at an address of its own, on a database that is thrown away afterwards."""
    cache.clear()
    thread = LiveServerThread("localhost", _with_static_files)  # type: ignore[arg-type]  # Django: any callable
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://localhost:{thread.port}"
    thread.terminate()
    cache.clear()


@pytest.fixture
def begin(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Begin]:
    """Opens browsers for people, signed in where they are somebody."""
    walked = re.sub(r"\W+", "-", request.node.name.removeprefix("test_")).strip("-")
    shutil.rmtree(OUTPUT / walked, ignore_errors=True)
    contexts = []

    def opened(
        actor: Actor | None = None,
        *,
        size: ViewportSize = DESK,
        language: str = "de",
        javascript: bool = True,
        name: str = "",
    ) -> Walk:
        context = browser.new_context(
            viewport=size,
            locale=language,
            timezone_id=settings.TIME_ZONE,
            java_script_enabled=javascript,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if actor is not None:
            value = enter(actor).cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": site}]
            )
        return Walk(context.new_page(), site, f"{walked}{name and '-'}{name}", language, javascript)

    yield opened
    for context in contexts:
        context.close()
