"""Dimensions that several families share."""

from nahtlos.outcomes.engine.cuts import dimension

GROUPS = ("temp24", "protection", "humanitarian", "gestattung", "duldung", "other", "unknown")
GROUP = dimension("group", GROUPS)
SEX = dimension("sex", ("f", "m", "d"))
LEVELS = ("1", "2", "3", "4")
AREAS = (*(str(n) for n in range(10)), "")
AREA = dimension("area", AREAS)
"""Fields of occupation: the first digit of the KldB 2010; empty where none is known."""
MAIN = (
        "01",
        "11",
        "12",
        "21",
        "22",
        "23",
        "24",
        "25",
        "26",
        "27",
        "28",
        "29",
        "31",
        "32",
        "33",
        "34",
        "41",
        "42",
        "43",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "71",
        "72",
        "73",
        "81",
        "82",
        "83",
        "84",
        "91",
        "92",
        "93",
        "94",
    )  # fmt: skip
"""The 37 main groups of occupations: the first two digits of the KldB 2010."""
REST = "x"
OCCUPATIONS = (
    *sorted((*MAIN, *(str(n) for n in range(10)), *(f"{n}{REST}" for n in range(10)))),
    "",
)
"""A main group, the rest of a field beside its main groups (`2x`), a whole field (`2`)."""
OCCUPATION = dimension("occupation", OCCUPATIONS)
