"""The first visit in a real browser: how many requests, how many bytes over the wire."""

import os
import shutil
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.figures import Visit
from benchmarks.pages import Page

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


def program() -> str:
    """The browser of this machine; SystemExit with a sentence where there is none."""
    named = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not named:
        raise SystemExit("Install Chromium, or name the program with CHROMIUM=/path/to/chromium.")
    return named


def visits(port: int, sessions: dict[str, str], pages: Iterable[Page]) -> list[Visit]:
    """Each page opened in a browser that has never been here."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(QUIET))
        try:
            return [_visit(browser, port, sessions[page.who], page) for page in pages]
        finally:
            browser.close()


def _visit(browser: Browser, port: int, session: str, page: Page) -> Visit:
    address = f"http://127.0.0.1:{port}"
    context = browser.new_context(locale="de-DE")
    if session:
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    tab = context.new_page()
    wire = context.new_cdp_session(tab)
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    wire.on("Network.responseReceived", lambda event: kinds.update(_kind(event)))
    wire.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    wire.send("Network.enable")
    tab.goto(address + page.path, wait_until="networkidle")
    fonts = sum(size for key, size in sizes.items() if kinds.get(key) == "Font")
    context.close()
    every = sum(sizes.values())
    return Visit(page.name, len(kinds), (every - fonts) / 1000, fonts / 1000)


def _kind(event: dict[str, Any]) -> dict[str, str]:
    """What arrived; pictures that stand in the style sheet itself are no request."""
    inside = event["response"]["url"].startswith("data:")
    return {} if inside else {event["requestId"]: event["type"]}
