"""Telephone numbers that never ring: the ranges that the Bundesnetzagentur keeps free for drama."""

OFFICES = "030 23125"
MOBILE = ("0171 39200", "0176 040690")
HOMES = "0221 4710"


def office(institution: int, extension: int) -> str:
    """Berlin's range has three digits behind 23125: one block of twenty for each institution."""
    return f"{OFFICES} {institution * 20 + extension:03}"


def private(number: int) -> str:
    """Two hundred mobile numbers, then Cologne's thousand landlines."""
    if number < 100 * len(MOBILE):
        return f"{MOBILE[number // 100]}{number % 100:02}"
    return f"{HOMES}{number % 1000:03}"
