"""Sentences for what is wrong with a table, each saying what is expected, with an example."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.offers.engine.rows import Fault

UNREADABLE: dict[str, str | Promise] = {
    "empty": _("This file is empty. Please choose another one."),
    "too_large": _("This file is larger than 5 MB. Please bring only the table of your offers."),
    "old_excel": _("This is an old Excel file (XLS). Please save it as XLSX and try again."),
    "encoding": _(
        "The letters in this file cannot be read. Please save it as “CSV UTF-8” or as XLSX."
    ),
    "not_a_table": _("This is not a table that can be read. Please bring an XLSX or CSV file."),
    "only_a_head": _(
        "There is only one row in this table. Below the heads stands one row an offer."
    ),
    "too_many_rows": _("There are more than 2000 rows in this table. Please bring it in parts."),
    "too_wide": _(
        "There are more than 60 columns in this table. Please leave out what is not needed."
    ),
    "bomb": _("This file would become far too large when unpacked. Please save the table anew."),
    "no_title": _("No column holds the title of the offer. Please say which one it is."),
}
EXPECTED: dict[str, str | Promise] = {
    "formula": _("Please begin with a letter or a number, not with “=”, “+”, “-” or “@”."),
    "not_plain": _("Please write plain text here."),
    "missing": _("Please give every offer a title."),
    "too_long": _("This is too long. Please shorten it."),
    "kind": _("Please write: Kurs, Beratung, Maßnahme or Projekt."),
    "topic": _("Please write: Sprache, Arbeit, Ausbildung, Anerkennung, Aufenthalt or Soziales."),
    "load": _("Please write: Vollzeit or Teilzeit."),
    "hours": _("Please write: vormittags, nachmittags, abends, Wochenende or online."),
    "language": _("Please write languages like this: de, en, uk."),
    "level": _("Please write a level from A0 to C2, for example B1."),
    "level_falls": _("The level at the end is below the level at the beginning."),
    "yes_or_no": _("Please write: ja or nein."),
    "number": _("Please write a whole number above 0, for example 18."),
    "day": _("Please write the day like this: 11.01.2027."),
    "ends_before": _("The last day lies before the first one."),
    "start_and_seats": _("Please write both the first day and the number of seats, or neither."),
    "costs": _("Please write an amount in euro, for example 120,50."),
    "instrument": _(
        "This instrument is not in the catalogue. Please use its id, for example ik_alpha."
    ),
    "place": _("This place is not one of the region’s. Please write it as in the directory."),
    "mail": _("Please write a mail address, for example office@lindenau.example."),
    "website": _("Please write the whole address, for example https://www.lindenau.example."),
    "twice": _("This row stands there twice: the same offer starts on the same day."),
    "held": _("More seats are held already than this row says."),
}
FIELDS: dict[str, str | Promise] = {
    "external_key": _("Number of the offer"),
    "title": _("Title"),
    "kind": _("Kind"),
    "topic": _("What it is about"),
    "says": _("Description"),
    "target_group": _("For whom"),
    "level_from": _("Level at the beginning"),
    "level_to": _("Level at the end"),
    "languages": _("Taught in"),
    "childcare": _("Childcare"),
    "hours": _("Time of day"),
    "times": _("Days and times"),
    "load": _("Full or part time"),
    "weeks": _("Weeks"),
    "costs": _("Costs in euro"),
    "instruments": _("Who pays (ids of instruments)"),
    "place": _("Town or place"),
    "street": _("Street and number"),
    "starts_on": _("First day"),
    "ends_on": _("Last day"),
    "seats": _("Seats"),
    "telephone": _("Telephone"),
    "email": _("E-mail"),
    "website": _("Website"),
}


def told(faults: Iterable[Fault]) -> list[tuple[int, str, str, str]]:
    """Row, column, what stands there, what is expected; in the reader's language."""
    return [(f.row, str(FIELDS[f.column]), f.value, str(EXPECTED[f.code])) for f in faults]
