"""Recognition of the Kreis: procedures with their moves, documents, costs, and what people can do."""

import hashlib
from datetime import date, datetime
from random import Random
from typing import Any

from nahtlos.core.models import Row
from nahtlos.people.models import Content, Document, Fact, Qualification
from nahtlos.recognition.catalogue import catalogue
from nahtlos.recognition.engine import Clock, due_on
from nahtlos.recognition.models import (
    CompetenceCheck,
    Cost,
    Enclosure,
    MissingPart,
    Move,
    Procedure,
)
from nahtlos.recognition.queries import paper_key, time_for
from nahtlos.site.demo.files import File
from nahtlos.site.demo.paper import one_page, photograph
from nahtlos.site.demo.world import World, read

TABLES: tuple[type[Row], ...] = (
    Document, Content, Procedure, Move, MissingPart, Cost, Enclosure, CompetenceCheck,
)  # fmt: skip
STARTED = "recognition_procedure_started"
UNDER_WAY = {"applied", "deficient", "complete"}
DECIDED = {"full", "partial", "refused"}
RESULT = {"full": "full", "partial": "partial", "refused": "negative"}
# How a procedure came to stand where it stands: state and days before today.
PATHS: dict[str, list[list[list[Any]]]] = {
    "none": [[["advised", 30]], [["advised", 75]]],
    "pending": [
        [["applied", 20]],
        [["applied", 75], ["deficient", 44]],
        [["applied", 60], ["complete", 40]],
        [["applied", 130], ["complete", 110]],
        [["applied", 140], ["complete", 128]],
        [["applied", 95], ["complete", 84]],
    ],
    "full": [[["applied", 220], ["complete", 200], ["full", 110]]],
    "partial": [[["applied", 240], ["complete", 210], ["partial", 95]]],
}


def build(world: World, files: list[File]) -> None:
    """Put all of it into the files; it is kept with them."""
    told, dice = read("recognition.yaml"), Random("recognition")
    by_name = {whole.draft.given: whole for whole in files if whole.draft.told}
    for name, one in told["told"].items():
        _told(by_name[name], one, dice)
    others = [f for f in files if f.rows[Qualification] and not f.draft.told]
    others = [whole for whole in others if not whole.person.closed_at]
    # Whoever has applied comes first: there is most to see.
    others.sort(key=lambda whole: whole.rows[Qualification][0].recognition == "none")
    for whole in others[: told["others"]]:
        _thrown(whole, told, dice)


def _told(whole: File, one: dict[str, Any], dice: Random) -> None:
    learned: Qualification = whole.rows[Qualification][0]
    procedure = _procedure(
        whole, learned, one["moves"], entrance=one["entrance"], office=one["office"]
    )
    if procedure.state == "deficient":
        procedure.missing = one["missing"]
    for kind, euro, payer in one["costs"]:
        _put(whole, Cost(**whole.of, procedure=procedure, kind=kind, euro=euro, payer=payer), 20)
    for kind, title, language, state, form in one["documents"]:
        about = {"kind": kind, "title": title, "language": language, "state": state}
        _document(whole, learned, about, form=form, dice=dice)
    papers = catalogue().procedures[procedure.road].on(whole.world.day)
    for wanted, number in one.get("enclosed", ()):
        key = paper_key(papers.documents[wanted]) if papers else ""
        document = None if number is None else whole.rows[Document][number]
        paper = {"qualification": learned, "wanted": key, "document": document}
        _put(whole, Enclosure(**whole.of, **paper), 20)
    for what, how, level, found_by, language in one["checks"]:
        said = {"what": what, "how": how, "level": level, "found_by": found_by}
        _check(whole, said | {"language": language}, dice.randint(20, 90))


def _thrown(whole: File, told: dict[str, Any], dice: Random) -> None:
    learned: Qualification = whole.rows[Qualification][0]
    # Who was accompanied only a short while ago has not come far yet.
    fits = [
        path for path in PATHS.get(learned.recognition, ()) if path[0][1] < whole.draft.opened - 2
    ]
    entrance = _entrance(learned)
    if fits:
        moves = [[*step, ""] for step in dice.choice(fits)]
        procedure = _procedure(whole, learned, moves, entrance=entrance)
        if procedure.state == "deficient":
            procedure.missing = dice.choice(told["missing"])
        if procedure.state == "partial":
            for what in dice.sample(told["parts"], dice.randint(1, 2)):
                _put(whole, MissingPart(**whole.of, procedure=procedure, what=what), 90)
        if dice.random() < 0.5:
            _put(whole, Cost(**whole.of, procedure=procedure, kind="fee", euro=dice.choice([120, 180, 240]), payer=dice.choice(["open", "person", "grant", "budget"])), 15)  # fmt: skip
    for kind, title, state in dice.sample(told["documents"], dice.randint(0, 3)):
        about = {"kind": kind, "title": title, "state": state, "language": ""}
        _document(whole, learned, about, form=dice.choice(["pdf", "png"]), dice=dice)
    for what, how, level in dice.sample(told["checks"], dice.randint(0, 2)):
        _check(whole, {"what": what, "how": how, "level": level}, dice.randint(5, 60))


def _entrance(learned: Qualification) -> list[str]:
    every = catalogue().occupations.values()
    found = next((one for one in every if one.kldb == learned.kldb), None)
    return [found.id, found.procedure, found.body] if found else ["", "", ""]


def _put(whole: File, row: Row, days: int) -> datetime:
    """Keep a row as of so many days ago, or since the case was opened."""
    at = max(whole.world.at(-days, 11), whole.since(1, 11, 45))
    whole.put(row, at)
    return at


def _procedure(
    whole: File, learned: Qualification, moves: list[list[Any]], *,
    entrance: list[str], office: str = "",
) -> Procedure:  # fmt: skip
    occupation, road, body = entrance
    days = {state: whole.world.ago(ago) for state, ago, _note in moves}
    state, since, _note = moves[-1]
    new = Procedure(
        **whole.of, qualification=learned, occupation=occupation, road=road, body=body,
        kldb=learned.kldb, office=office, state=state, state_since=days[state],
        applied_on=days.get("applied"), papers_complete_on=days.get("complete"),
        decided_on=days[state] if state in DECIDED else None,
        missing="-" if state == "deficient" else "",
    )  # fmt: skip
    if state == "complete":
        new.decision_due_on = _due(new, days[state])
    new.begun_at = _put(whole, new, moves[0][1])
    before = ""
    for step, ago, note in moves:
        move = Move(
            **whole.of, procedure=new, from_state=before, to_state=step, note=note,
            happened_on=whole.world.ago(ago), moved_by_id=whole.adviser.account_id,
        )  # fmt: skip
        move.moved_at, before = _put(whole, move, ago), step
    _say(whole, learned, state, since)
    return new


def _due(procedure: Procedure, complete: date) -> date | None:
    return due_on(Clock(time_for(procedure, complete).months, complete))


def _say(whole: File, learned: Qualification, state: str, ago: int) -> None:
    """Qualification and fact follow the procedure, as the program lets them."""
    begun = state in UNDER_WAY | DECIDED
    learned.recognition = RESULT.get(state, "pending") if begun else "none"
    said = {"foreign_qualification": learned.kind, "recognition_result": learned.recognition}
    for name, value in (said | {STARTED: True} if begun else said).items():
        known = next((fact for fact in whole.rows[Fact] if fact.name == name), None)
        if known is not None:
            known.value = value
            continue
        fact = Fact(**whole.of, name=name, value=value, stated_by_id=whole.adviser.account_id)
        fact.stated_at = _put(whole, fact, ago)


def _document(
    whole: File, learned: Qualification, about: dict[str, str], *, form: str, dice: Random
) -> None:
    words = f"Muster der Demo: {about['title']}".encode("latin-1", "replace")
    page = b"BT /F1 14 Tf 60 760 Td (" + words + b") Tj ET\n%% %d" % dice.randint(0, 10**9)
    content = photograph(dice) if form == "png" else one_page(page)
    new = Document(
        **whole.of, **about, qualification=learned, ending=form, size=len(content),
        media_type="image/png" if form == "png" else "application/pdf",
        taken="phone" if form == "png" else "scan", translated=about["kind"] == "translation",
        digest=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    ago = dice.randint(3, 50)
    new.handed_in_at = _put(whole, new, ago)
    if form == "pdf":
        new.handed_in_by_id = whole.adviser.account_id
    if new.state != "handed_in":
        new.moved_at, new.moved_by_id = new.handed_in_at, whole.adviser.account_id
    _put(whole, Content(**whole.of, document=new, content=content), ago)


def _check(whole: File, said: dict[str, str], ago: int) -> None:
    new = CompetenceCheck(**whole.of, **said, kept_by_id=whole.adviser.account_id)
    new.found_on = whole.world.ago(ago)
    new.kept_at = _put(whole, new, ago)
