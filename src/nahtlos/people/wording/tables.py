"""Sentences for tables of persons: why one cannot be read, and what its columns mean."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

UNREADABLE: dict[str, str | Promise] = {
    "empty": _("This file is empty. Please choose another one."),
    "too_large": _("This file is larger than 25 MB. Please bring the table in parts."),
    "old_excel": _("This is an old Excel file (XLS). Please save it as XLSX and try again."),
    "encoding": _(
        "The letters in this file cannot be read. Please save it as “CSV UTF-8” or as XLSX."
    ),
    "not_a_table": _("This is not a table that can be read. Please bring an XLSX or CSV file."),
    "only_a_head": _(
        "There is only one row in this table. Below the heads stands one row a person."
    ),
    "too_many_rows": _("There are more than 100,000 rows in this table. Please bring it in parts."),
    "too_wide": _(
        "There are more than 250 columns in this table. Please leave out what is not needed."
    ),
    "bomb": _("This file would become far too large when unpacked. Please save the table anew."),
}
NO_NAME = _("No column holds the first name. Please say which one it is.")
FIELDS: dict[str, str | Promise] = {
    "external_key": _("Number in your own system"),
    "given_name": _("First name"),
    "family_name": _("Family name"),
    "native_name": _("Name in the own script"),
    "birth_date": _("Date of birth"),
    "sex": _("Sex"),
    "nationality": _("Nationality"),
    "arrival_date": _("In Germany since"),
    "status": _("Residence status"),
    "status_since": _("Status since"),
    "status_until": _("Valid until"),
    "german": _("Level of German"),
    "languages": _("Languages spoken"),
    "letters": _("Language for letters"),
    "telephone": _("Telephone"),
    "email": _("E-mail"),
    "address": _("Address"),
    "unemployed_since": _("Unemployed since"),
}
EXPECTED = _("What is expected")
"""The head of the column that a table to be mended carries."""
