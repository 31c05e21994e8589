"""The words of messages to a person: fixed sentences that tell nothing to whoever reads over a shoulder.

No name, no office, no topic, no place: only that there is something, when, and where to read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.people.wording.listing import listed


@dataclass(frozen=True)
class Kind:
    """One sort of message. `at_once`: the person sits beside and waits for it, so no hour is quiet."""

    title: Promise
    says: Promise
    at_once: bool = False


KINDS: dict[str, Kind] = {
    "own_page": Kind(
        _("Way in to the own page"),
        _("Here is your own page: %(link)s It asks for your birth date."),
        at_once=True,
    ),
    "question": Kind(
        _("A question to answer"),
        _("There is a question for you. You say yes or no: %(link)s"),
        at_once=True,
    ),
    "appointment": Kind(
        _("Appointment"), _("You have an appointment: %(when)s. Where and with whom: %(page)s")
    ),
    "moved": Kind(
        _("Appointment changed"),
        _("Your appointment has changed. It is now: %(when)s. More: %(page)s"),
    ),
    "cancelled": Kind(
        _("Appointment called off"),
        _("Your appointment is called off: %(when)s. More: %(page)s"),
    ),
    "in_two_days": Kind(
        _("Reminder two days before"),
        _("Please remember your appointment: %(when)s. More: %(page)s"),
    ),
    "in_two_hours": Kind(
        _("Reminder two hours before"), _("Your appointment is soon: %(when)s. More: %(page)s")
    ),
    "place": Kind(_("A place became free"), _("There is a place for you now. Read when: %(page)s")),
    "place_no_time": Kind(
        _("A place became free, the time follows"),
        _("You have a place now. We tell you the time later. More: %(page)s"),
    ),
    "words": Kind(
        _("Words from the adviser"), _("Your adviser wrote to you. Read it here: %(page)s")
    ),
    "follow_up": Kind(
        _("Three short questions"),
        _("How are you? We have three short questions for you: %(page)s"),
    ),
    "follow_up_again": Kind(
        _("Three short questions, once more"),
        _("We have not heard from you. Please answer three short questions: %(page)s"),
    ),
    "training": Kind(
        _("The monthly questions in training"),
        _("How is your training going? We have four short questions: %(page)s"),
    ),
    "training_again": Kind(
        _("The monthly questions in training, once more"),
        _("We have not heard from you. Please answer four short questions: %(page)s"),
    ),
    "trainee": Kind(
        _("Questions about a trainee"),
        _("We have a few short questions about your trainee: %(page)s"),
    ),
    "agreement": Kind(
        _("An agreement to sign"), _("Something waits for your signature. Read it here: %(page)s")
    ),
    "event_invited": Kind(
        _("Invitation to a meeting"),
        _("You are invited to a meeting: %(when)s. Please answer here: %(page)s"),
    ),
    "event_seat": Kind(
        _("Signed up for a meeting"),
        _("You have signed up for a meeting: %(when)s. Your page: %(page)s"),
    ),
    "event_results": Kind(
        _("Results of a meeting"), _("The results of the meeting are there: %(page)s")
    ),
    "idea_answered": Kind(
        _("Answer to an idea or a complaint"),
        _("There is an answer to what you sent. Read it with your code: %(page)s"),
    ),
    "how_it_was": Kind(_("How was it?"), _("Please tell us how it was: %(page)s")),
    "news": Kind(
        _("Something new on the own page"),
        _("There is something new on your page. Read it here: %(page)s"),
    ),
}
MAIL_SUBJECT = _("A message for you")
STOP = _("You want no more of these mails? Then open this: %(stop)s")
SENT_BY = "Nahtlos, %(region)s"


@dataclass(frozen=True)
class Words:
    """A message ready to go out."""

    subject: str
    body: str


def in_words(
    kind: str, language: str, *, region: str, values: Mapping[str, object], links: Mapping[str, str]
) -> Words:
    """What the person reads; `links` are whole addresses: `page`, and `link` and `stop` if there are any.

    Raises KeyError for a kind that is not in the list.
    """
    with translation.override(language):
        filled = {"page": "", "link": "", "when": _when(values.get("at"))} | dict(links)
        head = SENT_BY % {"region": region}
        body = f"{head}: {KINDS[kind].says % filled}"
        if links.get("stop"):
            body += f"\n\n{STOP % {'stop': links['stop']}}\n"
        return Words(f"{head}: {MAIL_SUBJECT}", body)


def _when(at: object) -> str:
    """Day and time as people say them, with Western digits."""
    if not isinstance(at, str):
        return ""
    moment = timezone.localtime(datetime.fromisoformat(at))
    parts = (date_format(moment, "l"), date_format(moment, "SHORT_DATE_FORMAT"), f"{moment:%H:%M}")
    return listed(parts)
