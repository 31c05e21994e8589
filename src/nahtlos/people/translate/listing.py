"""What is asked of the list of persons, as codes: an address and a kept view hold these and nothing else.

Every filter knows which values it can have. What is no such value is left out, so that no name and no
word that was searched can hide in an address or in a view.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from nahtlos.people import facts, languages

WEEKS = ("4", "8", "12", "26")
DAYS = ("30", "60", "90", "180")
PLANS = ("goal", "nogoal", "agreed", "notagreed")
KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CHOICES: dict[str, tuple[str, ...]] = {
    "whose": ("mine",),
    "adviser": ("none",),
    "status": (),
    "language": (),
    "plan": PLANS,
    "overdue": ("yes",),
    "idle": ("yes",),
    "silent": WEEKS,
    "waiting": ("any",),
    "consent": DAYS,
    "title": DAYS,
    "held": ("elsewhere",),
    "state": ("closed",),
}
"""Every filter, in the order of the page, with the values that it can have beside those of a list."""

OF_KEYS = frozenset({"adviser", "waiting"})
SORTS = ("name", "-name", "until", "-until", "opened", "-opened")
COLUMNS = (
    "status", "until", "german", "adviser", "language", "opened", "closed", "step", "contact",
    "waits", "held", "consent",
)  # fmt: skip
USUAL = ("status", "until", "german", "adviser")
MOST_COLUMNS = 6
"""Beside the name, which always stands first: seven in all."""
# What follows from notes, consents and referrals, which members of the holder do not see.
ADVISERS_ALONE = frozenset({"silent", "waiting", "consent", "held", "contact", "waits"})


def statuses() -> tuple[str, ...]:
    """The codes of residence status."""
    return facts.lookup("status").values


def values_of(name: str) -> tuple[str, ...]:
    """The values that a filter can have, without the keys that it may have besides."""
    if name == "language":
        return tuple(languages.LANGUAGES)
    return statuses() if name == "status" else CHOICES[name]


def _fits(name: str, value: str) -> bool:
    if name in OF_KEYS and KEY.fullmatch(value):
        return True
    return value in values_of(name)


@dataclass(frozen=True)
class Listing:
    """Which persons, in which order, with which columns beside the name."""

    codes: tuple[tuple[str, str], ...] = ()
    sort: str = "name"
    columns: tuple[str, ...] = ()

    def value(self, name: str) -> str:
        """What this filter asks for; empty where it is not set."""
        return dict(self.codes).get(name, "")

    def without(self, name: str) -> "Listing":
        """The same list with one filter taken off."""
        return replace(self, codes=tuple(one for one in self.codes if one[0] != name))

    def sorted_by(self, sort: str) -> "Listing":
        """The same list in another order."""
        return replace(self, sort=sort)

    @property
    def address(self) -> str:
        """The codes as the query of an address; the usual order and columns are left out."""
        more = [("sort", self.sort)] if self.sort != "name" else []
        columns = [("columns", "-".join(self.columns))] if self.columns else []
        return urlencode([*self.codes, *more, *columns])

    @property
    def kept(self) -> str:
        """Filters and order, as a view keeps them."""
        more = [("sort", self.sort)] if self.sort != "name" else []
        return urlencode([*self.codes, *more])

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns beside the name; whoever looks only at the own persons need not be named."""
        if self.columns:
            return self.columns
        return tuple(one for one in USUAL if one != "adviser" or self.value("whose") != "mine")


def listing(given: Mapping[str, str], *, adviser: bool) -> Listing:
    """What these codes ask for; whatever is no code, or not for this role, is left out."""
    barred = frozenset() if adviser else ADVISERS_ALONE
    codes = tuple(
        (name, given[name])
        for name in CHOICES
        if name not in barred and _fits(name, given.get(name, ""))
    )
    wanted = given.get("columns", "").split("-")
    columns = tuple(one for one in COLUMNS if one in wanted and one not in barred)
    sort = given.get("sort", "name")
    return Listing(codes, sort if sort in SORTS else "name", columns[:MOST_COLUMNS])
