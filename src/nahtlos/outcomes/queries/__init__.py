"""Questions about what came of it, answered from editions alone."""

from nahtlos.outcomes.queries.editions import editions, figure, figures, newest, series, table

__all__ = ["editions", "figure", "figures", "newest", "series", "table"]
