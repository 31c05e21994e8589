"""The eight stops of the tour: what each sentence says, what of it is built, where to look."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BUILT, PARTLY, TO_COME = _("built"), _("partly built"), _("to come")


@dataclass(frozen=True)
class Door:
    """A page to open in a role; `person` is whose page it is, where it is somebody's.

    `today` is of the consultation day that runs today.
    """

    label: Promise
    role: str
    page: str
    person: str = ""
    today: bool = False


@dataclass(frozen=True)
class Stop:
    """One of the eight sentences."""

    says: Promise
    state: Promise
    still: Promise | str
    doors: tuple[Door, ...]


STOPS = (
    Stop(
        _("An adviser talks with a newcomer and is asked only what changes something."),
        BUILT,
        "",
        (
            Door(_("Begin a case for a person of your own"), "adviser", "people:new"),
            Door(_("Go on asking Samir"), "adviser", "law:ask", "Samir Haidari"),
        ),
    ),
    Stop(
        _(
            "The screen says what is open, what is closed and by which paragraph, and what would help."
        ),
        BUILT,
        "",
        (
            Door(_("May Yusuf work? What is open, and why"), "adviser", "law:why", "Yusuf Warsame"),
            Door(_("Olena's case on one page"), "adviser", "people:case", "Olena Kovalchuk"),
        ),
    ),
    Stop(
        _(
            "From today to the old profession: a plan in steps that goes home in one's own language."
        ),
        BUILT,
        "",
        (
            Door(_("Olena's plan"), "adviser", "plan:steps", "Olena Kovalchuk"),
            Door(
                _("Olena's road to recognition"), "adviser", "recognition:list", "Olena Kovalchuk"
            ),
            Door(_("The same on Olena's phone"), "newcomer", "mine:way"),
        ),
    ),
    Stop(
        _("The person agrees who may see what; nobody is lost between two desks."),
        BUILT,
        "",
        (
            Door(_("Who sees Olena's file"), "adviser", "consent:list", "Olena Kovalchuk"),
            Door(_("What the language school sees"), "member", "people:inbox"),
            Door(_("Where it jams between two desks"), "coordinator", "referrals:interfaces"),
        ),
    ),
    Stop(
        _(
            "One day in the town hall: desk after desk with one interpreter, almost without waiting."
        ),
        BUILT,
        "",
        (
            Door(
                _("The day that runs now: let somebody fall ill, and plan anew"),
                "adviser",
                "days:board",
                today=True,
            ),
            Door(_("The days in the town hall"), "adviser", "days:list"),
            Door(_("Olena's times on her phone"), "newcomer", "days:own"),
            Door(_("The same days as numbers, without names"), "coordinator", "days:list"),
        ),
    ),
    Stop(
        _("A care home looks for nurses: who fits, what is missing, what covers the risk."),
        BUILT,
        "",
        (
            Door(
                _("Openings that suit Olena, and what is missing"),
                "adviser",
                "matching:openings",
                "Olena Kovalchuk",
            ),
            Door(_("Who waits for whom: introductions"), "adviser", "introductions:list"),
            Door(_("The employer's first page"), "employer", "front:employer"),
        ),
    ),
    Stop(
        _("An internship, a start in work, and somebody beside the person in the months after."),
        BUILT,
        "",
        (
            Door(
                _("Hassan's two weeks at the master electrician"),
                "adviser",
                "internships:person",
                "Hassan Al-Attar",
            ),
            Door(_("Starts in work, and whom to call now"), "adviser", "placements:due"),
            Door(_("Olena's work on her phone"), "newcomer", "placements:mine"),
            Door(
                _("Samir's entry qualification, and what helps him on"),
                "adviser",
                "apprenticeships:person",
                "Samir Haidari",
            ),
            Door(_("Apprenticeships, and who needs a hand now"), "adviser", "apprenticeships:list"),
            Door(_("A mentor's page"), "mentor", "mentoring:mentees"),
            Door(_("Who should meet whom"), "adviser", "mentoring:list"),
            Door(_("Projects for those whom nothing covers"), "coordinator", "projects:list"),
        ),
    ),
    Stop(
        _("Those who steer see what was kept, where people wait and whom nothing reaches."),
        BUILT,
        "",
        (
            Door(
                _("What a steering group has open, and when it meets"),
                "coordinator",
                "steering:list",
            ),
            Door(_("What it brought: five figures"), "analyst", "outcomes:figures"),
            Door(_("Where each number comes from"), "coordinator", "outcomes:figures"),
        ),
    ),
)
# Doors as addresses count them, both from 1.
DOORS = {
    (number, place): door
    for number, stop in enumerate(STOPS, 1)
    for place, door in enumerate(stop.doors, 1)
}
