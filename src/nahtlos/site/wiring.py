"""Who hears which news: the one list."""

from collections.abc import Callable
from typing import Any

from nahtlos.apprenticeships.news import (
    ChamberTold,
    ReactionOpened,
    RegisterLate,
    SignAsked,
    SignHeard,
)
from nahtlos.core.news import News, listen
from nahtlos.days.news import (
    DeskAsked,
    HelperAsked,
    InvitationReady,
    LookBackAsked,
    PlaceFreed,
    PlanAsked,
    TimeFreed,
    VisitorCalledOff,
    VisitorMoved,
    VisitSoon,
)
from nahtlos.employers.news import OpeningFilled, OpeningPublished, SignInAsked
from nahtlos.events.news import GuestTold
from nahtlos.ideas.news import IdeaMoved
from nahtlos.internships.news import (
    InternshipLate,
    InternshipOver,
    InternshipWithdrawn,
    SignatureGiven,
    SignaturesAsked,
)
from nahtlos.introductions.news import GuestAsked, IntroductionLate, IntroductionMoved
from nahtlos.jobs import (
    agency,
    apprenticeships,
    day,
    days,
    employers,
    events,
    handovers,
    ideas,
    internships,
    introductions,
    matching,
    mentoring,
    network,
    offers,
    outbox,
    outcomes,
    people,
    placements,
    plan,
    portal,
    projects,
    recognition,
    referrals,
    steering,
    systems,
    visits,
)
from nahtlos.mentoring.news import CertificatesEnd, HelpWanted, PairMoved, WishMoved
from nahtlos.network.news import DeliveryWaits, InvitationSent
from nahtlos.offers.news import PlaceLapsed, ResultRecorded, SeatOffered
from nahtlos.outbox.news import Written
from nahtlos.outcomes.news import CountAsked
from nahtlos.people.news import (
    CaseClosed,
    ConsentGiven,
    ConsentRevoked,
    FilesJoin,
    ImportGoesOn,
    PersonGoes,
)
from nahtlos.placements.news import FollowUpAsked, FollowUpTroubled, PermissionRunsOut
from nahtlos.plan.news import AdviserSpoke, AppointmentDropped, AppointmentMade
from nahtlos.portal.news import CallAsked
from nahtlos.projects.news import ParticipationMoved, PartnerMoved, ProjectMoved, SeatFreed
from nahtlos.recognition.news import ProcedureMoved
from nahtlos.referrals.news import (
    HandoverLate,
    HandoverMoved,
    QuestionLate,
    QuestionMoved,
    ReferralLate,
    ReferralMoved,
)
from nahtlos.steering.news import CommitmentLate, MeetingTold, MemberJoined, TaskDue

BY_THE_CLOCK = (agency, day)
"""Jobs that no news starts; naming them here lets the worker know them."""


HEARD: tuple[tuple[type[News], Callable[[Any], None]], ...] = (
    (Written, outbox.when_written),
    (InvitationSent, network.when_invited),
    (SignInAsked, employers.when_asked),
    (SeatOffered, offers.when_offered),
    (PlaceLapsed, offers.when_lapsed),
    (ResultRecorded, offers.when_recorded),
    (AppointmentMade, plan.when_appointment),
    (AppointmentDropped, plan.when_dropped),
    (AdviserSpoke, plan.when_adviser_spoke),
    (PersonGoes, offers.when_person_goes),
    (ProcedureMoved, recognition.when_moved),
    (ImportGoesOn, people.when_import_goes_on),
    (ConsentGiven, referrals.when_agreed),
    (ConsentRevoked, referrals.when_taken_back),
    (ReferralMoved, referrals.when_moved),
    (ReferralLate, referrals.when_late),
    (ReferralMoved, systems.when_moved),
    (ReferralLate, systems.when_late),
    (DeliveryWaits, systems.when_waiting),
    (QuestionMoved, referrals.when_question_moved),
    (QuestionLate, referrals.when_question_late),
    (HandoverMoved, handovers.when_moved),
    (HandoverLate, handovers.when_late),
    (CaseClosed, handovers.when_case_closed),
    (OpeningPublished, matching.when_published),
    (OpeningFilled, introductions.when_filled),
    (IntroductionMoved, introductions.when_moved),
    (IntroductionLate, introductions.when_late),
    (GuestAsked, introductions.when_guest_asked),
    (CaseClosed, introductions.when_case_closed),
    (CaseClosed, mentoring.when_case_closed),
    (CaseClosed, internships.when_case_closed),
    (CaseClosed, projects.when_case_closed),
    (FilesJoin, projects.when_files_join),
    (FilesJoin, internships.when_files_join),
    (FilesJoin, placements.when_files_join),
    (CaseClosed, apprenticeships.when_case_closed),
    (FilesJoin, apprenticeships.when_files_join),
    (FilesJoin, mentoring.when_files_join),
    (FilesJoin, introductions.when_files_join),
    (DeskAsked, days.when_desk_asked),
    (HelperAsked, days.when_helper_asked),
    (PlanAsked, days.when_plan_asked),
    (PlaceFreed, days.when_place_freed),
    (TimeFreed, days.when_time_freed),
    (LookBackAsked, days.when_look_back_asked),
    (CountAsked, outcomes.when_count_asked),
    (InvitationReady, visits.when_invited),
    (VisitorMoved, visits.when_moved),
    (VisitorCalledOff, visits.when_called_off),
    (VisitSoon, visits.when_soon),
    (PlaceFreed, visits.when_freed),
    (CallAsked, portal.when_asked),
    (GuestTold, events.when_told),
    (IdeaMoved, ideas.when_moved),
    (WishMoved, mentoring.when_wish),
    (PairMoved, mentoring.when_pair),
    (HelpWanted, mentoring.when_help),
    (CertificatesEnd, mentoring.when_certificates),
    (FollowUpAsked, placements.when_asked),
    (FollowUpTroubled, placements.when_troubled),
    (PermissionRunsOut, placements.when_runs_out),
    (SignaturesAsked, internships.when_told),
    (SignatureGiven, internships.when_told),
    (InternshipLate, internships.when_told),
    (InternshipOver, internships.when_told),
    (InternshipWithdrawn, internships.when_told),
    (MeetingTold, steering.when_meeting),
    (MemberJoined, steering.when_joined),
    (TaskDue, steering.when_task),
    (CommitmentLate, steering.when_late),
    (SignAsked, apprenticeships.when_asked),
    (SignHeard, apprenticeships.when_heard),
    (ReactionOpened, apprenticeships.when_opened),
    (RegisterLate, apprenticeships.when_late),
    (ChamberTold, apprenticeships.when_told),
    (ProjectMoved, projects.when_project_moved),
    (PartnerMoved, projects.when_partner_moved),
    (ParticipationMoved, projects.when_place_moved),
    (SeatFreed, projects.when_place_freed),
)


def connect() -> None:
    """Let everybody hear what concerns them; called once when all rooms are loaded."""
    for news, hear in HEARD:
        listen(news, hear)
