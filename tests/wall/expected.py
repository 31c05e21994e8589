"""Who sees what, and who may write what: the rules as a data-protection officer reads them.

Written by hand from the law and the house rules, not from the policies. `test_matrix` holds the
database against every cell. What no rule allows is refused.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum


class Thing(StrEnum):
    """A kind of row about a person; the value is its name in the matrix."""

    PERSON = "name"
    CONTACT = "contact"
    RECORD = "record"
    FACT = "fact"
    LANGUAGE = "language"
    HOUSEHOLD = "household"
    QUALIFICATION = "qualification"
    STEP = "step"
    NOTE = "note"
    BURDEN = "burden"
    BURDEN_OF_HEALTH = "burden of health"
    FACT_OF_BURDENS = "fact of burdens"
    FACT_OF_HEALTH = "fact of health"
    CONSENT = "consent"
    SCAN = "signed paper"
    LINK = "link"
    LOGIN = "sign-in"
    MERGE = "joining"
    ARRIVAL = "came with a table"
    MANY = "done with many at once"
    REFERRAL = "referral"
    CHANGE = "book of changes"
    READING = "book of looks"
    BOOKING = "place in a course"
    RESULT = "result of a course"
    DOCUMENT = "document"
    CONTENT = "content of a document"
    PROCEDURE = "recognition"
    MOVE = "recognition moved"
    MISSING_PART = "missing part"
    COST = "cost of recognition"
    ENCLOSURE = "paper on the list"
    COMPETENCE = "competence check"
    GOAL = "goal"
    AGREEMENT = "version of the plan"
    APPOINTMENT = "appointment"
    REVIEW = "review of the plan"
    WISH = "what work the person looks for"
    ANSWER = "answer to a step"
    SIGNATURE = "signature"
    WORD = "talk with the adviser"
    FEED = "address of the calendar"
    MADE = "paper that was made"
    REFERRAL_MOVE = "referral moved"
    QUESTION = "question to the immigration office"
    MESSAGE = "message that goes out"
    CHOICE = "which messages are wanted"
    HOLD = "hold of an erasure"
    ANNOUNCEMENT = "erasure announced"
    REQUEST = "right that is asked for"
    CORRECTION = "told that it was corrected"
    HANDOVER = "handover"
    HANDOVER_MOVE = "handover moved"
    COMING = "comes to a consultation day"
    SEALED = "case sealed for another region"
    INTRODUCTION = "introduction"
    PROFILE = "anonymous profile"
    NAMING = "name for an employer"
    INTRODUCTION_MOVE = "introduction moved"
    GUEST = "asked to a job day"
    MEETING = "meeting on a job day"
    MENTOR_WISH = "wish for a mentor"
    PAIR = "pair with a mentor"
    INTRODUCED = "first names of a pair"
    MET = "meeting with a mentor"
    MENTOR_WORD = "what the person says of a mentor"
    PLACEMENT = "start in work"
    ORIGIN = "where work came from"
    EXAMPLE = "example without a name"
    LEARNING = "learning beside work"
    PERMISSION = "permission to work asked for"
    WARNED = "warned that it runs out"
    FOLLOW_UP = "asked how it goes at work"
    INTERNSHIP = "internship"
    SIGNER = "who signs an internship"
    PASS = "link to an agreement"
    INTERNSHIP_SIGNATURE = "signature under an agreement"
    DIARY = "line of a diary"
    IMPRESSION = "what an internship showed"
    APPRENTICESHIP = "apprenticeship"
    VOICE = "whom to ask about an apprenticeship"
    SIGN = "asked every month in an apprenticeship"
    REACTION = "who reacts to an early sign"
    REGISTRATION = "entry in the register of a chamber"
    IN_PROJECT = "place in a project"
    CARD = "what partners of a project are told"
    ATTENDANCE = "attendance in a project"
    PRACTICE = "internship in a project"


class Relation(StrEnum):
    """What is between the one who asks and the person; the value is its name in the matrix."""

    OWN = "works at the holder"
    OWN_AGREED = "works at the holder; explicit consent names burdens and health"
    CONSENT = "other institution; consent to every part, explicit"
    CONSENT_ORDINARY = "other institution; consent to contact and plan"
    CONSENT_LATER = "other institution; consent begins later"
    CONSENT_OVER = "other institution; consent is over"
    CONSENT_REVOKED = "other institution; consent taken back"
    CONSENT_ASKED = "other institution; consent asked, not given"
    CONSENT_REFUSED = "other institution; consent refused"
    CONSENT_ELSEWHERE = "other institution; consent names a third one"
    CONSENT_OTHER_REGION = "institution of another region; consent names it"
    REFERRAL_DRAFTED = "other institution; referral drafted, every part"
    REFERRAL_OPEN = "other institution; referral open, every part"
    REFERRAL_ORDINARY = "other institution; referral open, contact and plan"
    REFERRAL_DECLINED = "other institution; referral declined"
    REFERRAL_CLOSED = "other institution; referral closed"
    REFERRAL_WITHDRAWN = "other institution; referral withdrawn"
    REFERRAL_ELSEWHERE = "other institution; referral to a third one"
    REFERRAL_OTHER_REGION = "institution of another region; referral to it"
    REFERRAL_LINK = "has opened the link of a referral, every part"
    HANDOVER_DRAFTED = "other institution; handover drafted, every part"
    HANDOVER_OFFERED = "other institution; handover offered, every part, no document"
    HANDOVER_DECLINED = "other institution; handover declined"
    HANDOVER_WITHDRAWN = "other institution; handover withdrawn"
    QUESTION_OPEN = "immigration office; asked, the person agreed"
    QUESTION_ANSWERED = "immigration office; answered today"
    QUESTION_UNASKED = "immigration office; the person has not agreed yet"
    QUESTION_WITHDRAWN = "immigration office; question taken back"
    NONE = "other institution; nothing"
    SELF = "is the person"
    OTHER_PERSON = "is another person"
    LINK = "has opened a link of the person, no more"


T, R = Thing, Relation
ROLES = (
    "adviser", "member", "coordinator", "immigration", "employer", "mentor", "analyst",
    "administrator", "counter", "eraser", "watcher", "courier", "messenger", "newcomer", "nobody",
)  # fmt: skip
OF_INSTITUTIONS = frozenset({"adviser", "member"})
DOCUMENTS = frozenset({T.DOCUMENT, T.CONTENT})
RECOGNITION = frozenset({T.PROCEDURE, T.MOVE, T.MISSING_PART, T.COST, T.ENCLOSURE, T.COMPETENCE})
PROFILE = (
    frozenset({T.RECORD, T.FACT, T.LANGUAGE, T.HOUSEHOLD, T.QUALIFICATION})
    | DOCUMENTS
    | RECOGNITION
    | {T.WISH}
)
COURSES = frozenset({T.BOOKING, T.RESULT})
INTERNSHIPS = frozenset({T.INTERNSHIP, T.SIGNER, T.INTERNSHIP_SIGNATURE, T.DIARY, T.IMPRESSION})
PLAN = INTERNSHIPS | {T.GOAL, T.AGREEMENT, T.APPOINTMENT, T.REVIEW, T.MADE, T.COMING, T.PLACEMENT,
                      T.LEARNING, T.APPRENTICESHIP, T.ORIGIN}  # fmt: skip
MENTORING = frozenset({T.MENTOR_WISH, T.PAIR, T.INTRODUCED, T.MET})
IN_TRAINING = frozenset({T.SIGN, T.REACTION, T.REGISTRATION})
PROJECTS = frozenset({T.IN_PROJECT, T.CARD, T.ATTENDANCE, T.PRACTICE})
AFTER_A_START = frozenset({T.PERMISSION, T.WARNED, T.FOLLOW_UP}) | IN_TRAINING
KEPT = AFTER_A_START | {T.PLACEMENT, T.APPRENTICESHIP}
BETWEEN_THE_TWO = frozenset({T.SIGNATURE, T.WORD, T.FEED, T.MESSAGE, T.CHOICE})
ORDINARY = PROFILE | {T.PERSON, T.CONTACT, T.STEP}
SPECIAL = frozenset({T.BURDEN, T.BURDEN_OF_HEALTH, T.FACT_OF_BURDENS, T.FACT_OF_HEALTH})
RIGHTS = frozenset({T.HOLD, T.ANNOUNCEMENT, T.REQUEST, T.CORRECTION})
PAPERS = RIGHTS | {T.CONSENT, T.SCAN, T.LINK, T.LOGIN, T.MERGE, T.ARRIVAL, T.MANY, T.REFERRAL,
                   T.QUESTION, T.HANDOVER, T.SEALED, T.PASS, T.VOICE, T.EXAMPLE}  # fmt: skip
MOVED = frozenset({T.REFERRAL_MOVE, T.HANDOVER_MOVE, T.INTRODUCTION_MOVE})
WORK = frozenset({T.INTRODUCTION, T.PROFILE, T.NAMING, T.GUEST, T.MEETING})
BOOKS = frozenset({T.CHANGE, T.READING})
AT_HOLDER = frozenset({R.OWN, R.OWN_AGREED})
BEYOND = frozenset({R.CONSENT_OTHER_REGION, R.REFERRAL_OTHER_REGION})
QUESTIONS = frozenset(
    {R.QUESTION_OPEN, R.QUESTION_ANSWERED, R.QUESTION_UNASKED, R.QUESTION_WITHDRAWN}
)
ALONE = frozenset({R.SELF, R.OTHER_PERSON, R.LINK, R.REFERRAL_LINK})
ENDED = frozenset({R.REFERRAL_DECLINED, R.REFERRAL_CLOSED})
WATCHED = frozenset(R) - BEYOND - ALONE
BY_LINK = frozenset({T.PERSON, T.CONTACT, T.RECORD, T.FACT, T.LANGUAGE, T.HOUSEHOLD, T.QUALIFICATION,
                     T.STEP, T.REFERRAL, T.REFERRAL_MOVE, T.CONSENT})  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """Whoever has one of `roles` and stands in one of `relations` may, with these things."""

    roles: frozenset[str]
    relations: frozenset[Relation]
    things: frozenset[Thing]
    because: str


Relations = Relation | set[Relation] | frozenset[Relation]
Things = Thing | set[Thing] | frozenset[Thing]


def rule(roles: AbstractSet[str], relations: Relations, things: Things, because: str) -> Rule:
    """A rule for one relation or several, one thing or several."""
    return Rule(
        frozenset(roles),
        frozenset({relations} if isinstance(relations, Relation) else relations),
        frozenset({things} if isinstance(things, Thing) else things),
        because,
    )


SEES: tuple[Rule, ...] = (
    rule({"adviser"}, AT_HOLDER, ORDINARY | PAPERS | BOOKS | MOVED | {T.NOTE},
         "Advisers of the holder keep the file and answer for it."),
    rule(OF_INSTITUTIONS, AT_HOLDER, MENTORING,
         "That somebody looks for a mentor or meets one is part plan; the holder sees it."),
    rule(OF_INSTITUTIONS, AT_HOLDER, PROJECTS,
         "A place in a project, what is told there and how it goes are part plan; the holder sees them."),
    rule({"adviser"}, AT_HOLDER, T.MENTOR_WORD,
         "What the person says of a mentor is for the programme and the holder's advisers."),
    rule(OF_INSTITUTIONS, AT_HOLDER, COURSES | PLAN | {T.ANSWER},
         "Goals, versions, appointments, courses and consultation days are part plan; the holder sees them."),
    rule({"adviser"}, AT_HOLDER, AFTER_A_START,
         "Permissions and what is asked after a start are for advisers of the holder alone."),
    rule({"adviser"}, AT_HOLDER, BETWEEN_THE_TWO,
         "What person and adviser write to each other is for advisers of the holder alone."),
    rule(OF_INSTITUTIONS,
         {R.CONSENT, R.CONSENT_ORDINARY, R.REFERRAL_OPEN, R.REFERRAL_ORDINARY, R.HANDOVER_OFFERED},
         COURSES | PLAN | MENTORING | PROJECTS,
         "Whom the person shows the plan also sees goals, appointments and places in courses."),
    rule({"member"}, AT_HOLDER, ORDINARY,
         "Members at the holder see contact, profile and plan; not notes, papers or books."),
    rule({"member"}, AT_HOLDER, T.CONSENT,
         "A consent that names the holder itself, given or taken back, is known there to all."),
    rule(OF_INSTITUTIONS, R.OWN_AGREED, SPECIAL,
         "Burdens and health need explicit consent, at the holder too (Art. 9 GDPR)."),
    rule(OF_INSTITUTIONS, R.CONSENT, ORDINARY | SPECIAL | {T.CONSENT},
         "A live consent opens the parts that it names, special ones if it is explicit."),
    rule({"adviser"}, {R.CONSENT, R.REFERRAL_OPEN, R.HANDOVER_OFFERED}, T.NOTE,
         "Notes are for advisers alone, whatever opens them."),
    rule(OF_INSTITUTIONS, R.CONSENT_ORDINARY, {T.PERSON, T.CONTACT, T.STEP, T.CONSENT},
         "A live consent opens no part that it does not name."),
    rule(OF_INSTITUTIONS, {R.CONSENT_LATER, R.CONSENT_OVER, R.CONSENT_REVOKED}, T.CONSENT,
         "That consent was given, the recipient can prove (Art. 7 GDPR); it opens nothing more."),
    rule(OF_INSTITUTIONS, R.REFERRAL_OPEN, ORDINARY | SPECIAL | {T.REFERRAL, T.REFERRAL_MOVE, T.CONSENT},
         "An open referral has a consent of its own, which opens the parts that it names."),
    rule(OF_INSTITUTIONS, R.REFERRAL_ORDINARY,
         {T.PERSON, T.CONTACT, T.STEP, T.REFERRAL, T.REFERRAL_MOVE, T.CONSENT},
         "An open referral opens no part that its consent does not name."),
    rule(OF_INSTITUTIONS, ENDED, {T.REFERRAL, T.REFERRAL_MOVE, T.CONSENT},
         "What was asked and answered stays known to both; the file closes."),
    rule(OF_INSTITUTIONS, R.REFERRAL_WITHDRAWN, T.CONSENT,
         "Of a referral taken back no more is known than that consent was given for it."),
    rule(OF_INSTITUTIONS, R.HANDOVER_OFFERED,
         (ORDINARY - DOCUMENTS) | SPECIAL | {T.HANDOVER, T.HANDOVER_MOVE, T.CONSENT},
         "Before taking over, the parts that would go; of the documents those alone that are named."),
    rule(OF_INSTITUTIONS, R.HANDOVER_DECLINED, {T.HANDOVER, T.HANDOVER_MOVE, T.CONSENT},
         "What was offered and answered stays known to both; the file closes."),
    rule(OF_INSTITUTIONS, R.HANDOVER_WITHDRAWN, T.CONSENT,
         "Of a handover taken back no more is known than that consent was given for it."),
    rule({"nobody"}, R.REFERRAL_LINK, BY_LINK,
         "The link of a referral shows it and its parts; never notes, burdens, health, papers."),
    rule({"immigration"}, {R.QUESTION_OPEN, R.QUESTION_ANSWERED}, T.QUESTION,
         "The immigration office sees the question that it was asked, until a day after its answer."),
    rule({"adviser"}, AT_HOLDER, WORK,
         "Advisers of the holder introduce; no consent and no referral opens any of it."),
    rule({"watcher"}, WATCHED, {T.REFERRAL, T.QUESTION, T.HANDOVER, T.INTRODUCTION, T.PAIR,
                                 T.INTERNSHIP, T.APPRENTICESHIP, T.IN_PROJECT},
         "The program watches deadlines and days of its region; no name and no file."),
    rule({"watcher"}, WATCHED, {T.PERMISSION, T.FOLLOW_UP, T.SIGN},
         "The program watches when to ask and what runs out; no start, no name and no file."),
    rule({"courier"}, WATCHED, {T.MESSAGE, T.CHOICE, T.CONTACT},
         "The program carries what waits, to the number or address to which it goes; no name, no file."),
    rule({"eraser"}, WATCHED, frozenset(T) - BOOKS,
         "The program erasing in time reaches every file of its region, and shows it to nobody."),
    rule({"newcomer"}, R.SELF,
         ORDINARY | SPECIAL | PAPERS | COURSES | PLAN | BETWEEN_THE_TWO
         | MOVED | AFTER_A_START | WORK | MENTORING | PROJECTS | {T.ANSWER, T.READING, T.MENTOR_WORD},
         "The person sees the own file without notes, and who has looked."),
    rule({"nobody"}, R.LINK, T.LINK,
         "A link shows itself; the program then lets the person in."),
)  # fmt: skip

EMPTIED = {
    T.PERSON, T.ANNOUNCEMENT, T.QUALIFICATION, T.DOCUMENT, T.MOVE, T.COMPETENCE, T.STEP, T.REVIEW,
    T.MESSAGE, T.HANDOVER, T.REFERRAL,
}  # fmt: skip
"""Where something of a row goes before the row does."""
BY_OWN_HAND = frozenset({T.INTERNSHIP_SIGNATURE, T.DIARY, T.IMPRESSION})
INSERTS: tuple[Rule, ...] = (
    rule(
        {"adviser"},
        AT_HOLDER,
        (
            ORDINARY
            | PAPERS
            | COURSES
            | PLAN
            | BETWEEN_THE_TWO
            | WORK
            | AFTER_A_START
            | (PROJECTS - {T.ATTENDANCE})
            | {T.NOTE, T.ANSWER, T.MENTOR_WISH, T.MET, T.MENTOR_WORD}
        )
        - BY_OWN_HAND,
        "The holder's advisers write, except what somebody signs, keeps as a diary or tells"
        " with their own hand.",
    ),
    rule({"adviser"}, R.OWN_AGREED, SPECIAL, "Special data only once the person has agreed."),
    rule({"newcomer"}, R.SELF, DOCUMENTS, "The person hands in the own papers."),
    rule(
        {"newcomer"},
        R.SELF,
        {
            T.AGREEMENT,
            T.ANSWER,
            T.WORD,
            T.FEED,
            T.CHOICE,
            T.REQUEST,
            T.INTERNSHIP_SIGNATURE,
            T.DIARY,
            T.IMPRESSION,
            T.MENTOR_WISH,
            T.MET,
            T.MENTOR_WORD,
        },
        "The person agrees on the own page, answers, writes, takes the calendar home, says which"
        " messages may come, asks for what is theirs by right, signs, keeps a diary, says how it was.",
    ),
    rule(
        {"newcomer"},
        R.SELF,
        {T.INTRODUCTION, T.NAMING},
        "The person wishes to be introduced, and lets one employer see name and contact.",
    ),
    rule({"eraser"}, WATCHED, T.ANNOUNCEMENT, "The program announces what it will erase."),
)
UPDATES: tuple[Rule, ...] = (
    *INSERTS[:2],
    rule({"adviser"}, AT_HOLDER, {T.PAIR, T.INTRODUCED},
         "A pair is made where its programme is run; advisers answer at the person's word."),
    rule({"adviser"}, AT_HOLDER, T.ATTENDANCE,
         "Attendance is written where they meet; with a file that is joined it goes along."),
    rule({"watcher"}, WATCHED, T.IN_PROJECT,
         "The program gives the place that is free to whoever waits longest, and settles what is over."),
    rule({"watcher"}, WATCHED, T.PAIR,
         "The program asks whoever fell silent and lets a proposal lapse."),
    rule({"adviser"}, AT_HOLDER, BY_OWN_HAND,
         "These go along when files are joined, and a signature is voided; nothing else changes."),
    rule({"newcomer"}, R.SELF, {T.DIARY}, "The person writes a line of the diary anew."),
    rule({"watcher"}, WATCHED, T.INTERNSHIP,
         "The program begins and ends by the day and notes that it has reminded."),
    rule({"adviser"}, AT_HOLDER, MOVED,
         "Moves go along when files are joined; nothing else in those rows changes, ever."),
    rule({"newcomer"}, R.SELF,
         {T.CONSENT, T.LINK, T.STEP, T.APPOINTMENT, T.FEED, T.REFERRAL, T.QUESTION, T.HANDOVER,
          T.SEALED, T.CHOICE, T.MESSAGE, T.INTRODUCTION, T.GUEST, T.MENTOR_WISH, T.PAIR,
          T.FOLLOW_UP, T.SIGN, T.IN_PROJECT},
         "The person answers consent and what waits for it, ends a link, moves a step, comes or"
         " cannot come, holds messages back; nothing else in those rows."),
    rule(OF_INSTITUTIONS, {R.REFERRAL_OPEN, R.REFERRAL_ORDINARY}, T.REFERRAL,
         "The recipient answers a referral: its state, and nothing else in that row."),
    rule({"eraser"}, WATCHED, EMPTIED,
         "The program empties columns that were kept long enough, and lets go of rows that went."),
    rule(OF_INSTITUTIONS, R.HANDOVER_OFFERED, T.HANDOVER,
         "The receiver answers a handover: its state, and nothing else in that row."),
    rule({"nobody"}, R.REFERRAL_LINK, T.REFERRAL,
         "Whoever was sent the link answers that referral."),
    rule({"immigration"}, R.QUESTION_OPEN, T.QUESTION,
         "The immigration office answers an open question, and nothing else in that row."),
    rule({"watcher"}, WATCHED - ENDED - {R.REFERRAL_DRAFTED, R.REFERRAL_WITHDRAWN}, T.REFERRAL,
         "The program ends what nobody answers and notes that it has reminded."),
    rule({"courier"}, WATCHED, T.MESSAGE,
         "The program notes how it went, and nothing else in that row."),
    rule({"watcher"}, (WATCHED - QUESTIONS) | {R.QUESTION_OPEN}, T.QUESTION,
         "The program notes that it has reminded the immigration office."),
    rule({"watcher"}, WATCHED, T.INTRODUCTION,
         "The program reminds, asks the employer service, and settles; nothing else in those rows."),
    rule({"watcher"}, WATCHED, {T.FOLLOW_UP, T.SIGN},
         "The program asks on the day, reminds, and notes that nobody was reached."),
    rule({"watcher"}, R.HANDOVER_OFFERED, T.HANDOVER,
         "The program ends a handover that nobody answers and notes that it has reminded."),
)  # fmt: skip
DELETES: tuple[Rule, ...] = (
    rule({"adviser"}, AT_HOLDER,
         (ORDINARY | PAPERS | COURSES | PLAN | BETWEEN_THE_TWO | WORK | MENTORING | PROJECTS
          | {T.NOTE, T.ANSWER})
         - {T.ATTENDANCE, T.INTRODUCTION, T.NAMING, T.PERSON, T.REFERRAL, T.HANDOVER, T.SEALED, T.ANNOUNCEMENT, T.REQUEST, T.CORRECTION}
         - KEPT - BY_OWN_HAND - {T.INTERNSHIP},
         "The holder's advisers take out what is wrong; the person's own row stays, referrals,"
         " handovers, starts in work, what was asked for by right, and internships with what was"
         " signed there."),
    rule({"newcomer"}, R.SELF, T.MET, "The person takes out a meeting that they noted."),
    rule({"eraser"}, WATCHED, frozenset(T) - BOOKS, "The program takes out what is kept too long."),
    rule({"adviser"}, R.OWN_AGREED, SPECIAL, "Special data only while the person agrees."),
)  # fmt: skip
VERBS = {"select": SEES, "insert": INSERTS, "update": UPDATES, "delete": DELETES}


def allowed(verb: str, role: str, relation: Relation) -> frozenset[Thing]:
    """Every thing of the person with which this role in this relation may do this."""
    found: frozenset[Thing] = frozenset()
    for each in VERBS[verb]:
        if role in each.roles and relation in each.relations:
            found |= each.things
    return found


def relations_of(role: str) -> tuple[Relation, ...]:
    """The relations in which somebody of this role can stand to a person."""
    apart = {
        "newcomer": (R.SELF, R.OTHER_PERSON),
        "nobody": (R.LINK, R.REFERRAL_LINK, R.NONE),
    }
    return apart.get(role) or tuple(relation for relation in R if relation not in ALONE)
