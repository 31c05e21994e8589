"""Who hears which news: the one list."""

from nahtlos.core.news import listen
from nahtlos.days.news import (
    DeskAsked,
    InvitationReady,
    LookBackAsked,
    PlaceFreed,
    PlanAsked,
    VisitorCalledOff,
    VisitorMoved,
    VisitSoon,
)
from nahtlos.employers.news import SignInAsked
from nahtlos.internships.news import (
    InternshipLate,
    InternshipOver,
    InternshipWithdrawn,
    SignatureGiven,
    SignaturesAsked,
)
from nahtlos.jobs import (
    day,
    days,
    employers,
    handovers,
    internships,
    network,
    offers,
    outbox,
    people,
    plan,
    portal,
    recognition,
    referrals,
    systems,
    visits,
)
from nahtlos.network.news import DeliveryWaits, InvitationSent
from nahtlos.offers.news import PlaceLapsed, ResultRecorded, SeatOffered
from nahtlos.outbox.news import Written
from nahtlos.people.news import (
    CaseClosed,
    ConsentGiven,
    ConsentRevoked,
    ImportGoesOn,
    PersonGoes,
)
from nahtlos.plan.news import AdviserSpoke, AppointmentDropped, AppointmentMade
from nahtlos.portal.news import CallAsked
from nahtlos.recognition.news import ProcedureMoved
from nahtlos.referrals.news import (
    HandoverLate,
    HandoverMoved,
    QuestionLate,
    QuestionMoved,
    ReferralLate,
    ReferralMoved,
)

BY_THE_CLOCK = (day,)
"""Jobs that no news starts; naming them here lets the worker know them."""


def connect() -> None:
    """Let everybody hear what concerns them; called once when all rooms are loaded."""
    listen(Written, outbox.when_written)
    listen(InvitationSent, network.when_invited)
    listen(SignInAsked, employers.when_asked)
    listen(SeatOffered, offers.when_offered)
    listen(PlaceLapsed, offers.when_lapsed)
    listen(ResultRecorded, offers.when_recorded)
    listen(AppointmentMade, plan.when_appointment)
    listen(AppointmentDropped, plan.when_dropped)
    listen(AdviserSpoke, plan.when_adviser_spoke)
    listen(PersonGoes, offers.when_person_goes)
    listen(ProcedureMoved, recognition.when_moved)
    listen(ImportGoesOn, people.when_import_goes_on)
    listen(ConsentGiven, referrals.when_agreed)
    listen(ConsentRevoked, referrals.when_taken_back)
    listen(ReferralMoved, referrals.when_moved)
    listen(ReferralLate, referrals.when_late)
    listen(ReferralMoved, systems.when_moved)
    listen(ReferralLate, systems.when_late)
    listen(DeliveryWaits, systems.when_waiting)
    listen(QuestionMoved, referrals.when_question_moved)
    listen(QuestionLate, referrals.when_question_late)
    listen(HandoverMoved, handovers.when_moved)
    listen(HandoverLate, handovers.when_late)
    listen(CaseClosed, handovers.when_case_closed)
    listen(DeskAsked, days.when_desk_asked)
    listen(PlanAsked, days.when_plan_asked)
    listen(PlaceFreed, days.when_place_freed)
    listen(LookBackAsked, days.when_look_back_asked)
    listen(InvitationReady, visits.when_invited)
    listen(VisitorMoved, visits.when_moved)
    listen(VisitorCalledOff, visits.when_called_off)
    listen(VisitSoon, visits.when_soon)
    listen(PlaceFreed, visits.when_freed)
    listen(CallAsked, portal.when_asked)
    listen(SignaturesAsked, internships.when_told)
    listen(SignatureGiven, internships.when_told)
    listen(InternshipLate, internships.when_told)
    listen(InternshipOver, internships.when_told)
    listen(InternshipWithdrawn, internships.when_told)
