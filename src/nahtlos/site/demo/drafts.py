"""Four hundred invented lives, before they become rows: who, with which papers, on the way where."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from nahtlos.site.demo.world import World, read

MONTH = 30.44
YOUNG = {"ae_16a", "ae_16f", "ae_17", "ae_25a", "duldung_60c", "ae_16g", "ae_16b"}
AT_WORK = {
    "ae_18a", "ae_18b", "ae_18g", "ae_19c_other", "ae_19d", "ae_21", "ae_16d_3", "duldung_60d",
}  # fmt: skip
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1")
OUTCOMES = {
    "waiting": 22, "learning": 30, "working": 14, "left_work": 8,
    "stayed": 12, "training": 4, "moved": 6, "lost": 4,
}  # fmt: skip
CLOSED = {"stayed": "work", "training": "training", "moved": "moved", "lost": "no_contact"}


@dataclass
class Draft:
    """One person. `told` keeps what only the guided tour's persons have: steps, sharing, burdens."""

    given: str
    family: str
    native: str
    nationality: str
    sex: str
    birth: date
    status: str
    speaks: list[str]
    opened: int
    outcome: str
    record: dict[str, Any]
    german: str
    proven: date | None = None
    children: list[date] = field(default_factory=list)
    learned: dict[str, Any] | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)

    def age(self, day: date) -> int:
        """Years lived on that day."""
        return int((day - self.birth).days // 365.25)


def drafts(world: World) -> list[Draft]:
    """The persons of the tour first, then everybody else in an order thrown by the dice."""
    everybody = list(_generated(world))
    world.dice.shuffle(everybody)
    return [_named(world, one) for one in read("tour.yaml")] + everybody


def _until(world: World, left: Any) -> date | None:
    """Temporary protection ends on a 4 March for everybody; other papers when they end."""
    if left is None:
        return None
    if left == "march":
        year = world.day.year + (world.day >= date(world.day.year, 2, 1))
        return date(year, 3, 4)
    return world.day + timedelta(days=round(MONTH * world.dice.uniform(*left)))


def _named(world: World, one: dict[str, Any]) -> Draft:
    who, goal = one["who"], one["goal"]
    rules = read_statuses()[one["status"]]
    record = {name: world.ago(days) for name, days in one["ago"].items()}
    record |= {"status_until": _until(world, rules["left"]), "goal_kind": goal["kind"]}
    record |= {"goal_kldb": goal["kldb"], "goal_text": goal["text"]}
    proven = one["german"].get("proven")
    learned = one.get("learned")
    return Draft(
        given=who["given"], family=who["family"], native=who["native"],
        nationality=who["nationality"], sex=who["sex"],
        birth=world.ago(round(who["age"] * 365.25) + 120), status=one["status"],
        speaks=who["speaks"], opened=one["opened"], outcome="told", record=record,
        german=one["german"]["level"], proven=world.ago(proven) if proven else None,
        children=[world.ago(days) for days in one["children"]], learned=learned,
        facts=one["facts"], told=one,
    )  # fmt: skip


def read_statuses() -> dict[str, Any]:
    """What goes with each status, § 19c Abs. 2 as § 19c Abs. 1."""
    known: dict[str, Any] = read("statuses.yaml")
    return known | {"ae_19c_2": known["ae_19c_other"]}


def _generated(world: World) -> Iterator[Draft]:
    names, statuses = read("names.yaml"), read_statuses()
    jobs = read("words.yaml")["jobs"]
    for nationality, kind in read("nationalities.yaml").items():
        for status, count in kind["hold"].items():
            for _number in range(count):
                one = _person(world, nationality, kind, names[kind["culture"]])
                yield _situated(world, one, status, statuses[status], kind, jobs)


def _person(
    world: World, nationality: str, kind: dict[str, Any], names: dict[str, list[str]]
) -> dict[str, Any]:
    sex = "f" if world.dice.random() < kind["women"] else "m"
    given = world.dice.choice(names[sex]).partition("|")
    family = world.dice.choice(names["family"]).partition("|")
    return {
        "given": given[0], "family": family[0], "native": f"{given[2]} {family[2]}".strip(),
        "nationality": nationality, "sex": sex, "speaks": kind["speaks"],
    }  # fmt: skip


def _situated(
    world: World, one: dict[str, Any], status: str, rules: dict[str, Any], kind: dict[str, Any],
    jobs: dict[str, str],
) -> Draft:  # fmt: skip
    dice = world.dice
    stay = max(20, round(MONTH * dice.uniform(*rules["stay"])))
    age = (
        dice.randint(18, 26)
        if status in YOUNG
        else min(62, round(18 + 44 * dice.betavariate(2, 3)))
    )
    held = round(min(stay - 8, MONTH * dice.uniform(1, 17 if status == "ae_104c" else 30)))
    opened = min(stay - 5, round(730 * dice.betavariate(1.1, 1.6)) + 3)
    record = {
        "arrival_date": world.ago(stay), "status_since": world.ago(max(held, 2)),
        "status_until": _until(world, rules["left"]),
    }  # fmt: skip
    job = str(dice.choice(kind["jobs"]))
    draft = Draft(
        **one, birth=world.ago(round(age * 365.25) + dice.randint(1, 364)), status=status,
        opened=max(3, opened), outcome=_outcome(world, status, opened), record=record,
        german=_german(world, stay, status),
    )  # fmt: skip
    draft.proven = world.ago(dice.randint(10, max(11, stay // 2))) if draft.german > "A0" else None
    _asylum(world, draft, rules.get("asylum"), stay)
    _work(world, draft, rules["money"], job, jobs)
    _family(world, draft, age)
    return draft


def _outcome(world: World, status: str, opened: int) -> str:
    if status in AT_WORK:
        return "working"
    if opened < 150:
        return world.dice.choice(["waiting", "learning", "learning"])
    return world.dice.choices(list(OUTCOMES), list(OUTCOMES.values()))[0]


def _german(world: World, stay: int, status: str) -> str:
    if status == "german":
        return "C1"
    likely = min(4.4, stay / 330) + (1.5 if status in AT_WORK | YOUNG else 0)
    return LEVELS[max(0, min(5, round(world.dice.gauss(likely, 0.9))))]


def _asylum(world: World, draft: Draft, asylum: str | None, stay: int) -> None:
    if not asylum:
        return
    registered = stay - world.dice.randint(1, 6)
    draft.record["asylum_registered_on"] = world.ago(registered)
    draft.record["asylum_applied_on"] = world.ago(max(1, registered - world.dice.randint(5, 25)))
    if asylum == "granted":
        draft.facts["protection_recognised"] = True
        return
    draft.facts["asylum_outcome"] = asylum
    if asylum == "rejected":
        draft.facts["asylum_procedure_final"] = True
    if draft.status.startswith("duldung"):
        draft.record["duldung_since"] = draft.record["status_since"]


def _work(world: World, draft: Draft, money: list[str], job: str, jobs: dict[str, str]) -> None:
    dice, works = world.dice, draft.outcome in {"working", "stayed"}
    draft.facts["benefit"] = "NONE" if works else dice.choice(money)
    draft.facts |= {"employed": works, "employed_insured": works}
    if works:
        draft.facts["weekly_hours"] = dice.choice([20, 25, 30, 38, 39, 40])
    elif draft.facts["benefit"] in {"SGB_II", "ALG"}:
        since = dice.randint(30, max(40, (world.day - draft.record["arrival_date"]).days - 40))
        draft.record["unemployed_since"] = world.ago(since)
        draft.facts["registered_jobseeker"] = True
    young = draft.age(world.day) < 25
    draft.record |= {"goal_kind": "apprenticeship" if young and dice.random() < 0.6 else "job"}
    draft.record |= {"goal_kldb": job, "goal_text": f"Als {jobs[job]} arbeiten"}
    if not young and dice.random() < 0.62:
        draft.learned = {
            "title": jobs[job], "kldb": job, "country": draft.nationality,
            "kind": "academic" if job[-1] == "4" else "vocational",
            "finished": draft.birth.year + dice.randint(20, 24),
            "recognition": dice.choices(["none", "pending", "full", "partial"], [60, 18, 12, 10])[0],
        }  # fmt: skip
        draft.facts["years_work_total"] = dice.randint(0, max(0, draft.age(world.day) - 22))


def _family(world: World, draft: Draft, age: int) -> None:
    dice = world.dice
    most = 0 if age < 21 else min(4, (age - 19) // 5)
    for _child in range(dice.choices(range(most + 1), [3, 2, 2, 1, 1][: most + 1])[0]):
        draft.children.append(world.ago(dice.randint(60, min(20, age - 18) * 365 - 60)))
    if dice.random() < 0.7:
        draft.facts["literacy_functional"] = dice.random() < 0.93
    if dice.random() < 0.6:
        draft.facts["latin_script"] = draft.german >= "A2" or dice.random() < 0.7
    if dice.random() < 0.5:
        draft.facts["has_school_certificate"] = dice.random() < 0.75
    for unsure in ("documents_missing", "advised_before", "ik_completed_or_not_possible"):
        if dice.random() < 0.18:
            draft.facts[unsure] = None
