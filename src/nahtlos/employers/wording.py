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

AGENCY_OFF = _("The employment agency's job search is switched off here.")
AGENCY_UNSET = _(
    "The job search needs an adviser and a place: NAHTLOS_AGENCY_ADVISER and NAHTLOS_AGENCY_PLACE."
)
AGENCY_BROUGHT = _(
    "From the employment agency's job search: %(new)d new, %(changed)d changed, %(same)d as before, %(left)d left out."
)
NO_ANSWER = {
    "slow": _("The job search answers too slowly. Please try again later."),
    "unreachable": _("The job search cannot be reached. Please try again later."),
    "busy": _("The job search is busy. Please try again later."),
    "key": _("The job search does not accept our key. Please look at the setting NAHTLOS_AGENCY_KEY."),
    "sent_elsewhere": _("The job search sends us to another address. We do not follow."),
    "status": _("The job search did not understand us or is broken."),
    "too_large": _("The job search answers with more than we read."),
    "no_json": _("What the job search answers cannot be read."),
    "shape": _("The job search answers in another form than the one that is known."),
}  # fmt: skip
LEFT_OUT = {
    "shape": _("This is no opening."),
    "reference": _("The reference number is missing or is none."),
    "type": _("Here stands something of another kind than expected."),
    "missing": _("This is not told."),
    "formula": _("This begins like a formula."),
    "not_plain": _("This is no plain text."),
    "too_long": _("This is too long."),
    "occupation": _("Nobody knows this occupation."),
    "day": _("This is no day from 2000 to 2100."),
    "postcode": _("A postcode has five digits."),
    "coordinate": _("This is no coordinate."),
    "both": _("Only one of latitude and longitude is told."),
    "swapped": _("Latitude and longitude are swapped."),
    "elsewhere": _("This does not lie in Germany."),
    "abroad": _("This work is not in Germany."),
    "taken": _("An opening of your own has this number already."),
    "renamed": _("This opening belonged to another company so far. Has the company a new name?"),
    "closed": _("Your institution no longer looks after this company."),
    "theirs": _("Another institution looks after this company."),
}
"""Why an opening of the job search is left out: a human has to look at the original."""


def left_out(faults: Iterable[Fault]) -> Iterator[tuple[int, str, str, str]]:
    """Place in the answer, column, what stood there, and why it is left out."""
    for one in faults:
        yield one.row, one.column, one.value, str(LEFT_OUT[one.code])


def told(faults: Iterable[Fault]) -> Iterator[tuple[int, str, str, str]]:
    """Row, column, what stood there, and what is expected."""
    for one in faults:
        yield one.row, one.column, one.value, str(EXPECTED[one.code])
