"""Who hears which news: the one list."""

from nahtlos.core.news import listen
from nahtlos.days.news import (
    DeskAsked,
    HelperAsked,
    InvitationReady,
    LookBackAsked,
    PlaceFreed,
    PlanAsked,
    VisitorCalledOff,
    VisitorMoved,
    VisitSoon,
)
from nahtlos.employers.news import OpeningFilled, SignInAsked
from nahtlos.introductions.news import GuestAsked, IntroductionLate, IntroductionMoved
from nahtlos.jobs import (
    day,
    days,
    employers,
    handovers,
    introductions,
    mentoring,
    network,
    offers,
    outbox,
    people,
    placements,
    plan,
    portal,
    recognition,
    referrals,
    systems,
    visits,
)
from nahtlos.mentoring.news import CertificatesEnd, HelpWanted, PairMoved, WishMoved
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
from nahtlos.placements.news import FollowUpAsked, FollowUpTroubled, PermissionRunsOut
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
    listen(OpeningFilled, introductions.when_filled)
    listen(IntroductionMoved, introductions.when_moved)
    listen(IntroductionLate, introductions.when_late)
    listen(GuestAsked, introductions.when_guest_asked)
    listen(CaseClosed, introductions.when_case_closed)
    listen(DeskAsked, days.when_desk_asked)
    listen(HelperAsked, days.when_helper_asked)
    listen(PlanAsked, days.when_plan_asked)
    listen(PlaceFreed, days.when_place_freed)
    listen(LookBackAsked, days.when_look_back_asked)
    listen(InvitationReady, visits.when_invited)
    listen(VisitorMoved, visits.when_moved)
    listen(VisitorCalledOff, visits.when_called_off)
    listen(VisitSoon, visits.when_soon)
    listen(PlaceFreed, visits.when_freed)
    listen(CallAsked, portal.when_asked)
    listen(WishMoved, mentoring.when_wish)
    listen(PairMoved, mentoring.when_pair)
    listen(HelpWanted, mentoring.when_help)
    listen(CertificatesEnd, mentoring.when_certificates)
    listen(FollowUpAsked, placements.when_asked)
    listen(FollowUpTroubled, placements.when_troubled)
    listen(PermissionRunsOut, placements.when_runs_out)
