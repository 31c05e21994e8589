"""Figures and their movement in words. They say what is, never what caused it."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.steering import queries

WAYS: dict[queries.Way, Promise] = {
    queries.Way.WISHED: gettext_lazy("as the group wished"),
    queries.Way.AGAINST: gettext_lazy("against what the group wished"),
    queries.Way.STILL: gettext_lazy("unchanged"),
    queries.Way.UNKNOWN: gettext_lazy("cannot be said"),
}


def amount(value: Decimal | None, figure: queries.Figure) -> str:
    """A value with its unit; too small ones are not said."""
    if value is None:
        return _("not said, too few")
    places = 0 if value == value.to_integral_value() else 1
    return f"{number_format(value, places)} {figure.unit}".strip()


class Told:
    """A decision as the page shows it: then, now, the change."""

    def __init__(self, one: queries.Followed) -> None:
        self.decision, self.figure = one.decision, one.figure
        self.then = self.now = self.change = self.way = ""
        if one.figure is not None and one.moved is not None:
            self.then = amount(one.moved.then, one.figure)
            self.now = amount(one.moved.now, one.figure)
            self.way = str(WAYS[one.moved.way])
            if one.moved.change:
                sign = "+" if one.moved.change > 0 else "−"
                self.change = f"{sign}{amount(abs(one.moved.change), one.figure)}"


def told(rows: list[queries.Followed]) -> list[Told]:
    """All of them."""
    return [Told(one) for one in rows]
