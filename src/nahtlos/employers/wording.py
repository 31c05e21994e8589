"""What is expected in each column of a table of openings, as sentences."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from nahtlos.employers.engine.rows import Fault

EXPECTED = {
    "missing": _("Something must stand here."),
    "formula": _("Please begin with a letter or a number, not with “=”, “+”, “-” or “@”."),
    "not_plain": _("Please write this as plain text, without “<”."),
    "too_long": _("This is too long."),
    "occupation": _("Nobody knows this occupation. Please write a KldB code of five digits or a usual word."),
    "kind": _("Please write Stelle, Ausbildung, Praktikum or Probewoche."),
    "level": _("Please write a level from A0 to C2, for example B1."),
    "hours": _("Please write the hours of a week, more than 0 and up to 60, for example 38,5."),
    "shifts": _("Please write früh, spät, nacht or wochenende, with commas between."),
    "day": _("Please write a day like 12.04.2027."),
    "seats": _("Please write a whole number from 1 to 500."),
    "certificates": _("Nobody knows this certificate. Please write for example B, CE or Staplerschein."),
    "yes_or_no": _("Please write ja or nein."),
    "access": _("Please write frei or erlaubnis."),
    "postcode": _("A postcode has five digits, for example 01234."),
    "coordinate": _("Please write the coordinate as a number, for example 51,36."),
    "both": _("Please write latitude and longitude, or neither."),
    "swapped": _("Latitude and longitude are swapped: in Germany latitude is about 47 to 55."),
    "elsewhere": _("This does not lie in Germany."),
    "address": _("Please write street, postcode and place: this company has no site yet."),
}  # fmt: skip
UNREADABLE = {
    "empty": _("This file is empty."),
    "only_a_head": _("Below the head nothing stands in this table."),
    "too_large": _("This file is too large."),
    "too_wide": _("This table has too many columns."),
    "too_many_rows": _("This table has too many rows. Please bring it in parts."),
    "old_excel": _("This is an old Excel file. Please save it as XLSX or CSV."),
    "not_a_table": _("This is no table. Please bring an XLSX or CSV file."),
    "encoding": _("The letters of this file cannot be read. Please save it as UTF-8."),
    "broken": _("This file is damaged. Please save it anew."),
    "no_columns": _("Company, title and occupation are needed. Please name the columns Betrieb, Titel and Beruf."),
}  # fmt: skip


def told(faults: Iterable[Fault]) -> Iterator[tuple[int, str, str, str]]:
    """Row, column, what stood there, and what is expected."""
    for one in faults:
        yield one.row, one.column, one.value, str(EXPECTED[one.code])
