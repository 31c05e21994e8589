"""How one becomes skilled here: apprenticeship, retraining, exam from outside, Validierung, own business."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from nahtlos.plan.engine import AtLeast, Gift, Is, Need, Session
from nahtlos.plan.translate.care import cared
from nahtlos.plan.translate.laid import Laid, Words, lay
from nahtlos.plan.translate.recognition import FULL, PARTIAL, counting, fact_of
from nahtlos.plan.translate.standing import Standing
from nahtlos.plan.translate.working import IN_WORK, allowed, permit

TRAINING_GERMAN, RETRAINING_WAIT, EXPERIENCE = 3, 90, 5
"""B1; days until a retraining begins; years of work that an exam from outside takes, all assumed."""
BEGINS = ((8, 1), (9, 1))
WHOLE, HALF = 1.0, 0.5
RETRAINS_FROM, LEARNS_UNTIL = 25, 35
"""Ages: under 25 an apprenticeship comes before retraining; from 35 on, for a goal of work, none is
proposed. Both are assumed."""


def steps(who: Standing, until: date) -> Iterator[Laid]:
    """What leads to a German qualification, as far as the goal asks for one."""
    if who.goal_kind == "self_employment":
        yield from _business(who)
    if who.goal_kind == "apprenticeship":
        yield from _apprenticeship(who, until)
    if who.goal_kind == "job" and who.goal_kldb and not who.as_helper:
        yield from _late(who)
        if counting(who) is None and (who.age is None or who.age < LEARNS_UNTIL):
            yield from _apprenticeship(who, until)


def _late(who: Standing) -> Iterator[Laid]:
    """For those who work already, or worked long: exams without an apprenticeship."""
    words, fact = Words(occupation=who.occupation), fact_of(who.goal_kldb)
    german = AtLeast("german", TRAINING_GERMAN)
    if counting(who) is None and (who.age is None or who.age >= RETRAINS_FROM):
        retraining = lay(
            "retraining", "retraining", words, needs=(german, *cared(who, WHOLE)),
            gives=(Gift(fact, FULL),), load=WHOLE, waiting=RETRAINING_WAIT,
        )  # fmt: skip
        yield retraining.paid_by("fbw_abschluss")
    years = who.facts.get("years_work_total")
    if not isinstance(years, int | float) or years < EXPERIENCE or counting(who) is None:
        return
    exam = lay(
        "external_exam", "exam", words, needs=(german,), gives=(Gift(fact, FULL),), load=HALF
    )
    yield replace(exam, step=replace(exam.step, instrument="externenpruefung"))
    proof = lay("validation", "validation", words, needs=(german,), gives=(Gift(fact, PARTIAL),))
    yield replace(proof, step=replace(proof.step, instrument="validierung"))


def _apprenticeship(who: Standing, until: date) -> Iterator[Laid]:
    words, found = Words(occupation=who.occupation), Gift("found_apprenticeship", becomes=True)
    german: tuple[Need, ...] = (AtLeast("german", TRAINING_GERMAN),)
    without = who.says("has_school_certificate") is False
    if without:
        certificate = (Is("has_school_certificate", value=True),)
        yield lay(
            "look_apprenticeship_long", "look-apprenticeship-long", words, needs=german,
            gives=(found,),
        )  # fmt: skip
        yield lay(
            "look_apprenticeship", "look-apprenticeship", words, needs=(*german, *certificate),
            gives=(found,),
        )  # fmt: skip
    else:
        yield lay("look_apprenticeship", "look-apprenticeship", words, needs=german, gives=(found,))
    yield from _entry(who, words, found)
    training = lay(
        "apprenticeship", "apprenticeship", words,
        needs=(Is("found_apprenticeship", value=True), *cared(who, WHOLE)),
        meanwhile=(*IN_WORK, Gift("in_apprenticeship", becomes=True)),
        gives=(Gift(fact_of(who.goal_kldb), FULL),), starts=tuple(_begins(who.today, until)),
        load=WHOLE, works=True,
    )  # fmt: skip
    yield from allowed(training, "apprenticeship", "apprenticeship")
    yield permit("apprenticeship", "apprenticeship", (Is("found_apprenticeship", value=True),))


def _entry(who: Standing, words: Words, found: Gift) -> Iterator[Laid]:
    """The long internship before an apprenticeship, from October on."""
    title = Words(occupation=words.occupation, title="Einstiegsqualifizierung (EQ)")
    entry = lay(
        "eq", "eq", title, needs=(AtLeast("german", 2), *cared(who, WHOLE)), gives=(found,),
        meanwhile=(Gift("in_eq", becomes=True),), load=WHOLE, waiting=30,
    )  # fmt: skip
    yield replace(entry, step=replace(entry.step, instrument="eq"))


def _begins(today: date, until: date) -> Iterator[Session]:
    for year in range(today.year, until.year + 1):
        for month, day in BEGINS:
            begins = date(year, month, day)
            if today <= begins <= until:
                yield Session(begins)


def _business(who: Standing) -> Iterator[Laid]:
    words = Words(occupation=who.occupation)
    yield lay("business_plan", "plan", words, gives=(Gift("business_planned", becomes=True),))
    own = lay(
        "business", "business", words, needs=(Is("business_planned", value=True),),
        meanwhile=(Gift("own_business", becomes=True), *IN_WORK), load=WHOLE, open_ended=True,
        works=True, skilled=True,
    )  # fmt: skip
    yield from allowed(own, "self_employment", "business")
    yield permit("self_employment", "business", (Is("business_planned", value=True),))
