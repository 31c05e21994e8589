"""What is kept about a person, in words: headings in the reader's language, German ones beneath."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from nahtlos.people import queries
from nahtlos.people.retention import APART
from nahtlos.web.languages import page_language, runs_from_right
from nahtlos.web.privacy.values import pairs

TABLES: dict[str, Promise] = {
    "people_person": _("You"),
    "people_contact": _("How to reach you"),
    "people_record": _("Your papers and dates"),
    "people_fact": _("Your answers"),
    "people_language": _("Your languages"),
    "people_householdmember": _("Your family and who lives with you"),
    "people_qualification": _("What you have learned"),
    "people_note": _("Notes"),
    "people_burden": _("What weighs on you"),
    "people_consent": _("Who may see what"),
    "people_scan": _("Papers that you signed"),
    "people_link": _("Links to your page"),
    "people_login": _("Your sign-in"),
    "people_merge": _("Files that were joined"),
    "people_arrival": _("Where your data came from"),
    "people_document": _("Your documents"),
    "people_content": _("Your documents as files"),
    "people_hold": _("Why something is kept longer"),
    "people_announcement": _("When everything is erased"),
    "people_request": _("What you asked for"),
    "people_correction": _("Who was told of a correction"),
    "plan_goal": _("Your goals"),
    "plan_step": _("Your steps"),
    "plan_agreement": _("Your plan as agreed"),
    "plan_signature": _("Your signatures"),
    "plan_appointment": _("Your appointments"),
    "plan_review": _("Talks about your plan"),
    "plan_answer": _("Your answers to steps"),
    "plan_word": _("What you and we wrote"),
    "plan_feed": _("Your calendar"),
    "plan_paper": _("Letters that were made"),
    "recognition_procedure": _("Recognition"),
    "recognition_move": _("How your recognition went"),
    "recognition_missingpart": _("What is missing for recognition"),
    "recognition_cost": _("Costs of recognition"),
    "recognition_enclosure": _("Papers for recognition"),
    "recognition_competencecheck": _("What you can do"),
    "matching_wish": _("The work you look for"),
    "introductions_introduction": _("Where you are introduced"),
    "introductions_profile": _("This is what the company sees"),
    "introductions_naming": _("Your name"),
    "introductions_move": _("How your introductions went"),
    "introductions_guest": _("Your job days"),
    "introductions_meeting": _("Your talks with companies"),
    "offers_booking": _("Your courses"),
    "offers_result": _("Results of courses"),
    "referrals_referral": _("To whom you were sent"),
    "referrals_move": _("How it went there"),
    "referrals_question": _("Questions to the immigration office"),
    "referrals_handover": _("Handing over your case"),
    "referrals_handovermove": _("How handing over went"),
    "referrals_sealed": _("Your case and another region"),
    "outbox_message": _("Messages to you"),
    "outbox_choice": _("Which messages may come"),
    "people_bulkrow": _("What was done with many at once"),
    "days_coming": _("Your consultation days"),
    "mentoring_wish": _("Your wish for a mentor"),
    "mentoring_pair": _("Your mentor"),
    "mentoring_introduced": _("First names of you two"),
    "mentoring_meeting": _("When you met your mentor"),
    "mentoring_word": _("What you said of your mentor"),
    "projects_participation": _("Your place in a project"),
    "projects_card": _("What the project knows of you"),
    "projects_attendance": _("On which days you came"),
    "projects_practice": _("Your internships in a project"),
    "placements_placement": _("Your work"),
    "placements_learning": _("What you learn beside work"),
    "placements_permission": _("Your permission to work"),
    "placements_warned": _("When we told you that it runs out"),
    "placements_followup": _("What we asked you about work"),
    "activities_origin": _("Where your work came from"),
    "outcomes_example": _("What is told of your way without your name"),
    "internships_internship": _("Your internships"),
    "internships_signer": _("Who signs your agreements"),
    "internships_signature": _("Signatures under your agreements"),
    "internships_pass": _("Links to your agreements"),
    "internships_entry": _("Your diary"),
    "internships_impression": _("How your internships were"),
    "apprenticeships_apprenticeship": _("Your apprenticeship"),
    "apprenticeships_voice": _("Whom we ask about your apprenticeship"),
    "apprenticeships_sign": _("What we ask you every month"),
    "apprenticeships_reaction": _("Who helps when it is hard"),
    "apprenticeships_registration": _("Your contract at the chamber"),
    "core_reading": _("Who has looked"),
    "core_change": _("Every change"),
    "network_account": _("Your account"),
}
PLACES: dict[str, Promise] = {
    "people.Person.given_name": _("Name"),
    "people.Person.family_name": _("Name"),
    "people.Person.native_name": _("Name"),
    "people.Contact.value": _("How to reach you"),
    "people.Record.birth_date": _("Born on"),
    "people.Record.arrival_date": _("In Germany since"),
    "people.Record.status_since": _("Residence paper since"),
    "people.Record.status_until": _("Residence paper valid until"),
    "people.HouseholdMember.first_name": _("Your family and who lives with you"),
    "people.HouseholdMember.birth_date": _("Your family and who lives with you"),
    "people.Qualification.title": _("What you have learned"),
    "people.Qualification.school": _("What you have learned"),
}
"""What can be set right by saying so, as the person knows it from the page about them."""
RIGHTS = (
    _("You may read everything that we keep."),
    _("You may have it corrected."),
    _("You may have it erased, unless a law forbids it."),
    _("You may have it kept, but not used."),
    _("You may say no to its use."),
    _("You may take back your consent at any time."),
    _("You may complain to the data-protection authority."),
)
"""Art. 15 to 21, 7 (3) and 77 GDPR, said plainly. The authority is named behind the last one."""


@dataclass(frozen=True)
class Section:
    """One table: its heading, and each row as pairs of label and value."""

    title: str | Promise
    rows: tuple[tuple[tuple[str, str], ...], ...]


def _model(table: str) -> type[Model] | None:
    return next((one for one in apps.get_models() if one._meta.db_table == table), None)


def sections(every: queries.Everything) -> Iterator[Section]:
    """Every table in the order in which a person reads it; new tables come at the end."""
    order = [*TABLES, *(name for name in every.tables if name not in TABLES)]
    for table in order:
        if rows := every.tables.get(table):
            model = _model(table)
            named = model._meta.verbose_name_plural if model else table
            title = TABLES.get(table) or str(named).capitalize()
            yield Section(title, tuple(tuple(pairs(model, row, TABLES)) for row in rows))


@dataclass(frozen=True)
class Kept:
    """One class of things, with how long."""

    title: str | Promise
    months: int
    since: str | Promise

    @property
    def how_long(self) -> str:
        """The period in words."""
        return ngettext("%(n)s month", "%(n)s months", self.months) % {"n": self.months}


def kept_for(rules: dict[str, queries.Rule]) -> list[Kept]:
    """How long what is kept of somebody who has a file."""
    of_a_file = [one for key, one in rules.items() if key not in APART.values()]
    return [Kept(one.of.title, one.months, one.of.since) for one in of_a_file]


def told(every: queries.Everything, rules: dict[str, queries.Rule]) -> dict[str, object]:
    """Everything a page or a file about one person says."""
    language = page_language()
    record = queries.processing_of(every.person.institution_id)
    return {
        "every": every,
        "person": every.person,
        "sections": list(sections(every)),
        "kept": kept_for(rules),
        "rights": RIGHTS,
        "authority": record.authority if record else "",
        "officer": record.officer if record else "",
        "language": language,
        "direction": "rtl" if runs_from_right(language) else "ltr",
    }
