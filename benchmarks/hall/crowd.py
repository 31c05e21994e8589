"""Everybody at once: telephones and screens that look again, and staff that act."""

import heapq
import http.client
import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from random import Random
from urllib.parse import urlencode
from uuid import UUID

from benchmarks.hall.stage import Hall, Seat
from benchmarks.pages import CSRF

DOORS, BOARDS, DISPLAYS = 17, 3, 2
PHONE, SCREEN, BOARD, DISPLAY = 60.0, 5.0, 1.0, 2.0
ACTS, ARRIVES, CALM = 12.0, 1.0, 20.0
HANDS = 96
ROUNDS, SOME = 5, 8
HERE = re.compile(r"(\d+) von \d+ ")
AGAIN = re.compile(r'hx-get="([^"]+\?seen=[^"]+)"')


@dataclass
class Told:
    """What was answered. Seconds; of `here` since the doors opened."""

    acts: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    behind: list[float] = field(default_factory=list)
    states: dict[UUID, str] = field(default_factory=dict)
    here: dict[UUID, float] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    blind: int = 0
    late: float = 0.0


@dataclass(order=True)
class Turn:
    """What happens at a second, and again after so many, if not for once."""

    due: float
    number: int
    every: float
    run: Callable[[], object] = field(compare=False)


@dataclass
class Screen:
    """A page that stays open: where it looks again; of a board, how many it shows as here, and when it looked."""

    address: str
    shows: int = 0
    looked: float = 0.0
    busy: threading.Lock = field(default_factory=threading.Lock)


def ask(
    port: int, path: str, session: str = "", *, press: bool = False
) -> tuple[int, str, str]:  # fmt: skip
    """One request on a connection of its own: status, place to go on to, page."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": f"sessionid={session}; csrftoken={CSRF}", "X-CSRFToken": CSRF,
               "Accept-Language": "de", "Accept-Encoding": "identity"}  # fmt: skip
    if path.endswith("/here/"):
        headers["X-Arrive"] = "1"  # as the list at the door tells it
    try:
        if press:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request("POST", path, urlencode({"at": ""}), headers)
        else:
            line.request("GET", path, headers=headers)
        answer = line.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read().decode()
    finally:
        line.close()


class Crowd:
    """Whoever is in the house for so many seconds."""

    def __init__(self, port: int, hall: Hall, seconds: float, seed: int = 1) -> None:
        self.port, self.hall, self.seconds = port, hall, seconds
        self.dice, self.told, self.lock = Random(seed), Told(), threading.Lock()
        self.turns: list[Turn] = []
        self.began = 0.0

    def everybody(self) -> Told:
        """300 telephones, 40 desks, 17 people at doors with lists, 3 boards, 2 displays.

        A desk acts every 12 seconds and somebody comes every second, far more often than in real life.
        """
        for link in self.hall.links:
            phone = Screen(f"/visit/me/{link}/")
            self._often(partial(self._looks_again, phone), PHONE)
        for _ in range(DISPLAYS):
            self._watch(f"/days/{self.hall.day}/call/", DISPLAY)
        for _ in range(BOARDS):
            self._watch(f"/days/{self.hall.day}/board/", BOARD)
        for seat in self.hall.seats:
            desk = Screen(f"/days/desks/{seat.desk}/now/")
            self._often(partial(self._looks_again, desk, seat.session), SCREEN)
            self._talks(seat, desk)
        for _ in range(DOORS):
            there = f"/days/{self.hall.day}/visitors/"
            self._often(partial(self._look, there, self.hall.runs), CALM)
        for number, visitor in enumerate(self.hall.visitors[: int(self.seconds / ARRIVES)]):
            self._once(number * ARRIVES, partial(self._arrives, visitor))
        return self._run()

    def settle(self) -> None:
        """Before the doors open: every screen, list and telephone has been on for a while."""
        addresses = [
            *((f"/days/desks/{seat.desk}/now/", seat.session) for seat in self.hall.seats),
            *(
                (f"/days/{self.hall.day}/{what}/", self.hall.runs)
                for what in ("board", "call", "visitors")
            ),
            *((f"/visit/me/{link}/", "") for link in self.hall.links[:SOME]),
        ]
        for _ in range(ROUNDS):
            with ThreadPoolExecutor(SOME) as hands:
                for path, session in addresses:
                    hands.submit(ask, self.port, path, session)

    def one_by_one(self, many: int) -> list[float]:
        """The baseline: arrivals with nobody else in the house. Seconds each."""
        return [self._press(f"/days/visitors/{visitor}/here/", self.hall.runs)[1]
                for visitor in self.hall.visitors[:many]]  # fmt: skip

    def _run(self) -> Told:
        self.began = time.perf_counter()
        with ThreadPoolExecutor(HANDS) as hands:
            while self.turns:
                turn = heapq.heappop(self.turns)
                wait = turn.due - self._clock()
                if wait > 0:
                    time.sleep(wait)
                self.told.late = max(self.told.late, -wait)
                again = turn.due + turn.every
                if turn.every and again < self.seconds:
                    heapq.heappush(self.turns, Turn(again, turn.number, turn.every, turn.run))
                hands.submit(self._take, turn.run)
        return self.told

    def _take(self, run: Callable[[], object]) -> None:
        try:
            run()
        except Exception as error:  # noqa: BLE001 -- counted, and shown in the report
            self._fault(type(error).__name__)

    def _often(self, run: Callable[[], object], every: float) -> None:
        first = self.dice.uniform(0, every)
        heapq.heappush(self.turns, Turn(first, len(self.turns), every, run))

    def _once(self, at: float, run: Callable[[], object]) -> None:
        heapq.heappush(self.turns, Turn(at, len(self.turns), 0.0, run))

    def _talks(self, seat: Seat, desk: Screen) -> None:
        """Talks begin and end, one after the other."""
        steps = [(one, what) for one in seat.meetings for what in ("begin", "done")]
        at = self.dice.uniform(0, ACTS)
        for one, what in steps:
            if at < self.seconds:
                self._once(at, partial(self._moves, one, what, seat, desk))
            at += ACTS

    def _watch(self, there: str, every: float) -> None:
        screen = Screen(there)
        self._often(lambda: self._glance(screen), every)

    def _clock(self) -> float:
        return time.perf_counter() - self.began

    def _fault(self, what: str) -> None:
        with self.lock:
            self.told.faults.append(what)

    def _look(self, path: str, session: str = "") -> str:
        began = time.perf_counter()
        status, _to, page = ask(self.port, path, session)
        with self.lock:
            self.told.looks.append(time.perf_counter() - began)
        if status not in {200, 204}:
            self._fault(f"look {status}")
        return page

    def _looks_again(self, screen: Screen, session: str = "") -> None:
        """A page asks with what it shows, as it is told to, and shows what it is answered."""
        with screen.busy:
            if page := self._look(screen.address, session):
                screen.address = _found(AGAIN, page)

    def _press(self, path: str, session: str) -> tuple[int, float, str]:
        """Press, and wait for the page after it."""
        began = time.perf_counter()
        status, to, page = ask(self.port, path, session, press=True)
        if status == 302:
            _status, _to, page = ask(self.port, to, session)
        return status, time.perf_counter() - began, page

    def _acted(self, path: str, session: str) -> tuple[bool, str]:
        status, took, page = self._press(path, session)
        with self.lock:
            self.told.acts.append(took)
        if status not in {204, 302}:
            self._fault(f"act {status}")
        return status in {204, 302}, page

    def _arrives(self, visitor: UUID) -> None:
        if self._acted(f"/days/visitors/{visitor}/here/", self.hall.runs)[0]:
            with self.lock:
                self.told.here[visitor] = self._clock()

    def _moves(self, meeting: UUID, what: str, seat: Seat, desk: Screen) -> None:
        done, page = self._acted(f"/days/meetings/{meeting}/{what}/", seat.session)
        if done:
            desk.address = _found(AGAIN, page)
            with self.lock:
                self.told.states[meeting] = {"begin": "begun", "done": "done"}[what]

    def _glance(self, screen: Screen) -> None:
        """A board looks again: it shows at least whoever was known to be here when it asked."""
        with screen.busy:
            asked = self._clock()
            with self.lock:
                known = {at for at in self.told.here.values() if at <= asked}
            page = self._look(screen.address, self.hall.runs)
            if page:
                screen.address = _found(AGAIN, page)
                if "/board/" in screen.address:
                    screen.shows = int(_found(HERE, page))
            if "/board/" not in screen.address:
                return
            with self.lock:
                self.told.blind += screen.shows < len(known)
                self.told.behind += [self._clock() - at for at in known if at > screen.looked]
            screen.looked = asked


def _found(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    assert found, pattern.pattern
    return found[1]
