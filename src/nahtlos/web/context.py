"""What every page knows: who is acting, where they may go, which languages there are.

Everything here comes from the request alone, so that an error page can be drawn without the database.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import NOBODY
from nahtlos.core.roles import ROLES, May, Nobody
from nahtlos.web.languages import languages_of


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation; `key` follows `g` on the keyboard."""

    name: str
    label: Promise
    key: str
    roles: frozenset[str]


NEWCOMER = frozenset({"newcomer"})
DAYS = frozenset({"adviser", "member", "coordinator", "immigration"})
MEETINGS = frozenset({"adviser", "member", "coordinator"})
KEEPERS = frozenset({"coordinator", "administrator"})
EVERYBODY = frozenset({*(role.key for role in ROLES), Nobody.key})
NAVIGATION: tuple[Entry, ...] = (
    Entry("house:overview", _("House"), "h", frozenset({"administrator"})),
    Entry("network:board", _("The network"), "n", KEEPERS),
    Entry("steering:list", _("Steering"), "s", frozenset({"coordinator", "analyst"})),
    Entry("referrals:interfaces", _("Interfaces"), "j", KEEPERS),
    Entry("portal:keep", _("Pages for employers"), "l", KEEPERS),
    Entry("referrals:questions", _("Questions"), "q", frozenset({"immigration"})),
    Entry("front:employer", _("My openings"), "o", frozenset({"employer"})),
    Entry("mentoring:mentees", _("My mentees"), "m", frozenset({"mentor"})),
    Entry("outcomes:figures", _("Figures"), "f", KEEPERS | {"analyst"}),
    Entry("people:day", _("My day"), "d", frozenset({"adviser"})),
    Entry("people:list", _("Persons"), "p", frozenset({"adviser", "member"})),
    Entry("people:inbox", _("Inbox"), "i", frozenset({"adviser", "member"})),
    Entry("employers:portfolio", _("Companies"), "b", frozenset({"adviser", "member"})),
    Entry("offers:ours", _("Our offers"), "u", frozenset({"member"})),
    Entry("mentoring:list", _("Mentoring"), "m", frozenset({"employer"})),
    Entry("days:list", _("Consultation days"), "t", DAYS),
    Entry("mine:way", _("My way"), "w", NEWCOMER),
    Entry("introductions:mine", _("My work"), "j", NEWCOMER),
    Entry("placements:mine", _("At work"), "g", NEWCOMER),
    Entry("offers:mine", _("My courses"), "k", NEWCOMER),
    Entry("days:own", _("Consultation days"), "t", NEWCOMER),
    Entry("mentoring:mine", _("Mentor"), "m", NEWCOMER),
    Entry("mine:shared", _("Who sees what"), "s", NEWCOMER),
    Entry("mine:about", _("About me"), "a", NEWCOMER),
    Entry("mine:help", _("Help"), "e", NEWCOMER),
    Entry("offers:search", _("Offers"), "c", EVERYBODY - NEWCOMER),
    Entry("employers:openings", _("Openings"), "l", frozenset({Nobody.key})),
    Entry("network:directory", _("Directory"), "v", EVERYBODY),
)


# Beside the account, for what one seldom looks for: the line of the navigation is full.
ASIDE: tuple[Entry, ...] = (
    Entry("regional:list", _("The region's support"), "", KEEPERS),
    Entry("activities:list", _("Activities"), "", frozenset({"coordinator", "analyst"})),
    Entry("events:list", _("Meetings"), "", MEETINGS),
    Entry("ideas:list", _("Ideas and complaints"), "", MEETINGS),
)


@dataclass(frozen=True)
class Link:
    """An entry as the page draws it."""

    url: str
    label: Promise
    key: str
    current: bool


def navigation(role: str, path: str) -> list[Link]:
    """The entries of a role, with the one marked where the reader is."""
    links = [(reverse(entry.name), entry) for entry in NAVIGATION if role in entry.roles]
    best = max((url for url, _entry in links if path.startswith(url)), key=len, default="")
    return [Link(url, entry.label, entry.key, url == best) for url, entry in links]


def aside(role: str) -> list[Link]:
    """The entries beside the account."""
    return [
        Link(reverse(one.name), one.label, "", current=False) for one in ASIDE if role in one.roles
    ]


def page(request: HttpRequest) -> dict[str, object]:
    """The context processor behind every template."""
    actor = getattr(request, "actor", NOBODY)
    places = getattr(request, "memberships", ())
    place = next((p for p in places if p.id == actor.membership), None)
    return {
        "actor": actor,
        "place": place,
        "memberships": places,
        "navigation": navigation(actor.role.key, request.path_info),
        "account_links": aside(actor.role.key),
        "page_languages": languages_of(request.path_info),
        "search_url": f"{reverse('people:list')}?view=all" if actor.may(May.READ_PERSONS) else "",
        "switch_url": reverse("front:switch"),
        "home_url": reverse("front:start" if places or actor.person else "front:doors"),
        "accessibility_url": reverse("front:accessibility"),
        "privacy_url": reverse("front:privacy"),
        "imprint_url": reverse("front:imprint"),
        "demo": settings.DEMO,
    }
