"""Which rows of a file travel to another region. Every table and column of a person is named here, as
travelling or with the reason why it stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.people.models import (
    Burden,
    Contact,
    Content,
    Document,
    Fact,
    HouseholdMember,
    Language,
    Note,
    Person,
    Qualification,
    Record,
)
from nahtlos.plan.models import Appointment, Coming, Goal, Step
from nahtlos.recognition.models import (
    CompetenceCheck,
    Cost,
    Enclosure,
    MissingPart,
    Move,
    Procedure,
)

MOST_ROWS = 2000
AHEAD = (Coming.PLANNED, Coming.CONFIRMED)
_STAFF = "names staff of this region; who takes the file in stands there instead"
_MADE = "made anew from what travels"
_CASE = "belongs to the case here, not to the person"
_ONLY_HERE = "lets the last move be taken back here; what came from elsewhere is not taken back"
_CATALOGUE = "points to what is offered or laid out here; the words of the step travel"


@dataclass(frozen=True)
class Travels:
    """A table that travels: with which part, which columns, and why the others stay.

    `part` is `row` where each row says its own, `named` for documents that are named one by one.
    """

    model: type[models.Model]
    part: str
    columns: str
    stays: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How the table is called in the file."""
        return str(self.model._meta.label_lower)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that travel."""
        return tuple(self.columns.split())


PERSON = Travels(
    Person, "profile", "given_name family_name native_name preferred_language",
    {"adviser": _STAFF, "name_keys": _MADE, "sort_key": _MADE, "opened_at": _CASE,
     "closed_at": _CASE, "close_reason": _CASE, "merged_into": _CASE, "last_contact_on": _CASE},
)  # fmt: skip
TRAVELS: tuple[Travels, ...] = (
    Travels(Record, "profile",
            "birth_date sex nationality arrival_date status status_since status_until"
            " asylum_registered_on asylum_applied_on duldung_since unemployed_since children_known"
            " goal_kind goal_kldb goal_text"),
    Travels(Contact, "contact", "kind value preferred message_may_be_left note"),
    Travels(Language, "profile", "code level reads proven_on"),
    Travels(HouseholdMember, "profile", "relation first_name birth_date lives_with needs_care"),
    Travels(Qualification, "profile",
            "title title_original kldb country kind school begun_in finished_in note recognition"),
    Travels(Fact, "row", "name part value stated_at", {"stated_by": _STAFF}),
    Travels(Goal, "plan", "words language german rank set_at ended_at reached", {"set_by": _STAFF}),
    Travels(Step, "plan",
            "goal what own_words who employer rank starts_on until state note result agreed_at"
            " moved_at",
            {"phrase": _CATALOGUE, "values": _CATALOGUE, "source": _CATALOGUE,
             "source_key": _CATALOGUE, "helper": "names an institution of this region",
             "agreed_by": _STAFF, "moved_by": _STAFF}),
    Travels(Note, "notes", "text written_at struck_out_at", {"written_by": _STAFF}),
    Travels(Burden, "row", "kind part what_helps told_at eased_at", {"told_to": _STAFF}),
    Travels(Document, "named", "kind title language translated qualification taken",
            {"state": "whoever takes it in looks at it themselves",
             "sentence": "whoever takes it in looks at it themselves",
             "media_type": _MADE, "ending": _MADE, "size": _MADE, "digest": _MADE,
             "handed_in_at": _MADE, "handed_in_by": _STAFF, "moved_at": _STAFF,
             "moved_by": _STAFF}),
    Travels(Content, "named", "document content"),
    Travels(Procedure, "profile",
            "qualification occupation kldb road body office state state_since missing"
            " without_fault applied_on papers_complete_on paused_days extended_until"
            " decision_due_on decided_on begun_at"),
    Travels(Move, "profile", "procedure from_state to_state happened_on note moved_at",
            {"before": _ONLY_HERE, "moved_by": _STAFF}),
    Travels(MissingPart, "profile", "procedure what made_up_on"),
    Travels(Cost, "profile", "procedure kind euro payer paid_on"),
    Travels(Enclosure, "profile", "qualification wanted document"),
    Travels(CompetenceCheck, "profile",
            "what how level found_on found_by language note kept_at", {"kept_by": _STAFF}),
    Travels(Appointment, "plan",
            "what phrase starts_at ends_at place telephone bring note state made_at moved_at",
            {"with_whom": _STAFF, "made_by": _STAFF, "moved_by": _STAFF}),
)  # fmt: skip
BY_LABEL = {one.label: one for one in TRAVELS}
_BETWEEN = _("agreed with institutions of this region")
_WRITTEN = _("between the person and the advisers here")
_RIGHTS = _("a right against this institution")
_AT_WORK = _("names an employer of this region, who agreed to it with the institution here")
_MENTOR = _("names a mentor of this region")
_PROJECT = _("a place in a project of this region")
_WAY_IN = _("opens the person's page here; the new region makes its own")
_OF_CASE = _("belongs to the case here, not to the person")


def _all(room: str, tables: str, because: Promise) -> dict[str, Promise]:
    return {f"{room}.{table}": because for table in tables.split()}


STAYS: dict[str, Promise] = {
    **dict.fromkeys(("people.consent", "people.scan"), _BETWEEN),
    **dict.fromkeys(("referrals.referral", "referrals.move", "referrals.question"), _BETWEEN),
    **dict.fromkeys(("referrals.handover", "referrals.handovermove", "referrals.sealed"), _BETWEEN),
    **dict.fromkeys(("offers.booking", "offers.result"), _BETWEEN),
    "days.coming": _BETWEEN,
    **dict.fromkeys(("plan.agreement", "plan.signature", "plan.review"), _WRITTEN),
    **dict.fromkeys(("plan.answer", "plan.word", "plan.paper", "outbox.message"), _WRITTEN),
    **dict.fromkeys(("people.request", "people.correction", "people.hold"), _RIGHTS),
    **dict.fromkeys(("people.announcement", "outbox.choice"), _RIGHTS),
    **dict.fromkeys(("people.link", "people.login", "plan.feed"), _WAY_IN),
    **dict.fromkeys(("people.merge", "people.arrival", "people.bulkrow"), _OF_CASE),
    **_all("introductions", "introduction profile naming move guest meeting", _AT_WORK),
    **_all("placements", "placement learning permission warned followup", _AT_WORK),
    "activities.origin": _AT_WORK,
    "outcomes.example": _WRITTEN,
    **_all("internships", "internship entry impression signer pass signature", _AT_WORK),
    **_all("apprenticeships", "apprenticeship voice sign reaction registration", _AT_WORK),
    **_all("mentoring", "wish pair introduced meeting word", _MENTOR),
    **_all("projects", "participation card attendance practice", _PROJECT),
    "matching.wish": _("names a place of this region; asked anew where the person goes to live"),
}
"""Tables of which nothing travels, and why; whoever gives a case away reads it."""


def staying_tables() -> list[type[models.Model]]:
    """The tables of a file of which nothing travels."""
    return [apps.get_model(label) for label in STAYS]


def still_to_come(at: datetime) -> models.Q:
    """Appointments that travel: those that are ahead and to which the person may yet come."""
    return models.Q(starts_at__gte=at, state__in=AHEAD)
