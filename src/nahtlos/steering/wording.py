"""Why the program proposes a point, in words; they stand in the agenda as they were."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nahtlos.steering.engine import Jam, Late, LeftOut, Proposed, Said, Uncovered

MOST = 160
"""So long a title may be."""


def point(one: Proposed) -> tuple[str, str]:
    """Title and reason of a proposed point."""
    if isinstance(one.about, Jam):
        return _jam(one.about)
    if isinstance(one.about, Uncovered):
        return _uncovered(one.about)
    if isinstance(one.about, LeftOut):
        return _left_out(one.about)
    return _late(one.said, one.about, one.days)


def _jam(jam: Jam) -> tuple[str, str]:
    title = _("Waiting: %(sender)s – %(recipient)s") % {
        "sender": jam.sender, "recipient": jam.recipient,
    }  # fmt: skip
    why = _("A referral is more than ten days over its day.")
    if jam.days is not None:
        longest = ngettext(
            "The longest has waited %(n)d day.", "The longest has waited %(n)d days.", jam.days
        )
        why += " " + longest % {"n": jam.days}
    if jam.waiting is not None:
        many = ngettext("%(n)d waits.", "%(n)d wait.", jam.waiting)
        why += " " + many % {"n": jam.waiting}
    return title[:MOST], why


def _uncovered(gap: Uncovered) -> tuple[str, str]:
    title = _("Gap: %(topic)s") % {"topic": gap.topic}
    if not gap.areas:
        return title, _("By the directory nobody answers for this.")
    return title, _("By the directory nobody answers for this in %(areas)s.") % {
        "areas": ", ".join(gap.areas)
    }


def _left_out(group: LeftOut) -> tuple[str, str]:
    title = _("Gap: %(topic)s") % {"topic": group.lacks}
    if group.no_seat:
        why = _(
            "By the figures this is open by law to about %(n)d persons and has no seat for them here: %(traits)s."
        )
    elif group.declined:
        why = _(
            "By the figures about %(n)d persons were declined by everybody who was asked: %(traits)s."
        )
    else:
        why = _(
            "By the figures nothing of this is known to be open to about %(n)d persons: %(traits)s."
        )
    traits = "; ".join(one.rstrip(".") for one in group.traits)
    return title[:MOST], why % {"n": group.persons, "traits": traits}


def _late(said: Said, late: Late, days: int) -> tuple[str, str]:
    titles = {
        Said.DECISION: _("Decision not carried out: %(text)s"),
        Said.TASK: _("Task overdue: %(text)s"),
        Said.COMMITMENT: _("Commitment late: %(whose)s, %(text)s"),
    }
    title = titles[said] % {"text": late.text, "whose": late.whose}
    why = ngettext("Overdue for %(n)d day.", "Overdue for %(n)d days.", days) % {"n": days}
    if said is Said.TASK and late.whose:
        why += " " + _("With %(whose)s.") % {"whose": late.whose}
    return title if len(title) <= MOST else title[: MOST - 1] + "…", why
