"""Dimensions that several families share."""

from nahtlos.outcomes.engine.cuts import dimension

GROUPS = ("temp24", "protection", "humanitarian", "gestattung", "duldung", "other", "unknown")
GROUP = dimension("group", GROUPS)
SEX = dimension("sex", ("f", "m", "d"))
LEVELS = ("1", "2", "3", "4")
AREAS = (*(str(n) for n in range(10)), "")
AREA = dimension("area", AREAS)
"""Fields of occupation: the first digit of the KldB 2010; empty where none is known."""
MAIN = tuple(
    f"{field}{group}"
    for field, groups in enumerate((1, 2, 9, 4, 3, 4, 3, 3, 4, 4))
    for group in range(1, groups + 1)
)
"""The 37 main groups of occupations: the first two digits of the KldB 2010."""
REST = "x"
OCCUPATIONS = (
    *sorted((*MAIN, *(str(n) for n in range(10)), *(f"{n}{REST}" for n in range(10)))),
    "",
)
"""A main group, the rest of a field beside its main groups (`2x`), a whole field (`2`)."""
OCCUPATION = dimension("occupation", OCCUPATIONS)
