"""Who answers next: a request waits where every worker can take it, not in the queue of one that is busy."""

import time
from concurrent.futures import Future
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

PATIENCE = 0.05
"""Seconds that a busy worker leaves a request to the others before it takes it on beside its own."""


class InTurn(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's worker with threads, which takes a new connection only when it can answer it.

    As it comes it takes whatever knocks: two requests may wait for each other in one worker while the
    next one has nothing to do.
    """

    busy = 0
    since = 0.0

    def enqueue_req(self, conn: TConn) -> None:
        """Begin to answer."""
        self.busy += 1
        self.since = time.monotonic()
        super().enqueue_req(conn)
        self.set_accept_enabled(self._accepting)

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        """One thread is free again."""
        self.busy -= 1
        super().finish_request(conn, fs)

    def set_accept_enabled(self, enabled: bool) -> None:
        """Open the door, unless nobody is free behind it."""
        super().set_accept_enabled(enabled and self._is_free())

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Look again soon where the door is closed for a moment only."""
        super().wait_for_and_dispatch_events(min(timeout, PATIENCE) if self.busy else timeout)

    def _is_free(self) -> bool:
        if self.busy == 0:
            return True
        waited = time.monotonic() - self.since >= PATIENCE
        return waited and self.busy < int(self.cfg.threads)
