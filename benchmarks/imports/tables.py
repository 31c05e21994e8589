"""A table of invented persons as an office has it, every tenth row with one fault."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from openpyxl import Workbook

from benchmarks import names

FAULTY = 10
HEAD = ("Kundennummer", "Vorname", "Nachname", "Geburtsdatum", "Geschlecht", "Staatsangehörigkeit",
        "Aufenthaltsstatus", "Gültig bis", "Sprachen", "Telefon", "E-Mail", "Deutsch")  # fmt: skip
FAULTS = {3: "31.02.1990", 5: "Atlantis", 6: "§ 999", 9: "nachmittags", 11: "B7"}


def _rows(number: int, dice: Random) -> Iterator[list[str]]:
    """Persons as a list of an office has them; every tenth with one fault."""
    for each in range(number):
        one = names.draw(dice)
        born = date(1955, 1, 1) + timedelta(days=dice.randrange(18_000))
        row = [
            f"K-{each:06d}", one.given, one.family, f"{born:%d.%m.%Y}", dice.choice("wm"), "Ukraine",
            "§ 24 AufenthG", "04.03.2027", "Ukrainisch, Russisch", f"030 23125 {each % 1000:03d}",
            f"k{each}@post.example", dice.choice(("A1", "A2", "B1")),
        ]  # fmt: skip
        if each % FAULTY == 0:
            place = dice.choice(sorted(FAULTS))
            row[place] = FAULTS[place]
        yield row


def workbook(number: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEAD)
    for row in _rows(number, Random("imports")):
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
