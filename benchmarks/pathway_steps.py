"""An invented catalogue of steps: 90 by instruments, 60 of recognition, 500 offers with dates."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from nahtlos.plan.engine import AtLeast, Duration, Gift, Is, Outcome, Session, Step

OCCUPATIONS = (
    "26212", "29302", "24412", "25212", "32122", "43414", "51312", "61123", "71302", "81302",
    "83112", "84114",
)  # fmt: skip
RECOGNITION_STEPS, INSTRUMENT_STEPS, OFFERS = 60, 90, 500
COURSES, JOBS, INTERNSHIPS, LICENCES, APPRENTICESHIPS = 170, 150, 80, 40, 60
BY_LEVEL = {1: "ik_allgemein", 2: "ik_allgemein", 3: "ik_allgemein", 4: "bsk_b2", 5: "bsk_c1"}
IN_WORK = (Gift("employed", becomes=True), Gift("unemployed", becomes=False))
AT_ONCE = {"ba_beratung": "advised_before", "zab_bewertung": "competence_made_credible"}


def catalogue(instruments: Sequence[str], today: date, dice: Random) -> tuple[Step, ...]:
    """All of it, on days from today on."""
    return (
        *_instruments(instruments, dice),
        *(step for occupation in OCCUPATIONS for step in _recognition(occupation, dice)),
        *_courses(today, dice),
        *_jobs(dice),
        *_others(today, dice),
    )


def _instruments(names: Sequence[str], dice: Random) -> Iterator[Step]:
    for number in range(INSTRUMENT_STEPS):
        name = names[number % len(names)]
        yield Step(
            id=f"instrument-{number}-{name}",
            kind="instrument",
            instrument=name,
            gives=(Gift(AT_ONCE.get(name, f"has_{name}"), becomes=True),),
            duration=_lasts(dice, 5, 60),
            load=dice.choice([0.0, 0.0, 0.5]),
        )


def _recognition(kldb: str, dice: Random) -> Iterator[Step]:
    full, partial = Gift(f"recognition_{kldb}", "full"), Gift(f"recognition_{kldb}", "partial")
    need, said = Is(f"recognition_{kldb}", "partial"), Gift("recognition_result", "partial")
    begun = Gift("recognition_procedure_started", becomes=True)
    id_ = f"recognition-{kldb}"
    yield Step(
        id=f"{id_}-apply", kind="recognition", needs=(Is("trained_as", kldb),), gives=(partial, said), meanwhile=(begun,),
        risks=(Outcome("full", 0.2, (full,)),), duration=Duration(60, 110, 240), cost=400,
    )  # fmt: skip
    yield Step(
        id=f"{id_}-course", kind="recognition", needs=(need, AtLeast("german", 3)), load=1.0,
        instrument="anpassungsqualifizierung", gives=(full,), duration=_lasts(dice, 150, 400),
    )  # fmt: skip
    yield Step(
        id=f"{id_}-paid", kind="recognition", needs=(need, AtLeast("german", 3)), load=0.5,
        gives=(full,), duration=_lasts(dice, 200, 500), cost=2500,
    )  # fmt: skip
    yield Step(
        id=f"{id_}-test", kind="recognition", needs=(need, AtLeast("german", 4)), load=0.5,
        gives=(full,), duration=_lasts(dice, 90, 180), cost=600,
    )  # fmt: skip
    yield Step(
        id=f"{id_}-title", kind="recognition",
        needs=(Is(f"recognition_{kldb}", "full"), AtLeast("german", 4)),
        gives=(Gift("may_practise", kldb),), duration=_lasts(dice, 20, 60), cost=100,
    )  # fmt: skip


def _courses(today: date, dice: Random) -> Iterator[Step]:
    for number in range(COURSES):
        level = 1 + number % 5
        paid = dice.random() < 0.3
        load = dice.choice([0.5, 1.0])
        yield Step(
            id=f"course-{number}-{level}",
            kind="course",
            needs=(AtLeast("german", level - 1),),
            instrument=None if paid else BY_LEVEL[level],
            gives=(Gift("german", level),),
            starts=_sessions(today, dice, 4),
            waiting=dice.choice([0, 30, 60, 120]),
            duration=_lasts(dice, 90, 150) if load > 0.5 else _lasts(dice, 160, 260),
            load=load,
            cost=dice.randrange(300, 900, 50) if paid else 0,
        )


def _jobs(dice: Random) -> Iterator[Step]:
    for number in range(JOBS):
        kldb, skilled = OCCUPATIONS[number % 12], number // 12 % 3 == 0
        needs = (Is("may_practise", kldb), AtLeast("german", 4)) if skilled else ()
        yield Step(
            id=f"opening-{number}-{kldb}",
            kind="work",
            needs=needs or (AtLeast("german", dice.randrange(1, 4)),),
            meanwhile=(*IN_WORK, Gift("works_as", kldb if skilled else f"helper_{kldb}")),
            waiting=dice.randrange(5, 60),
            duration=Duration.of(90),
            load=1.0 if skilled else dice.choice([0.5, 1.0]),
            open_ended=True,
            works=True,
            skilled=skilled,
        )


def _others(today: date, dice: Random) -> Iterator[Step]:
    for number in range(INTERNSHIPS):
        yield Step(
            id=f"internship-{number}", kind="internship", needs=(AtLeast("german", 2),),
            instrument="mag", gives=(Gift(f"seen_{OCCUPATIONS[number % 12]}", becomes=True),),
            starts=_sessions(today, dice, 6), duration=_lasts(dice, 14, 42), load=1.0,
        )  # fmt: skip
    for number in range(LICENCES):
        yield Step(
            id=f"licence-{number}", kind="licence", gives=(Gift("driving_b", becomes=True),),
            instrument=dice.choice([None, "vermittlungsbudget"]), load=0.5,
            waiting=dice.randrange(0, 40), duration=_lasts(dice, 90, 200), cost=2800,
        )  # fmt: skip
    for number in range(APPRENTICESHIPS):
        yield Step(
            id=f"apprenticeship-{number}", kind="apprenticeship", needs=(AtLeast("german", 3),),
            meanwhile=(Gift("in_apprenticeship", becomes=True), IN_WORK[0]), load=1.0, works=True,
            starts=(Session(date(today.year + 1, 8, 1)), Session(date(today.year + 2, 8, 1))),
            duration=Duration.of(900), gives=(Gift("may_practise", OCCUPATIONS[number % 12]),),
        )  # fmt: skip


def _sessions(today: date, dice: Random, number: int) -> tuple[Session, ...]:
    days = sorted(dice.sample(range(5, 600), number))
    return tuple(Session(today + timedelta(days=day), dice.choice([0, 0, 3])) for day in days)


def _lasts(dice: Random, least: int, most: int) -> Duration:
    likely = dice.randrange(least, most)
    return Duration(max(1, likely * 8 // 10), likely, likely * 14 // 10)
