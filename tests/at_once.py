"""Begins things in the same moment, each in a thread and on a connection of its own."""

import threading
from collections.abc import Callable, Iterable

from django.db import connection, connections

PATIENCE = 120
"""So many seconds the slowest may need on a busy machine before it is held to wait for ever."""


def at_once(works: Iterable[Callable[[], object]]) -> list[BaseException | None]:
    """What stopped each, in their order; None for who came to the end."""
    acts = list(works)
    ends: list[BaseException | None] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def one(place: int, act: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=PATIENCE)
            act()
        except BaseException as error:  # noqa: BLE001 -- told to the test, which fails by it
            ends[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"
    return ends
