"""Walks through pages as a person does, and looks hard at every page that is reached."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.utils import translation
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, ViewportSize

OUTPUT = Path(__file__).parents[1] / "output"
DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 360, "height": 740}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    "selectors": False,  # a fault is told by its own markup
}
THERE = "() => 'axe' in window"  # until another page is loaded
VIOLATIONS = "(rules) => axe.run(rules).then((found) => found.violations)"
# A page is another one when its <main> is another one: after a load, and after htmx changed it.
MARK = "() => { document.querySelector('main').left = true; }"
ARRIVED = """() => {
  const main = document.querySelector('main');
  return main && !main.left && document.readyState === 'complete'
    && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling');
}"""
SETTLED = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
WIDTH = "() => document.documentElement.scrollWidth"
TOO_WIDE = """() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.offsetParent)
  .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""


def words(text: str, language: str = "de") -> str:
    """What a page in this language says for a text of the program."""
    with translation.override(language):
        return translation.gettext(text)


@dataclass
class Walk:
    """One person at one browser; `presses` counts clicks, keys, and each field that is filled."""

    page: Page
    home: str
    name: str
    language: str = "de"
    javascript: bool = True
    presses: int = 0
    reached: int = 0
    faults: list[str] = field(default_factory=list)
    _status: int = 0

    def __post_init__(self) -> None:
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    # --- going ------------------------------------------------------------------------------------
    def open(self, path: str, *, status: int = 200) -> None:
        """Go to an address of this site, or of this site in full."""
        self.page.goto(path if "://" in path else f"{self.home}{path}")
        self.look(status=status)

    def peek(self, path: str) -> tuple[int, str]:
        """Status and text of a page, without looking at how it is made."""
        self.page.goto(f"{self.home}{path}")
        self.faults.clear()
        return self._status, self.text()

    def press(self, what: Locator, *, status: int = 200) -> None:
        """Press what leads to another page, and look at that page."""
        self.presses += 1
        self._leave(what.click)
        self.look(status=status)

    def change(self, act: Callable[[], object], *, status: int = 200) -> None:
        """Do what exchanges a part of the page, and look at the page."""
        with self.page.expect_response(_changes):
            act()
        self.page.wait_for_function(SETTLED)
        self.look(status=status)

    def press_twice(self, what: Locator, leads_to: str) -> None:
        """Press as people do who are in doubt: twice, not quite at once."""
        what.scroll_into_view_if_needed()
        box = what.bounding_box()
        assert box is not None
        for _ in range(2):
            self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            self.page.wait_for_timeout(60)
        self.page.wait_for_url(leads_to)
        self.page.wait_for_load_state()
        self.look()

    def go(self, path: str) -> None:
        """Follow an entry of the navigation; on a phone it stands behind the menu's button."""
        entry = self.page.locator(f"header nav a[href='{path}']")
        if not entry.is_visible():
            self.presses += 1
            self.page.locator("header .site__toggle").click()
        self.press(entry)

    def key(self, keys: str, *, status: int = 200) -> None:
        """Press a key, or two after each other ("g p"), that leads to another page."""
        *first, last = keys.split()
        self.tap(*first)
        self.presses += 1
        self._leave(lambda: self.page.keyboard.press(last))
        self.look(status=status)

    def tap(self, *keys: str) -> None:
        """Press keys that stay on the page."""
        for key in keys:
            self.presses += 1
            self.page.keyboard.press(key)

    def fill(self, label: str, text: str) -> None:
        """Type into the field with this label (of the program, in English)."""
        self.presses += 1
        self.page.get_by_label(self.words(label)).first.fill(text)

    def born(self, day: int, month: int, year: int, *, status: int = 200) -> None:
        """Tell a birth date on the page that asks for it."""
        for part, number in (("day", day), ("month", month), ("year", year)):
            self.presses += 1
            self.page.locator(f"main input[name='birth_date_{part}']").fill(str(number))
        self.press(self.button("Open my page"), status=status)

    def choose(self, name: str, value: str) -> None:
        """Choose from the list with this name."""
        self.presses += 1
        self.page.locator(f"main select[name='{name}']").select_option(value)

    def pick(self, name: str, value: str) -> None:
        """Tick the box or choose the answer with this name and value, by pressing its words."""
        self.presses += 1
        self.page.locator(
            f"main label:has(+ input[name='{name}'][value='{value}']), "
            f"main input[name='{name}'][value='{value}'] + label"
        ).first.click()

    def button(self, text: str) -> Locator:
        """The button with this text (of the program, in English)."""
        return self.page.get_by_role("button", name=self.words(text)).first

    def link(self, text: str) -> Locator:
        """The link in the page with this text (of the program, in English)."""
        return self.page.locator("main").get_by_role("link", name=self.words(text)).first

    def words(self, text: str) -> str:
        """The program's text in the language of this walk."""
        return words(text, self.language)

    def _leave(self, act: Callable[[], object]) -> None:
        if not self.javascript:
            with self.page.expect_navigation():
                act()
            return
        self.page.evaluate(MARK)
        act()
        self.page.wait_for_function(ARRIVED)

    # --- looking ----------------------------------------------------------------------------------
    def look(self, *, status: int = 200) -> None:
        """No mistake, nobody shut out, nothing from elsewhere, nothing cut off; and a picture."""
        self.reached += 1
        where = f"{self.name} {self.reached:02d} {self.page.url}"
        assert self._status == status, f"{where}: status {self._status}"
        self._keep_picture()
        faults = [*self._expected(status), *self._shut_out(), *self._cut_off()]
        assert not faults, f"{where}:\n" + "\n".join(faults)

    def text(self) -> str:
        """All that is to be read on the page."""
        return self.page.locator("body").inner_text()

    def _expected(self, status: int) -> list[str]:
        """Faults so far; a browser complains of an answer above 399, also where it is right."""
        complaint = f"the server responded with a status of {status} "
        found = [fault for fault in self.faults if complaint not in fault]
        self.faults.clear()
        return found

    def _keep_picture(self) -> None:
        folder = OUTPUT / self.name
        folder.mkdir(parents=True, exist_ok=True)
        path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{30,}", "", urlsplit(self.page.url).path)
        name = "-".join(part for part in path.split("/") if part) or "start"
        file = folder / f"{self.reached:02d}-{name}.png"
        self.page.screenshot(path=file, full_page=True, caret="initial", animations="allow")

    def _shut_out(self) -> list[str]:
        if not self.javascript:
            return []
        if not self.page.evaluate(THERE):
            self.page.evaluate(AXE_SCRIPT)
        violations = self.page.evaluate(VIOLATIONS, RULES)
        return [
            f"{one['id']}: {node['html'][:200]} {json.dumps([m['message'] for m in node['any']])}"
            for one in violations
            for node in one["nodes"]
        ]

    def _cut_off(self) -> list[str]:
        before = self.page.viewport_size or PHONE
        self.page.set_viewport_size({**before, "width": PHONE["width"]})
        wide = self.page.evaluate(WIDTH)
        culprits = self.page.evaluate(TOO_WIDE) if wide > PHONE["width"] else []
        self.page.set_viewport_size(before)
        return [f"{wide} pixels wide on a phone: {culprits}"] if wide > PHONE["width"] else []

    # --- listening --------------------------------------------------------------------------------
    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme != "data" and not request.url.startswith(f"{self.home}/"):
            self.faults.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        main = response.request.is_navigation_request() and response.frame == self.page.main_frame
        if (main or _changes(response)) and not _leads_on(response.status):
            self._status = response.status


def _changes(response: Response) -> bool:
    """Whether htmx changes the page by this; a page that asks for news is told 204: no news."""
    asked = "hx-request" in response.request.headers
    return asked and response.status != HTTPStatus.NO_CONTENT


def _leads_on(status: int) -> bool:
    return HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST
