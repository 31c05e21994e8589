"""Referrals in every state and questions to the immigration office; two interfaces jam.

Recognition advice mostly does not answer, and neither does the immigration office.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

import psycopg
from django.utils import timezone
from psycopg import sql

from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Membership
from nahtlos.people import wording
from nahtlos.people.models import Consent, Part, Purpose, Record
from nahtlos.referrals import queries
from nahtlos.referrals import wording as words_of_questions
from nahtlos.referrals.engine import QUESTION_DAYS, Times
from nahtlos.referrals.models import Deadline, Gap, Move, Question, Referral, State
from nahtlos.site.demo.book import uuid7_at
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World, acting_as

TIMES = {"": Times(7, 21), "recognition": Times(10, 28)}
HALF_A_YEAR = timedelta(days=183)
# Days after sending on which a referral came where it is now, and how long ago it may have been sent.
LIVES: dict[str, tuple[tuple[str, ...], tuple[int, int]]] = {
    "drafted": ((), (0, 3)),
    "sent": (("sent",), (1, 6)),
    "seen": (("sent", "seen"), (2, 6)),
    "accepted": (("sent", "seen", "accepted"), (8, 24)),
    "kept": (("sent", "seen", "accepted", "kept"), (24, 120)),
    "closed": (("sent", "seen", "accepted", "kept", "closed"), (80, 300)),
    "declined": (("sent", "seen", "declined"), (8, 200)),
    "withdrawn": (("sent", "withdrawn"), (5, 120)),
    "expired": (("sent", "expired"), (45, 120)),
}
AFTER = {"sent": 0, "seen": 1, "accepted": 4, "declined": 5, "withdrawn": 3, "kept": 18,
         "closed": 70, "expired": 38}  # fmt: skip
JAMMED = {"sent": (14, 38), "seen": (13, 39)}
REASONS = ("full", "full", "full", "not_ours", "conditions", "language")
RESULTS = ("helped", "helped", "continues", "not_come")
BY_RECIPIENT = frozenset({"seen", "accepted", "declined", "kept", "closed"})
OUTCOMES = (("papers", "Es fehlen der Arbeitsvertrag und die Mietbescheinigung."), ("in_work", ""),
            ("come", "Bitte mit Pass zur Sprechzeit kommen."), ("yes", ""))  # fmt: skip
# Of twenty questions: most are sent and wait for long.
STANDS = ("sent",) * 12 + ("answered",) * 5 + ("asked", "refused", "withdrawn")


@dataclass
class Told:
    """To whom, for what, and where it stands now."""

    to: Institution
    topic: str
    state: str
    asked: str
    jams: bool = False


def refer(whole: File, told: Told) -> Referral:
    """One referral with its consent and all its moves."""
    dice, opened = Random(f"{whole.person.sort_key} {told.topic}"), whole.draft.opened
    steps, (least, most) = LIVES[told.state]
    if told.jams and told.state in JAMMED:
        least, most = JAMMED[told.state]
    if opened - 1 < least:
        steps, (least, most) = LIVES["sent"]
        told.state = "sent"
    age = dice.randint(least, min(most, opened - 1)) if opened - 1 > least else max(1, opened - 1)
    days = {step: _day(step, age, dice) for step in steps}
    moments = {step: whole.world.at(day, 10 + len(step) % 4) for step, day in days.items()}
    begun = moments.get("sent", whole.world.at(-max(age, 1), 11))
    referral = Referral(**whole.of, recipient=told.to, topic=told.topic, asked=told.asked,
                        state=told.state, parts=[Part.CONTACT.value, Part.PROFILE.value],
                        moved_at=max([begun, *moments.values()]), email=told.to.email)  # fmt: skip
    _stands(referral, moments, dice)
    _consent(whole, referral, begun)
    _by_link(whole.world, referral)
    _moves(whole, referral, {"drafted": begun - timedelta(minutes=5), **moments})
    whole.put(referral, begun)
    return referral


def _day(step: str, age: int, dice: Random) -> int:
    """On which day from today it came there; never later than yesterday."""
    after = AFTER[step]
    return min(-1, -age + after + (dice.randint(0, 2) if after > 1 else 0)) if after else -age


def _stands(referral: Referral, moments: dict[str, datetime], dice: Random) -> None:
    """What a row has beside its state."""
    sent = moments.get("sent")
    times = TIMES.get(referral.topic, TIMES[""])
    if sent is None:
        return
    referral.sent_at = sent
    referral.answer_due_on = timezone.localdate(sent) + timedelta(days=times.answer)
    referral.answered_at = moments.get("accepted") or moments.get("declined")
    if accepted := moments.get("accepted"):
        referral.appointment_due_on = timezone.localdate(accepted) + timedelta(times.appointment)
    referral.kept_at = moments.get("kept")
    referral.ended_at = next(
        (moments[e] for e in moments if e in {"declined", "withdrawn", "closed", "expired"}), None
    )
    if referral.state == State.DECLINED:
        referral.reason, referral.nowhere = dice.choice(REASONS), True
    if referral.state == State.CLOSED:
        referral.result = dice.choice(RESULTS)


def _consent(whole: File, referral: Referral, begun: datetime) -> None:
    """The consent for exactly this, ended with it."""
    given = None if referral.state == State.DRAFTED else begun
    language = wording.language_for(whole.person.preferred_language)
    ends = referral.ended_at or begun + HALF_A_YEAR
    referral.sight_ends_at = ends if given else None
    referral.consent = Consent(
        **whole.of, recipient=referral.recipient, purpose=Purpose.REFERRAL, parts=referral.parts,
        how="on_the_spot" if given else "phone", valid_from=begun, valid_until=ends,
        language=language, wording=whole.world.wording(language), asked_at=begun, given_at=given,
        asked_by_id=whole.adviser.account_id,
    )  # fmt: skip
    whole.put(referral.consent, begun)


def answering(world: World, institution: Institution) -> Membership | None:
    """Somebody there who can sign in and answer."""
    staff = (m for m in world.memberships if m.institution_id == institution.pk)
    return next((m for m in staff if m.role in {"adviser", "member"}), None)


def _by_link(world: World, referral: Referral) -> None:
    if answering(world, referral.recipient) is None:
        referral.token_digest = queries.digest_of(queries.token_of(referral.pk))
        referral.token_ends_at = referral.moved_at + timedelta(days=60)


def _moves(whole: File, referral: Referral, moments: dict[str, datetime]) -> None:
    before = ""
    there = answering(whole.world, referral.recipient)
    for state, at in moments.items():
        by = there if state in BY_RECIPIENT else None if state == "expired" else whole.adviser
        role = by.role if by else "watcher" if state == "expired" else "nobody"
        whole.moves.append(
            Move(
                id=uuid7_at(at), **whole.of, referral=referral, at=at, by_role=role,
                by_id=by.account_id if by else None,
                by_institution_id=by.institution_id if by else None,
                from_state=before, to_state=state,
            )
        )  # fmt: skip
        before = state
        referral.moved_by_id = by.account_id if by else None


def ask_office(whole: File, state: str, dice: Random) -> None:
    """One question to the immigration office; most wait for long."""
    office, world = whole.world.institutions["Ausländerbehörde"], whole.world
    age = min(dice.randint(16, 70), whole.draft.opened - 1)
    asked = world.at(-max(1, age), 11)
    born = next((row.birth_date for row in whole.rows[Record]), None)
    question = Question(
        **whole.of, office=office, matter=dice.choice(("work_permission", "missing", "extension")),
        name=str(whole.person), birth_date=born, asked_at=asked, state=state,
        asked_by_id=whole.adviser.account_id,
        language=wording.language_for(whole.person.preferred_language),
    )  # fmt: skip
    if state in {"sent", "answered"}:
        question.given_at, question.due_on = (
            asked,
            timezone.localdate(asked) + timedelta(QUESTION_DAYS),
        )
        question.wording, question.on_the_spot = words_of_questions.version(question.language), True
    if state == "answered":
        question.outcome, question.words = dice.choice(OUTCOMES)
        question.answered_at = world.at(-max(1, age - dice.randint(9, 40)), 15)
    if state in {"refused", "withdrawn"}:
        question.ended_at = world.at(-max(1, age - 2), 12)
    whole.put(question, asked)


def ask_for_some(files: list[File]) -> None:
    """Every tenth person, and first of all the first one of the tour, who has not answered yet."""
    dice = Random("questions")
    ask_office(files[0], "asked", dice)
    away = [one for one in files[10:] if one.person.closed_at is None and one.draft.opened > 3]
    for place, whole in enumerate(away[::8]):
        ask_office(whole, STANDS[place % len(STANDS)], dice)


def settle(world: World, files: list[File]) -> None:
    """The region's deadlines, and the gaps of whoever knew of nowhere."""
    with acting(world.keeper):
        for topic, times in TIMES.items():
            days = {"answer_days": times.answer, "appointment_days": times.appointment}
            Deadline.objects.create(region=world.region, topic=topic, **days)
    for referral in (row for whole in files for row in whole.rows[Referral] if row.nowhere):
        if there := answering(world, referral.recipient):
            with acting(acting_as(there)):
                Gap.objects.create(
                    region=world.region, topic=referral.topic, said_by=referral.recipient,
                    found_on=timezone.localdate(referral.ended_at),
                )  # fmt: skip


def write_moves(owner: str, moves: Iterable[Move]) -> None:
    """The moves of years that the triggers have not seen, written by the owner of the tables."""
    names = [field.attname for field in Move._meta.concrete_fields]
    holes = sql.SQL(", ").join([sql.Placeholder()] * len(names))
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    insert = sql.SQL("insert into referrals_move ({}) values ({})").format(columns, holes)
    rows: list[list[Any]] = [[getattr(move, name) for name in names] for move in moves]
    with psycopg.connect(owner) as db, db.cursor() as cursor:
        cursor.execute("alter table referrals_move disable trigger written_down")
        cursor.executemany(insert, rows)
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table referrals_move enable trigger written_down")
