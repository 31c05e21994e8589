"""The list at the door: hundreds of visitors, each a line with what can be done."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from nahtlos.days import queries
from nahtlos.network.queries import TOPICS
from nahtlos.web.days import buttons
from nahtlos.web.templatetags.words import language_names

KEPT = 512


@dataclass(frozen=True)
class Line:
    """A visitor as the list shows them; `acts` are buttons, `sheet` what the link to print carries."""

    number: int
    name: str
    speaks: str
    about: str
    stands: str
    reached: bool
    sheet: str
    acts: str


def lines(
    rows: Iterable[queries.InDay],
    *,
    runs: bool,
    hands_out: UUID | None,
    unreached: Collection[UUID],
) -> list[Line]:
    """Everybody in the order given. `hands_out`: the institution whose visitors' sheets are printed here."""
    topics, states = _labels(TOPICS), _labels(queries.State.choices)
    waits, language = _("waiting list"), get_language() or ""
    return [
        Line(
            one.visitor.number,
            one.whose.name,
            _speaks(tuple(one.visitor.languages), language),
            ", ".join(_about(want, topics, waits) for want in one.wants),
            states[one.visitor.state],
            not one.visitor.untold and one.visitor.pk not in unreached,
            one.token if hands_out and one.visitor.institution_id == hands_out else "",
            buttons.of_visitor(one.visitor) if runs else "",
        )
        for one in rows
    ]


def _labels(choices: Iterable[tuple[str, object]]) -> dict[str, str]:
    return {key: str(label) for key, label in choices}


def _about(want: queries.Want, topics: dict[str, str], waits: str) -> str:
    label = topics[want.topic]
    return f"{label} ({waits})" if want.place == queries.Place.WAITING else label


@lru_cache(maxsize=KEPT)
def _speaks(codes: tuple[str, ...], language: str) -> str:
    with override(language):
        return language_names(codes)
