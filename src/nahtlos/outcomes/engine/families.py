"""Dimensions that several families share."""

from nahtlos.outcomes.engine.cuts import dimension

GROUPS = ("temp24", "protection", "humanitarian", "gestattung", "duldung", "other", "unknown")
GROUP = dimension("group", GROUPS)
SEX = dimension("sex", ("f", "m", "d"))
LEVELS = ("1", "2", "3", "4")
AREAS = (*(str(n) for n in range(10)), "")
AREA = dimension("area", AREAS)
"""Fields of occupation: the first digit of the KldB 2010; empty where none is known."""
