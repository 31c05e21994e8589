"""What a paper may take from the case, and from where. A closed list: burdens and health are not in it.

Whatever is not here cannot be mapped to a field, neither in our templates nor in a region's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Origin(Enum):
    """Where a value was found, in the words that stand beside the field."""

    NAME = _("from the file: name")
    CONTACT = _("from the file: contact")
    RECORD = _("from the file: profile")
    LEARNED = _("from the file: qualifications")
    PLAN = _("from the plan")
    DIRECTORY = _("from the directory")
    TODAY = _("today's date")
    ASKED = _("nothing on file: please type it")
    TYPED = _("you typed it")


@dataclass(frozen=True)
class Source:
    """One value of the case: how it is called, and where it stands."""

    label: Promise
    origin: Origin


O = Origin  # noqa: E741 -- read as a column below
_OFFICES: Mapping[str, Promise] = {
    "jobcenter": _("Jobcenter"),
    "employment_agency": _("Employment agency"),
    "chamber": _("Chamber"),
    "recognition_advice": _("Recognition advice"),
}
SOURCES: Mapping[str, Source] = {
    "person.name": Source(_("Name"), O.NAME),
    "person.given_name": Source(_("Given name"), O.NAME),
    "person.family_name": Source(_("Family name"), O.NAME),
    "record.birth_date": Source(_("Date of birth"), O.RECORD),
    "record.nationality": Source(_("Nationality"), O.RECORD),
    "record.status": Source(_("Residence status"), O.RECORD),
    "record.status_until": Source(_("Residence status valid until"), O.RECORD),
    "record.languages": Source(_("Languages"), O.RECORD),
    "contact.telephone": Source(_("Telephone"), O.CONTACT),
    "contact.email": Source(_("E-mail"), O.CONTACT),
    "contact.address": Source(_("Address in one line"), O.CONTACT),
    "contact.street": Source(_("Street"), O.CONTACT),
    "contact.place": Source(_("Postcode and place"), O.CONTACT),
    "qualification.title": Source(_("Qualification"), O.LEARNED),
    "qualification.original": Source(_("Title in the original"), O.LEARNED),
    "qualification.country": Source(_("Country of the qualification"), O.LEARNED),
    "qualification.years": Source(_("Years of the qualification"), O.LEARNED),
    "goal.german": Source(_("Goal"), O.PLAN),
    "instrument.title": Source(_("Support in the plan"), O.PLAN),
    "employer.name": Source(_("Employer in the plan"), O.PLAN),
    "appointment.what": Source(_("What the appointment is for"), O.PLAN),
    "appointment.day": Source(_("Day of the appointment"), O.PLAN),
    "appointment.time": Source(_("Time of the appointment"), O.PLAN),
    "appointment.place": Source(_("Place of the appointment"), O.PLAN),
    "appointment.with": Source(_("With whom"), O.PLAN),
    "appointment.bring": Source(_("What to bring"), O.PLAN),
    "institution.name": Source(_("Own institution"), O.DIRECTORY),
    "institution.street": Source(_("Own institution: street"), O.DIRECTORY),
    "institution.place": Source(_("Own institution: postcode and place"), O.DIRECTORY),
    "institution.telephone": Source(_("Own institution: telephone"), O.DIRECTORY),
    "adviser.name": Source(_("Adviser"), O.DIRECTORY),
    "adviser.telephone": Source(_("Adviser: telephone"), O.DIRECTORY),
    "adviser.email": Source(_("Adviser: e-mail"), O.DIRECTORY),
    **{f"{key}.name": Source(label, O.DIRECTORY) for key, label in _OFFICES.items()},
    **{f"{key}.street": Source(_("Street"), O.DIRECTORY) for key in _OFFICES},
    **{f"{key}.place": Source(_("Postcode and place"), O.DIRECTORY) for key in _OFFICES},
    "today": Source(_("Date"), O.TODAY),
}
