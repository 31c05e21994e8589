"""Who hears which news: the one list."""

from nahtlos.core.news import listen
from nahtlos.days.news import PlaceFreed, PlanAsked
from nahtlos.jobs import days, network, offers, people, recognition, referrals
from nahtlos.network.news import InvitationSent
from nahtlos.offers.news import PlaceLapsed, ResultRecorded, SeatOffered
from nahtlos.people.news import ConsentGiven, ConsentRevoked, ImportGoesOn
from nahtlos.recognition.news import ProcedureMoved
from nahtlos.referrals.news import QuestionLate, QuestionMoved, ReferralLate, ReferralMoved


def connect() -> None:
    """Let everybody hear what concerns them; called once when all rooms are loaded."""
    listen(InvitationSent, network.when_invited)
    listen(SeatOffered, offers.when_offered)
    listen(PlaceLapsed, offers.when_lapsed)
    listen(ResultRecorded, offers.when_recorded)
    listen(ProcedureMoved, recognition.when_moved)
    listen(ImportGoesOn, people.when_import_goes_on)
    listen(ConsentGiven, referrals.when_agreed)
    listen(ConsentRevoked, referrals.when_taken_back)
    listen(ReferralMoved, referrals.when_moved)
    listen(ReferralLate, referrals.when_late)
    listen(QuestionMoved, referrals.when_question_moved)
    listen(QuestionLate, referrals.when_question_late)
    listen(PlanAsked, days.when_plan_asked)
    listen(PlaceFreed, days.when_place_freed)
