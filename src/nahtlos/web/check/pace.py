"""How often the check may be asked from one address within a minute.

Counted in this process alone and forgotten with the minute: neither the address nor the count is
written anywhere, and what is counted by is a digest whose key dies with the process.
"""

import hashlib
import secrets
from collections import Counter
from datetime import datetime, timedelta

MOST = 120
"""Pages a minute and process; a whole shelter may share one address."""
MINUTE = timedelta(minutes=1)


class Pace:
    """Counts pages by address, minute by minute."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._key = secrets.token_bytes(16)
        self._until: datetime | None = None
        self._asked: Counter[bytes] = Counter()

    def too_fast(self, address: str, at: datetime) -> bool:
        """Count one page, and say whether it is one too many."""
        if self._until is None or at >= self._until:
            self._until = at + MINUTE
            self._key = secrets.token_bytes(16)
            self._asked.clear()
        digest = hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()
        self._asked[digest] += 1
        return self._asked[digest] > self.most
