"""Who hears which news: the one list."""

from nahtlos.core.news import listen
from nahtlos.jobs import network, offers, people, recognition
from nahtlos.network.news import InvitationSent
from nahtlos.offers.news import PlaceLapsed, ResultRecorded, SeatOffered
from nahtlos.people.news import ImportGoesOn
from nahtlos.recognition.news import ProcedureMoved


def connect() -> None:
    """Let everybody hear what concerns them; called once when all rooms are loaded."""
    listen(InvitationSent, network.when_invited)
    listen(SeatOffered, offers.when_offered)
    listen(PlaceLapsed, offers.when_lapsed)
    listen(ResultRecorded, offers.when_recorded)
    listen(ProcedureMoved, recognition.when_moved)
    listen(ImportGoesOn, people.when_import_goes_on)
