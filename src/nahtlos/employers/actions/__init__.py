"""Verbs of employers."""

from nahtlos.employers.actions.agency import Taken, expire_told, take_openings
from nahtlos.employers.actions.companies import (
    change_company,
    change_contact,
    change_site,
    clear_contacts,
    close_company,
    contact_left,
    make_company,
    make_contact,
    make_site,
)
from nahtlos.employers.actions.imports import Imported, NotWhole, import_openings
from nahtlos.employers.actions.openings import (
    change_opening,
    expire_due,
    fill,
    make_opening,
    mark_reminded,
    pause,
    publish_opening,
    refresh,
)
from nahtlos.employers.actions.portfolio import (
    do_task,
    hand_over,
    make_task,
    note_visit,
    take_up,
)
from nahtlos.employers.actions.signing import ask_for_link, end_user, let_in, use_link

__all__ = (
    "Imported",
    "NotWhole",
    "Taken",
    "ask_for_link",
    "change_company",
    "change_contact",
    "change_opening",
    "change_site",
    "clear_contacts",
    "close_company",
    "contact_left",
    "do_task",
    "end_user",
    "expire_due",
    "expire_told",
    "fill",
    "hand_over",
    "import_openings",
    "let_in",
    "make_company",
    "make_contact",
    "make_opening",
    "make_site",
    "make_task",
    "mark_reminded",
    "note_visit",
    "pause",
    "publish_opening",
    "refresh",
    "take_openings",
    "take_up",
    "use_link",
)
