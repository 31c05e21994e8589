"""Roles, each a paragraph that a data-protection officer can sign.

What a role may *see* is written in the rooms' `policies.sql` and nowhere else; `sees` is the same in
words. What a role may *do* is `may`; rooms ask it in their `access.py`.
"""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class May(StrEnum):
    """What a role allows at all; state and relation are asked in the rooms."""

    KEEP_PERSONS = "keep_persons"
    READ_PERSONS = "read_persons"
    KEEP_OWN_DATA = "keep_own_data"
    KEEP_NETWORK = "keep_network"
    KEEP_HOUSE = "keep_house"
    INVITE = "invite"
    SERVE_EMPLOYERS = "serve_employers"
    OFFER_OPENINGS = "offer_openings"


class Role:
    """One way of taking part. `key` is what the database knows it by."""

    key: str
    title: Promise
    says: Promise
    may: frozenset[May] = frozenset()
    staff = True


class Adviser(Role):
    key = "adviser"
    title = _("Adviser")
    says = _(
        "Works with persons of the own institution and sees their whole file, burdens and health"
        " only where the person has agreed in writing. Sees persons of other institutions only as"
        " far and as long as the person has agreed or a referral is open."
    )
    may = frozenset({May.KEEP_PERSONS, May.READ_PERSONS, May.SERVE_EMPLOYERS})


class Member(Role):
    key = "member"
    title = _("Institution member")
    says = _(
        "Takes in whom others send and runs offers. Sees contact, profile and plan of the own"
        " institution's persons, never notes or burdens. Sees persons of other institutions only"
        " as far and as long as the person has agreed or a referral is open."
    )
    may = frozenset({May.READ_PERSONS, May.SERVE_EMPLOYERS})


class Coordinator(Role):
    key = "coordinator"
    title = _("Coordinator")
    says = _(
        "Keeps the directory, the offers and the interfaces of the region in order."
        " Sees figures and institutions, no person."
    )
    may = frozenset({May.KEEP_NETWORK, May.INVITE})


class Immigration(Role):
    key = "immigration"
    title = _("Immigration office")
    says = _(
        "Answers single questions that a person has agreed to have asked."
        " Sees those questions and nothing else: no person, no case, no note, no list."
    )


class EmployerContact(Role):
    key = "employer"
    title = _("Employer")
    says = _(
        "Offers openings. Sees an anonymous profile until a person agrees to be introduced to this"
        " employer."
    )
    may = frozenset({May.OFFER_OPENINGS})
    staff = False


class Mentor(Role):
    key = "mentor"
    title = _("Mentor")
    says = _("Stands beside a person. Sees first name, languages and the next appointment.")


class Newcomer(Role):
    key = "newcomer"
    title = _("Newcomer")
    says = _(
        "Sees the own data, the own plan, who else may see what, and who has looked."
        " Gives and takes back consent."
    )
    may = frozenset({May.KEEP_OWN_DATA})
    staff = False


class Analyst(Role):
    key = "analyst"
    title = _("Analyst")
    says = _("Sees figures in which nobody can be recognised. Sees no person and no case.")


class Administrator(Role):
    key = "administrator"
    title = _("Administrator")
    says = _(
        "Keeps institutions, staff and the running of the house in order. Sees no person and no"
        " case."
    )
    may = frozenset({May.KEEP_HOUSE, May.KEEP_NETWORK, May.INVITE})


class Counter(Role):
    """No account has this role: the program takes it itself, to count for a figure."""

    key = "counter"
    title = _("The program, counting")
    says = _(
        "The program itself, counting for figures: for how many persons of a region would something"
        " open, and what came of it? Is handed dates, status, facts and what work somebody looks"
        " for, and of each life the days on which something began or ended, without names and keys;"
        " never contact, notes, the words of a plan, burdens or health. Gives out numbers only, none of them small."
    )
    staff = False


class Usher(Role):
    """No account has this role: the program takes it itself, to keep waiting lists in order."""

    key = "usher"
    title = _("The program, keeping waiting lists in order")
    says = _(
        "The program itself, keeping waiting lists, consultation days and meetings in order: offers a"
        " place that became free to whoever is next, and keeps the plan of a day. Sees places and"
        " visitors as numbers, and name, telephone and mail of those who signed up for a day or a"
        " meeting without a file; no person and no case."
    )
    staff = False


class Watcher(Role):
    """No account has this role: the program takes it itself, to watch deadlines of referrals."""

    key = "watcher"
    title = _("The program, watching deadlines")
    says = _(
        "The program itself, watching deadlines: reminds whoever has not answered a referral or a"
        " question, and ends a referral that nobody answers. Sees what is asked of whom until when;"
        " no name and no file."
    )
    staff = False


class Courier(Role):
    """No account has this role: the program takes it itself, to carry messages."""

    key = "courier"
    title = _("The program, carrying messages")
    says = _(
        "The program itself, carrying messages: sees what waits to be sent and the number or address"
        " to which it goes, as long as it waits; no name and no file."
    )
    staff = False


class Eraser(Role):
    """No account has this role: the program takes it itself, to erase what is kept too long."""

    key = "eraser"
    title = _("The program, erasing in time")
    says = _(
        "The program itself, erasing in time: finds what has been kept as long as the region decided,"
        " announces it, and takes it out. Reaches every file of the region for that and shows nothing"
        " to anybody; writes down how much went, not whose."
    )
    staff = False


class Messenger(Role):
    """No account has this role: the program takes it itself, to tell institutions' own systems."""

    key = "messenger"
    title = _("The program, telling institutions' own systems")
    says = _(
        "The program itself, telling institutions' own systems that a referral has moved."
        " Sees addresses of systems. Sees no referral, no person and no name."
    )
    staff = False


class Nobody(Role):
    key = "nobody"
    title = _("Not signed in")
    says = _("Sees the public pages.")
    staff = False


ROLES: tuple[type[Role], ...] = (
    Adviser,
    Coordinator,
    Member,
    Immigration,
    EmployerContact,
    Mentor,
    Newcomer,
    Analyst,
    Administrator,
)
_EVERY: tuple[type[Role], ...] = (
    *ROLES,
    Counter,
    Eraser,
    Usher,
    Watcher,
    Courier,
    Messenger,
    Nobody,
)
_BY_KEY = {role.key: role for role in _EVERY}


def role(key: str) -> type[Role]:
    """The role that the database knows by this key; an unknown key is nobody."""
    return _BY_KEY.get(key, Nobody)
