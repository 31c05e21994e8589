"""The road of recognition as steps: papers, decision, what makes up for differences, the licence."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from nahtlos.people.queries import Recognition
from nahtlos.plan.catalogue import kinds
from nahtlos.plan.engine import AtLeast, Duration, Gift, Is, Need, Outcome
from nahtlos.plan.translate.care import cared
from nahtlos.plan.translate.laid import OWN, Basis, Laid, Words, lay
from nahtlos.plan.translate.standing import Learned, Standing
from nahtlos.plan.translate.working import IN_WORK, LEVELS, allowed, permit
from nahtlos.recognition.catalogue import Occupation, Regulated
from nahtlos.recognition.queries import Payer, Road, Stage, State

MONTH, LATE, SOON, LEAST = 30, 90, 14, 7
"""Days: of a month as the law counts it here; that offices need longer; until an overdue decision."""
GROUP, AREA = 3, 1
"""Digits of the KldB that a qualification shares with the goal: the same trade, or the same field."""
ANALYSIS = "qualifikationsanalyse"
PARTIAL, FULL, COMPARED = "partial", "full", "compared"
GRANT, BUDGET = "anerkennungszuschuss", "vermittlungsbudget"
PAYERS: dict[str, str] = {Payer.GRANT: GRANT, Payer.PLACEMENT_BUDGET: BUDGET}
STARTED = Gift("recognition_procedure_started", becomes=True)
_GRADE = {Recognition.FULL: FULL, Recognition.PARTIAL: PARTIAL}


def fact_of(kldb: str) -> str:
    """The fact that says how far a qualification counts for an occupation."""
    return f"recognition_{kldb}"


def counting(who: Standing) -> Learned | None:
    """The qualification that leads to the goal, if any: of the same trade, else of the same field."""
    for digits in (GROUP, AREA):
        for one in who.learned:
            own = one.qualification.kldb
            academic = one.qualification.kind == "academic"
            if own[:digits] == who.goal_kldb[:digits] and own and (digits == GROUP or academic):
                return one
    return None


def recognised(who: Standing) -> str | None:
    """How far the qualification counts today."""
    one = counting(who)
    return _GRADE.get(Recognition(one.qualification.recognition)) if one else None


def steps(who: Standing) -> Iterator[Laid]:
    """All steps of the road that leads from what was learned to the goal."""
    one = counting(who)
    if one is None or one.qualification.recognition == Recognition.NEGATIVE:
        return
    road, stage = one.road.road, one.road.stage
    if road is None or one.qualification.kldb[:GROUP] != who.goal_kldb[:GROUP]:
        if one.qualification.kind == "academic":
            yield from _compared(who)
        return
    if stage is not None and recognised(who) is None:
        yield from _until_decided(who, one, stage, _words(road))
    yield from _made_up(who, road, stage, _words(road))


def _words(road: Road) -> Words:
    return Words(occupation=road.occupation.title["de"])


def _compared(who: Standing) -> Iterator[Laid]:
    """Studies of the same field, compared with German ones: enough where the work is not regulated."""
    words = Words(occupation=who.occupation)
    laid = lay("comparison", "comparison", words, gives=(Gift(fact_of(who.goal_kldb), COMPARED),))
    yield from (laid.paid_by(BUDGET), laid)


def _until_decided(who: Standing, one: Learned, stage: Stage, words: Words) -> Iterator[Laid]:
    state = State(one.procedure.state) if one.procedure else _state(one)
    if state in {State.NOT_NEEDED, State.ADVISED}:
        yield from _applying(who, one, stage, words, advised=state is State.ADVISED)
        return
    if state is State.DEFICIENT:
        yield lay("papers_missing", "papers", words, gives=(Gift("papers", becomes=True),))
    if state in {State.APPLIED, State.DEFICIENT, State.COMPLETE}:
        needs = (Is("papers", value=True),) if state is State.DEFICIENT else ()
        yield _decision(who, one, stage, words, needs=needs)


def _state(one: Learned) -> State:
    """Where a road stands that is not kept here: applied for elsewhere, or not begun."""
    pending = one.qualification.recognition == Recognition.PENDING
    return State.APPLIED if pending else State.NOT_NEEDED


def _applying(
    who: Standing, one: Learned, stage: Stage, words: Words, *, advised: bool
) -> Iterator[Laid]:
    known = () if advised else (Is("recognition_advised", value=True),)
    if not advised:
        gives = (Gift("recognition_advised", becomes=True),)
        yield lay("recognition_advice", "advice", words, gives=gives)
    turn = stage.procedure.version.missing_papers.procedure
    if ANALYSIS in {turn, stage.procedure.id} and who.says("documents_missing"):
        yield from _analysis(who, words, known)
        return
    papers = lay(
        "papers", "papers", words, needs=known, gives=(Gift("papers", becomes=True), STARTED)
    )
    yield from _with_payers(papers, (GRANT, BUDGET))
    yield _decision(who, one, stage, words, needs=(Is("papers", value=True),))


def _analysis(who: Standing, words: Words, needs: tuple[Need, ...]) -> Iterator[Laid]:
    laid = lay(
        "skills_analysis", "analysis", words, needs=needs, load=0.0,
        gives=(Gift(fact_of(who.goal_kldb), PARTIAL), STARTED),
        risks=(Outcome(FULL, 0.3, (Gift(fact_of(who.goal_kldb), FULL),), OUTCOMES[FULL]),),
    )  # fmt: skip
    yield from _with_payers(laid, (GRANT, BUDGET))


def _with_payers(laid: Laid, payers: Iterable[str]) -> Iterator[Laid]:
    yield from (laid.paid_by(one) for one in payers)
    yield laid


OUTCOMES = {
    FULL: {"de": "Volle Anerkennung", "en": "Full recognition"},
    PARTIAL: {"de": "Teilweise Anerkennung", "en": "Partial recognition"},
}


def _decision(
    who: Standing, one: Learned, stage: Stage, words: Words, *, needs: tuple[Need, ...]
) -> Laid:
    """Planned with differences to make up for, which takes longer; full recognition is the other end.

    Training in another state of the EU is planned as recognised.
    """
    in_eu = any(item.sentence.trained_in == "eu" for item in stage.deadlines)
    ends = (FULL, PARTIAL) if in_eu else (PARTIAL, FULL)
    gives, other = (Gift(fact_of(who.goal_kldb), end) for end in ends)
    named = next((item for item in stage.deadlines if item.of == "decision"), None)
    words = replace(words, title=one.procedure.office if one.procedure else "")
    basis = Basis(
        days=_days(who.today, one, stage),
        why=named.sentence.says if named else None,
        cite=named.sentence.basis.cite if named else None,
    )
    return lay(
        "decision", "decision", words, basis, needs=needs, gives=(gives, STARTED),
        cost=_fee(stage), paid_by=_payer(one),
        risks=(Outcome(ends[1], 0.3, (other,), OUTCOMES[ends[1]]),),
    )  # fmt: skip


def _fee(stage: Stage) -> int:
    """The example of a fee, as far as one is known."""
    return max((fee.max or fee.min or 0 for fee in stage.fees), default=0)


def _payer(one: Learned) -> str:
    """Who pays the fee as it is settled in the file; else the person."""
    return next((PAYERS[p] for p in one.payers if p in PAYERS), OWN)


def _days(today: date, one: Learned, stage: Stage) -> Duration:
    due = one.procedure.decision_due_on if one.procedure else None
    if due is not None:
        left = max(SOON, (due - today).days)
        return Duration(max(LEAST, left // 2), left, left + LATE)
    if stage.duration is None:
        return Duration(*kinds()["decision"].days)
    least, most = stage.duration.least * MONTH, stage.duration.most * MONTH
    return Duration(least, most, most + LATE)


def _made_up(who: Standing, road: Road, stage: Stage | None, words: Words) -> Iterator[Laid]:
    """What makes up for differences: in regulated work as the law has it, else a training."""
    fact, german = fact_of(who.goal_kldb), road.occupation.german.from_
    needs = (Is(fact, PARTIAL), AtLeast("german", LEVELS.index(german)))
    full = (Gift(fact, FULL),)
    if not road.occupation.regulated.is_gate:
        training = lay("adaptation_course", "adaptation", words, needs=needs, gives=full, load=1.0)
        yield training.paid_by("anpassungsqualifizierung")
        return
    kinds_of = {kind for item in (stage.compensation if stage else ()) for kind in item.kinds}
    if "adaptation_course" in kinds_of or not kinds_of:
        at_work = lay(
            "adaptation", "adaptation", words, needs=(*needs, *cared(who, 1.0)), gives=full,
            meanwhile=IN_WORK, load=1.0, works=True,
        )  # fmt: skip
        yield from allowed(at_work, "employment", "adaptation")
        yield permit("employment", "adaptation", needs)
    if kinds_of & {"knowledge_test", "aptitude_test"}:
        yield lay("knowledge_test", "test", words, needs=needs, gives=full, load=0.5)


def licence(who: Standing, goal: Occupation | None) -> Iterator[Laid]:
    """The licence to practise, where there is no work in the occupation without it."""
    if goal is None or goal.regulated is not Regulated.YES:
        return
    needs = (Is(fact_of(who.goal_kldb), FULL), AtLeast("german", LEVELS.index(goal.german.to)))
    gives = (Gift(f"may_practise_{who.goal_kldb}", becomes=True),)
    yield lay("licence", "licence", Words(occupation=goal.title["de"]), needs=needs, gives=gives)
