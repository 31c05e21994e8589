"""Questions about what came of it, answered from editions alone."""

from nahtlos.outcomes.models import Edition, Figure, Table
from nahtlos.outcomes.queries.editions import (
    editions,
    figure,
    figures,
    newest,
    official,
    series,
    table,
    tables,
)

__all__ = [
    "Edition",
    "Figure",
    "Table",
    "editions",
    "figure",
    "figures",
    "newest",
    "official",
    "series",
    "table",
    "tables",
]
