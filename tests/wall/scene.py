"""One person for each relation, every kind of row about them, and whoever may stand opposite."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.audit import record_reading
from nahtlos.core.models import Change, Reading
from nahtlos.core.roles import Immigration, role
from nahtlos.core.wall import acting
from nahtlos.internships.models import Teller
from nahtlos.mentoring.models import Introduced
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Announcement, Correction, Hold, Login, Part, Person, Request
from nahtlos.referrals.models import Handover, HandoverMove, Move, Question, Referral
from tests import makers
from tests.activities import rows as deeds
from tests.apprenticeships import rows as training
from tests.days.rows import make_coming
from tests.internships import rows as internships
from tests.introductions import rows as introductions
from tests.matching import rows as matching
from tests.mentoring import rows as mentoring
from tests.offers import rows as offers
from tests.outbox import rows as outbox
from tests.people.importing import make_arrival
from tests.people.listing import make_bulk_row
from tests.placements import rows as work
from tests.plan import rows as plan
from tests.projects import rows as projects
from tests.recognition import rows as recognition
from tests.wall.expected import AT_HOLDER, BEYOND, QUESTIONS, Relation, Thing

R, T = Relation, Thing
ALL = tuple(Part.values)
SOME = ("contact", "plan")


@dataclass(frozen=True)
class Places:
    """Who holds, who asks, a third one, one beyond the border; the immigration office, and another."""

    holder: Actor
    here: Actor
    third: Actor
    beyond: Actor
    office: Actor
    other_office: Institution


@dataclass(frozen=True)
class Case:
    """A person with a row of every kind: the row to try for each thing, and a link's digest."""

    person: Person
    rows: dict[Thing, Model]
    digest: str


def places() -> Places:
    region = makers.make_region()
    inside = [makers.make_institution(region) for _ in range(3)]
    beyond = makers.make_institution(makers.make_region())
    offices = [makers.make_institution(region, Kind.IMMIGRATION_OFFICE) for _ in range(2)]
    office = makers.make_member(offices[0], Immigration)
    holder, here, third = (makers.make_member(place) for place in inside)
    return Places(holder, here, third, makers.make_member(beyond), office, offices[1])


def whole_file(person: Person, by: Actor, at: Places) -> Case:
    """A row of every kind; consent and referral go to the third institution."""
    third = at.third
    own = makers.make_own_consent(person, by)
    link = makers.make_link(person, by)
    record = makers.make_record(person, by)
    rows: dict[Thing, Model] = {
        **practised(person, by),
        T.PERSON: person,
        T.CONTACT: makers.make_contact(person, by),
        T.RECORD: record,
        T.FACT: makers.make_fact(person, by),
        T.FACT_OF_BURDENS: makers.make_fact(person, by, "childcare", value=False, part="burdens"),
        T.FACT_OF_HEALTH: makers.make_fact(person, by, "disability", value=True, part="health"),
        T.LANGUAGE: makers.make_language(person, by),
        T.HOUSEHOLD: makers.make_household_member(person, by),
        T.STEP: makers.make_step(person, by),
        T.NOTE: makers.make_note(person, by),
        T.BURDEN: makers.make_burden(person, by, "debt"),
        T.BURDEN_OF_HEALTH: makers.make_burden(person, by, "trauma"),
        T.CONSENT: makers.make_consent(person, third.institution, by, ALL),
        T.SCAN: makers.make_scan(person, by),
        T.LINK: link.link,
        T.MERGE: makers.make_merge(person, makers.make_person(by, "Olha"), by),
        T.ARRIVAL: make_arrival(person, by),
        T.MANY: make_bulk_row(person, by),
        T.QUESTION: makers.make_question(person, by, at.other_office),
        T.SEALED: makers.make_sealed(person, by),
    }
    rows[T.MESSAGE] = outbox.make_message(person, by, contact=rows[T.CONTACT])
    rows[T.CHOICE] = outbox.make_choice(person, by)
    rows |= referred(makers.make_referral(person, third.institution, by, ALL), by)
    rows |= handed(makers.make_handover(person, third.institution, by, ALL, "withdrawn"), by)
    rows |= course(person, by, third)
    rows |= learned(person, by)
    rows |= rights(person, by, third)
    rows |= planned(person, by)
    rows |= accompanied(person, by, third)
    rows |= in_project(person, by, third, rows[T.INTERNSHIP])
    rows |= login_and_books(person, by, third)
    rows |= introduced(person, by, third)
    makers.revoke(own, by)
    return Case(person, rows, link.link.token_digest)


def introduced(person: Person, by: Actor, third: Actor) -> dict[Thing, Model]:
    """An introduction that is wished, its parts, and a place at a job day; kept by the third."""
    made = introductions.make_rows(person, by, third)
    return {
        T.INTRODUCTION: made.introduction,
        T.PROFILE: made.profile,
        T.NAMING: made.naming,
        T.INTRODUCTION_MOVE: made.move,
        T.GUEST: made.guest,
        T.MEETING: made.meeting,
    }


def rights(person: Person, by: Actor, third: Actor) -> dict[Thing, Model]:
    """What the person asks for by right, what stops an erasure, what was announced and told."""
    on, account = timezone.localdate(), makers.sure(by.account)
    with acting(by):
        return {
            T.HOLD: Hold.objects.create(
                **makers.of(person),
                reason="claim",
                until=on,
                set_by_id=account,
                ended_at=timezone.now(),
            ),
            T.ANNOUNCEMENT: Announcement.objects.create(
                **makers.of(person), key="file", announced_on=on, due_on=on
            ),
            T.REQUEST: Request.objects.create(**makers.of(person), kind="access", due_on=on),
            T.CORRECTION: Correction.objects.create(
                **makers.of(person), recipient_id=makers.sure(third.institution), part="contact"
            ),
        }


def referred(referral: Referral, by: Actor) -> dict[Thing, Model]:
    """A referral and its first move."""
    with acting(by):
        return {T.REFERRAL: referral, T.REFERRAL_MOVE: Move.objects.get(referral=referral)}


def handed(handover: Handover, by: Actor) -> dict[Thing, Model]:
    """A handover and its first move."""
    with acting(by):
        move = HandoverMove.objects.get(handover=handover)
    return {T.HANDOVER: handover, T.HANDOVER_MOVE: move}


def learned(person: Person, by: Actor) -> dict[Thing, Model]:
    """What the person learned, the papers for it, and what becomes of it."""
    learned = makers.make_qualification(person, by)
    document = recognition.make_document(person, by)
    procedure = recognition.make_procedure(learned, by)
    return {
        T.QUALIFICATION: makers.make_qualification(person, by, "Tailor"),
        T.DOCUMENT: document,
        T.CONTENT: recognition.content_of(document, by),
        T.PROCEDURE: procedure,
        T.MOVE: recognition.make_move(procedure, by),
        T.MISSING_PART: recognition.make_missing_part(procedure, by),
        T.COST: recognition.make_cost(procedure, by),
        T.ENCLOSURE: recognition.make_enclosure(learned, by),
        T.COMPETENCE: recognition.make_check(person, by),
        T.WISH: matching.make_wish(person, by),
    }


def planned(person: Person, by: Actor) -> dict[Thing, Model]:
    """Goals, versions, appointments, and what the two say to each other."""
    agreement = plan.make_agreement(person, by)
    return {
        T.GOAL: plan.make_goal(person, by),
        T.AGREEMENT: agreement,
        T.SIGNATURE: plan.make_signature(agreement, by),
        T.APPOINTMENT: plan.make_appointment(person, by),
        T.REVIEW: plan.make_review(person, by),
        T.ANSWER: plan.make_answer(makers.make_step(person, by), by),
        T.WORD: plan.make_word(person, by),
        T.FEED: plan.make_feed(person, by),
        T.MADE: plan.make_paper(person, by),
        T.COMING: make_coming(person, by),
        **at_work(person, by),
    }


def at_work(person: Person, by: Actor) -> dict[Thing, Model]:
    """A planned start, the permission for it, what is learned, and what the person is asked."""
    started = work.bare_placement(person, by)
    permission = work.bare_permission(started, by)
    return {
        T.PLACEMENT: started,
        T.LEARNING: work.bare_learning(started, by),
        T.ORIGIN: deeds.bare_origin(started, by),
        T.EXAMPLE: deeds.bare_example(person, by),
        T.PERMISSION: permission,
        T.WARNED: work.bare_warned(permission, by),
        T.FOLLOW_UP: work.bare_followup(started, by),
        **trained(person, by),
    }


def trained(person: Person, by: Actor) -> dict[Thing, Model]:
    """A training in which the trainee is asked, the school may be asked, and somebody has to react."""
    row = training.make_training(person, by)
    return {
        T.APPRENTICESHIP: row,
        T.VOICE: training.bare_voice(row, by),
        T.SIGN: training.bare_sign(row, by),
        T.REACTION: training.bare_reaction(row, by),
        T.REGISTRATION: training.bare_registration(row, by),
    }


def practised(person: Person, by: Actor) -> dict[Thing, Model]:
    """An internship that runs, with its diary, and what the person said of it."""
    one = internships.make_running(person, by)
    with acting(by):
        link, signature = one.passes.latest("made_at"), one.signatures.get(party="person")
        signer = one.signers.get(party="person")
    return {
        T.INTERNSHIP: one,
        T.SIGNER: signer,
        T.PASS: link,
        T.INTERNSHIP_SIGNATURE: signature,
        T.DIARY: internships.make_entry(one, person),
        T.IMPRESSION: internships.make_told(one, makers.newcomer(person), Teller.PERSON),
    }


def course(person: Person, by: Actor, third: Actor) -> dict[Thing, Model]:
    """A place in a course that the third institution runs, and what came of it."""
    at = Institution.objects.get(pk=makers.sure(third.institution))
    booking = offers.make_booking(person, by, offers.make_offer(at))
    return {T.BOOKING: booking, T.RESULT: offers.make_result(booking, by)}


def accompanied(person: Person, by: Actor, third: Actor) -> dict[Thing, Model]:
    """A mentor of a programme that the third institution runs, and what the person says of them."""
    wish, pair = mentoring.make_standing(person, by, third)
    with acting(by):
        return {
            T.MENTOR_WISH: wish,
            T.PAIR: pair,
            T.INTRODUCED: Introduced.objects.get(pair=pair),
            T.MET: mentoring.make_meeting(pair, by),
            T.MENTOR_WORD: mentoring.make_word(pair, by),
        }


def in_project(person: Person, by: Actor, third: Actor, internship: Model) -> dict[Thing, Model]:
    """A place in a project in which the third institution meets the participants."""
    one, card, line, practice = projects.make_file_rows(person, by, third, internship)
    return {T.IN_PROJECT: one, T.CARD: card, T.ATTENDANCE: line, T.PRACTICE: practice}


def login_and_books(person: Person, by: Actor, third: Actor) -> dict[Thing, Model]:
    """The person's sign-in, and a line about the person in each book."""
    makers.make_login(person, by)
    record_look(person, third)
    with acting(by):
        return {
            T.LOGIN: Login.objects.get(person=person),
            T.CHANGE: Change.objects.filter(person_id=person.id, part="contact").earliest("at"),
            T.READING: Reading.objects.get(person_id=person.id),
        }


def record_look(person: Person, by: Actor) -> None:
    """Somebody of another institution looks into the file."""
    with acting(by):
        record_reading(
            person=person.id, holder=person.institution_id, region=person.region_id,
            parts=["contact"], by=by,
        )  # fmt: skip


def _ago(days: float) -> dict[str, Any]:
    return {"at": timezone.now() - timedelta(days=days)}


def _consent(parts: tuple[str, ...] = ALL, **more: Any) -> Callable[[Person, Places], Model]:
    return lambda person, at: makers.make_consent(
        person, at.here.institution, at.holder, parts, **more
    )


def _referral(state: str, parts: tuple[str, ...] = ALL) -> Callable[[Person, Places], Model]:
    return lambda person, at: makers.make_referral(
        person, at.here.institution, at.holder, parts, state
    )


def _handover(state: str) -> Callable[[Person, Places], Model]:
    return lambda person, at: makers.make_handover(
        person, at.here.institution, at.holder, ALL, state
    )


def _question(state: str) -> Callable[[Person, Places], Model]:
    def brings(person: Person, at: Places) -> Model:
        office = Institution.objects.get(pk=makers.sure(at.office.institution))
        return makers.make_question(person, at.holder, office, state)

    return brings


def _revoked(person: Person, at: Places) -> Model:
    consent = makers.make_consent(person, at.here.institution, at.holder, ALL)
    makers.revoke(consent, at.holder)
    return consent


BRINGS: dict[Relation, Callable[[Person, Places], Model | None]] = {
    R.OWN_AGREED: lambda person, at: makers.make_own_consent(person, at.here),
    R.CONSENT: _consent(),
    R.CONSENT_ORDINARY: _consent(SOME),
    R.CONSENT_LATER: _consent(given_at=timezone.now(), **_ago(-1)),
    R.CONSENT_OVER: _consent(**_ago(30), days=29),
    R.CONSENT_REVOKED: _revoked,
    R.CONSENT_ASKED: _consent(given=False),
    R.CONSENT_REFUSED: _consent(given=False, refused_at=timezone.now()),
    R.CONSENT_OTHER_REGION: lambda person, at: makers.make_consent(
        person, at.beyond.institution, at.holder, ALL
    ),
    R.REFERRAL_DRAFTED: _referral("drafted"),
    R.REFERRAL_OPEN: _referral("seen"),
    R.REFERRAL_ORDINARY: _referral("accepted", SOME),
    R.REFERRAL_DECLINED: _referral("declined"),
    R.REFERRAL_CLOSED: _referral("closed"),
    R.REFERRAL_WITHDRAWN: _referral("withdrawn"),
    R.REFERRAL_LINK: lambda person, at: makers.make_referral(
        person,
        at.here.institution,
        at.holder,
        ALL,
        "seen",
        token_digest=makers.digest("answer"),
        token_ends_at=timezone.now() + timedelta(days=1),
    ),
    R.HANDOVER_DRAFTED: _handover("drafted"),
    R.HANDOVER_OFFERED: _handover("seen"),
    R.HANDOVER_DECLINED: _handover("declined"),
    R.HANDOVER_WITHDRAWN: _handover("withdrawn"),
    R.QUESTION_OPEN: _question("sent"),
    R.QUESTION_ANSWERED: _question("answered"),
    R.QUESTION_UNASKED: _question("asked"),
    R.QUESTION_WITHDRAWN: _question("withdrawn"),
    R.REFERRAL_OTHER_REGION: lambda person, at: makers.make_referral(
        person, at.beyond.institution, at.holder, ALL
    ),
}


# Where each thing lies, and by which part if a table holds several.
TABLES: dict[Thing, tuple[str, str]] = {
    T.PERSON: ("people_person", ""),
    T.CONTACT: ("people_contact", ""),
    T.RECORD: ("people_record", ""),
    T.FACT: ("people_fact", "profile"),
    T.FACT_OF_BURDENS: ("people_fact", "burdens"),
    T.FACT_OF_HEALTH: ("people_fact", "health"),
    T.LANGUAGE: ("people_language", ""),
    T.HOUSEHOLD: ("people_householdmember", ""),
    T.QUALIFICATION: ("people_qualification", ""),
    T.STEP: ("plan_step", ""),
    T.NOTE: ("people_note", ""),
    T.BURDEN: ("people_burden", "burdens"),
    T.BURDEN_OF_HEALTH: ("people_burden", "health"),
    T.CONSENT: ("people_consent", ""),
    T.SCAN: ("people_scan", ""),
    T.LINK: ("people_link", ""),
    T.LOGIN: ("people_login", ""),
    T.MERGE: ("people_merge", ""),
    T.ARRIVAL: ("people_arrival", ""),
    T.MANY: ("people_bulkrow", ""),
    T.REFERRAL: ("referrals_referral", ""),
    T.CHANGE: ("core_change", ""),
    T.READING: ("core_reading", ""),
    T.BOOKING: ("offers_booking", ""),
    T.RESULT: ("offers_result", ""),
    T.DOCUMENT: ("people_document", ""),
    T.CONTENT: ("people_content", ""),
    T.PROCEDURE: ("recognition_procedure", ""),
    T.MOVE: ("recognition_move", ""),
    T.MISSING_PART: ("recognition_missingpart", ""),
    T.COST: ("recognition_cost", ""),
    T.ENCLOSURE: ("recognition_enclosure", ""),
    T.COMPETENCE: ("recognition_competencecheck", ""),
    T.GOAL: ("plan_goal", ""),
    T.AGREEMENT: ("plan_agreement", ""),
    T.SIGNATURE: ("plan_signature", ""),
    T.APPOINTMENT: ("plan_appointment", ""),
    T.REVIEW: ("plan_review", ""),
    T.WISH: ("matching_wish", ""),
    T.ANSWER: ("plan_answer", ""),
    T.WORD: ("plan_word", ""),
    T.FEED: ("plan_feed", ""),
    T.MADE: ("plan_paper", ""),
    T.REFERRAL_MOVE: ("referrals_move", ""),
    T.QUESTION: ("referrals_question", ""),
    T.MESSAGE: ("outbox_message", ""),
    T.CHOICE: ("outbox_choice", ""),
    T.HOLD: ("people_hold", ""),
    T.ANNOUNCEMENT: ("people_announcement", ""),
    T.REQUEST: ("people_request", ""),
    T.CORRECTION: ("people_correction", ""),
    T.HANDOVER: ("referrals_handover", ""),
    T.HANDOVER_MOVE: ("referrals_handovermove", ""),
    T.COMING: ("days_coming", ""),
    T.SEALED: ("referrals_sealed", ""),
    T.INTRODUCTION: ("introductions_introduction", ""),
    T.PROFILE: ("introductions_profile", ""),
    T.NAMING: ("introductions_naming", ""),
    T.INTRODUCTION_MOVE: ("introductions_move", ""),
    T.GUEST: ("introductions_guest", ""),
    T.MEETING: ("introductions_meeting", ""),
    T.MENTOR_WISH: ("mentoring_wish", ""),
    T.PAIR: ("mentoring_pair", ""),
    T.INTRODUCED: ("mentoring_introduced", ""),
    T.MET: ("mentoring_meeting", ""),
    T.MENTOR_WORD: ("mentoring_word", ""),
    T.PLACEMENT: ("placements_placement", ""),
    T.LEARNING: ("placements_learning", ""),
    T.ORIGIN: ("activities_origin", ""),
    T.EXAMPLE: ("outcomes_example", ""),
    T.PERMISSION: ("placements_permission", ""),
    T.WARNED: ("placements_warned", ""),
    T.FOLLOW_UP: ("placements_followup", ""),
    T.INTERNSHIP: ("internships_internship", ""),
    T.SIGNER: ("internships_signer", ""),
    T.PASS: ("internships_pass", ""),
    T.INTERNSHIP_SIGNATURE: ("internships_signature", ""),
    T.DIARY: ("internships_entry", ""),
    T.IMPRESSION: ("internships_impression", ""),
    T.APPRENTICESHIP: ("apprenticeships_apprenticeship", ""),
    T.VOICE: ("apprenticeships_voice", ""),
    T.SIGN: ("apprenticeships_sign", ""),
    T.REACTION: ("apprenticeships_reaction", ""),
    T.REGISTRATION: ("apprenticeships_registration", ""),
    T.IN_PROJECT: ("projects_participation", ""),
    T.CARD: ("projects_card", ""),
    T.ATTENDANCE: ("projects_attendance", ""),
    T.PRACTICE: ("projects_practice", ""),
}


@dataclass(frozen=True)
class Scene:
    """Every relation with its case."""

    places: Places
    cases: dict[Relation, Case]
    other: Person

    def actor(self, key: str, relation: Relation) -> Actor:
        """Somebody of this role in this relation to the person of its case."""
        case, at = self.cases[relation], self.places
        themselves = {
            R.LINK: Actor(link=case.digest),
            R.REFERRAL_LINK: replace(
                Actor(link=makers.digest("answer")),
                institution=at.here.institution, region=at.here.region,
            ),
            R.SELF: makers.newcomer(case.person),
            R.OTHER_PERSON: makers.newcomer(self.other),
        }  # fmt: skip
        if relation in themselves or key == "nobody":
            return themselves.get(relation, Actor())
        beside = at.office if relation in QUESTIONS else at.here
        return replace(at.beyond if relation in BEYOND else beside, role=role(key))


def build() -> Scene:
    """Everything above."""
    at = places()
    cases = {}
    for relation in R:
        by = at.here if relation in AT_HOLDER else at.holder
        case = whole_file(makers.make_person(by), by, at)
        if relation in BRINGS:
            brought = BRINGS[relation](case.person, at)
            if isinstance(brought, Referral):
                case.rows.update(referred(brought, by))
            elif isinstance(brought, Handover):
                case.rows.update(handed(brought, by))
            elif brought is not None:
                which = T.QUESTION if isinstance(brought, Question) else T.CONSENT
                case.rows[which] = brought
        cases[relation] = case
    return Scene(at, cases, makers.make_person(at.holder, "Iryna"))
