"""What the own pages say: whom to ring, what is shared, who has looked, what is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import queries as apprenticeships
from nahtlos.core.clock import today
from nahtlos.internships import queries as internships
from nahtlos.introductions import queries as introductions
from nahtlos.introductions import wording as introducing
from nahtlos.network import queries as network
from nahtlos.people import facts, queries
from nahtlos.plan import catalogue, wording
from nahtlos.plan import queries as plan
from nahtlos.projects import queries as projects
from nahtlos.referrals import queries as referrals
from nahtlos.web.languages import german_or_english, page_language
from nahtlos.web.templatetags import own_words

STILL_TOLD = timedelta(days=30)
FEW = 20
# Headings of what is on record.
RECORD: dict[str, Promise] = {
    "birth_date": _("Born on"),
    "sex": _("Sex in your document"),
    "nationality": _("Passport from"),
    "arrival_date": _("In Germany since"),
    "status": _("Residence paper"),
    "status_since": _("Residence paper since"),
    "status_until": _("Residence paper valid until"),
    "asylum_registered_on": _("Asylum application registered on"),
    "asylum_applied_on": _("Asylum application made on"),
    "duldung_since": _("Duldung since"),
    "unemployed_since": _("Without work since"),
}


@dataclass(frozen=True)
class Reach:
    """Whom to ring: the adviser by name where there is one, else the institution.

    `away` says that it is a colleague, because the own adviser is not there.
    """

    name: str
    institution: str
    telephone: str
    hours: str
    away: bool = False


def reach(person: queries.Person) -> Reach:
    """The named contact of a person, with a telephone number."""
    return _reached(person, network.substitute_of(person.adviser_id, today()))


def with_reach(person: UUID) -> tuple[queries.Person, Reach]:
    """A person and their named contact, in one question while the own adviser is there."""
    found, stands_in, _so = queries.person_and_stand_in(person, today())
    return found, _reached(found, network.colleague(stands_in))


def with_what_waits(person: UUID) -> tuple[queries.Person, Reach, frozenset[str]]:
    """The same, and of which rooms above something is there to tell, still in one question."""
    found, stands_in, so = queries.person_and_stand_in(
        person,
        today(),
        introductions=introductions.may_ask(),
        internships=internships.has_own(),
        apprenticeships=apprenticeships.has_own(),
        projects=projects.has_own(),
    )
    return found, _reached(found, network.colleague(stands_in)), so


def _reached(person: queries.Person, substitute: network.Membership | None) -> Reach:
    house = person.institution
    adviser = substitute or person.adviser
    return Reach(
        name=adviser.account.name if adviser else "",
        institution=house.name,
        telephone=(adviser.telephone if adviser else "") or house.telephone,
        hours=house.hours,
        away=substitute is not None,
    )


def between(person: UUID, at: datetime, there: frozenset[str]) -> dict[str, object]:
    """To whom the person was referred, what the office was asked, where work waits for a yes, and
    internships, an apprenticeship and projects; `there` names of which there is something.
    """
    on = timezone.localdate(at)
    work = introductions.asking(person, on)[:FEW] if "introductions" in there else []
    own = internships.own(person) if "internships" in there else ()
    training = apprenticeships.own(person) if "apprenticeships" in there else None
    return {
        "apprenticeship": training,
        "projects": projects.live_of(person) if "projects" in there else (),
        "internships": [(one, internships.text_of(one)) for one in own],
        "introductions": [
            {"line": one, "stands": introducing.STANDS[one.row.state]} for one in work
        ],
        "referrals": referrals.told_to_the_person(person, at - STILL_TOLD)[:FEW],
        "office_questions": referrals.questions_of(person)[:FEW],
        "handovers": referrals.told_of_handovers(person, 2),
    }


@dataclass(frozen=True)
class Told:
    """A step as the person reads it: `own` in their language, `german` beneath where it differs."""

    step: plan.Step
    own: str
    german: str
    documents: bool

    @property
    def mine(self) -> bool:
        """Whether the person does it."""
        return self.step.who == plan.Doer.PERSON


def told(step: plan.Step, language: str) -> Told:
    """A step in the language of the page; German alone where nobody has said it otherwise."""
    own = wording.in_language(step, language)
    phrase = catalogue.phrase(step.phrase)
    return Told(
        step,
        own or step.what,
        step.what if own and own != step.what else "",
        phrase is not None and phrase.opens == "documents",
    )


@dataclass(frozen=True)
class Meeting:
    """The next appointment as the person reads it."""

    appointment: plan.Appointment
    what: str
    bring: tuple[str, ...]


def meeting(appointment: plan.Appointment | None, language: str) -> Meeting | None:
    """An appointment in the language of the page."""
    if appointment is None:
        return None
    return Meeting(
        appointment,
        wording.meeting(appointment, language),
        wording.to_bring(appointment.bring, language),
    )


@dataclass(frozen=True)
class Shared:
    """A consent as the person reads it."""

    consent: queries.Consent
    parts: tuple[str, ...]


def part_words(parts: Iterable[str]) -> tuple[str, ...]:
    """The parts of a file in words, in the order in which a file has them."""
    wanted = set(parts)
    return tuple(str(part.label) for part in queries.Part if part.value in wanted)


def sorted_out(
    consents: Iterable[queries.Consent], at: datetime
) -> tuple[list[Shared], list[Shared], list[Shared]]:
    """Those that open something now, those that wait for an answer, and those that are over."""
    live: list[Shared] = []
    asked: list[Shared] = []
    over: list[Shared] = []
    for one in consents:
        ended = one.revoked_at or one.refused_at or one.valid_until <= at
        pile = over if ended else live if one.given_at else asked
        pile.append(Shared(one, part_words(one.parts)))
    return live, asked, over


@dataclass(frozen=True)
class Looked:
    """Who of another institution looked on one day, and at what."""

    day: date
    institution: str
    parts: tuple[str, ...]


def looked(looks: Iterable[queries.Look]) -> list[Looked]:
    """One line for each institution and day, newest first."""
    seen: dict[tuple[date, str], set[str]] = {}
    for look in looks:
        seen.setdefault((timezone.localdate(look.at), look.institution), set()).update(look.parts)
    return [Looked(day, house, part_words(parts)) for (day, house), parts in seen.items()]


@dataclass(frozen=True)
class Said:
    """One thing that is kept; `day` where it is a day, else `words`."""

    label: str | Promise
    words: str = ""
    day: date | None = None


def on_record(record: queries.Record | None) -> Iterator[Said]:
    """What is on record; what is not known stays out."""
    for name, label in RECORD.items():
        value = getattr(record, name, None)
        if isinstance(value, date):
            yield Said(label, day=value)
        elif value:
            yield Said(label, _say(name, value))


def answers(known: dict[str, object]) -> list[Said]:
    """Every answer that was given, by its name."""
    told = [Said(_name(name), _say(name, value)) for name, value in known.items()]
    return sorted(told, key=lambda one: str(one.label).casefold())


def _name(name: str) -> str:
    try:
        return facts.lookup(name).label.in_language(page_language())
    except KeyError:
        return name


def _say(name: str, value: object) -> str:
    if value is None or value == "":
        return ""
    try:
        known = facts.parse(name, value)
    except (KeyError, facts.BadValue):
        return str(value)
    named = facts.lookup(name).label_of(known)
    if named or isinstance(known, bool) or name == "nationality":
        return own_words.own_value(known, name)
    return own_words.marked(facts.present(name, known, german_or_english()), german_or_english())
